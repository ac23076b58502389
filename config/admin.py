"""The admin of the site: the stock one, in the site's words and colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many things that somebody must answer, and where."""

    count: int
    words: str
    address: str


class SiteAdmin(admin.AdminSite):
    """Opens on what waits for an answer."""

    site_title = _("Khối Thi Đua")
    site_header = _("Khối Thi Đua: administration")
    index_title = _("Administration")
    # Tables of figures need the room; the index is one click away.
    enable_nav_sidebar = False

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The list of tables, under the doubts and editions that wait."""
        return super().index(request, {**(extra_context or {}), "waiting": self.waiting(request)})

    def waiting(self, request: HttpRequest) -> list[Waiting]:
        """Open doubts and editions that wait, as far as this officer sees them."""
        from blocs.models import Edition  # models load after the admin site
        from boards.models import Figure

        waiting = []
        if request.user.has_perm("boards.view_figure"):
            figures = self.get_model_admin(Figure).get_queryset(request)
            doubts = figures.filter(pk__in=Figure.objects.open_doubts()).count()
            words = ngettext("open doubt", "open doubts", doubts)
            address = f"{reverse('admin:boards_figure_changelist')}?doubt_state=open"
            waiting.append(Waiting(doubts, words, address))
        if request.user.has_perm("blocs.view_edition"):
            editions = Edition.objects.filter(published_at__isnull=True).count()
            words = ngettext("edition waits for approval", "editions wait for approval", editions)
            address = f"{reverse('admin:blocs_edition_changelist')}?state=waiting"
            waiting.append(Waiting(editions, words, address))
        return [item for item in waiting if item.count]
