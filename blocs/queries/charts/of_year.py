"""The pictures of one edition: the points by criterion, and each indicator across the boards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from blocs.queries.bars import Bar, Chart, Segment, line, percent
from blocs.queries.charts.files import Files, files_of
from blocs.queries.charts.picture import Entry, Picture, entry_of, rate_notes
from blocs.queries.choices import BOARD, POINTS, Choice, View
from blocs.queries.leaderboard import Leaderboard
from blocs.queries.measures import Cell, Measures
from blocs.queries.published import Opened
from blocs.queries.stacks import full_length, legend, segments
from blocs.queries.views import Sight, offered

POINTS_CHART = "points"
PREFIXES = {
    View.ABSOLUTE: "indicator-",
    View.PER_WORKER: "per-worker-",
    View.PER_HECTARE: "per-hectare-",
}
"""What stands before the code of an indicator, so that none can be called like another chart.
What is compared with targets or other years changes its yardstick by board: that is a table."""


def chart_codes(opened: Opened) -> list[str]:
    """The name of every picture that an edition has."""
    return [POINTS_CHART, *_named(opened)]


def _named(opened: Opened) -> dict[str, tuple[Sight, str]]:
    """Each picture of one indicator: in which view, and of which code."""
    sights = offered(opened, Measures(opened))
    return {
        f"{before}{code}": (sights[view], code)
        for view, before in PREFIXES.items()
        if view in sights
        for code in sights[view].codes
    }


def code_of(choice: Choice) -> str:
    """The picture of what a reader of the leaderboard chose to see; empty where there is none."""
    if choice.sort in {POINTS, BOARD}:
        return POINTS_CHART
    view = View.ABSOLUTE if choice.view is View.POINTS else choice.view
    return f"{PREFIXES[view]}{choice.sort}" if view in PREFIXES else ""


def files_beside(opened: Opened, page: Leaderboard) -> Files | None:
    """The files of the chart under a leaderboard; nothing where that order has none."""
    code, head = code_of(page.choice), opened.head
    if not code:
        return None
    return files_of(
        "blocs:edition_chart",
        [head.bloc, head.year, head.number, code],
        page=reverse("blocs:edition", args=[head.bloc, head.year, head.number]),
        name=f"{page.chart.title} ({page.chart.unit}), {head.bloc_short_name}, {head.year}",
        language=opened.reader.language,
    )


def year_picture(opened: Opened, code: str) -> Picture | None:
    """The picture of that name; nothing where the edition has none."""
    if code == POINTS_CHART:
        return _points(opened)
    found = _named(opened).get(code)
    if found is None:
        return None
    sight, named = found
    return _amounts(opened, code, lambda board: sight.cell(board, named))


def _points(opened: Opened) -> Picture:
    names, scale = names_in(opened), full_length(opened.document)
    bars = tuple(
        line(
            at,
            _placed(names[row["board"]], row["place"]),
            opened.reader.exact(row["points"]),
            segments(opened, row, scale),
        )
        for at, row in enumerate(opened.document["standings"])
    )
    total = opened.reader.exact(opened.document["scheme"]["total"])
    return Picture(
        code=POINTS_CHART,
        title=_("Points by criterion"),
        unit=_("points of %(total)s") % {"total": total},
        period=_("Year %(year)s") % {"year": opened.head.year},
        about=opened.head.bloc_short_name,
        illustrative=opened.head.illustrative,
        marks=Chart(_("Points by criterion"), _("points"), bars),
        legend=legend(opened),
        notes=(),
        heads=(opened.head,),
        entries=tuple(_contributions(opened, names)),
    )


def _placed(name: str, place: int | None) -> str:
    return f"{place}. {name}" if place else name


def _contributions(opened: Opened, names: dict[str, str]) -> Iterator[Entry]:
    """What each criterion adds to the points of each board, and the points themselves."""
    criteria = {row["code"]: row for row in opened.document["scheme"]["criteria"]}
    for standing in opened.document["standings"]:
        board = standing["board"]
        for row in standing["criteria"]:
            label = opened.reader.text(criteria[row["code"]], "name")
            yield _entry(opened, board, names, row["code"], label, row["contribution"])
        yield _entry(opened, board, names, "total", _("Points"), standing["points"])


def _entry(
    opened: Opened, board: str, names: dict[str, str], series: str, label: str, value: str | None
) -> Entry:
    state = "missing" if value is None else "amount"
    return Entry(opened, board, names[board], series, label, value or "", _("points"), state)


def _amounts(opened: Opened, code: str, cell_of: Callable[[str], Cell]) -> Picture:
    """The largest first; a board without a comparable amount stands last, with the reason."""
    names = names_in(opened)
    cells = {row["board"]: cell_of(row["board"]) for row in opened.document["standings"]}
    order = sorted(cells, key=lambda board: _largest_first(cells[board]))
    first = cells[order[0]]
    whole = max((abs(cell.amount) for cell in cells.values() if cell.amount), default=Fraction(1))
    return Picture(
        code=code,
        title=first.label,
        unit=first.unit,
        period=_("Year %(year)s") % {"year": opened.head.year},
        about=opened.head.bloc_short_name,
        illustrative=opened.head.illustrative,
        marks=Chart(
            first.label,
            first.unit,
            tuple(bar_of(at, names[board], cells[board], whole) for at, board in enumerate(order)),
        ),
        legend=(),
        notes=rate_notes([opened], cells.values()),
        heads=(opened.head,),
        entries=tuple(entry_of(opened, board, names[board], cells[board]) for board in order),
    )


def _largest_first(cell: Cell) -> tuple[bool, Fraction]:
    return cell.amount is None, -(cell.amount or Fraction(0))


def bar_of(at: int, name: str, cell: Cell, whole: Fraction) -> Bar:
    """A board's amount as a bar; where there is none, the words that say so."""
    text = f"{cell.mark} {cell.text}".strip()
    if cell.amount is None:
        return line(at, name, text, ())
    return line(at, name, text, (Segment(1, cell.label, text, "0%", percent(cell.amount, whole)),))


def names_in(opened: Opened) -> dict[str, str]:
    """The short names of the members, as the edition has them."""
    return {row["board"]: row["short_name"] for row in opened.document["members"]}
