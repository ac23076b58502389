"""Every figure of an edition as it was printed and as it was understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from blocs.queries.measures import mark, words
from blocs.queries.published import Opened
from blocs.queries.reader import Json
from boards.domain.sentences import Recorded
from boards.enums import Availability, Basis, Doubt


@dataclass(frozen=True, slots=True)
class Source:
    """A paper that figures were read in; a page cites it by its ``number_here``."""

    number_here: int
    title: str
    number: str
    day: str
    issuer: str
    url: str


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure: its printed text, and number, unit and doubts as understood."""

    indicator: str
    label: str
    printed: str
    state: str
    availability: str
    text: str
    amount: Decimal | None
    mark: str
    unit: str
    estimate: bool
    basis: str
    doubt: str
    doubt_label: str
    doubt_reason: Recorded
    settlement: str
    note: Recorded
    source: int
    place: str


@dataclass(frozen=True, slots=True)
class BoardFigures:
    """The figures of one board, by indicator."""

    board: str
    name: str
    province: str
    figures: tuple[Printed, ...]


def by_board(opened: Opened) -> tuple[BoardFigures, ...]:
    """Every board by seat, with all its figures."""
    return tuple(
        BoardFigures(
            board=member["board"],
            name=member["short_name"],
            province=member["province"],
            figures=of_board(opened, member["board"]),
        )
        for member in opened.document["members"]
    )


def of_board(opened: Opened, board: str) -> tuple[Printed, ...]:
    """The figures of one board in the order of the indicators."""
    order = {row["code"]: at for at, row in enumerate(opened.document["indicators"])}
    rows = [row for row in opened.document["figures"] if row["board"] == board]
    return printed(opened, sorted(rows, key=lambda row: order[row["indicator"]]))


def printed(opened: Opened, rows: Iterable[Json]) -> tuple[Printed, ...]:
    """Rows of the edition for a reader."""
    names = {row["code"]: row for row in opened.document["indicators"]}
    cited = {code: at for at, code in enumerate(_cited(opened), start=1)}
    return tuple(
        _printed(opened, row, names[row["indicator"]], cited.get(row["source"], 0)) for row in rows
    )


def sources(opened: Opened) -> tuple[Source, ...]:
    """The papers that the figures of the edition were read in, numbered as pages cite them."""
    papers = {row["code"]: row for row in opened.document["documents"]}
    return tuple(
        Source(
            number_here=at,
            title=papers[code]["title"],
            number=papers[code]["number"],
            day=opened.reader.day(papers[code]["issued_on"]),
            issuer=papers[code]["issuer"],
            url=papers[code]["url"],
        )
        for at, code in enumerate(_cited(opened), start=1)
    )


def _cited(opened: Opened) -> list[str]:
    """The codes of the papers, in the order in which figures cite them."""
    return list(dict.fromkeys(row["source"] for row in opened.document["figures"] if row["source"]))


def _printed(opened: Opened, row: Json, indicator: Json, source: int) -> Printed:
    reader = opened.reader
    state, settled = Availability(row["availability"]), row["doubt_settled"]
    reported = state is Availability.REPORTED
    return Printed(
        indicator=indicator["code"],
        label=reader.text(indicator, "name"),
        printed=row["as_printed"],
        state="amount" if reported else state.value,
        availability=str(state.label),
        text=reader.exact(row["amount"]) if reported else words(state.value),
        amount=Decimal(row["amount"]) if reported else None,
        mark=mark(row["qualifier"]),
        unit=reader.unit(row["unit"]) if reported else "",
        estimate=row["basis"] == Basis.ESTIMATE,
        basis=str(Basis(row["basis"]).label),
        doubt="settled" if settled else row["doubt"],
        doubt_label=_("settled") if settled else str(Doubt(row["doubt"]).label),
        doubt_reason=reader.text(row, "doubt_reason"),
        settlement=row["settlement"],
        note=reader.text(row, "note"),
        source=source,
        place=row["place"],
    )
