"""Another figure or another weight in the document of a year, as somebody wants to try it.

The document that was there stays as it is. What was tried is scored like any other document, so
that no second way to compute points exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from blocs.domain.editions import recompute
from blocs.domain.rounding import plain
from boards.domain.quantities import Quantity
from boards.enums import Availability, Basis

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TriedFigure:
    """An amount of a board for an indicator, in place of all that it reported; without a doubt."""

    board: str
    indicator: str
    quantity: Quantity
    typed: str


@dataclass(frozen=True, slots=True)
class TriedWeight:
    """Another maximum of a criterion."""

    criterion: str
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried at once."""

    figure: TriedFigure | None = None
    weight: TriedWeight | None = None

    def __bool__(self) -> bool:
        return self.figure is not None or self.weight is not None


def tried(document: Json, trial: Trial) -> dict[str, Any]:
    """The document with what is tried, and the standings that follow. Raises ``Unreadable``."""
    changed = {**document}
    if trial.figure is not None:
        changed["figures"] = _figures(document["figures"], trial.figure)
    if trial.weight is not None:
        changed["scheme"] = _scheme(document["scheme"], trial.weight)
    return {**changed, "standings": recompute(changed)}


def _figures(figures: list[Json], other: TriedFigure) -> list[Json]:
    key = (other.board, other.indicator)
    rows = [row for row in figures if (row["board"], row["indicator"]) == key]
    quantity = other.quantity
    row = {
        **rows[0],
        "amount": plain(quantity.amount),
        "unit": quantity.unit.code,
        "currency": quantity.unit.currency,
        "qualifier": quantity.qualifier.value,
        "basis": Basis.ACTUAL.value,
        "availability": Availability.REPORTED.value,
        "as_printed": other.typed,
        "doubt": "",
        "doubt_settled": False,
    }
    return [row, *(each for each in figures if (each["board"], each["indicator"]) != key)]


def _scheme(scheme: Json, other: TriedWeight) -> Json:
    maximum = {"maximum": plain(other.maximum)}
    return {
        **scheme,
        "criteria": [
            {**row, **maximum} if row["code"] == other.criterion else row
            for row in scheme["criteria"]
        ],
    }
