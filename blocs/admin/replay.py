"""Replay: last year's data under a scheme beside the rules in force, before it is issued."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from blocs.admin import preview
from blocs.admin.scheme_pages import SchemePages
from blocs.domain.reading import Unreadable
from blocs.models import Cycle, Scheme
from blocs.queries.reader import Json, Reader
from blocs.queries.replay import replay_of
from blocs.services.scores import ranked_payload
from boards.refusals import Refused


class SchemeReplay(SchemePages):
    """Adds the page to the admin of schemes, for those who may read results."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(require_safe(self.replay_page)))
        return [
            path("<int:pk>/replay/", view, name="blocs_scheme_replay"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def replay_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Both standings, the movers with their causes, and what could not be replayed."""
        scheme = self.scheme_for(request, pk)
        if not request.user.has_perm("blocs.view_edition", scheme):
            raise PermissionDenied
        title = _("Replay: %(scheme)s") % {"scheme": scheme}
        return self.scheme_response(request, scheme, "replay", title, replay_shown(scheme))


def replay_shown(scheme: Scheme) -> dict[str, Any]:
    """What the page of a replay is made of; where there is none, the sentence that says why."""
    reader = Reader.of_request()
    try:
        page = replay_of(scheme, rank=_ranked, reader=reader)
    except (Refused, Unreadable) as problem:
        return {"refused": _said(problem, reader)}
    return {"page": page, "rows": preview.rows(page.after, page.before)}


def _ranked(cycle: Cycle, scheme: Scheme) -> Json:
    return ranked_payload(cycle, scheme, number=0)


def _said(problem: Refused | Unreadable, reader: Reader) -> str:
    if isinstance(problem, Unreadable):
        return problem.problem.in_language(reader.language)
    return str(problem)
