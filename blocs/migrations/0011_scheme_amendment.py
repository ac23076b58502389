import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('blocs', '0010_scheme_tree'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='scheme',
            name='amends',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='blocs.scheme', verbose_name='amends'),
        ),
        migrations.AddField(
            model_name='scheme',
            name='issued_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by'),
        ),
        migrations.AddField(
            model_name='scheme',
            name='prepared_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by'),
        ),
        migrations.AddField(
            model_name='scheme',
            name='reason',
            field=models.TextField(blank=True, verbose_name='reason for the amendment'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(('amends__isnull', True), ('issued_on__isnull', True), models.Q(('document__isnull', False), ('issued_by__isnull', False), models.Q(('issued_by', models.F('prepared_by')), _negated=True)), _connector='OR'), name='scheme_amendment_is_issued_by_a_second_officer', violation_error_message='An amendment is issued by a document, by a second officer.'),
        ),
    ]
