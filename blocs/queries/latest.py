"""What came out last: the latest result of each bloc, and the latest editions of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from blocs.models import Bloc, Edition
from blocs.queries.bars import Segment
from blocs.queries.published import Head, Opened, opened
from blocs.queries.reader import Reader
from blocs.queries.stacks import full_length, legend, segments


@dataclass(frozen=True, slots=True)
class Leading:
    """One of the first boards of a result."""

    place: int | None
    board: str
    name: str
    points: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A bloc with its latest result, if it has published one."""

    slug: str
    name: str
    council: str
    head: Head | None
    leading: tuple[Leading, ...]
    legend: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """An edition among those that came out last."""

    bloc: str
    bloc_name: str
    year: int
    number: int
    published_at: datetime
    corrects: bool


def recent(reader: Reader, *, most: int = 6) -> list[Published]:
    """The editions that came out last, over all blocs. One query, without their contents."""
    editions = Edition.objects.published().select_related("cycle__bloc").defer("payload")
    return [
        Published(
            bloc=edition.cycle.bloc.slug,
            bloc_name=_short(edition.cycle.bloc, reader),
            year=edition.cycle.year,
            number=edition.number,
            published_at=edition.published_at,
            corrects=edition.number > 1,
        )
        for edition in editions.order_by("-published_at", "-cycle__year", "pk")[:most]
        if edition.published_at
    ]


def _short(bloc: Bloc, reader: Reader) -> str:
    return bloc.short_name_en if reader.english else bloc.short_name


def results(reader: Reader, *, places: int = 3) -> list[Result]:
    """Every bloc by name, with the first boards of its latest edition. Two queries."""
    newest = Edition.objects.published().filter(cycle__bloc=OuterRef("pk"))
    newest = newest.order_by("-cycle__year", "-number")
    blocs = list(Bloc.objects.annotate(newest=Subquery(newest.values("pk")[:1])))
    editions = Edition.objects.in_bulk([bloc.newest for bloc in blocs if bloc.newest])
    return [_result(bloc, editions.get(bloc.newest), reader, places) for bloc in blocs]


def _result(bloc: Bloc, edition: Edition | None, reader: Reader, places: int) -> Result:
    found = opened(edition, reader, latest=edition.number) if edition else None
    return Result(
        slug=bloc.slug,
        name=bloc.name_en if reader.english else bloc.name,
        council=bloc.council_en if reader.english else bloc.council,
        head=found.head if found else None,
        leading=tuple(_leading(found, places)) if found else (),
        legend=legend(found) if found else (),
    )


def _leading(found: Opened, places: int) -> Iterator[Leading]:
    document = found.document
    names = {member["board"]: member["short_name"] for member in document["members"]}
    scale = full_length(document)
    for standing in document["standings"][:places]:
        yield Leading(
            place=standing["place"],
            board=standing["board"],
            name=names[standing["board"]],
            points=found.reader.exact(standing["points"]),
            segments=segments(found, standing, scale),
        )
