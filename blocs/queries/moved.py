"""How far each board moved since the year before, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from blocs.domain.trend import Move
from blocs.queries.published import Opened
from blocs.queries.year_before import YearBefore


@dataclass(frozen=True, slots=True)
class Moved:
    """The sign is for the eye, the words for everybody. Who did not move by a number says why."""

    sign: str
    words: str
    points: str


def moved(opened: Opened, before: YearBefore | None) -> Mapping[str, Moved]:
    """By board, for all that have a place; nothing where the years do not compare."""
    if before is None or before.breaks(opened):
        return {}
    found = before.moves(opened)
    placed = [row["board"] for row in opened.document["standings"] if row["place"] is not None]
    return {
        board: _said(found[board], opened) if board in found else _apart(board, before)
        for board in placed
    }


def _said(move: Move, opened: Opened) -> Moved:
    by = abs(move.places)
    if move.places > 0:
        sign, words = "▲", _("up %(by)s") % {"by": by}
    elif move.places < 0:
        sign, words = "▼", _("down %(by)s") % {"by": by}
    else:
        sign, words = "=", _("the same")
    places = opened.document["scheme"]["places"]
    return Moved(sign, words, opened.reader.signed(Fraction(move.points), places))


def _apart(board: str, before: YearBefore) -> Moved:
    """A board that was another one, was no member, or had no place."""
    if board in before.inherited:
        return Moved("", _("after a succession"), "")
    if board not in {row["board"] for row in before.opened.document["members"]}:
        return Moved("", _("new member"), "")
    return Moved("", _("no place in %(year)s") % {"year": before.year}, "")
