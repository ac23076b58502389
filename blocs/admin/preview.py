"""What an edition says, for the pages that ask first; what it changes is ``queries.changes``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from boards.domain.numbers import format_number
from boards.language import spoken

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One board's place and points, and those of the last published edition."""

    board: str
    place: int | None
    points: str | None
    before_place: int | None
    before_points: str | None
    changed: bool


def rows(document: Json, last: Json | None) -> list[Row]:
    """The standings of ``document`` beside those of ``last``."""
    names = _names(document, "members", "board", "short_name")
    places: int = document["scheme"]["places"]
    before = {standing["board"]: standing for standing in (last or {}).get("standings", [])}
    return [
        Row(
            board=names[standing["board"]],
            place=standing["place"],
            points=_points(standing["points"], places),
            before_place=before.get(standing["board"], {}).get("place"),
            before_points=_points(before.get(standing["board"], {}).get("points"), places),
            changed=last is not None and _changed(standing, before.get(standing["board"], {})),
        )
        for standing in document["standings"]
    ]


def _changed(standing: Json, before: Json) -> bool:
    return any(standing[key] != before.get(key) for key in ("place", "points"))


def _points(exact: str | None, places: int) -> str | None:
    if exact is None:
        return None
    return format_number(Decimal(exact), language=spoken(), places=places)


def _names(document: Json, rows: str, key: str, name: str) -> dict[str, str]:
    return {row[key]: row[name] for row in document[rows]}
