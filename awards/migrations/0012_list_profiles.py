"""Which columns a nomination list has, for each council that wants others."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0011_paper_templates"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "made_for",
                    models.CharField(
                        blank=True,
                        help_text="The council, ministry or province that wants these columns.",
                        max_length=200,
                        verbose_name="made for",
                    ),
                ),
                ("is_default", models.BooleanField(default=False, verbose_name="offered first")),
            ],
            options={
                "verbose_name": "list profile",
                "verbose_name_plural": "list profiles",
                "ordering": ["-is_default", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("is_default",),
                        name="list_profile_one_is_offered_first",
                        violation_error_message="Another profile is offered first already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ListColumn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "holds",
                    models.CharField(
                        choices=[
                            ("number", "running number"),
                            ("board", "name of the board"),
                            ("address", "address, governing body"),
                            ("earlier_awards", "earlier awards"),
                            ("achievements", "summary of achievements"),
                            ("self_points", "self-scored points"),
                            ("points", "appraised points"),
                            ("place", "place"),
                            ("votes", "votes and share"),
                            ("votes_for", "votes for"),
                            ("votes_cast", "votes cast"),
                            ("vote_share", "share of votes, percent"),
                            ("award", "proposed award"),
                            ("grantor", "granting authority"),
                            ("edition", "edition with its code"),
                            ("note", "note"),
                            ("blank", "empty, to be filled in by hand"),
                        ],
                        max_length=20,
                        verbose_name="holds",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the usual heading.",
                        max_length=120,
                        verbose_name="heading",
                    ),
                ),
                (
                    "width",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="In characters. Empty: the usual width.",
                        null=True,
                        verbose_name="width",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="columns",
                        to="awards.listprofile",
                        verbose_name="list profile",
                    ),
                ),
            ],
            options={
                "verbose_name": "list column",
                "verbose_name_plural": "list columns",
                "ordering": ["profile", "order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("width__isnull", True),
                            models.Q(("width__gte", 4), ("width__lte", 80)),
                            _connector="OR",
                        ),
                        name="list_column_width_can_be_printed",
                        violation_error_message="A column is from 4 to 80 characters wide.",
                    )
                ],
            },
        ),
    ]
