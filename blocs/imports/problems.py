"""Problems of a load: every one is kept, with its file, line and column."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file something stands; line 0 is the file as a whole."""

    file: str
    line: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, as a sentence, at its place."""

    place: Place
    sentence: str

    def __str__(self) -> str:
        place = self.place.file
        if self.place.line:
            place = _("%(file)s, line %(line)s") % {"file": place, "line": self.place.line}
        if self.place.column:
            place = _("%(place)s, column %(column)s") % {
                "place": place,
                "column": self.place.column,
            }
        return f"{place}: {self.sentence}"


class Unloadable(Exception):
    """A directory that cannot be loaded: nothing was written. Carries every problem."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(f"{len(problems)} problems")
