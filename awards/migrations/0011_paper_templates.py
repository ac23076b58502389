"""Word templates that staff put in the place of those of the site."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import boards.models.files


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0010_ballots"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperTemplate",
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
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="What it is called in the list, for example for which council.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        upload_to="paper-templates/",
                        validators=[
                            django.core.validators.FileExtensionValidator(
                                [
                                    "pdf",
                                    "docx",
                                    "doc",
                                    "xlsx",
                                    "xls",
                                    "png",
                                    "jpg",
                                    "jpeg",
                                    "tif",
                                    "tiff",
                                ]
                            ),
                            boards.models.files.validate_size,
                        ],
                        verbose_name="Word file",
                    ),
                ),
                (
                    "file_name",
                    models.CharField(
                        editable=False, max_length=200, verbose_name="name of the file"
                    ),
                ),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="size in bytes")),
                (
                    "sha256",
                    models.CharField(editable=False, max_length=64, verbose_name="fingerprint"),
                ),
                (
                    "checked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        help_text="Its placeholders were read, and it was filled in for a test.",
                        verbose_name="checked at",
                    ),
                ),
                ("in_use", models.BooleanField(default=False, verbose_name="in use")),
                (
                    "officer",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "paper template",
                "verbose_name_plural": "paper templates",
                "ordering": ["kind", "-in_use", "-checked_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("in_use", True)),
                        fields=("kind",),
                        name="paper_template_one_in_use_per_kind",
                        violation_error_message="Another template of this kind is in use.",
                    )
                ],
            },
        ),
    ]
