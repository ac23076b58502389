"""Boards by every name that they ever bore, as they stood in the year that a row speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from boards.domain.names import fold
from boards.domain.naming import Life, meant
from boards.imports.names import SHOWN, Names, Unknown
from boards.models import Board
from boards.queries.successions import family


@dataclass(frozen=True, slots=True)
class Read:
    """The board that a name means; ``remark`` where it bears another name by now."""

    board: Board
    remark: str = ""


class BoardNames:
    """Read once for a whole file: names, lives, and what became of those that ended."""

    def __init__(self) -> None:
        boards = list(Board.objects.prefetch_related("names", "aliases"))
        self._boards = {board.pk: board for board in boards}
        self._called = {board.pk: set(map(fold, _names(board))) - {""} for board in boards}
        self._names = Names((name, board) for board in boards for name in _names(board))
        self._lives = {board.pk: _life(board) for board in boards}
        ended = {board.pk for board in boards if board.dissolved_on}
        self._ties = [each.tie for each in family(ended, until=date.max).events]
        self._found: dict[tuple[str, int | None], Read] = {}

    def codes(self) -> dict[str, Board]:
        """The boards by a name of their own without spaces; of several, the one that still is."""
        bearers: dict[str, list[Board]] = defaultdict(list)
        for pk, names in self._called.items():
            for name in names:
                bearers[name.replace(" ", "")].append(self._boards[pk])
        found = {}
        for name, boards in bearers.items():
            living = [board for board in boards if board.dissolved_on is None]
            if len(boards) == 1 or len(living) == 1:
                found[name] = (boards if len(boards) == 1 else living)[0]
        return found

    def find(self, name: str, year: int | None) -> Read:
        """The board of that name in that year. Raises ``Unknown``. A file repeats its names."""
        key = name, year
        if key not in self._found:
            board = self._names.find(name) if year is None else self._in_year(name, year)
            self._found[key] = Read(board, self._remark(board, name, year))
        return self._found[key]

    def _remark(self, board: Board, name: str, year: int | None) -> str:
        if fold(name) in self._called[board.pk]:
            return ""
        told = {"name": name[:SHOWN], "year": year, "board": board}
        return _("In %(year)d “%(name)s” means %(board)s.") % told

    def _in_year(self, name: str, year: int) -> Board:
        bearers = {board.pk for board in self._names.bearers(name)}
        if not bearers:
            return self._names.find(name)
        possible = meant(
            bearers, year, lives=self._lives, ties=self._ties, alike=self._share_a_name
        )
        if len(possible) == 1:
            return self._boards[next(iter(possible))]
        if possible:
            raise Unknown.several(name, sorted(str(self._boards[pk]) for pk in possible))
        told = {"name": name[:SHOWN], "year": year}
        raise Unknown(_("“%(name)s” did not exist in %(year)d.") % told)

    def _share_a_name(self, one: int, other: int) -> bool:
        return not self._called[one].isdisjoint(self._called[other])


def _life(board: Board) -> Life:
    """The day of the end is not lived any more."""
    first, end = board.founded_on, board.dissolved_on
    return Life(first.year if first else None, (end - timedelta(1)).year if end else None)


def _names(board: Board) -> Iterable[str]:
    """Its code, its names of all times, its aliases; boards prefetch the last two."""
    past = [text for name in board.names.all() for text in (name.name, name.short_name)]
    aliases = [alias.text for alias in board.aliases.all()]
    return [board.slug, board.name, board.short_name, board.name_en, *past, *aliases]
