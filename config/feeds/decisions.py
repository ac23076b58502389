"""The feed of decisions on awards."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from awards.models import Conferral, Decision
from awards.queries.roll import cited, in_order, name_of
from blocs.queries.reader import Reader
from config.feeds.atom import MOST, Entry, answer


@require_safe
def decisions(request: HttpRequest) -> HttpResponseBase:
    """New decisions, as they were recorded."""
    return answer(request, _("Decisions on awards"), list(entries(Reader.of_request())))


def entries(reader: Reader) -> Iterator[Entry]:
    """The last recorded first, with the names of their years. Four queries."""
    given = in_order(Conferral.objects.select_related("award", "board"))
    given = given.prefetch_related("board__names")
    rows = Decision.objects.select_related("document", "cycle__bloc").prefetch_related(
        Prefetch("conferrals", queryset=given), "endings"
    )
    for decision in rows.order_by("-recorded_at", "-pk")[:MOST]:
        paper, cycle = decision.document, decision.cycle
        yield Entry(
            path=reverse("awards:decision", args=[paper.slug]),
            title=_("%(decision)s: %(title)s") % {"decision": cited(paper), "title": paper.title},
            lines=tuple(_lines(decision, reader)),
            published=decision.recorded_at,
            updated=decision.recorded_at,
            categories=(cycle.bloc.slug, str(cycle.year)),
        )


def _lines(decision: Decision, reader: Reader) -> Iterator[str]:
    bloc = decision.cycle.bloc
    name = bloc.short_name_en if reader.english else bloc.short_name
    yield f"{decision.document.issuer} · {name} · {decision.cycle.year}"
    for row in decision.conferrals.all():
        board = row.board.short_name_on(decision.cycle.members_on)
        yield f"{name_of(row.award, reader)}: {board}"
    if ended := len(decision.endings.all()):
        said = ngettext(
            "It ends %(count)s award that was given earlier.",
            "It ends %(count)s awards that were given earlier.",
            ended,
        )
        yield said % {"count": ended}
