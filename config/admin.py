"""The admin of the site."""

from django.contrib import admin


class SiteAdmin(admin.AdminSite):
    """The stock admin in the site's words."""
