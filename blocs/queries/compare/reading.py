"""What can be compared: who stood in which published year of which bloc, and those years opened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from blocs.models import Edition, Standing
from blocs.queries.published import opened
from blocs.queries.reader import Reader
from blocs.queries.trend import latest_editions
from blocs.queries.trend.amounts import Measured


@dataclass(frozen=True, slots=True)
class Stood:
    """A board in the latest edition of a year."""

    edition: int
    bloc: str
    bloc_name: str
    year: int
    board: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """The boards of a bloc, as a form lists them."""

    bloc: str
    name: str
    boards: tuple[tuple[str, str], ...]


class Field:
    """Everything that has been published, and who was there. One query."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        name = "edition__cycle__bloc__short_name" + ("_en" if reader.english else "")
        rows = Standing.objects.filter(edition__in=latest_editions()).values_list(
            "edition",
            "edition__cycle__bloc__slug",
            name,
            "edition__cycle__year",
            "board__slug",
            "board__short_name",
        )
        ordered = rows.order_by("edition__cycle__bloc", "edition__cycle__year", "board__sort_key")
        self.stood = [Stood(*row) for row in ordered]

    @cached_property
    def years(self) -> list[int]:
        return sorted({each.year for each in self.stood})

    @cached_property
    def names(self) -> dict[str, str]:
        return {each.board: each.name for each in self.stood}

    def groups(self) -> tuple[Group, ...]:
        """The boards by bloc; who has moved stands in both."""
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for each in self.stood:
            found[each.bloc, each.bloc_name][each.board] = each.name
        return tuple(
            Group(bloc, name, tuple(boards.items())) for (bloc, name), boards in found.items()
        )

    def newest(self) -> set[int]:
        """The newest edition of each bloc: what there is to choose from is read there."""
        return {each.edition for each in {row.bloc: row for row in self.stood}.values()}

    def silent(
        self, boards: Collection[str], years: Collection[int]
    ) -> Collection[tuple[str, int]]:
        """The years of each board of which none of its blocs has published anything."""
        of_bloc: dict[str, set[int]] = defaultdict(set)
        blocs: dict[str, set[str]] = defaultdict(set)
        for each in self.stood:
            of_bloc[each.bloc].add(each.year)
            blocs[each.board].add(each.bloc)
        told = {board: set().union(*(of_bloc[bloc] for bloc in blocs[board])) for board in boards}
        return {(board, year) for board in boards for year in years if year not in told[board]}

    def of(
        self, boards: Collection[str], years: Collection[int]
    ) -> Mapping[tuple[str, int], Stood]:
        """Where each of the boards stood; of two blocs in a year, where most of them did."""
        wanted = [row for row in self.stood if row.board in boards and row.year in years]
        many = Counter(row.bloc for row in wanted)
        by_bloc = sorted(wanted, key=lambda row: (many[row.bloc], row.bloc))
        return {(row.board, row.year): row for row in by_bloc}


def measured_of(editions: Iterable[int], reader: Reader) -> Mapping[int, Measured]:
    """The editions, opened. One query."""
    rows = Edition.objects.filter(pk__in={*editions})
    return {row.pk: Measured.of(opened(row, reader, latest=row.number)) for row in rows}


def in_order(years: Iterable[Measured]) -> Sequence[Measured]:
    """By year, then by bloc."""
    return sorted(years, key=lambda each: (each.year, each.opened.head.bloc))
