import boards.domain.papers
import boards.models.fields
from django.db import migrations, models


def fill_keys(apps, schema_editor):
    """What was registered before, by issuer, number and year."""
    documents = apps.get_model("boards", "Document").objects
    for document in documents.iterator():
        issuer, number = (" ".join(text.split()) for text in (document.issuer, document.number))
        year = document.issued_on.year if document.issued_on else ""
        key = boards.domain.papers.register_key(f"{issuer}\n{number}\n{year}")
        documents.filter(pk=document.pk).update(register_key=key)


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0004_earlier_short_names"),
    ]

    operations = [
        # A plain column first: the rows of a historical model know no ``register_entry``.
        migrations.AddField(
            model_name="document",
            name="register_key",
            field=models.TextField(default="", editable=False),
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
    ]
