"""A rule has exactly the figures that its kind computes with."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("awards", "0004_rules_by_date")]

    operations = [
        migrations.AddConstraint(
            "awardrule",
            models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ("quota_fixed", "fewest_members", "interval")),
                    ("number__isnull", False),
                    ("share__isnull", True),
                )
                | models.Q(
                    ("kind__in", ("quota_percent", "threshold")),
                    ("number__isnull", True),
                    ("share__gt", 0),
                    ("share__lte", 100),
                    models.Q(("base", ""), _negated=True),
                )
                | models.Q(
                    models.Q(
                        (
                            "kind__in",
                            [
                                "quota_fixed",
                                "fewest_members",
                                "interval",
                                "quota_percent",
                                "threshold",
                            ],
                        ),
                        _negated=True,
                    ),
                    ("number__isnull", True),
                    ("share__isnull", True),
                ),
                name="award_rule_has_what_its_kind_computes_with",
                violation_error_message=(
                    "A fixed quota, a size and an interval need a number; a percentage and a "
                    "threshold need a share up to 100 and of what; nothing else has either."
                ),
            ),
        ),
    ]
