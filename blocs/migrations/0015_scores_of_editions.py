"""The final layer belongs to the edition that says it: the newest one that was published."""

from django.db import migrations


def _newest(apps, cycle):
    editions = apps.get_model("blocs", "Edition").objects.filter(cycle=cycle)
    return editions.filter(published_at__isnull=False).order_by("-number").first()


def _cycles(apps):
    scores = apps.get_model("blocs", "Score").objects.filter(layer="final")
    return scores.order_by().values_list("cycle", flat=True).distinct()


def give_editions(apps, schema_editor):
    Score = apps.get_model("blocs", "Score")
    for cycle in _cycles(apps):
        Score.objects.filter(cycle=cycle, layer="final").update(edition=_newest(apps, cycle))


def keep_one_layer(apps, schema_editor):
    """Back: a board and criterion has one row of a layer again, that of the newest edition."""
    Score = apps.get_model("blocs", "Score")
    for cycle in _cycles(apps):
        rows = Score.objects.filter(cycle=cycle, layer="final", edition__isnull=False)
        rows.exclude(edition=_newest(apps, cycle)).delete()
        rows.update(edition=None)


class Migration(migrations.Migration):
    dependencies = [("blocs", "0014_embargo")]

    operations = [migrations.RunPython(give_editions, keep_one_layer)]
