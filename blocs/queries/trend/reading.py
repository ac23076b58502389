"""What a trend is made of: the latest edition of every year, and the successions between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from blocs.domain.trend import Event
from blocs.models import Edition
from blocs.models.editions import EditionQuerySet
from boards.models import Succession

PARTS = (
    "predecessors__slug",
    "predecessors__short_name",
    "successors__slug",
    "successors__short_name",
)


def latest_editions() -> EditionQuerySet:
    """The latest published edition of every year of every bloc."""
    newest = Edition.objects.published().filter(cycle=OuterRef("cycle")).values("number")[:1]
    return Edition.objects.published().filter(number=Subquery(newest))


def latest_of_bloc(slug: str) -> list[Edition]:
    """Those of one bloc, the first year first. One query."""
    return [*latest_editions().filter(cycle__bloc__slug=slug).order_by("cycle__year")]


def events_of(boards: Collection[str]) -> tuple[Event, ...]:
    """The successions that any of these boards had a part in. Three queries."""
    part = Q(predecessors__slug__in=boards) | Q(successors__slug__in=boards)
    rows = Succession.objects.filter(part).distinct().order_by("effective_on", "pk")
    return tuple(
        Event(
            on=row.effective_on,
            before={board.slug: board.short_name for board in row.predecessors.all()},
            after={board.slug: board.short_name for board in row.successors.all()},
        )
        for row in rows.prefetch_related("predecessors", "successors")
    )


def events_in(year: int) -> tuple[Event, ...]:
    """The successions of a year. One query, however many boards had a part in them."""
    rows = Succession.objects.filter(effective_on__year=year).order_by("effective_on", "pk")
    sides: dict[tuple[int, date], tuple[dict[str, str], dict[str, str]]] = defaultdict(
        lambda: ({}, {})
    )
    for pk, on, *told in rows.values_list("pk", "effective_on", *PARTS):
        for side, slug, name in zip(sides[pk, on], told[::2], told[1::2], strict=True):
            side |= {slug: name} if slug else {}
    return tuple(Event(on=on, before=old, after=new) for (_pk, on), (old, new) in sides.items())
