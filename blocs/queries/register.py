"""Blocs, members, leaders and editions as plain rows, for programs.

They say what the pages say: every member, every mandate but replaced proposals, and editions whose
moment has come.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from blocs.enums import MandateStatus
from blocs.models import Bloc, Cycle, Edition, Mandate, Membership
from boards.domain.names import fold
from boards.models import Board
from boards.models.recorded import RecordedQuerySet
from boards.queries.papers import paper_row

Json = dict[str, Any]


def blocs(search: str) -> QuerySet[Bloc]:
    """Blocs with their years: one more query for any number of rows."""
    years = Prefetch("cycles", Cycle.objects.order_by("-year"))
    rows = Bloc.objects.order_by("sort_key", "slug").prefetch_related(years)
    return rows.filter(search_text__contains=fold(search)) if fold(search) else rows


def bloc_row(bloc: Bloc) -> Json:
    """A bloc and the years that were opened."""
    return {
        "bloc": bloc.slug,
        "name": bloc.name,
        "name_en": bloc.name_en,
        "short_name": bloc.short_name,
        "short_name_en": bloc.short_name_en,
        "council": bloc.council,
        "council_en": bloc.council_en,
        "years": [cycle.year for cycle in bloc.cycles.all()],
    }


def members(
    *, bloc: str | None, year: int | None, board: str | None
) -> RecordedQuerySet[Membership]:
    """Memberships by bloc and seat; of a year those that count on its day of members."""
    rows = Membership.objects.select_related("bloc", "board", "document")
    if year:
        day = Cycle.objects.filter(bloc=OuterRef("bloc"), year=year).values("members_on")[:1]
        rows = _running(rows, Subquery(day))
    asked = {"bloc__slug": bloc, "board__slug": board}
    rows = rows.filter(**{key: value for key, value in asked.items() if value})
    return rows.order_by("bloc__sort_key", "seat", "starts_on", "pk")


def _running(
    rows: RecordedQuerySet[Membership], day: date | Subquery
) -> RecordedQuerySet[Membership]:
    """Those that ran on a day; the day on which one ends is no longer part of it."""
    still = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    return rows.filter(still, starts_on__lte=day)


def member_row(member: Membership) -> Json:
    """A membership."""
    return {
        "bloc": member.bloc.slug,
        "board": member.board.slug,
        "board_name": member.board.short_name,
        "seat": member.seat,
        "starts_on": member.starts_on,
        "ends_on": member.ends_on,
        "document": paper_row(member.document),
    }


def mandates(*, bloc: str | None, year: int | None, board: str | None) -> QuerySet[Mandate]:
    """Mandates, the latest year first. A proposal that something else replaced is none."""
    replaced = Q(status=MandateStatus.PROPOSED, ends_on__isnull=False)
    rows = Mandate.objects.exclude(replaced).select_related("board", "cycle__bloc", "document")
    asked = {"cycle__bloc__slug": bloc, "cycle__year": year, "board__slug": board}
    rows = rows.filter(**{key: value for key, value in asked.items() if value})
    return rows.order_by("-cycle__year", "cycle__bloc__sort_key", "role", "starts_on", "pk")


def mandate_row(mandate: Mandate) -> Json:
    """A mandate."""
    return {
        "bloc": mandate.cycle.bloc.slug,
        "year": mandate.cycle.year,
        "role": mandate.role,
        "board": mandate.board.slug,
        "board_name": mandate.board.short_name,
        "status": mandate.status,
        "starts_on": mandate.starts_on,
        "ends_on": mandate.ends_on,
        "document": paper_row(mandate.document),
    }


def in_bloc(rows: QuerySet[Board], *, bloc: str | None, year: int | None) -> QuerySet[Board]:
    """Of the boards those that are members of a bloc today, or were in a year, of it or of any."""
    if bloc is None and year is None:
        return rows
    found = members(bloc=bloc, year=year, board=None).order_by()
    if year is None:
        found = _running(found, timezone.localdate())
    return rows.filter(pk__in=found.values("board"))


def public_editions(
    *, bloc: str | None, year: int | None, only_latest: bool = False
) -> QuerySet[Edition]:
    """Published editions, the latest year first; ``latest`` is the newest number of the year."""
    newest = Edition.objects.published().filter(cycle=OuterRef("cycle")).values("number")[:1]
    asked = {"cycle__bloc__slug": bloc, "cycle__year": year}
    rows = (
        Edition.objects.published()
        .filter(**{key: value for key, value in asked.items() if value})
        .annotate(latest=Subquery(newest))
    )
    rows = rows.filter(number=F("latest")) if only_latest else rows
    return rows.order_by("-cycle__year", "cycle__bloc__sort_key", "-number")


def last_published(rows: QuerySet[Edition]) -> datetime | None:
    """The moment at which the newest of these became public."""
    return rows.order_by("-published_at").values_list("published_at", flat=True).first()
