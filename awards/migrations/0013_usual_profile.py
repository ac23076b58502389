"""The eleven columns that most lists have, as the profile that is offered first."""

from django.db import migrations

NAME = "Mẫu chung 11 cột"
HOLDS = (
    "number",
    "board",
    "address",
    "earlier_awards",
    "achievements",
    "self_points",
    "points",
    "place",
    "votes",
    "award",
    "note",
)


def add(apps, schema_editor):
    profile = apps.get_model("awards", "ListProfile").objects.create(name=NAME, is_default=True)
    column = apps.get_model("awards", "ListColumn")
    for order, holds in enumerate(HOLDS, start=1):
        column.objects.create(profile=profile, order=order, holds=holds)


def remove(apps, schema_editor):
    apps.get_model("awards", "ListProfile").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [("awards", "0012_list_profiles")]

    operations = [migrations.RunPython(add, remove)]
