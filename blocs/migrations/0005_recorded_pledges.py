"""A pledge that was recorded with the day on which all signed it is signed by all."""

from django.db import migrations


def call_signed(apps, schema_editor):
    pledges = apps.get_model("blocs", "Pledge").objects
    pledges.filter(state="draft", signed_on__isnull=False).update(state="signed")


def call_draft(apps, schema_editor):
    pledges = apps.get_model("blocs", "Pledge").objects
    pledges.filter(state="signed", opened_at__isnull=True).update(state="draft")


class Migration(migrations.Migration):

    dependencies = [("blocs", "0004_leading")]

    operations = [migrations.RunPython(call_signed, call_draft)]
