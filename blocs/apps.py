"""The app of blocs: who competes with whom, by which rules, with what result."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlocsConfig(AppConfig):
    """Membership, rotation, pledges, scoring, editions."""

    name = "blocs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Blocs and results")

    def ready(self) -> None:
        """Reports are closed by the stage of the cycles that their board belongs to."""
        from blocs.services.stages import lock_reason
        from boards.services.reports import LOCK_RULES

        LOCK_RULES.append(lock_reason)
