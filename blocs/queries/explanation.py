"""How one board got its points, criterion by criterion, from the printed figure to the place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from blocs.domain.rounding import half_up
from blocs.enums import Outcome
from blocs.queries.bars import Segment
from blocs.queries.leaderboard import full_length, segments
from blocs.queries.printed import Printed, printed
from blocs.queries.published import Opened
from blocs.queries.reader import Json
from boards.enums import Availability


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion: what was printed, what came of it, and why."""

    code: str
    swatch: Segment
    name: str
    maximum: str
    points: str
    contribution: str
    counted: bool
    outcome: str
    formula: str
    sentence: str
    value: str
    figures: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The board one place up or down the list."""

    board: str
    name: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind one board's place."""

    board: str
    name: str
    short_name: str
    province: str
    place: int | None
    shared: bool
    points: str
    counted_maximum: str
    rescaled: bool
    sum_words: str
    equals: str
    segments: tuple[Segment, ...]
    steps: tuple[Step, ...]
    before: Neighbour | None
    after: Neighbour | None


def explanation(opened: Opened, board: str) -> Explanation | None:
    """The explanation of ``board``; nothing when it is not in the edition."""
    document, reader = opened.document, opened.reader
    standings: list[Json] = document["standings"]
    members = {member["board"]: member for member in document["members"]}
    at = next((at for at, row in enumerate(standings) if row["board"] == board), None)
    if at is None:
        return None
    standing, member = standings[at], members[board]
    steps = _steps(opened, standing)
    places = [row["place"] for row in standings if row["place"] is not None]
    return Explanation(
        board=board,
        name=reader.text(member, "name"),
        short_name=member["short_name"],
        province=member["province"],
        place=standing["place"],
        shared=places.count(standing["place"]) > 1,
        points=reader.exact(standing["points"]),
        counted_maximum=reader.exact(standing["counted_maximum"]),
        rescaled=standing["counted_maximum"] != document["scheme"]["total"],
        sum_words=" + ".join(step.points for step in steps if step.counted),
        equals=_equals(document, standing),
        segments=segments(opened, standing, full_length(document)),
        steps=steps,
        before=_neighbour(standings[at - 1 : at], members),
        after=_neighbour(standings[at + 1 : at + 2], members),
    )


def _equals(document: Json, standing: Json) -> str:
    """Whether the points as they are shown give the total: each of them is rounded for reading."""
    given = [Fraction(line["points"]) for line in standing["criteria"] if line["points"]]
    if standing["points"] is None:
        return ""
    scale = Fraction(document["scheme"]["total"]) / Fraction(standing["counted_maximum"])
    shown = half_up(sum(given) * scale, document["scheme"]["places"])
    return "=" if shown == Decimal(standing["points"]) else "≈"


def _neighbour(found: list[Json], members: dict[str, Json]) -> Neighbour | None:
    return next(
        (Neighbour(row["board"], members[row["board"]]["short_name"]) for row in found), None
    )


def _steps(opened: Opened, standing: Json) -> tuple[Step, ...]:
    criteria = opened.document["scheme"]["criteria"]
    pairs = zip(criteria, standing["criteria"], strict=True)
    return tuple(
        _step(opened, standing["board"], series, criterion, line)
        for series, (criterion, line) in enumerate(pairs, start=1)
    )


def _step(opened: Opened, board: str, series: int, criterion: Json, line: Json) -> Step:
    reader, value = opened.reader, line["value"]
    rows = [
        row
        for row in opened.document["figures"]
        if (row["board"], row["indicator"]) == (board, criterion["indicator"])
        and row["availability"] != Availability.MISSING
    ]
    name = reader.text(criterion, "name")
    return Step(
        code=criterion["code"],
        swatch=Segment(series, name),
        name=name,
        maximum=reader.exact(criterion["maximum"]),
        points=reader.exact(line["points"]),
        contribution=reader.exact(line["contribution"]),
        counted=line["points"] is not None,
        outcome=str(Outcome(line["outcome"]).label),
        formula=reader.said(criterion["formula"]),
        sentence=reader.said(line["explanation"]),
        value=reader.quantity(value["amount"], value["unit"]) if value else "",
        figures=printed(opened, rows),
    )
