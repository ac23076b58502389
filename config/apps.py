"""The app of the site itself: its checks, commands and pages that belong to no other app."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    """Home, health, search, checks, languages, demo."""

    name = "config"
    label = "site"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Register the deployment checks."""
        from config import checks  # noqa: F401


class SiteAdminConfig(AdminConfig):
    """The stock admin in the site's words and colours."""

    default_site = "config.admin.SiteAdmin"
