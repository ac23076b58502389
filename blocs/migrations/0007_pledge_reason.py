"""Why a version of a pledge replaces another; frozen with its text."""

from django.conf import settings
from django.db import migrations, models

import boards.models.constraints


class Migration(migrations.Migration):

    dependencies = [
        ("blocs", "0006_letters"),
        ("boards", "0003_signing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="pledge", name="pledge_frozen_at_the_first_signature"
        ),
        migrations.AddField(
            model_name="pledge",
            name="reason",
            field=models.CharField(
                blank=True,
                editable=False,
                max_length=1000,
                verbose_name="why the earlier version is amended",
            ),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=boards.models.constraints.FrozenSince(
                fields=(
                    "cycle",
                    "version",
                    "reason",
                    "text",
                    "text_en",
                    "content",
                    "fingerprint",
                    "code",
                    "file",
                    "file_sha256",
                    "opened_at",
                    "opened_by",
                ),
                since="frozen_at",
                name="pledge_frozen_at_the_first_signature",
                violation_error_message="The text stands since the first signature.",
            ),
        ),
    ]
