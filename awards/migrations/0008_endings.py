import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def end_in_rows(apps, schema_editor):
    """What was cancelled or recovered in the row of the award itself gets a row of its own."""
    Ending = apps.get_model("awards", "Ending")
    for row in apps.get_model("awards", "Conferral").objects.exclude(status="granted"):
        Ending.objects.create(
            conferral=row, status=row.status, decision=row.ended_by, ground=row.ground
        )


def end_in_columns(apps, schema_editor):
    """Back into the row of the award: the last that ended it, for there is room for one."""
    conferrals = apps.get_model("awards", "Conferral").objects
    # By the alphabet, "cancelled" comes before "recovered".
    for row in apps.get_model("awards", "Ending").objects.order_by("conferral", "status"):
        conferrals.filter(pk=row.conferral_id).update(
            status=row.status, ended_by=row.decision_id, ground=row.ground
        )


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0007_official_files"),
        ("boards", "0006_decision_once_a_year"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("status", models.CharField(choices=[("cancelled", "cancelled"), ("recovered", "recovered")], max_length=10, verbose_name="became")),
                ("ground", models.CharField(max_length=300, verbose_name="ground")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="recorded at")),
                ("conferral", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="endings", to="awards.conferral", verbose_name="conferral")),
                ("decision", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="endings", to="awards.decision", verbose_name="decision")),
                ("recorded_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="recorded by")),
            ],
            options={
                "verbose_name": "end of a conferral",
                "verbose_name_plural": "ends of conferrals",
                "ordering": ["conferral", "recorded_at"],
            },
        ),
        migrations.RunPython(end_in_rows, end_in_columns),
    ]
