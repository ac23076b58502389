"""The feeds of editions: of all blocs, and of one."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blocs.models import Bloc, Edition
from blocs.queries.published import Head, opened
from blocs.queries.reader import Reader
from config.feeds.atom import MOST, Entry, answer


@require_safe
def editions(request: HttpRequest) -> HttpResponseBase:
    """New editions of every bloc."""
    return answer(request, _("New results"), list(entries(Edition.objects.published())))


@require_safe
def editions_of_bloc(request: HttpRequest, bloc: str) -> HttpResponseBase:
    """New editions of one bloc."""
    found = get_object_or_404(Bloc, slug=bloc)
    name = found.short_name_en if Reader.of_request().english else found.short_name
    rows = Edition.objects.published().filter(cycle__bloc=found)
    return answer(request, _("New results, %(bloc)s") % {"bloc": name}, list(entries(rows)))


def entries(published: QuerySet[Edition]) -> Iterator[Entry]:
    """The newest first. One query: whatever corrects an edition came later, and stands above it."""
    newest: dict[int, Edition] = {}
    for edition in published.order_by("-published_at", "-pk")[:MOST]:
        latest = newest.setdefault(edition.cycle_id, edition)
        head = opened(edition, Reader.of_request(), latest=latest.number).head
        yield Entry(
            path=reverse("blocs:edition", args=[head.bloc, head.year, head.number]),
            title=_title(head),
            lines=tuple(_lines(head)),
            published=head.published_at,
            updated=latest.published_at or head.published_at,
            categories=(head.bloc, str(head.year), *_marks(head)),
        )


def _title(head: Head) -> str:
    said = _("Results of %(year)s, %(bloc)s: edition %(number)s")
    title = said % {"year": head.year, "bloc": head.bloc_short_name, "number": head.number}
    return f"{title} ({_('correction')})" if head.correction else title


def _lines(head: Head) -> Iterator[str]:
    if head.illustrative:
        yield _("Illustration – not an official result")
    if head.correction:
        yield _("Correction: %(reason)s") % {"reason": head.correction}
    if head.superseded:
        yield _("Edition %(number)s has taken its place.") % {"number": head.latest}
    yield _("%(members)s boards. Verification code %(code)s, SHA-256 %(fingerprint)s.") % {
        "members": head.members,
        "code": head.code,
        "fingerprint": head.fingerprint,
    }


def _marks(head: Head) -> Iterator[str]:
    marks = {
        "illustrative": head.illustrative,
        "correction": bool(head.correction),
        "superseded": head.superseded,
    }
    return (mark for mark, holds in marks.items() if holds)
