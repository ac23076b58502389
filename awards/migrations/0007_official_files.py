"""The register keeps every official file that leaves, as it was."""

import boards.models.standing
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0006_submissions"),
        ("blocs", "0018_schemes_stand"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficialFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submission", "submission letter"),
                            ("nomination_list", "nomination list"),
                            ("achievements", "achievement report"),
                            ("minutes", "minutes of the conference"),
                            ("ballot_minutes", "minutes of the count"),
                            ("decision", "draft of a decision"),
                            ("package", "package of a dossier"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the file")),
                (
                    "file",
                    models.FileField(
                        max_length=120, upload_to="official-files/%Y/", verbose_name="file"
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                (
                    "sha256",
                    models.CharField(db_index=True, max_length=64, verbose_name="fingerprint"),
                ),
                (
                    "text_sha256",
                    models.CharField(
                        blank=True,
                        help_text="Of rows and paragraphs alone, for a file that somebody saved again.",
                        max_length=64,
                        verbose_name="fingerprint of the text",
                    ),
                ),
                (
                    "about",
                    models.CharField(blank=True, max_length=500, verbose_name="what it holds"),
                ),
                (
                    "recipient",
                    models.CharField(blank=True, max_length=200, verbose_name="recipient"),
                ),
                (
                    "kept_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="made at"),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="official_files",
                        to="blocs.cycle",
                        verbose_name="cycle",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        help_text="The published result that its numbers come from.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="official_files",
                        to="blocs.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="official_files",
                        to="awards.submission",
                        verbose_name="submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "official file",
                "verbose_name_plural": "official files",
                "ordering": ["-kept_at", "-pk"],
                "constraints": [
                    boards.models.standing.StandsSince(
                        beside="",
                        fields=(
                            "id",
                            "kind",
                            "name",
                            "file",
                            "size",
                            "sha256",
                            "text_sha256",
                            "about",
                            "recipient",
                            "cycle",
                            "edition",
                            "submission",
                            "officer",
                        ),
                        name="official_file_stands",
                        since="kept_at",
                        violation_error_message="What was sent stays as it was sent.",
                    )
                ],
            },
        ),
    ]
