"""The screen of the conference: live, large, keyboard driven, and without a word too many."""

from __future__ import annotations

from typing import Any

import segno
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from blocs.admin.signing import pledge_to_read
from blocs.queries.ceremony import ceremony


class CeremonyPage:
    """Adds the screen to the admin of cycles."""

    admin_site: admin.AdminSite

    def get_urls(self) -> list[URLPattern]:
        """The page, before the addresses of the list."""
        view = self.admin_site.admin_view(never_cache(require_safe(self.ceremony_page)))
        return [
            path("<int:pk>/pledge/ceremony/", view, name="blocs_cycle_pledge_ceremony"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def ceremony_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The screen; ``?live`` is the part that changes, which its script asks for."""
        pledge = pledge_to_read(request, pk)
        check = reverse("blocs:verify_code", args=[pledge.code]) if pledge.code else ""
        address = request.build_absolute_uri(check or reverse("blocs:verify"))
        context: dict[str, Any] = {"ceremony": ceremony(pledge), "pledge": pledge}
        if "live" in request.GET:
            return TemplateResponse(request, "admin/pledge/_ceremony_live.html", context)
        context |= {
            "address": address,
            "qr": _qr(address),
            "now": timezone.localtime(),
            "zone": timezone.get_default_timezone_name(),
        }
        return TemplateResponse(request, "admin/pledge/ceremony.html", context)


def _qr(address: str) -> SafeString:
    """The code of an address of our own, in any size."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=0)
    return mark_safe(drawn)  # noqa: S308 - drawn by the library
