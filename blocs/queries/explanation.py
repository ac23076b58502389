"""How one board got its points, criterion by criterion, from the printed figure to the place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from blocs.domain.rounding import half_up
from blocs.enums import Outcome
from blocs.queries.bars import Segment
from blocs.queries.explained import Account, Asked, Passage, of_criterion
from blocs.queries.printed import Printed, printed
from blocs.queries.published import Opened
from blocs.queries.reader import Json
from blocs.queries.stacks import full_length, segments
from blocs.queries.tree_lines import Beside, GroupRow, added_up, beside, group_rows
from boards.enums import Availability

SAID = {Outcome.DECIDED, Outcome.ZERO_GATE, Outcome.NOT_TAKEN}
"""Outcomes that have points, and yet are not plainly counted."""

BEFORE, AFTER = {"target", "year_before", "awards", "layers"}, {"rounding", "conditions"}
"""What the page of a board tells of a criterion, before and after its formula."""


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
    judged: bool
    outcome: str
    remark: str
    clause: str
    formula: str
    sentence: str
    value: str
    before: tuple[Passage, ...]
    after: tuple[Passage, ...]
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
    groups: tuple[GroupRow, ...]
    beside: Beside
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
        rescaled="groups" not in standing
        and standing["counted_maximum"] != document["scheme"]["total"],
        sum_words=_sum(opened, standing, steps),
        equals=_equals(document, standing),
        segments=segments(opened, standing, full_length(document)),
        steps=steps,
        groups=group_rows(opened, standing),
        beside=beside(opened, standing),
        before=_neighbour(standings[at - 1 : at], members),
        after=_neighbour(standings[at + 1 : at + 2], members),
    )


def _sum(opened: Opened, standing: Json, steps: tuple[Step, ...]) -> str:
    """The sum in words: of criteria side by side, or of the first level of a tree."""
    if "groups" in standing:
        return added_up(opened, standing) if standing["points"] is not None else ""
    return " + ".join(step.points for step in steps if step.counted)


def _equals(document: Json, standing: Json) -> str:
    """Whether the points as they are shown give the total: each of them is rounded for reading."""
    if "groups" in standing:
        return "≈"
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
        _step(opened, standing, series, criterion, line)
        for series, (criterion, line) in enumerate(pairs, start=1)
    )


def _step(opened: Opened, standing: Json, series: int, criterion: Json, line: Json) -> Step:
    reader, value = opened.reader, line["value"]
    rows = [
        row
        for row in opened.document["figures"]
        if (row["board"], row["indicator"]) == (standing["board"], criterion["indicator"])
        and row["availability"] != Availability.MISSING
    ]
    name = reader.text(criterion, "name")
    account = of_criterion(Asked(opened, standing, criterion, line))
    return Step(
        code=criterion["code"],
        swatch=Segment(series, name),
        name=name,
        maximum=reader.exact(criterion["maximum"]),
        points=reader.exact(line["points"]),
        contribution=reader.exact(line["contribution"]),
        counted=line["points"] is not None,
        judged=criterion["indicator"] is None,
        outcome=str(Outcome(line["outcome"]).label),
        remark=str(Outcome(line["outcome"]).label) if line["outcome"] in SAID else "",
        clause=criterion.get("clause", ""),
        formula=reader.said(criterion["formula"]),
        sentence=reader.said(line["explanation"]),
        value=reader.quantity(value["amount"], value["unit"]) if value else "",
        before=_told(account, BEFORE),
        after=_told(account, AFTER),
        figures=printed(opened, rows),
    )


def _told(account: Account, keys: Collection[str]) -> tuple[Passage, ...]:
    return tuple(passage for passage in account.passages if passage.key in keys)
