import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('blocs', '0001_blocs'),
        ('boards', '0001_boards'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('name_en', models.CharField(max_length=160, verbose_name='name in English')),
                ('level', models.CharField(choices=[('ministry', 'ministry'), ('province', 'province'), ('government', 'Government'), ('state', 'state')], max_length=12, verbose_name='level')),
                ('grantor', models.CharField(max_length=160, verbose_name='granted by')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'award',
                'verbose_name_plural': 'awards',
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signed_by', models.CharField(blank=True, max_length=120, verbose_name='signed by')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='blocs.cycle', verbose_name='cycle')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='boards.document', verbose_name='document')),
            ],
            options={
                'verbose_name': 'decision',
                'verbose_name_plural': 'decisions',
                'ordering': ['-document__issued_on'],
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('achievements', models.TextField(verbose_name='summary of achievements')),
                ('earlier_awards', models.TextField(blank=True, help_text='With decision number, day and authority.', verbose_name='earlier awards')),
                ('votes_for', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='votes for')),
                ('votes_cast', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='votes cast')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('nominated_at', models.DateTimeField(auto_now_add=True, verbose_name='nominated at')),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='awards.award', verbose_name='award')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='boards.board', verbose_name='board')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='blocs.cycle', verbose_name='cycle')),
                ('edition', models.ForeignKey(blank=True, help_text='The published result that the nomination rests on.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='blocs.edition', verbose_name='edition')),
                ('nominated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='nominated by')),
            ],
            options={
                'verbose_name': 'nomination',
                'verbose_name_plural': 'nominations',
                'ordering': ['-cycle__year', 'award__order', 'board__sort_key'],
            },
        ),
        migrations.CreateModel(
            name='Conferral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('granted', 'granted'), ('cancelled', 'cancelled'), ('recovered', 'recovered')], default='granted', max_length=10, verbose_name='status')),
                ('ground', models.CharField(blank=True, max_length=300, verbose_name='ground')),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conferrals', to='awards.award', verbose_name='award')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conferrals', to='boards.board', verbose_name='board')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conferrals', to='awards.decision', verbose_name='decision')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_conferrals', to='awards.decision', verbose_name='cancelled or recovered by')),
                ('nomination', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conferral', to='awards.nomination', verbose_name='nomination')),
            ],
            options={
                'verbose_name': 'conferral',
                'verbose_name_plural': 'conferrals',
                'ordering': ['decision', 'award__order'],
            },
        ),
        migrations.CreateModel(
            name='AwardRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('quota_fixed', 'fixed quota per bloc and year'), ('quota_percent', 'quota as a percentage'), ('threshold', 'vote threshold'), ('form', 'form number')], max_length=16, verbose_name='kind')),
                ('value', models.CharField(max_length=120, verbose_name='value')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until (excluded)')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('certainty', models.CharField(choices=[('official', 'read in the official text'), ('press', 'reported by the press'), ('unverified', 'not verified')], max_length=12, verbose_name='certainty')),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                ('checked_by', models.CharField(blank=True, max_length=120, verbose_name='checked by')),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='awards.award', verbose_name='award')),
            ],
            options={
                'verbose_name': 'award rule',
                'verbose_name_plural': 'award rules',
                'ordering': ['award', 'kind', '-starts_on'],
                'constraints': [models.UniqueConstraint(fields=('award', 'kind', 'starts_on'), name='award_rule_one_per_kind_and_start', violation_error_message='This award already has such a rule from that day.'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='award_rule_ends_after_it_starts', violation_error_message='A rule cannot end before it begins.')],
            },
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(fields=('cycle', 'board', 'award'), name='nomination_one_per_cycle_board_and_award', violation_error_message='This board is already nominated for the award.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('votes_cast__isnull', True), ('votes_for__isnull', True)), ('votes_for__lte', models.F('votes_cast')), _connector='OR'), name='nomination_votes_for_are_among_those_cast', violation_error_message='There cannot be more votes for than votes cast.'),
        ),
        migrations.AddConstraint(
            model_name='conferral',
            constraint=models.UniqueConstraint(fields=('decision', 'board', 'award'), name='conferral_once_per_decision', violation_error_message='The decision already gives this award to the board.'),
        ),
        migrations.AddConstraint(
            model_name='conferral',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_by__isnull', True), ('ground', ''), ('status', 'granted')), models.Q(models.Q(('status', 'granted'), _negated=True), ('ended_by__isnull', False), models.Q(('ground', ''), _negated=True)), _connector='OR'), name='conferral_ends_by_a_decision_with_a_ground', violation_error_message='An end needs a decision and a ground.'),
        ),
    ]
