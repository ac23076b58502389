"""The app of boards: who competes, and what they report."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    """Boards and officers, indicators, reports and figures, quantities, documents."""

    name = "boards"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Boards and figures")
