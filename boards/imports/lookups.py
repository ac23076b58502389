"""What names in a file stand for: boards, indicators, documents, units and closed lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Generic, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from boards.domain.names import fold
from boards.domain.units import UNITS, Unit
from boards.enums import Availability, Basis
from boards.models import Board, Document, Indicator

T = TypeVar("T")

MOST_GUESSES = 300
"""Unknown names of one file for which a near one is looked for: each costs a millisecond."""


class Unknown(ValueError):
    """A name that stands for nothing, or for several things; its text is the sentence to show."""


class Names(Generic[T]):
    """Things by their folded names."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._things: dict[str, list[T]] = defaultdict(list)
        for name, thing in named:
            same = self._things[fold(name)]
            if name and thing not in same:
                same.append(thing)
        self._guesses: dict[str, str] = {}

    def find(self, name: str) -> T:
        """The thing of that name. Raises ``Unknown``."""
        found = self._things.get(fold(name), [])
        if len(found) == 1:
            return found[0]
        shown = name[:60]
        if found:
            raise Unknown(
                _("“%(name)s” stands for several: %(things)s.")
                % {"name": shown, "things": ", ".join(str(thing) for thing in found)}
            )
        nearest = self._nearest(fold(name))
        if nearest:
            raise Unknown(
                _("“%(name)s” is unknown: did you mean “%(nearest)s”?")
                % {"name": shown, "nearest": nearest}
            )
        raise Unknown(_("“%(name)s” is unknown.") % {"name": shown})

    def _nearest(self, folded: str) -> str:
        """The thing whose name is written almost so; nothing where none is, or after too many."""
        if folded not in self._guesses and len(self._guesses) < MOST_GUESSES:
            near = get_close_matches(folded, [key for key in self._things if key], n=1)
            self._guesses[folded] = str(self._things[near[0]][0]) if near else ""
        return self._guesses.get(folded, "")


class Lookups:
    """Everything that rows refer to, read once for a whole file."""

    def __init__(self) -> None:
        self.boards = Names(_board_names())
        self.indicators = Names(
            (name, indicator)
            for indicator in Indicator.objects.all()
            for name in (indicator.code, indicator.name, indicator.name_en)
        )
        self.documents = Names(
            (name, document)
            for document in Document.objects.all()
            for name in (document.slug, document.number)
        )
        self.units = Names(
            (name, unit) for unit in UNITS.values() for name in (unit.code, unit.vi, unit.en)
        )
        self.availabilities = Names(_members(Availability))
        self.bases = Names(_members(Basis))


def unit_of(lookups: Lookups, name: str) -> Unit:
    """The unit of a code or a name. ``%`` has no letter to fold."""
    return UNITS["PERCENT"] if name.strip() == "%" else lookups.units.find(name)


def _board_names() -> Iterable[tuple[str, Board]]:
    for board in Board.objects.prefetch_related("names", "aliases"):
        past = [name.name for name in board.names.all()]
        aliases = [alias.text for alias in board.aliases.all()]
        for name in (board.slug, board.name, board.short_name, board.name_en, *past, *aliases):
            yield name, board


def _members(choices: type[models.TextChoices]) -> list[tuple[str, str]]:
    labels = [(str(member.label), member.value) for member in choices]
    return labels + [(member.value, member.value) for member in choices]
