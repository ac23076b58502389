"""Whether the dossier of a nomination is whole: each required paper, there or owed by somebody.

A paper is there when it was uploaded, when the site itself has made it, or when the council has
said why none is needed. Nothing is ticked by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from awards.domain.submissions import Reason
from awards.enums import Held, Owes, PieceKind
from boards.domain.sentences import Sentence
from boards.domain.years import short_date


@dataclass(frozen=True, slots=True)
class Required:
    """A paper that the law of a day asks for: whose it is, until when, and where that stands."""

    kind: PieceKind
    name: Sentence
    owes: Owes
    due: date | None = None
    copies: int | None = None
    wording: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A required paper, and by what it is there; a paper can be there in several ways."""

    required: Required
    held: tuple[Held, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether nobody owes it any more."""
        return bool(self.held)

    def is_late(self, today: date) -> bool:
        """Whether it is still owed after its day."""
        due = self.required.due
        return not self.is_there and due is not None and due < today


def due_on(submission: date | None, days_before: int | None) -> date | None:
    """The day until which a paper is due: so many days before that of the submission."""
    if submission is None:
        return None
    return submission - timedelta(days_before or 0)


def checklist(
    required: Iterable[Required], held: Mapping[PieceKind, tuple[Held, ...]]
) -> tuple[Line, ...]:
    """Every required paper, in the order of the rules; what nobody asks for is not listed."""
    return tuple(Line(each, held.get(each.kind, ())) for each in required)


def percent(lines: Iterable[Line]) -> int:
    """How much is there, in whole per cent, rounded down: 100 says that nothing is missing."""
    every = tuple(lines)
    there = sum(line.is_there for line in every)
    return 100 * there // len(every) if every else 100


def missing(lines: Iterable[Line], about: str) -> Iterator[Reason]:
    """Each paper that keeps a submission back, and who owes it."""
    for line in lines:
        if not line.is_there:
            due, name = line.required.due, line.required.name
            vi = f", hạn {short_date(due)}" if due else ""
            en = f", due on {short_date(due)}" if due else ""
            said = Sentence(f"Hồ sơ thiếu: {name.vi}{vi}.", f"Missing: {name.en}{en}.")
            yield Reason(said, line.required.owes, about)
