"""What the conference said of a board, against the thresholds that the rules of the award name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from awards.domain.ballots.rules import Share
from awards.enums import Base, CountOutcome, Verdict
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Threshold:
    """So large a share of the votes, and where the rule stands."""

    share: Share
    source: str


@dataclass(frozen=True, slots=True)
class Voted:
    """What the last count for an award says of a board. ``ballot`` cites the sealed result."""

    yes: int
    base: int
    needed: int
    outcome: CountOutcome
    bases: Mapping[Base, int]
    ballot: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What follows: a verdict with the fact and the source."""

    verdict: Verdict
    fact: Sentence
    source: str


def rulings(voted: Voted | None, thresholds: tuple[Threshold, ...]) -> Iterator[Ruling]:
    """The verdict of the ballot, then every threshold of the rules by its own base.

    Without a ballot a threshold is open: somebody still has to vote. Without either nothing is
    asked, for a bloc may choose without papers where no rule wants them.
    """
    if voted is not None:
        yield _of_ballot(voted)
    for each in thresholds:
        yield _not_yet(each) if voted is None else _of_rule(voted, each)


NAMES = {
    CountOutcome.ELECTED: Sentence("được chọn", "chosen"),
    CountOutcome.TIED: Sentence(
        "bằng phiếu ở suất cuối, chờ bỏ phiếu vòng hai",
        "tied at the last place, a second round is to come",
    ),
    CountOutcome.BELOW: Sentence(
        "đủ tỷ lệ nhưng hết suất", "reached the threshold, no place was left"
    ),
    CountOutcome.SHORT: Sentence("không đủ tỷ lệ phiếu", "threshold not reached"),
    CountOutcome.NO_QUORUM: Sentence("hội nghị không đủ số người dự", "there was no quorum"),
}


def _of_ballot(voted: Voted) -> Ruling:
    said = NAMES[voted.outcome]
    fact = Sentence(
        f"{voted.yes}/{voted.base} phiếu tán thành, cần {voted.needed}: {said.vi}.",
        f"{voted.yes} of {voted.base} votes for, {voted.needed} needed: {said.en}.",
    )
    chosen = voted.outcome is CountOutcome.ELECTED
    return Ruling(Verdict.MET if chosen else Verdict.UNMET, fact, voted.ballot)


def _of_rule(voted: Voted, each: Threshold) -> Ruling:
    base = voted.bases[each.share.base]
    needed = each.share.needed(base)
    fact = Sentence(
        f"Quy định cần {needed}/{base} phiếu tán thành, đạt {voted.yes}.",
        f"The rule needs {needed} of {base} votes for; there are {voted.yes}.",
    )
    return Ruling(Verdict.MET if voted.yes >= needed else Verdict.UNMET, fact, each.source)


def _not_yet(each: Threshold) -> Ruling:
    fact = Sentence("Chưa có kết quả bỏ phiếu.", "No ballot has been counted.")
    return Ruling(Verdict.OPEN, fact, each.source)
