"""The latest published result of each bloc, for the first page and for search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from blocs.models import Bloc, Edition
from blocs.queries.bars import Segment
from blocs.queries.leaderboard import full_length, legend, segments
from blocs.queries.published import Head, Opened, opened
from blocs.queries.reader import Reader


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
