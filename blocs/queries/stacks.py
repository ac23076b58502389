"""The points of a board as a stack of what each criterion contributes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from blocs.queries.bars import Segment, stack
from blocs.queries.published import Opened
from blocs.queries.reader import Json


def legend(opened: Opened) -> tuple[Segment, ...]:
    """One full swatch for every criterion."""
    names = enumerate(criteria_names(opened), start=1)
    return tuple(Segment(series, name) for series, name in names)


def criteria_names(opened: Opened) -> list[str]:
    """The names of the criteria, in their order."""
    criteria = opened.document["scheme"]["criteria"]
    return [opened.reader.text(criterion, "name") for criterion in criteria]


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
        for name, given in zip(criteria_names(opened), contributions, strict=True)
    ]
    return stack(parts, scale)
