"""What the reveal tells of an edition: the standings as it is sealed, in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from blocs.domain.reveal import Stood
from blocs.enums import Effect
from blocs.models import Cycle, Edition
from blocs.queries.cards import Method, method
from blocs.queries.published import Opened, opened
from blocs.queries.reader import Json, Reader
from boards.models import Officer


@dataclass(frozen=True, slots=True)
class Revealed:
    """An edition with its standings, and how its points are made."""

    edition: Edition
    standings: tuple[Stood, ...]
    method: Method
    illustrative: bool


def edition_to_reveal(cycle: Cycle, officer: Officer) -> Edition | None:
    """The newest approved edition; for whoever reads none in the making the newest public one."""
    editions = cycle.editions
    knows = officer.has_perm("blocs.view_edition", cycle)
    return (editions.approved() if knows else editions.published()).first()


def revealed(edition: Edition) -> Revealed:
    """The edition, opened. Raises ``SealBroken`` where somebody altered its text."""
    found = opened(edition, Reader.of_request(), latest=edition.number)
    return Revealed(
        edition=edition,
        standings=tuple(_stood(found, row) for row in found.document["standings"]),
        method=method(found),
        illustrative=found.head.illustrative,
    )


def _stood(found: Opened, row: Json) -> Stood:
    names = {each["board"]: each for each in found.document["members"]}
    grade = row.get("grade")
    return Stood(
        name=names[row["board"]]["short_name"],
        place=row["place"],
        points=found.reader.exact(row["points"]) if row["points"] is not None else "",
        grade=found.reader.said(grade) if grade else "",
        reasons=() if row["place"] is not None else _reasons(found, row),
    )


def _reasons(found: Opened, row: Json) -> tuple[str, ...]:
    """Why a board has no place: the conditions that it does not meet, else that nothing counts."""
    conditions = {
        each["code"]: found.reader.text(each, "name")
        for each in found.document["scheme"].get("conditions", ())
        if each["effect"] == Effect.UNRANKED
    }
    unmet = tuple(conditions[code] for code in row.get("unmet", ()) if code in conditions)
    return unmet or (_("No criterion of the board could be counted."),)
