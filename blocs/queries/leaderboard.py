"""The leaderboard of a published edition, as finished rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial

from django.utils.translation import gettext as _

from blocs.queries import per_worker
from blocs.queries.bars import Bar, Chart, Segment, line, percent, stack
from blocs.queries.choices import BOARD, POINTS, Choice, Order, View
from blocs.queries.measures import Cell, Measures
from blocs.queries.published import Opened
from blocs.queries.reader import Json
from boards.domain.names import sort_key


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
    tabs: tuple[Tab, ...]
    board_column: Column
    columns: tuple[Column, ...]
    points_column: Column
    rows: tuple[Row, ...]
    legend: tuple[Segment, ...]
    chart: Chart

    @property
    def wide(self) -> bool:
        """Whether the table needs the whole width of the page."""
        return self.choice.view is View.ABSOLUTE

    @property
    def per_worker(self) -> bool:
        return self.choice.view is View.PER_WORKER


Cells = Callable[[str, str], Cell]


def leaderboard(opened: Opened, query: Mapping[str, str]) -> Leaderboard:
    """The leaderboard of ``opened`` in the view and order that an address asks for."""
    measures = Measures(opened)
    views = set(View) if per_worker.WORKERS in measures.indicators else {View.POINTS, View.ABSOLUTE}
    choice = Choice.read(query, views=views, codes=set(measures.indicators))
    codes = shown_codes(opened, choice.view)
    cells: Cells = measures.cell
    if choice.view is View.PER_WORKER:
        cells = partial(per_worker.cell, measures)
    rows = _ordered(_rows(opened, codes, cells), choice, cells)
    head = partial(_column, choice)
    return Leaderboard(
        choice=choice,
        tabs=_tabs(choice, views),
        board_column=head(BOARD, _("Board"), ""),
        columns=tuple(
            head(code, measures.label(code), cells(rows[0].board, code).unit) for code in codes
        ),
        points_column=head(POINTS, _("Points"), ""),
        rows=tuple(rows),
        legend=legend(opened),
        chart=_chart(opened, rows, choice, measures, cells),
    )


def shown_codes(opened: Opened, view: View) -> list[str]:
    """The indicators that are columns of a view."""
    if view is View.ABSOLUTE:
        return [row["code"] for row in opened.document["indicators"]]
    criteria = opened.document["scheme"]["criteria"]
    scored = dict.fromkeys(row["indicator"] for row in criteria if row["indicator"])
    return [code for code in scored if view is View.POINTS or code != per_worker.WORKERS]


def legend(opened: Opened) -> tuple[Segment, ...]:
    """One full swatch for every criterion."""
    names = enumerate(_criteria_names(opened), start=1)
    return tuple(Segment(series, name) for series, name in names)


def _criteria_names(opened: Opened) -> list[str]:
    criteria = opened.document["scheme"]["criteria"]
    return [opened.reader.text(criterion, "name") for criterion in criteria]


def _rows(opened: Opened, codes: Sequence[str], cells: Cells) -> list[Row]:
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
            cells=tuple(cells(standing["board"], code) for code in codes),
        )
        for standing in opened.document["standings"]
    ]


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


def _tabs(choice: Choice, views: set[View]) -> tuple[Tab, ...]:
    labels = {
        View.POINTS: _("Points"),
        View.ABSOLUTE: _("Absolute figures"),
        View.PER_WORKER: _("Per worker"),
    }
    return tuple(
        Tab(label, choice.seen_as(view).query, choice.view is view)
        for view, label in labels.items()
        if view in views
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
