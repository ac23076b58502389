import boards.models.standing
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

STANDS = "What was decided stands: another decision may only end it."


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0008_endings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="conferral", name="conferral_ends_by_a_decision_with_a_ground"
        ),
        migrations.RemoveField(model_name="conferral", name="ended_by"),
        migrations.RemoveField(model_name="conferral", name="ground"),
        migrations.RemoveField(model_name="conferral", name="status"),
        migrations.AddField(
            model_name="conferral",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="reason without a nomination"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="conferral",
            name="recorded_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="recorded at"),
        ),
        migrations.AddField(
            model_name="decision",
            name="annex",
            field=models.TextField(blank=True, default="", editable=False, verbose_name="annex"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="decision",
            name="differs",
            field=models.CharField(blank=True, default="", editable=False, max_length=300, verbose_name="why the list differs from the annex"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="decision",
            name="recorded_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="recorded at"),
        ),
        migrations.AddField(
            model_name="decision",
            name="recorded_by",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="recorded by"),
        ),
        migrations.AddConstraint(
            model_name="conferral",
            constraint=boards.models.standing.StandsSince(beside="", fields=("id", "decision", "board", "award", "nomination", "reason"), name="conferral_stands_once_recorded", since="recorded_at", violation_error_message=STANDS),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=boards.models.standing.StandsSince(beside="", fields=("id", "document", "cycle", "annex", "differs", "recorded_by"), name="decision_stands_once_recorded", since="recorded_at", violation_error_message=STANDS),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.UniqueConstraint(fields=("conferral", "status"), name="ending_once_per_conferral_and_status", violation_error_message="The award was cancelled or recovered already."),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(condition=models.Q(("status__in", ("cancelled", "recovered")), models.Q(("ground", ""), _negated=True)), name="ending_has_a_status_and_a_ground", violation_error_message="An end needs a decision and a ground."),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=boards.models.standing.StandsSince(beside="", fields=("id", "conferral", "status", "decision", "ground", "recorded_by"), name="ending_stands_once_recorded", since="recorded_at", violation_error_message=STANDS),
        ),
    ]
