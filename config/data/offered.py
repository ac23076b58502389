"""What there is to download: the newest edition of each year, bloc by bloc, and all corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import cast

from blocs.models import Edition
from blocs.queries.published import Head, opened
from blocs.queries.reader import Reader
from blocs.queries.register import public_editions

MOST = 60
"""So many years stand on the page; the API lists all."""
LAST = 10
"""So many corrections."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A bloc and its years, the latest first."""

    bloc: str
    name: str
    years: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """An edition that corrected an earlier one."""

    bloc: str
    name: str
    year: int
    number: int
    published_at: datetime
    note: str


def offered(reader: Reader) -> tuple[Offered, ...]:
    """One query."""
    rows = public_editions(bloc=None, year=None, only_latest=True)
    newest = [opened(each, reader, latest=each.number).head for each in rows[:MOST]]
    newest.sort(key=lambda head: (head.bloc, -head.year))
    found = groupby(newest, key=lambda head: head.bloc)
    return tuple(_offered(bloc, tuple(years)) for bloc, years in found)


def _offered(bloc: str, years: tuple[Head, ...]) -> Offered:
    return Offered(bloc, years[0].bloc_short_name, years)


def corrections(reader: Reader) -> tuple[Correction, ...]:
    """The last ones, the newest first. One query."""
    rows = Edition.objects.published().exclude(correction_note="").select_related("cycle__bloc")
    found = rows.defer("payload").order_by("-published_at", "-pk")[:LAST]
    return tuple(_correction(edition, reader) for edition in found)


def _correction(edition: Edition, reader: Reader) -> Correction:
    cycle = edition.cycle
    bloc = cycle.bloc
    return Correction(
        bloc=bloc.slug,
        name=bloc.short_name_en if reader.english else bloc.short_name,
        year=cycle.year,
        number=edition.number,
        published_at=cast(datetime, edition.published_at),
        note=edition.correction_note,
    )
