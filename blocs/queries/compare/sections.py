"""One measure of the chosen boards: a table of years, why it breaks, and its image."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _

from blocs.domain.changes.differences import Causes
from blocs.domain.trend import Event, amount_breaks, breaks_between, inherited
from blocs.queries.bars import Bar, Chart
from blocs.queries.charts.files import Files
from blocs.queries.charts.of_year import bar_of
from blocs.queries.compare.choice import POINTS
from blocs.queries.measures import Cell
from blocs.queries.reader import Json
from blocs.queries.trend.amounts import SMALLEST, Measured, course_of
from blocs.queries.trend.chart import TrendChart, chart_of
from blocs.queries.trend.table import standing_of
from boards.domain.sentences import Sentence
from boards.language import spoken

SKIPPED = Sentence(
    "Có năm ở giữa không được chọn hoặc chưa công bố.",
    "A year in between was not chosen, or not published.",
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A board in a year: its cell, where it is explained, and the number of its source."""

    year: int
    measured: Measured | None
    cell: Cell | None
    source: int
    place: str
    sign: str
    silent: bool = False
    """Whether nothing was published of the year, so that nobody can say who was a member."""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board through the chosen years."""

    board: str
    name: str
    cells: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A measure; ``refused`` says why it is not compared, and then there are no rows."""

    code: str
    label: str
    unit: str
    years: tuple[int, ...]
    rows: tuple[BoardLine, ...] = ()
    breaks: tuple[tuple[str, str], ...] = ()
    refused: str = ""
    chart: Chart | TrendChart | None = None
    files: Files | None = None
    """The picture as files, where there is one."""


Where = Mapping[tuple[str, int], Measured]
"""The edition in which a board stood, by board and year."""
CellOf = Callable[[Measured, str], Cell | None]
BreaksOf = Callable[[Json, Json], Causes]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared, whatever the measure."""

    names: Mapping[str, str]
    years: tuple[int, ...]
    where: Where
    sources: Mapping[tuple[str, int], int]
    events: tuple[Event, ...]
    silent: Collection[tuple[str, int]] = ()


def section_of(
    asked: Asked, code: str, label: str, unit: str, cell_of: CellOf, breaks_of: BreaksOf
) -> Section:
    """A measure as table and image."""
    signs: dict[str, str] = {}
    rows = tuple(
        _line(asked, board, name, cell_of, _signed(_breaks(asked, board, breaks_of), signs))
        for board, name in asked.names.items()
    )
    return Section(
        code=code,
        label=label,
        unit=unit,
        years=asked.years,
        rows=rows,
        breaks=tuple((sign, said) for said, sign in signs.items()),
        chart=_chart(asked, code, label, unit, rows),
    )


def points_cell(measured: Measured, board: str) -> Cell:
    """The points of a board as a cell."""
    standing, opened = standing_of(measured.opened, board), measured.opened
    given = standing["points"] if standing else None
    return Cell(
        code=POINTS,
        label=_("Points"),
        unit=_("points of %(total)s")
        % {"total": opened.reader.exact(opened.document["scheme"]["total"])},
        state="missing" if given is None else "amount",
        text=_("none") if given is None else opened.reader.exact(given),
        amount=None if given is None else Fraction(given),
    )


def points_breaks(before: Json, after: Json) -> Causes:
    """What parts the points of two years."""
    return breaks_between(_next_to(before, after), after)


def amounts_breaks(code: str) -> BreaksOf:
    """What parts the amounts of two years."""
    return lambda before, after: amount_breaks(_next_to(before, after), after, code)


def _next_to(before: Json, after: Json) -> Json:
    """The earlier document as if its year were the one before: years are chosen, not missing."""
    return {**before, "year": after["year"] - 1}


def _breaks(asked: Asked, board: str, breaks_of: BreaksOf) -> dict[int, Causes]:
    """By the year after each: what parts it from the chosen year before. One year has no line."""
    if len(asked.years) == 1:
        return {}
    own = [each for year in asked.years if (each := asked.where.get((board, year)))]
    found = inherited(board, [each.year for each in own], asked.events)
    for before, after in pairwise(own):
        causes = breaks_of(before.opened.document, after.opened.document)
        gap = (SKIPPED,) if after.year - before.year > 1 else ()
        if causes or gap:
            found[after.year] = (*found.get(after.year, ()), *causes, *gap)
    return found


def _signed(found: Mapping[int, Causes], signs: dict[str, str]) -> dict[int, str]:
    """The same reason has the same sign at every board."""
    told: dict[int, str] = {}
    for year, causes in found.items():
        said = " ".join(cause.in_language(spoken()) for cause in causes)
        told[year] = signs.setdefault(said, f"({len(signs) + 1})")
    return told


def _line(
    asked: Asked, board: str, name: str, cell_of: CellOf, signs: Mapping[int, str]
) -> BoardLine:
    return BoardLine(
        board,
        name,
        tuple(_beside(asked, board, year, cell_of, signs.get(year, "")) for year in asked.years),
    )


def _beside(asked: Asked, board: str, year: int, cell_of: CellOf, sign: str) -> Beside:
    measured = asked.where.get((board, year))
    if measured is None:
        return Beside(year, None, None, 0, "", "", (board, year) in asked.silent)
    standing = standing_of(measured.opened, board)
    return Beside(
        year=year,
        measured=measured,
        cell=cell_of(measured, board),
        source=asked.sources[measured.opened.head.bloc, year],
        place=f"{standing['place']}" if standing and standing["place"] else "",
        sign=sign,
    )


def _chart(
    asked: Asked, code: str, label: str, unit: str, rows: Sequence[BoardLine]
) -> Chart | TrendChart | None:
    """Strips of years, or bars of one; where there is nothing to draw, nothing is."""
    cells = [each.cell for row in rows for each in row.cells if each.cell]
    amounts = [cell.amount for cell in cells if cell.amount is not None]
    if not amounts:
        return None
    if len(asked.years) > 1:
        return chart_of(
            name=f"compare-{code}",
            title=label,
            unit=unit,
            years=asked.years,
            signs={},
            courses=[
                course_of(
                    row.name,
                    {each.year: each.cell for each in row.cells if each.cell},
                    {},
                    {each.year: each.sign for each in row.cells if each.sign},
                )
                for row in rows
            ],
            least=SMALLEST,
        )
    return Chart(label, unit, tuple(_bars(rows, max([SMALLEST, *map(abs, amounts)]))))


def _bars(rows: Iterable[BoardLine], whole: Fraction) -> Iterable[Bar]:
    named = [(row.name, row.cells[0].cell) for row in rows]
    known = [(name, cell) for name, cell in named if cell]
    return (bar_of(at, name, cell, whole) for at, (name, cell) in enumerate(known))
