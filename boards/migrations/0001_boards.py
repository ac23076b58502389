import boards.domain.names
import boards.models.constraints
import boards.models.fields
import boards.models.files
import boards.models.indicators
import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class BtreeGist(BtreeGistExtension):
    """The stock operation asks SQLite too for its extensions when it is reversed."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        # Periods that must not overlap are kept by exclusion constraints on PostgreSQL.
        BtreeGist(),
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('short_name', models.CharField(max_length=60, verbose_name='short name')),
                ('founded_on', models.DateField(blank=True, null=True, verbose_name='founded on')),
                ('dissolved_on', models.DateField(blank=True, null=True, verbose_name='dissolved on')),
                ('search_text', boards.models.fields.DerivedTextField(derive=boards.domain.names.fold, source='name')),
                ('sort_key', boards.models.fields.DerivedTextField(db_index=True, derive=boards.domain.names.sort_key, source='short_name')),
            ],
            options={
                'verbose_name': 'board',
                'verbose_name_plural': 'boards',
                'ordering': ['sort_key', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('name_en', models.CharField(max_length=160, verbose_name='name in English')),
                ('dimension', models.CharField(choices=[('count', 'count'), ('people', 'people'), ('area', 'area'), ('money', 'money'), ('percent', 'percent'), ('rank', 'rank')], max_length=8, verbose_name='dimension')),
                ('time_type', models.CharField(choices=[('flow', 'flow over the year'), ('stock', 'stock at a date'), ('ratio', 'ratio'), ('average', 'average')], max_length=8, verbose_name='time')),
                ('direction', models.CharField(choices=[('more', 'more is better'), ('less', 'less is better'), ('neutral', 'neither is better')], default='more', max_length=8, verbose_name='direction')),
                ('unit', models.CharField(choices=boards.models.indicators.unit_choices, max_length=12, verbose_name='unit')),
                ('additive', models.BooleanField(default=True, verbose_name='may be summed over boards')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('search_text', boards.models.fields.DerivedTextField(derive=boards.domain.names.fold, source='search_source')),
            ],
            options={
                'verbose_name': 'indicator',
                'verbose_name_plural': 'indicators',
                'ordering': ['order', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Officer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('role', models.CharField(choices=[('board', 'board officer'), ('secretariat', 'council secretariat'), ('auditor', 'auditor')], default='board', max_length=12, verbose_name='role')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('board', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='officers', to='boards.board', verbose_name='board')),
            ],
            options={
                'verbose_name': 'officer',
                'verbose_name_plural': 'officers',
                'ordering': ['username'],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='BoardAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200, verbose_name='alias')),
                ('search_text', boards.models.fields.DerivedTextField(derive=boards.domain.names.fold, source='text')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='boards.board', verbose_name='board')),
            ],
            options={
                'verbose_name': 'alias',
                'verbose_name_plural': 'aliases',
                'ordering': ['text'],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='code')),
                ('kind', models.CharField(choices=[('notice', 'notice'), ('decision', 'decision'), ('regulation', 'regulation'), ('report', 'report'), ('minutes', 'minutes'), ('pledge', 'pledge'), ('submission', 'submission'), ('article', 'published article'), ('rate', 'exchange rate announcement'), ('other', 'other')], max_length=12, verbose_name='kind')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='number')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='issued on')),
                ('issuer', models.CharField(max_length=200, verbose_name='issuer')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('url', models.URLField(blank=True, max_length=300, verbose_name='address')),
                ('file', models.FileField(blank=True, upload_to='documents/%Y/', validators=[django.core.validators.FileExtensionValidator(['pdf', 'docx', 'doc', 'xlsx', 'xls', 'png', 'jpg', 'jpeg', 'tif', 'tiff']), boards.models.files.validate_size], verbose_name='file')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('search_text', boards.models.fields.DerivedTextField(derive=boards.domain.names.fold, source='search_source')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'ordering': ['-issued_on', 'number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('issuer', 'number', 'issued_on'), name='document_number_once_per_issuer_and_day', violation_error_message='This issuer already has a document of that number.')],
            },
        ),
        migrations.CreateModel(
            name='BoardName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='until (excluded)')),
                ('search_text', boards.models.fields.DerivedTextField(derive=boards.domain.names.fold, source='name')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='boards.board', verbose_name='board')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boards.document', verbose_name='basis document')),
            ],
            options={
                'verbose_name': 'earlier name',
                'verbose_name_plural': 'earlier names',
                'ordering': ['ends_on'],
            },
        ),
        migrations.CreateModel(
            name='ExchangeRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('currency', models.CharField(choices=[('USD', 'USD')], max_length=3, verbose_name='currency')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('kind', models.CharField(choices=[('period_end', 'end of period'), ('period_average', 'average of period')], max_length=16, verbose_name='kind')),
                ('vnd_per_unit', models.DecimalField(decimal_places=4, max_digits=14, verbose_name='VND per unit')),
                ('rate_date', models.DateField(blank=True, null=True, verbose_name='date of the rate')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('source_en', models.CharField(blank=True, max_length=200, verbose_name='source in English')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boards.document', verbose_name='basis document')),
            ],
            options={
                'verbose_name': 'exchange rate',
                'verbose_name_plural': 'exchange rates',
                'ordering': ['-year', 'currency', 'kind'],
            },
        ),
        migrations.CreateModel(
            name='Province',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('merged_on', models.DateField(blank=True, null=True, verbose_name='merged on')),
                ('sort_key', boards.models.fields.DerivedTextField(db_index=True, derive=boards.domain.names.sort_key, source='name')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='boards.province', verbose_name='merged into')),
            ],
            options={
                'verbose_name': 'province',
                'verbose_name_plural': 'provinces',
                'ordering': ['sort_key'],
            },
        ),
        migrations.AddField(
            model_name='board',
            name='province',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='boards', to='boards.province', verbose_name='province'),
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('locked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='locked at')),
                ('lock_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='reason of the lock')),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='boards.board', verbose_name='board')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='boards.document', verbose_name='source')),
            ],
            options={
                'verbose_name': 'yearly report',
                'verbose_name_plural': 'yearly reports',
                'ordering': ['-year', 'board__sort_key'],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(choices=[('actual', 'actual'), ('estimate', 'estimate')], default='actual', max_length=8, verbose_name='basis')),
                ('currency', models.CharField(blank=True, editable=False, max_length=3, verbose_name='currency')),
                ('availability', models.CharField(choices=[('reported', 'reported'), ('missing', 'missing'), ('not_applicable', 'not applicable'), ('not_yet', 'not yet')], default='reported', max_length=16, verbose_name='availability')),
                ('amount', models.DecimalField(blank=True, decimal_places=6, max_digits=24, null=True, verbose_name='amount')),
                ('unit', models.CharField(blank=True, choices=boards.models.indicators.unit_choices, max_length=12, verbose_name='unit')),
                ('qualifier', models.CharField(blank=True, choices=[('', 'exact as printed'), ('nearly', 'nearly'), ('more_than', 'more than'), ('about', 'about')], max_length=10, verbose_name='qualifier')),
                ('as_printed', models.CharField(blank=True, max_length=200, verbose_name='as printed')),
                ('source_place', models.CharField(blank=True, max_length=300, verbose_name='page or quote')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('note_en', models.CharField(blank=True, max_length=300, verbose_name='note in English')),
                ('doubt', models.CharField(blank=True, choices=[('', 'no doubt'), ('notice', 'noted'), ('blocking', 'blocking')], max_length=8, verbose_name='doubt')),
                ('doubt_reason', models.CharField(blank=True, max_length=400, verbose_name='reason of the doubt')),
                ('doubt_reason_en', models.CharField(blank=True, max_length=400, verbose_name='reason of the doubt in English')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='doubt settled at')),
                ('settlement', models.CharField(blank=True, max_length=400, verbose_name='how the doubt was settled')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed at')),
                ('search_text', boards.models.fields.DerivedTextField(derive=boards.domain.names.fold, source='as_printed')),
                ('doubt_raised_by', models.ForeignKey(blank=True, help_text='Empty when the doubt came with the data or from a check.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='doubt raised by')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='doubt settled by')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='boards.document', verbose_name='source')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='boards.indicator', verbose_name='indicator')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='boards.report', verbose_name='yearly report')),
            ],
            options={
                'verbose_name': 'figure',
                'verbose_name_plural': 'figures',
                'ordering': ['report', 'indicator__order', 'currency'],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='code')),
                ('kind', models.CharField(choices=[('merge', 'merger'), ('split', 'split'), ('rename', 'renaming'), ('transfer', 'transfer'), ('dissolve', 'dissolution')], max_length=10, verbose_name='kind')),
                ('effective_on', models.DateField(verbose_name='effective on')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boards.document', verbose_name='basis document')),
                ('predecessors', models.ManyToManyField(related_name='successions_out', to='boards.board', verbose_name='predecessors')),
                ('successors', models.ManyToManyField(blank=True, related_name='successions_in', to='boards.board', verbose_name='successors')),
            ],
            options={
                'verbose_name': 'succession',
                'verbose_name_plural': 'successions',
                'ordering': ['-effective_on', 'slug'],
            },
        ),
        migrations.AddConstraint(
            model_name='officer',
            constraint=models.CheckConstraint(condition=models.Q(('role', 'board'), ('board__isnull', True), _connector='OR'), name='officer_of_a_board_only_in_that_role', violation_error_message='Only a board officer belongs to a board.'),
        ),
        migrations.AddConstraint(
            model_name='boardalias',
            constraint=models.UniqueConstraint(fields=('search_text',), name='board_alias_names_one_board', violation_error_message='This alias already names a board.'),
        ),
        migrations.AddConstraint(
            model_name='boardname',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='board_name_ends_after_it_starts', violation_error_message='A name cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='boardname',
            constraint=boards.models.constraints.NoOverlap(condition=models.Q(('ends_on__isnull', False)), fields=('board',), name='board_name_one_at_a_time', violation_error_message='The board bore another name in that time.'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.UniqueConstraint(fields=('currency', 'year', 'kind'), name='rate_one_per_currency_year_and_kind', violation_error_message='This year already has such a rate.'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('vnd_per_unit__gt', 0)), name='rate_is_positive', violation_error_message='A rate is above zero.'),
        ),
        migrations.AddConstraint(
            model_name='province',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', True), ('merged_on__isnull', True)), models.Q(('merged_into__isnull', False), ('merged_on__isnull', False)), _connector='OR'), name='province_merger_is_dated', violation_error_message='A merger needs both the province and the day.'),
        ),
        migrations.AddConstraint(
            model_name='board',
            constraint=models.CheckConstraint(condition=models.Q(('founded_on__isnull', True), ('dissolved_on__isnull', True), ('dissolved_on__gt', models.F('founded_on')), _connector='OR'), name='board_dissolved_after_it_was_founded', violation_error_message='A board cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(fields=('board', 'year'), name='report_one_per_board_and_year', violation_error_message='This board already has a report for that year.'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('year__range', (2000, 2100))), name='report_year_is_plausible', violation_error_message='The year is out of range.'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lock_reason', ''), ('locked_at__isnull', True)), models.Q(('locked_at__isnull', False), models.Q(('lock_reason', ''), _negated=True)), _connector='OR'), name='report_lock_has_a_reason', violation_error_message='A lock needs a reason.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.UniqueConstraint(fields=('report', 'indicator', 'basis', 'currency'), name='figure_one_per_report_indicator_basis_and_currency', violation_error_message='The report already has this indicator in that currency.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', False), ('availability', 'reported'), models.Q(('unit', ''), _negated=True)), models.Q(models.Q(('availability', 'reported'), _negated=True), ('amount__isnull', True), ('currency', ''), ('qualifier', ''), ('unit', '')), _connector='OR'), name='figure_has_an_amount_exactly_when_reported', violation_error_message='An amount is given exactly when it is reported.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('currency', 'VND'), ('unit__startswith', 'VND')), models.Q(('currency', 'USD'), ('unit__startswith', 'USD')), models.Q(('currency', ''), models.Q(('unit__startswith', 'VND'), _negated=True), models.Q(('unit__startswith', 'USD'), _negated=True)), _connector='OR'), name='figure_currency_is_that_of_its_unit', violation_error_message='The currency must be that of the unit.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('doubt', ''), models.Q(('doubt_reason', ''), _negated=True), _connector='OR'), name='figure_doubt_has_a_reason', violation_error_message='A doubt needs a reason.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('settled_by__isnull', True), ('settlement', '')), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False), models.Q(('settlement', ''), _negated=True), models.Q(('doubt', ''), _negated=True)), _connector='OR'), name='figure_settlement_is_complete', violation_error_message='A settled doubt says who settled it, when and how.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('settled_by__isnull', True), ('doubt_raised_by__isnull', True), models.Q(('settled_by', models.F('doubt_raised_by')), _negated=True), _connector='OR'), name='figure_doubt_is_settled_by_a_second_person', violation_error_message='A second person must settle the doubt.'),
        ),
    ]
