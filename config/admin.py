"""The admin of the site: the stock one, in the site's words and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from boards.models import Officer


class SiteAdmin(admin.AdminSite):
    """Opens on what waits for an answer."""

    site_title = _("Khối Thi Đua")
    site_header = _("Khối Thi Đua: administration")
    index_title = _("Administration")
    # Tables of figures need the room; the index is one click away.
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The pages of the tables, that of the rights, and each officer's calendar."""
        from config.calendar.page import my_calendar  # models load after the admin site
        from config.who_can.page import who_can

        pages = {"who-can/": ("who_can", who_can), "calendar/": ("my_calendar", my_calendar)}
        mine = [
            path(address, self.admin_view(page), {"site": self}, name=name)
            for address, (name, page) in pages.items()
        ]
        return [*mine, *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The desk of whoever signed in, and the list of tables below it."""
        from config.desk import desk  # models load after the admin site

        officer = cast("Officer", request.user)
        return super().index(request, {**(extra_context or {}), "desk": desk(officer)})
