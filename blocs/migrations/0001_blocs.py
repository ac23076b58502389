import blocs.models.schemes
import boards.domain.names
import boards.models.constraints
import boards.models.fields
import boards.models.files
import boards.models.indicators
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('boards', '0001_boards'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Bloc',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_en', models.CharField(max_length=200, verbose_name='name in English')),
                ('short_name', models.CharField(max_length=80, verbose_name='short name')),
                ('short_name_en', models.CharField(max_length=80, verbose_name='short name in English')),
                ('council', models.CharField(max_length=200, verbose_name='council')),
                ('council_en', models.CharField(max_length=200, verbose_name='council in English')),
                ('search_text', boards.models.fields.DerivedTextField(derive=boards.domain.names.fold, source='name')),
                ('sort_key', boards.models.fields.DerivedTextField(db_index=True, derive=boards.domain.names.sort_key, source='name')),
            ],
            options={
                'verbose_name': 'bloc',
                'verbose_name_plural': 'blocs',
                'ordering': ['sort_key'],
            },
        ),
        migrations.CreateModel(
            name='Cycle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('stage', models.CharField(choices=[('planning', 'planning'), ('running', 'running'), ('reporting', 'reporting'), ('appraisal', 'appraisal'), ('conference', 'conference'), ('proposed', 'proposed'), ('closed', 'closed')], default='planning', max_length=12, verbose_name='stage')),
                ('members_on', models.DateField(help_text='The day that decides who is a member of this year.', verbose_name='members as of')),
                ('conference_on', models.DateField(blank=True, null=True, verbose_name='conference on')),
                ('conference_place', models.CharField(blank=True, max_length=120, verbose_name='conference place')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('bloc', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cycles', to='blocs.bloc', verbose_name='bloc')),
            ],
            options={
                'verbose_name': 'cycle',
                'verbose_name_plural': 'cycles',
                'ordering': ['-year', 'bloc__sort_key'],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('payload', models.TextField(verbose_name='payload')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='fingerprint')),
                ('correction_note', models.TextField(blank=True, verbose_name='correction note')),
                ('prepared_at', models.DateTimeField(verbose_name='prepared at')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='blocs.cycle', verbose_name='cycle')),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['cycle', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('chair', 'chair'), ('deputy', 'deputy')], max_length=8, verbose_name='role')),
                ('status', models.CharField(choices=[('proposed', 'proposed'), ('announced', 'announced'), ('acting', 'acting'), ('ended', 'ended')], max_length=10, verbose_name='status')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until (excluded)')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='boards.board', verbose_name='board')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='blocs.cycle', verbose_name='cycle')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boards.document', verbose_name='basis document')),
            ],
            options={
                'verbose_name': 'mandate',
                'verbose_name_plural': 'mandates',
                'ordering': ['cycle', 'role', 'starts_on'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.PositiveSmallIntegerField(verbose_name='seat')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until (excluded)')),
                ('bloc', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='blocs.bloc', verbose_name='bloc')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='boards.board', verbose_name='board')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boards.document', verbose_name='basis document')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['bloc', 'seat'],
            },
        ),
        migrations.CreateModel(
            name='Pledge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                ('file', models.FileField(blank=True, upload_to='pledges/%Y/', validators=[django.core.validators.FileExtensionValidator(['pdf', 'docx', 'doc', 'xlsx', 'xls', 'png', 'jpg', 'jpeg', 'tif', 'tiff']), boards.models.files.validate_size], verbose_name='signed file')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pledges', to='blocs.cycle', verbose_name='cycle')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boards.document', verbose_name='basis document')),
            ],
            options={
                'verbose_name': 'pledge',
                'verbose_name_plural': 'pledges',
                'ordering': ['cycle', '-version'],
            },
        ),
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_en', models.CharField(max_length=200, verbose_name='name in English')),
                ('total', models.DecimalField(decimal_places=2, default=100, max_digits=8, verbose_name='total points')),
                ('places', models.PositiveSmallIntegerField(default=2, help_text='Totals are rounded once, half up, to so many decimals.', verbose_name='decimal places')),
                ('missing_policy', models.CharField(choices=[('zero', 'a missing figure scores zero'), ('exclude_and_rescale', 'a missing figure is left out and the rest rescaled to the total'), ('fixed', 'a missing figure scores a fixed share of the maximum')], max_length=24, verbose_name='missing values')),
                ('missing_share', models.DecimalField(blank=True, decimal_places=4, help_text='From 0 to 1, of the maximum; only where a missing value gets a fixed share.', max_digits=5, null=True, verbose_name='share for a missing value')),
                ('rate_kind', models.CharField(choices=[('period_end', 'end of period'), ('period_average', 'average of period')], max_length=16, verbose_name='exchange rate')),
                ('illustrative', models.BooleanField(default=False, help_text='Not an official scheme: every page and file says so.', verbose_name='illustration')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('note_en', models.TextField(blank=True, verbose_name='note in English')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schemes', to='blocs.cycle', verbose_name='cycle')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boards.document', verbose_name='basis document')),
            ],
            options={
                'verbose_name': 'scheme',
                'verbose_name_plural': 'schemes',
                'ordering': ['cycle', 'code', '-version'],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_en', models.CharField(max_length=200, verbose_name='name in English')),
                ('maximum', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='maximum')),
                ('method', models.CharField(choices=blocs.models.schemes.method_choices, max_length=40, verbose_name='method')),
                ('parameters', models.JSONField(blank=True, default=dict, verbose_name='parameters')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='boards.indicator', verbose_name='indicator')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='blocs.scheme', verbose_name='scheme')),
            ],
            options={
                'verbose_name': 'criterion',
                'verbose_name_plural': 'criteria',
                'ordering': ['scheme', 'order'],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('layer', models.CharField(choices=[('self', 'self-scored'), ('peer', 'peer-scored'), ('appraised', 'appraised'), ('final', 'final')], max_length=10, verbose_name='layer')),
                ('points', models.DecimalField(blank=True, decimal_places=6, max_digits=14, null=True, verbose_name='points')),
                ('exact', models.TextField(blank=True, verbose_name='exact points')),
                ('outcome', models.CharField(choices=[('counted', 'counted'), ('zero_missing', 'zero: no figure'), ('fixed_missing', 'fixed share: no figure'), ('zero_no_target', 'zero: no target'), ('fixed_no_target', 'fixed share: no target'), ('excluded_missing', 'left out: no figure'), ('excluded_no_target', 'left out: no target'), ('excluded_not_applicable', 'left out: not applicable'), ('excluded_doubt', 'left out: open doubt')], max_length=24, verbose_name='outcome')),
                ('explanation', models.TextField(verbose_name='explanation')),
                ('explanation_en', models.TextField(verbose_name='explanation in English')),
                ('computed_at', models.DateTimeField(verbose_name='computed at')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='boards.board', verbose_name='board')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='blocs.criterion', verbose_name='criterion')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='blocs.cycle', verbose_name='cycle')),
            ],
            options={
                'verbose_name': 'score',
                'verbose_name_plural': 'scores',
                'ordering': ['cycle', 'board__sort_key', 'criterion__order'],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('digital', 'digital'), ('paper', 'on paper')], max_length=8, verbose_name='kind')),
                ('signed_on', models.DateField(verbose_name='signed on')),
                ('signed_by', models.CharField(blank=True, max_length=120, verbose_name='signed by')),
                ('file', models.FileField(blank=True, upload_to='signatures/%Y/', validators=[django.core.validators.FileExtensionValidator(['pdf', 'docx', 'doc', 'xlsx', 'xls', 'png', 'jpg', 'jpeg', 'tif', 'tiff']), boards.models.files.validate_size], verbose_name='signed file')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='boards.board', verbose_name='board')),
                ('pledge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='blocs.pledge', verbose_name='pledge')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boards.document', verbose_name='source')),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
                'ordering': ['pledge', 'board__sort_key'],
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='place')),
                ('points', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='points')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='boards.board', verbose_name='board')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='blocs.edition', verbose_name='edition')),
            ],
            options={
                'verbose_name': 'standing',
                'verbose_name_plural': 'standings',
                'ordering': ['edition', 'place'],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.DecimalField(decimal_places=6, max_digits=24, verbose_name='amount')),
                ('unit', models.CharField(choices=boards.models.indicators.unit_choices, max_length=12, verbose_name='unit')),
                ('as_printed', models.CharField(blank=True, max_length=200, verbose_name='as printed')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='boards.board', verbose_name='board')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='blocs.cycle', verbose_name='cycle')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='boards.indicator', verbose_name='indicator')),
            ],
            options={
                'verbose_name': 'target',
                'verbose_name_plural': 'targets',
                'ordering': ['cycle', 'board__sort_key', 'indicator__order'],
            },
        ),
        migrations.AddConstraint(
            model_name='cycle',
            constraint=models.UniqueConstraint(fields=('bloc', 'year'), name='cycle_one_per_bloc_and_year', violation_error_message='This bloc already has a cycle for that year.'),
        ),
        migrations.AddConstraint(
            model_name='cycle',
            constraint=models.CheckConstraint(condition=models.Q(('year__range', (2000, 2100))), name='cycle_year_is_plausible', violation_error_message='The year is out of range.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('cycle', 'number'), name='edition_number_once_per_cycle', violation_error_message='This edition number is taken.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(condition=models.Q(('published_at__isnull', True)), fields=('cycle',), name='edition_one_waits_per_cycle', violation_error_message='An edition already waits for approval.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by__isnull', True), ('published_at__isnull', True)), models.Q(('approved_by__isnull', False), ('published_at__isnull', False)), _connector='OR'), name='edition_is_published_by_approval', violation_error_message='An edition is published when it is approved.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('prepared_by')), _negated=True), _connector='OR'), name='edition_is_approved_by_a_second_officer', violation_error_message='A second officer must approve the edition.'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.UniqueConstraint(fields=('cycle', 'board', 'role', 'starts_on'), name='mandate_one_per_board_role_and_start', violation_error_message='This mandate is already recorded.'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='mandate_ends_after_it_starts', violation_error_message='A mandate cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=boards.models.constraints.NoOverlap(condition=models.Q(('role', 'chair'), models.Q(('status', 'proposed'), _negated=True)), fields=('cycle',), name='mandate_one_chair_at_a_time', violation_error_message='Another board is chair in that time.'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'ended'), _negated=True), ('ends_on__isnull', False), _connector='OR'), name='mandate_ended_has_an_end', violation_error_message='An ended mandate needs the day it ended.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('bloc', 'board', 'starts_on'), name='membership_one_per_board_and_start', violation_error_message='This board already joined the bloc that day.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=boards.models.constraints.NoOverlap(condition=models.Q(('seat__gte', 1)), fields=('bloc', 'board'), name='membership_once_at_a_time', violation_error_message='This board is already a member of the bloc.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=boards.models.constraints.NoOverlap(condition=models.Q(('seat__gte', 1)), fields=('bloc', 'seat'), name='membership_seat_is_taken_once', violation_error_message='Another board has this seat.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('seat__gte', 1)), name='membership_seat_counts_from_one', violation_error_message='Seats count from one.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='membership_ends_after_it_starts', violation_error_message='A membership cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='pledge',
            constraint=models.UniqueConstraint(fields=('cycle', 'version'), name='pledge_version_once_per_cycle', violation_error_message='This version of the pledge already exists.'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.UniqueConstraint(fields=('cycle', 'code', 'version'), name='scheme_version_once_per_cycle', violation_error_message='This version of the scheme already exists.'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(('issued_on__isnull', True), ('document__isnull', False), ('illustrative', True), _connector='OR'), name='scheme_is_issued_by_a_document', violation_error_message='An official scheme is issued by a document.'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('missing_policy', 'fixed'), ('missing_share__gte', 0), ('missing_share__lte', 1)), models.Q(models.Q(('missing_policy', 'fixed'), _negated=True), ('missing_share__isnull', True)), _connector='OR'), name='scheme_share_goes_with_the_fixed_policy', violation_error_message='A share from 0 to 1 is given exactly where missing values get a fixed share.'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(('total__gt', 0)), name='scheme_total_is_positive', violation_error_message='The total is above zero.'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(fields=('scheme', 'code'), name='criterion_code_once_per_scheme', violation_error_message='The scheme already has this criterion.'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(('maximum__gte', 0)), name='criterion_maximum_is_not_negative', violation_error_message='A maximum is not below zero.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('board', 'criterion', 'layer'), name='score_one_per_board_criterion_and_layer', violation_error_message='This layer already scored the criterion.'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('points__isnull', True), ('points__gte', 0), _connector='OR'), name='score_is_not_negative', violation_error_message='A score is not below zero.'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('pledge', 'board'), name='signature_one_per_board_and_pledge', violation_error_message='This board has already signed the pledge.'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=models.UniqueConstraint(fields=('edition', 'board'), name='standing_one_per_board_and_edition', violation_error_message='The board already stands in this edition.'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('place__isnull', True), ('points__isnull', True)), models.Q(('place__gte', 1), ('points__isnull', False)), _connector='OR'), name='standing_has_a_place_exactly_when_it_has_points', violation_error_message='A place goes with points.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(fields=('cycle', 'board', 'indicator'), name='target_one_per_cycle_board_and_indicator', violation_error_message='This board already has a target for the indicator.'),
        ),
    ]
