"""What an edition says beside the criteria of a board: groups, conditions, class, tie-breaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blocs.enums import Counting, Effect, GroupRule
from blocs.queries.published import Opened
from blocs.queries.reader import Json


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of a board: how its parts were counted, and what it adds to the total."""

    code: str
    name: str
    depth: int
    rule: str
    counting: str
    clause: str
    maximum: str
    points: str
    contribution: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that a board does not meet, and what follows."""

    name: str
    effect: str
    clause: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with the place. Each is empty where the scheme knows nothing of the kind."""

    grade: str
    unmet: tuple[Unmet, ...]
    tie_breaker: str


def group_rows(opened: Opened, standing: Json) -> tuple[GroupRow, ...]:
    """The groups as the scheme lists them, each below the one that it is part of."""
    groups = {group["code"]: group for group in opened.document["scheme"].get("groups", ())}
    lines = {line["code"]: line for line in standing.get("groups", ())}
    return tuple(
        _group(opened, groups[code], lines[code], depth) for code, depth in _below("", groups, 0)
    )


def _below(parent: str, groups: dict[str, Json], depth: int) -> Iterator[tuple[str, int]]:
    for code, group in groups.items():
        if group["parent"] == parent:
            yield code, depth
            yield from _below(code, groups, depth + 1)


def _group(opened: Opened, group: Json, line: Json, depth: int) -> GroupRow:
    reader, counting = opened.reader, Counting(group["counting"])
    return GroupRow(
        code=group["code"],
        name=reader.text(group, "name"),
        depth=depth,
        rule=str(GroupRule(group["rule"]).label),
        counting="" if counting is Counting.WITHIN else str(counting.label),
        clause=group["clause"],
        maximum=reader.exact(group["maximum"]),
        points=reader.exact(line["points"]),
        contribution=reader.exact(line["contribution"]),
        sentence=reader.said(line["explanation"]),
    )


def beside(opened: Opened, standing: Json) -> Beside:
    """The class, the conditions that are not met, and the tie-breaker that decided the place."""
    reader, scheme = opened.reader, opened.document["scheme"]
    conditions = {row["code"]: row for row in scheme.get("conditions", ())}
    names = {row["code"]: row for row in (*scheme["criteria"], *scheme.get("groups", ()))}
    grade, breaker = standing.get("grade"), standing.get("tie_breaker")
    return Beside(
        grade=reader.said(grade) if grade else "",
        unmet=tuple(_unmet(opened, conditions[code]) for code in standing.get("unmet", ())),
        tie_breaker=reader.text(names[breaker], "name") if breaker else "",
    )


def _unmet(opened: Opened, condition: Json) -> Unmet:
    return Unmet(
        name=opened.reader.text(condition, "name"),
        effect=str(Effect(condition["effect"]).label),
        clause=condition["clause"],
    )


def added_up(opened: Opened, standing: Json) -> str:
    """The first level as the total is made of it: what each part contributes, with its sign."""
    scheme = opened.document["scheme"]
    inside = {row["code"] for row in scheme["criteria"] if row.get("group")}
    inside |= {row["code"] for row in scheme["groups"] if row["parent"]}
    lines = [*standing["groups"], *standing["criteria"]]
    words = [
        opened.reader.exact(line["contribution"])
        for line in lines
        if line["code"] not in inside and line["contribution"] is not None
    ]
    return " + ".join(words).replace("+ -", "− ").replace("+ −", "− ")
