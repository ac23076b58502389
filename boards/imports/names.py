"""Things by their folded names, and what is said of a name that stands for none, or several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Generic, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from boards.domain.names import fold

T = TypeVar("T")

SHOWN = 60
"""Characters of an unknown name that its sentence repeats."""

MOST_GUESSES = 300
"""Unknown names of one file for which a near one is looked for: each costs a millisecond."""


class Unknown(ValueError):
    """A name that stands for nothing, or for several things; its text is the sentence to show."""

    @classmethod
    def several(cls, name: str, things: Iterable[object]) -> Unknown:
        """The sentence for a name that stands for several things."""
        told = {"name": name[:SHOWN], "things": ", ".join(map(str, things))}
        return cls(_("“%(name)s” stands for several: %(things)s.") % told)


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

    def bearers(self, name: str) -> list[T]:
        """Whatever bears that name."""
        return self._things.get(fold(name), [])

    def find(self, name: str) -> T:
        """The thing of that name. Raises ``Unknown``. A file repeats its names row by row."""
        if name in self._found:
            return self._found[name]
        found = self.bearers(name)
        if len(found) == 1:
            self._found[name] = found[0]
            return found[0]
        shown = name[:SHOWN]
        if found:
            raise Unknown.several(name, found)
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
