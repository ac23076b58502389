"""The public pages by sections. Only what is published: no day tells of a result that waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Max, Q
from django.urls import reverse

from awards.models import Award, Ballot, Decision
from awards.queries.public_ballots import OVER
from blocs.enums import PledgeState
from blocs.models import Bloc, Cycle, Edition, Pledge, Standing
from blocs.queries.trend import latest_editions
from boards.models import Board

PLAIN = (
    "home",
    "blocs:blocs",
    "blocs:boards",
    "blocs:compare",
    "awards:roll",
    "blocs:verify",
    "data",
    "data_dictionary",
    "api",
    "about",
)
NO_TARGETS = '"targets":[]'


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and when what is published on it changed last, where that is known."""

    path: str
    changed: datetime | None = None


def _plain() -> Iterator[Page]:
    for name in PLAIN:
        yield Page(reverse(name))


def _blocs() -> Iterator[Page]:
    public = Q(cycles__editions__in=Edition.objects.published().order_by())
    rows = Bloc.objects.annotate(changed=Max("cycles__editions__published_at", filter=public))
    for slug, changed in rows.order_by("sort_key", "slug").values_list("slug", "changed"):
        for name in ("blocs:bloc", "blocs:rotation", "blocs:trend"):
            yield Page(reverse(name, args=[slug]), changed)


def _years() -> Iterator[Page]:
    """Years that have nothing to show yet say so on a page of their own."""
    public = Q(editions__in=Edition.objects.published().order_by())
    rows = Cycle.objects.annotate(changed=Max("editions__published_at", filter=public))
    rows = rows.order_by("year", "bloc__slug")
    for slug, year, changed in rows.values_list("bloc__slug", "year", "changed"):
        yield Page(reverse("blocs:leaderboard", args=[slug, year]), changed)
        if changed:
            yield Page(reverse("blocs:figures", args=[slug, year]), changed)


def _editions() -> Iterator[Page]:
    rows = Edition.objects.published().order_by("published_at", "pk")
    for *asked, changed in rows.values_list(
        "cycle__bloc__slug", "cycle__year", "number", "published_at"
    ):
        yield Page(reverse("blocs:edition", args=asked), changed)


def _explanations() -> Iterator[Page]:
    rows = Standing.objects.filter(edition__in=latest_editions().order_by().values("pk"))
    for *asked, changed in rows.order_by("edition__pk", "board__slug").values_list(
        "edition__cycle__bloc__slug",
        "edition__cycle__year",
        "board__slug",
        "edition__published_at",
    ):
        yield Page(reverse("blocs:board_in_year", args=asked), changed)


def _pledges() -> Iterator[Page]:
    """Years of which a version was ever open for signature."""
    rows = Pledge.objects.exclude(state=PledgeState.DRAFT).order_by(
        "cycle__year", "cycle__bloc__slug"
    )
    for slug, year, changed in rows.values_list("cycle__bloc__slug", "cycle__year").annotate(
        changed=Max("opened_at")
    ):
        yield Page(reverse("blocs:pledge", args=[slug, year]), changed)


def _fulfilments() -> Iterator[Page]:
    """Years whose latest edition has a target; its text has no white space, and one such list."""
    rows = latest_editions().exclude(payload__contains=NO_TARGETS).order_by("pk")
    for *asked, changed in rows.values_list("cycle__bloc__slug", "cycle__year", "published_at"):
        yield Page(reverse("blocs:fulfilment", args=asked), changed)


def _ballots() -> Iterator[Page]:
    """Those that everybody may read, each year with the list of its own before them."""
    rows = Ballot.objects.real().counted().filter(cycle__stage__in=OVER)
    told = rows.order_by("cycle__pk", "number").values_list(
        "cycle__bloc__slug", "cycle__year", "number", "counted_at"
    )
    for year, ballots in groupby(told, key=itemgetter(0, 1)):
        of_year = [*ballots]
        last = max((moment for *_, moment in of_year if moment), default=None)
        yield Page(reverse("awards:ballots", args=year), last)
        for *asked, counted in of_year:
            yield Page(reverse("awards:ballot", args=asked), counted)


def _boards() -> Iterator[Page]:
    public = Q(standings__edition__in=Edition.objects.published().order_by())
    rows = Board.objects.annotate(changed=Max("standings__edition__published_at", filter=public))
    for slug, changed in rows.order_by("sort_key", "slug").values_list("slug", "changed"):
        yield Page(reverse("blocs:board", args=[slug]), changed)


def _awards() -> Iterator[Page]:
    for slug in Award.objects.order_by("slug").values_list("slug", flat=True):
        yield Page(reverse("awards:award", args=[slug]))


def _decisions() -> Iterator[Page]:
    rows = Decision.objects.order_by("recorded_at", "pk")
    for slug, changed in rows.values_list("document__slug", "recorded_at"):
        yield Page(reverse("awards:decision", args=[slug]), changed)


SECTIONS: dict[str, Callable[[], Iterator[Page]]] = {
    "pages": _plain,
    "blocs": _blocs,
    "years": _years,
    "editions": _editions,
    "explanations": _explanations,
    "pledges": _pledges,
    "fulfilments": _fulfilments,
    "ballots": _ballots,
    "boards": _boards,
    "awards": _awards,
    "decisions": _decisions,
}
"""Each section is one query, whatever it holds, in an order that leaves no two rows equal.

A long section is read page by page, each by a query of its own; and an aggregate drops the order of
its table.
"""
