"""The app of awards: who is nominated for what, and what was decided."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AwardsConfig(AppConfig):
    """Awards and their dated rules, nominations, decisions."""

    name = "awards"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Awards")

    def ready(self) -> None:
        """What was nominated passes on with the year."""
        from awards.queries import nominations
        from blocs.queries.hand_over import SECTION_RULES

        SECTION_RULES.append(nominations)
