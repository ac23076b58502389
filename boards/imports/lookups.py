"""What names in a file stand for: boards, indicators, documents, units and closed lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Generic, TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

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
        self._written: dict[str, str] = {}
        for name, thing in named:
            same = self._things[fold(name)]
            if name and thing not in same:
                same.append(thing)
                self._written.setdefault(fold(name), name)
        self._guesses: dict[str, str] = {}
        self._found: dict[str, T] = {}

    def codes(self) -> dict[str, T]:
        """The things that have a name of their own, by that name without spaces."""
        alone = {key: things[0] for key, things in self._things.items() if len(things) == 1 and key}
        return {key.replace(" ", ""): thing for key, thing in alone.items()}

    def find(self, name: str) -> T:
        """The thing of that name. Raises ``Unknown``. A file repeats its names row by row."""
        if name in self._found:
            return self._found[name]
        found = self._things.get(fold(name), [])
        if len(found) == 1:
            self._found[name] = found[0]
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
            near = get_close_matches(folded, self._written, n=1)
            self._guesses[folded] = self._shown(near[0]) if near else ""
        return self._guesses.get(folded, "")

    def _shown(self, folded: str) -> str:
        """A row of the database by the name that it goes by, anything else as files write it."""
        thing = self._things[folded][0]
        return str(thing) if isinstance(thing, models.Model) else self._written[folded]


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

    def unit(self, name: str) -> Unit:
        """The unit of a code or a name. ``%`` has no letter to fold."""
        return UNITS["PERCENT"] if name.strip() == "%" else self.units.find(name)


def _board_names() -> Iterable[tuple[str, Board]]:
    for board in Board.objects.prefetch_related("names", "aliases"):
        past = [name.name for name in board.names.all()]
        aliases = [alias.text for alias in board.aliases.all()]
        for name in (board.slug, board.name, board.short_name, board.name_en, *past, *aliases):
            yield name, board


def _members(choices: type[models.TextChoices]) -> Iterable[tuple[str, str]]:
    """By the words of both languages: a template speaks Vietnamese to whoever reads English."""
    for member in choices:
        yield member.value, member.value
        for language, _name in settings.LANGUAGES:
            with override(language):
                yield str(member.label), member.value
