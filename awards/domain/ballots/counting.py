"""The count: papers from phones and papers from the box, and of how many each name is told.

Of a secret ballot only sums exist, name by name, never a whole paper: the paper on which one name
is left out would lead to the board that may not vote on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from awards.domain.ballots.choices import Choice
from awards.domain.ballots.rules import Rules
from awards.enums import BY_HAND, PRESENT, BallotKind, Base, Channel, Recusal, Voice
from awards.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Elector:
    """A board that may vote. ``voted``: from a phone; of papers nobody knows whose came back."""

    board: str
    channel: Channel
    voted: bool = False
    recused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """How often a name was said yes and no to, on papers from the box."""

    yes: int
    no: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """What was counted by hand: papers handed out, that came back, that are not valid."""

    issued: int = 0
    returned: int = 0
    invalid: int = 0
    marks: Mapping[str, Marks] = field(default_factory=dict)

    @property
    def valid(self) -> int:
        """Those that came back and are valid."""
        return self.returned - self.invalid


@dataclass(frozen=True, slots=True)
class Tally:
    """What was said of one name. ``bases``: of how many, by what a share is taken of."""

    name: str
    yes: int
    no: int
    abstain: int
    bases: Mapping[Base, int]


def box_faults(
    rules: Rules, options: Sequence[str], electors: Sequence[Elector], box: Box
) -> list[Refusal]:
    """Why numbers counted by hand cannot be; empty where they can."""
    return list(dict.fromkeys(_box_faults(rules, options, electors, box)))


def _box_faults(
    rules: Rules, options: Sequence[str], electors: Sequence[Elector], box: Box
) -> Iterator[Refusal]:
    if box.issued != sum(each.channel in BY_HAND for each in electors):
        yield Refusal.BOX_ISSUED
    if not box.invalid <= box.returned <= box.issued:
        yield Refusal.BOX_RETURNED
        return
    marks = [box.marks.get(name, Marks(0)) for name in options]
    if any(
        each.yes + each.no > _votable(rules, electors, name, box)
        for name, each in zip(options, marks, strict=True)
    ):
        yield Refusal.BOX_MARKS
    if rules.at_most is not None and sum(each.yes for each in marks) > rules.at_most * box.valid:
        yield Refusal.BOX_TOO_MANY
    if rules.kind is not BallotKind.YES_NO and any(each.no for each in marks):
        yield Refusal.NO_AGAINST


def tallies(
    rules: Rules,
    options: Sequence[str],
    electors: Sequence[Elector],
    choices: Sequence[Choice],
    box: Box,
) -> list[Tally]:
    """Every name in the sealed order; ``choices`` are what came from phones, in no order."""
    return [_tally(rules, name, electors, choices, box) for name in options]


def _tally(
    rules: Rules, name: str, electors: Sequence[Elector], choices: Sequence[Choice], box: Box
) -> Tally:
    said = [choice.get(name, Voice.ABSTAIN) for choice in choices]
    marks = box.marks.get(name, Marks(0))
    yes, no = said.count(Voice.YES) + marks.yes, said.count(Voice.NO) + marks.no
    asked = _phones(electors, name) + _votable(rules, electors, name, box)
    return Tally(name, yes, no, asked - yes - no, _bases(rules, electors, name, box))


def _bases(rules: Rules, electors: Sequence[Elector], name: str, box: Box) -> dict[Base, int]:
    """Of how many a share is taken. A recused board leaves each of them, unless the rules keep it.

    Whoever wrote is counted with those present: a vote for is never of fewer than could vote.
    """
    leaves = rules.recusal is Recusal.LEAVES
    counted = [each for each in electors if not (leaves and name in each.recused)]
    voted = sum(each.voted for each in counted)
    by_hand = sum(leaves and name in each.recused for each in _by_hand(electors))
    lost = box.issued - box.returned
    return {
        Base.ELECTORS: len(counted),
        Base.PRESENT: sum(each.channel is not Channel.ABSENT for each in counted),
        Base.CAST: voted + box.returned - max(0, by_hand - lost),
        Base.VALID: voted + box.valid - max(0, by_hand - lost - box.invalid),
    }


def _phones(electors: Sequence[Elector], name: str) -> int:
    return sum(each.voted and name not in each.recused for each in electors)


def _votable(rules: Rules, electors: Sequence[Elector], name: str, box: Box) -> int:
    """The valid papers from the box that can speak of a name.

    Nobody knows whose papers were lost or not valid. They are taken to be those of recused boards,
    as far as there are any: so the base is never too small, and nothing passes by guessing.
    """
    recused = sum(name in each.recused for each in _by_hand(electors))
    return box.valid - max(0, recused - (box.issued - box.returned) - box.invalid)


def _by_hand(electors: Sequence[Elector]) -> list[Elector]:
    return [each for each in electors if each.channel in BY_HAND]


def in_room(electors: Sequence[Elector], *, letters_count: bool) -> int:
    """How many count for the quorum."""
    there = (*PRESENT, Channel.LETTER) if letters_count else PRESENT
    return sum(each.channel in there for each in electors)


def differences(first: Box, second: Box) -> list[str]:
    """What two people counted differently: ``issued``, ``returned``, ``invalid``, or names."""
    numbers = [
        key
        for key in ("issued", "returned", "invalid")
        if getattr(first, key) != getattr(second, key)
    ]
    names = sorted({*first.marks, *second.marks})
    none = Marks(0)
    return [
        *numbers,
        *(n for n in names if first.marks.get(n, none) != second.marks.get(n, none)),
    ]
