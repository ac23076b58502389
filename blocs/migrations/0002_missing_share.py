from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('blocs', '0001_blocs'),
        ('boards', '0001_boards'),
    ]

    operations = [
        migrations.AddField(
            model_name='scheme',
            name='missing_share',
            field=models.DecimalField(blank=True, decimal_places=4, help_text='From 0 to 1, of the maximum; only where a missing value gets a fixed share.', max_digits=5, null=True, verbose_name='share for a missing value'),
        ),
        migrations.AddConstraint(
            model_name='scheme',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('missing_policy', 'fixed'), ('missing_share__gte', 0), ('missing_share__lte', 1)), models.Q(models.Q(('missing_policy', 'fixed'), _negated=True), ('missing_share__isnull', True)), _connector='OR'), name='scheme_share_goes_with_the_fixed_policy', violation_error_message='A share from 0 to 1 is given exactly where missing values get a fixed share.'),
        ),
    ]
