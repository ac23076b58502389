import boards.domain.names
import boards.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0003_signing"),
    ]

    operations = [
        migrations.AddField(
            model_name="boardname",
            name="short_name",
            field=models.CharField(blank=True, max_length=60, verbose_name="short name"),
        ),
        migrations.AlterField(
            model_name="boardname",
            name="search_text",
            field=boards.models.fields.DerivedTextField(
                derive=boards.domain.names.fold, source="search_source"
            ),
        ),
    ]
