"""What an edition would say, and what it would change, for the pages that ask first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from boards.domain.numbers import format_number
from boards.language import spoken

Json = Mapping[str, Any]
Key = tuple[str, ...]

FIGURE_KEY = ("board", "indicator", "currency", "basis")


@dataclass(frozen=True, slots=True)
class Row:
    """One board's place and points, and those of the last published edition."""

    board: str
    place: int | None
    points: str | None
    before_place: int | None
    before_points: str | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that differs from the last published edition, as printed."""

    board: str
    indicator: str
    before: str
    after: str


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


def changes(document: Json, last: Json | None) -> list[Change]:
    """The figures that are new, gone or different since ``last``.

    A figure that went from one currency to another is one change.
    """
    if last is None:
        return []
    after, before = _figures(document), _figures(last)
    boards = _names(last, "members", "board", "short_name")
    boards |= _names(document, "members", "board", "short_name")
    indicators = _names(last, "indicators", "code", "name")
    indicators |= _names(document, "indicators", "code", "name")
    moved = _moved(before, after)
    return [
        Change(
            board=boards.get(key[0], key[0]),
            indicator=indicators.get(key[1], key[1]),
            before=_words(before.get(key)),
            after=_words(after.get(moved.get(key, key))),
        )
        for key in sorted((before.keys() | after.keys()) - set(moved.values()))
        if before.get(key) != after.get(key)
    ]


def _moved(before: Mapping[Key, Json], after: Mapping[Key, Json]) -> dict[Key, Key]:
    """The keys of figures that stand alone in another currency now, by their earlier keys."""
    gone, new = _by_total(before.keys() - after.keys()), _by_total(after.keys() - before.keys())
    return {
        keys[0]: new[total][0]
        for total, keys in gone.items()
        if len(keys) == len(new.get(total, ())) == 1
    }


def _by_total(keys: Iterable[Key]) -> dict[Key, list[Key]]:
    """The keys of the parts by what they share: board, indicator and basis."""
    totals: dict[Key, list[Key]] = defaultdict(list)
    for board, indicator, currency, basis in keys:
        totals[board, indicator, basis].append((board, indicator, currency, basis))
    return totals


def _changed(standing: Json, before: Json) -> bool:
    return any(standing[key] != before.get(key) for key in ("place", "points"))


def _points(exact: str | None, places: int) -> str | None:
    if exact is None:
        return None
    return format_number(Decimal(exact), language=spoken(), places=places)


def _names(document: Json, rows: str, key: str, name: str) -> dict[str, str]:
    return {row[key]: row[name] for row in document[rows]}


def _figures(document: Json) -> dict[Key, Json]:
    return {tuple(figure[key] for key in FIGURE_KEY): figure for figure in document["figures"]}


def _words(figure: Json | None) -> str:
    if figure is None:
        return "–"
    printed = figure["as_printed"] or "–"
    doubted = figure["doubt"] and not figure["doubt_settled"]
    return f"{printed} (?)" if doubted else printed
