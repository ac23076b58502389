"""The leaderboard of a published edition, as finished rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from django.utils.translation import gettext as _

from blocs.queries.bars import Bar, Chart, Segment, line, percent, stack
from blocs.queries.choices import BOARD, POINTS, Choice, Order, View
from blocs.queries.measures import Cell, Measures
from blocs.queries.moved import Moved, moved
from blocs.queries.published import Opened
from blocs.queries.reader import Json
from blocs.queries.views import Cells, Sight, offered
from blocs.queries.year_before import YearBefore
from boards.domain.names import sort_key

NARROW = 5
"""So many columns of amounts have room beside what stands at the right of the page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A head that sorts: where its link goes and how the rows stand now."""

    code: str
    label: str
    unit: str
    href: str
    sorted: str
    sign: str


@dataclass(frozen=True, slots=True)
class Part:
    """The points of one criterion, which lead to their explanation."""

    code: str
    name: str
    points: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a board or the data keeper noted beside a figure that is shown."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why cells hold no number, under the sign that they bear."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One board: its place and points, what they are made of, and its amounts."""

    board: str
    name: str
    place: int | None
    points: str
    exact: Fraction | None
    segments: tuple[Segment, ...]
    parts: tuple[Part, ...]
    cells: tuple[Cell, ...]
    remarks: tuple[Remark, ...] = ()
    moved: Moved | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the views of the same edition."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """All that the table, its tabs, its legend and its chart show."""

    choice: Choice
    last: int
    tabs: tuple[Tab, ...]
    note: str
    year_before: YearBefore | None
    breaks: tuple[str, ...]
    reasons: tuple[Reason, ...]
    board_column: Column
    columns: tuple[Column, ...]
    points_column: Column
    rows: tuple[Row, ...]
    legend: tuple[Segment, ...]
    chart: Chart

    @property
    def wide(self) -> bool:
        """Whether the table needs the whole width of the page."""
        return self.choice.view is View.ABSOLUTE or len(self.columns) > NARROW

    @property
    def drawn(self) -> bool:
        """Whether bars show the order: a loss has no length, so growth stands in the table only."""
        return not self.grows or self.choice.sort in {POINTS, BOARD}

    @property
    def grows(self) -> bool:
        """Whether two years stand side by side in the columns."""
        return self.choice.view is View.GROWTH

    @property
    def scored(self) -> bool:
        """Whether the columns are about the points."""
        return self.choice.view is View.POINTS


def leaderboard(
    opened: Opened, query: Mapping[str, str], before: YearBefore | None = None
) -> Leaderboard:
    """The leaderboard of ``opened`` in the view and order that an address asks for."""
    measures = Measures(opened)
    sights = offered(opened, measures, before)
    choice = Choice.read(query, views=set(sights), codes=set(measures.indicators))
    sight = sights[choice.view]
    rows = _ordered(_rows(opened, sight, before), choice, sight.cell)
    rows, reasons = _explained(rows)
    head = partial(_column, choice)
    return Leaderboard(
        choice=choice,
        last=opened.head.year - 1,
        tabs=_tabs(choice, sights.values()),
        note=sight.note,
        year_before=before,
        breaks=_breaks(opened, before),
        reasons=reasons,
        board_column=head(BOARD, _("Board"), ""),
        columns=tuple(
            head(code, measures.label(code), sight.cell(rows[0].board, code).unit)
            for code in sight.codes
        ),
        points_column=head(POINTS, _("Points"), ""),
        rows=tuple(rows),
        legend=legend(opened),
        chart=_chart(opened, rows, choice, measures, sight.cell),
    )


def legend(opened: Opened) -> tuple[Segment, ...]:
    """One full swatch for every criterion."""
    names = enumerate(_criteria_names(opened), start=1)
    return tuple(Segment(series, name) for series, name in names)


def _criteria_names(opened: Opened) -> list[str]:
    criteria = opened.document["scheme"]["criteria"]
    return [opened.reader.text(criterion, "name") for criterion in criteria]


def _rows(opened: Opened, sight: Sight, before: YearBefore | None) -> list[Row]:
    found = moved(opened, before)
    members = {member["board"]: member for member in opened.document["members"]}
    scale = full_length(opened.document)
    return [
        Row(
            board=standing["board"],
            name=members[standing["board"]]["short_name"],
            place=standing["place"],
            points=opened.reader.exact(standing["points"]),
            exact=None if standing["exact"] is None else Fraction(standing["exact"]),
            segments=segments(opened, standing, scale),
            parts=_parts(opened, standing),
            cells=tuple(sight.cell(standing["board"], code) for code in sight.codes),
            remarks=_remarks(opened, standing["board"], sight.codes),
            moved=found.get(standing["board"]),
        )
        for standing in opened.document["standings"]
    ]


def _remarks(opened: Opened, board: str, codes: Sequence[str]) -> tuple[Remark, ...]:
    """The notes beside the figures that the columns are made of, each once."""
    names = {row["code"]: opened.reader.text(row, "name") for row in opened.document["indicators"]}
    found = (
        Remark(names[row["indicator"]], opened.reader.text(row, "note"))
        for row in opened.document["figures"]
        if row["board"] == board and row["indicator"] in codes and row["note"]
    )
    return tuple(dict.fromkeys(found))


def _breaks(opened: Opened, before: YearBefore | None) -> tuple[str, ...]:
    """Why nothing is said of how boards moved since the year before."""
    causes = before.breaks(opened) if before else ()
    return tuple(cause.in_language(opened.reader.language) for cause in causes)


def _explained(rows: Iterable[Row]) -> tuple[list[Row], tuple[Reason, ...]]:
    """The rows, each reason in them under a sign, and the reasons by sign in reading order."""
    told = [*rows]
    found = dict.fromkeys(cell.why for row in told for cell in row.cells if cell.why)
    signs = {why: f"{at}" for at, why in enumerate(found, start=1)}
    signed = [
        replace(row, cells=tuple(replace(each, sign=signs.get(each.why, "")) for each in row.cells))
        for row in told
    ]
    return signed, tuple(Reason(sign, why) for why, sign in signs.items())


def _parts(opened: Opened, standing: Json) -> tuple[Part, ...]:
    names = zip(_criteria_names(opened), standing["criteria"], strict=True)
    return tuple(
        Part(line["code"], name, opened.reader.exact(line["points"])) for name, line in names
    )


NONE = Decimal(0)  # What a penalty takes has no length of its own.


def full_length(document: Json) -> Fraction:
    """What a full bar stands for: the total of the scheme, or more if somebody has more."""
    given = [Fraction(row["points"]) for row in document["standings"] if row["points"]]
    return max([Fraction(document["scheme"]["total"]), *given])


def segments(opened: Opened, standing: Json, scale: Fraction) -> tuple[Segment, ...]:
    """A board's points as a stack of what each criterion contributes."""
    contributions = [line["contribution"] for line in standing["criteria"]]
    parts = [
        (name, opened.reader.exact(given), None if given is None else max(Decimal(given), NONE))
        for name, given in zip(_criteria_names(opened), contributions, strict=True)
    ]
    return stack(parts, scale)


def _ordered(rows: list[Row], choice: Choice, cells: Cells) -> list[Row]:
    """By the chosen column; what has no amount comes last in either order."""
    if choice.sort == BOARD:
        return sorted(rows, key=lambda row: sort_key(row.name), reverse=choice.order is Order.DESC)
    keyed = [(_amount(row, choice, cells), row) for row in rows]
    known = [(amount, row) for amount, row in keyed if amount is not None]
    known.sort(key=lambda pair: pair[0], reverse=choice.order is Order.DESC)
    return [row for _amount, row in known] + [row for amount, row in keyed if amount is None]


def _amount(row: Row, choice: Choice, cells: Cells) -> Fraction | None:
    if choice.sort == POINTS:
        return row.exact if row.place is not None else None
    return cells(row.board, choice.sort).amount


def _column(choice: Choice, code: str, label: str, unit: str) -> Column:
    chosen = code == choice.sort
    down = choice.order is Order.DESC
    return Column(
        code=code,
        label=label,
        unit=unit,
        href=choice.by(code).query,
        sorted=("descending" if down else "ascending") if chosen else "",
        sign=("▼" if down else "▲") if chosen else "↕",
    )


def _tabs(choice: Choice, sights: Iterable[Sight]) -> tuple[Tab, ...]:
    return tuple(
        Tab(sight.label, choice.seen_as(sight.view).query, choice.view is sight.view)
        for sight in sights
    )


def _chart(
    opened: Opened, rows: Sequence[Row], choice: Choice, measures: Measures, cells: Cells
) -> Chart:
    """The chosen order as bars: of points by criterion, or of one indicator."""
    if choice.sort in {POINTS, BOARD}:
        bars = [line(at, row.name, row.points, row.segments) for at, row in enumerate(rows)]
        return Chart(_("Points by criterion"), _("points"), tuple(bars))
    column = [cells(row.board, choice.sort) for row in rows]
    largest = max((cell.amount for cell in column if cell.amount), default=Fraction(1))
    return Chart(
        title=measures.label(choice.sort),
        unit=column[0].unit,
        bars=tuple(
            _bar(at, row.name, cell, largest)
            for at, (row, cell) in enumerate(zip(rows, column, strict=True))
        ),
    )


def _bar(at: int, name: str, cell: Cell, largest: Fraction) -> Bar:
    text = f"{cell.mark} {cell.text}".strip()
    if cell.amount is None:
        return line(at, name, text, ())
    width = percent(cell.amount, abs(largest))
    return line(at, name, text, (Segment(1, cell.label, text, "0%", width),))
