"""A rule has figures that the site computes with, beside the words of the text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("awards", "0002_catalogue")]

    operations = [
        migrations.RenameField("awardrule", "value", "wording"),
        migrations.AlterField(
            "awardrule",
            "wording",
            models.CharField(
                blank=True, help_text="As the text has it.", max_length=300, verbose_name="wording"
            ),
        ),
        migrations.AddField(
            "awardrule",
            "number",
            models.PositiveSmallIntegerField(
                blank=True, help_text="Places, boards or years.", null=True, verbose_name="number"
            ),
        ),
        migrations.AddField(
            "awardrule",
            "share",
            models.DecimalField(
                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="percentage"
            ),
        ),
        migrations.AddField(
            "awardrule",
            "base",
            models.CharField(
                blank=True,
                choices=[
                    ("members", "the members of the bloc"),
                    ("placed", "the members with a place"),
                    ("outside", "collectives that the council counts outside the bloc"),
                    ("electors", "all electors"),
                    ("present", "the electors who are present"),
                    ("cast", "the papers cast"),
                    ("valid", "the valid papers"),
                ],
                max_length=10,
                verbose_name="taken of",
            ),
        ),
        migrations.AddField(
            "awardrule",
            "rounding",
            models.CharField(
                choices=[
                    ("down", "rounded down"),
                    ("half_up", "rounded half up"),
                    ("up", "rounded up"),
                ],
                default="down",
                max_length=8,
                verbose_name="part of a place",
            ),
        ),
        migrations.AddField(
            "awardrule",
            "strict",
            models.BooleanField(
                default=False,
                help_text="A threshold that must be passed, not only reached.",
                verbose_name="more than that",
            ),
        ),
        migrations.AlterField(
            "awardrule",
            "kind",
            models.CharField(
                choices=[
                    ("quota_fixed", "fixed quota per bloc and year"),
                    ("quota_percent", "quota as a percentage"),
                    ("fewest_members", "fewest members of a bloc"),
                    ("interval", "years between two such awards"),
                    ("one_achievement", "one achievement, one award"),
                    ("threshold", "vote threshold"),
                    ("form", "form number"),
                ],
                max_length=16,
                verbose_name="kind",
            ),
        ),
    ]
