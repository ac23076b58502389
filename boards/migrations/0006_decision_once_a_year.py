import boards.domain.papers
import boards.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0005_decision_numbers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="register_key",
            field=boards.models.fields.DerivedTextField(
                derive=boards.domain.papers.register_key, source="register_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("issued_on__isnull", False),
                    ("kind", "decision"),
                    models.Q(("number", ""), _negated=True),
                ),
                fields=("register_key",),
                name="document_decision_number_once_per_issuer_and_year",
                violation_error_message="This issuer already has a decision of that number in that year.",
            ),
        ),
    ]
