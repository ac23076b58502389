"""The app of blocs: who competes with whom, by which rules, with what result."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlocsConfig(AppConfig):
    """Membership, rotation, pledges, scoring, editions."""

    name = "blocs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Blocs and results")
