"""What stands beside a leaderboard: who led, how good the figures are, how points are made."""

from __future__ import annotations

from dataclasses import dataclass

from blocs.enums import MandateRole, MandateStatus
from blocs.queries.bars import Segment
from blocs.queries.missing_words import missing_in
from blocs.queries.published import Opened
from blocs.queries.reader import Json
from boards.enums import Availability, Doubt, RateKind


@dataclass(frozen=True, slots=True)
class Leader:
    """A board that chaired, or stood in for the chair, in a year."""

    role: str
    year: int
    name: str
    status: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts over the figures of an edition."""

    figures: int
    blocking: int
    noted: int
    missing: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion as the method note lists it."""

    swatch: Segment
    name: str
    maximum: str
    formula: str


@dataclass(frozen=True, slots=True)
class UsedRate:
    """An exchange rate with what makes it checkable."""

    currency: str
    worth: str
    kind: str
    year: int
    day: str
    source: str


@dataclass(frozen=True, slots=True)
class Method:
    """The scheme in the reader's words."""

    name: str
    version: int
    note: str
    total: str
    places: int
    missing: str
    rules: tuple[Rule, ...]
    rates: tuple[UsedRate, ...]


def leaders(opened: Opened) -> tuple[Leader, ...]:
    """Chairs and deputies of this year and the next, the chair first; no replaced proposal."""
    rows = sorted(opened.document["mandates"], key=lambda row: (row["year"], row["role"]))
    return tuple(
        Leader(
            role=str(MandateRole(row["role"]).label),
            year=row["year"],
            name=row["board_name"],
            status=str(MandateStatus(row["status"]).label),
            proposed=row["status"] == MandateStatus.PROPOSED,
        )
        for row in rows
        if row["status"] != MandateStatus.PROPOSED or row["ends_on"] is None
    )


def quality(opened: Opened) -> Quality:
    """How many figures there are, how many are doubted or missing."""
    rows = opened.document["figures"]
    open_doubts = [row["doubt"] for row in rows if not row["doubt_settled"]]
    return Quality(
        figures=sum(row["availability"] == Availability.REPORTED for row in rows),
        blocking=open_doubts.count(Doubt.BLOCKING.value),
        noted=open_doubts.count(Doubt.NOTICE.value),
        missing=sum(row["availability"] == Availability.MISSING for row in rows),
    )


def method(opened: Opened) -> Method:
    """How the points of the edition are made."""
    reader, scheme = opened.reader, opened.document["scheme"]
    return Method(
        name=reader.text(scheme, "name"),
        version=scheme["version"],
        note=reader.text(scheme, "note"),
        total=reader.exact(scheme["total"]),
        places=scheme["places"],
        missing=missing_in(scheme),
        rules=tuple(
            _rule(opened, series, row) for series, row in enumerate(scheme["criteria"], start=1)
        ),
        rates=tuple(_rate(opened, row) for row in opened.document["rates"]),
    )


def _rule(opened: Opened, series: int, row: Json) -> Rule:
    name = opened.reader.text(row, "name")
    return Rule(
        swatch=Segment(series, name),
        name=name,
        maximum=opened.reader.exact(row["maximum"]),
        formula=opened.reader.said(row["formula"]),
    )


def _rate(opened: Opened, row: Json) -> UsedRate:
    return UsedRate(
        currency=row["currency"],
        worth=opened.reader.exact(row["vnd_per_unit"]),
        kind=str(RateKind(row["kind"]).label),
        year=row["year"],
        day=opened.reader.day(row["date"]),
        source=opened.reader.text(row, "source"),
    )
