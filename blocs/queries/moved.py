"""How far each board moved since the year before, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from blocs.domain.trend import Move
from blocs.queries.published import Opened
from blocs.queries.reader import Reader
from blocs.queries.year_before import YearBefore


@dataclass(frozen=True, slots=True)
class Moved:
    """The sign is for the eye, the words for everybody."""

    sign: str
    words: str
    points: str


def moved(opened: Opened, before: YearBefore | None) -> Mapping[str, Moved]:
    """By board; nothing where the years do not compare."""
    if before is None:
        return {}
    return {board: _said(move, opened) for board, move in before.moves(opened).items()}


def _said(move: Move, opened: Opened) -> Moved:
    reader: Reader = opened.reader
    by = abs(move.places)
    if move.places > 0:
        sign, words = "▲", _("up %(by)s") % {"by": by}
    elif move.places < 0:
        sign, words = "▼", _("down %(by)s") % {"by": by}
    else:
        sign, words = "=", _("the same")
    places = opened.document["scheme"]["places"]
    return Moved(sign, words, reader.signed(Fraction(move.points), places))
