"""What a count decides: quorum, threshold, places, and the tie at the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from awards.domain.ballots.counting import Elector, Tally, in_room
from awards.domain.ballots.rules import Rules
from awards.enums import CountOutcome


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be there, how many are."""

    needed: int
    present: int

    @property
    def met(self) -> bool:
        """Whether the ballot decides anything."""
        return self.present >= self.needed


@dataclass(frozen=True, slots=True)
class Told:
    """A name with its numbers: ``yes`` of ``base``, where ``needed`` are enough."""

    tally: Tally
    base: int
    needed: int
    outcome: CountOutcome

    @property
    def share(self) -> Fraction | None:
        """Its part of the base; nothing of nothing has none."""
        return Fraction(self.tally.yes, self.base) if self.base else None


def quorum(rules: Rules, electors: Sequence[Elector]) -> Quorum:
    """The quorum of a ballot, of all who may vote."""
    present = in_room(electors, letters_count=rules.letters_count)
    return Quorum(rules.quorum.needed(len(electors)), present)


def told(rules: Rules, counted: Sequence[Tally], *, quorate: bool) -> list[Told]:
    """Every name, in the sealed order, with what the count decides of it."""
    bases = [each.bases[rules.threshold.base] for each in counted]
    needs = [rules.threshold.needed(base) for base in bases]
    reached = [each.yes >= needed for each, needed in zip(counted, needs, strict=True)]
    yes = sorted((each.yes for each, ok in zip(counted, reached, strict=True) if ok), reverse=True)
    return [
        Told(each, base, needed, _outcome(rules, each.yes, ok, yes, quorate))
        for each, base, needed, ok in zip(counted, bases, needs, reached, strict=True)
    ]


def _outcome(rules: Rules, votes: int, ok: bool, yes: Sequence[int], quorate: bool) -> CountOutcome:
    """Places go by the number of votes for, among those who reached the threshold."""
    if not quorate:
        return CountOutcome.NO_QUORUM
    if not ok:
        return CountOutcome.SHORT
    places = len(yes) if rules.places is None else rules.places
    if sum(other >= votes for other in yes) <= places:
        return CountOutcome.ELECTED
    return CountOutcome.TIED if sum(other > votes for other in yes) < places else CountOutcome.BELOW
