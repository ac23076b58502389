"""The figures of an edition, as its document prints them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blocs.domain.rounding import trimmed
from blocs.models import Criterion, Membership
from blocs.queries.payload_rules import Json
from boards.domain.units import UNITS
from boards.enums import Availability, Basis
from boards.models import Figure, Indicator


def figure_rows(
    memberships: Sequence[Membership], criteria: Sequence[Criterion], figures: Iterable[Figure]
) -> list[Json]:
    """Every figure, by seat; a scored indicator without one gets a row that says *missing*."""
    rows = [figure_row(figure) for figure in figures]
    given = {(row["board"], row["indicator"]) for row in rows}
    measured = (criterion.indicator for criterion in criteria)
    scored = {indicator.code: indicator for indicator in measured if indicator}
    rows += [
        _missing(membership.board.slug, indicator)
        for membership in memberships
        for code, indicator in scored.items()
        if (membership.board.slug, code) not in given
    ]
    seats = {membership.board.slug: membership.seat for membership in memberships}
    return sorted(
        rows, key=lambda row: (seats[row["board"]], row["indicator"], row["currency"], row["basis"])
    )


def figure_row(figure: Figure) -> Json:
    """One figure, with what was printed and what was understood."""
    source = figure.source or figure.report.source
    return {
        "board": figure.report.board.slug,
        "indicator": figure.indicator.code,
        "amount": None if figure.amount is None else trimmed(figure.amount),
        # A figure that is not there is not there in the indicator's own unit.
        "unit": figure.unit or figure.indicator.unit,
        "currency": figure.currency or UNITS[figure.indicator.unit].currency,
        "basis": figure.basis,
        "availability": figure.availability,
        "qualifier": figure.qualifier,
        "as_printed": figure.as_printed,
        "doubt": figure.doubt,
        "doubt_reason": figure.doubt_reason,
        "doubt_reason_en": figure.doubt_reason_en or figure.doubt_reason,
        "doubt_settled": figure.settled_at is not None,
        "settlement": figure.settlement,
        "note": figure.note,
        "note_en": figure.note_en or figure.note,
        "source": source.slug if source else "",
        "place": figure.source_place,
    }


def _missing(board: str, indicator: Indicator) -> Json:
    empty = dict.fromkeys(
        (
            "qualifier",
            "as_printed",
            "doubt",
            "doubt_reason",
            "doubt_reason_en",
            "settlement",
            "note",
            "note_en",
            "source",
            "place",
        ),
        "",
    )
    return {
        **empty,
        "board": board,
        "indicator": indicator.code,
        "amount": None,
        "unit": indicator.unit,
        "currency": UNITS[indicator.unit].currency,
        "basis": Basis.ACTUAL.value,
        "availability": Availability.MISSING.value,
        "doubt_settled": False,
    }
