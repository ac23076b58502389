"""What the page of a ballot, and its screen, may show: who has voted, never what; then the result.

While a ballot is open nothing here reads an envelope: there is no partial result to be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from awards.domain.ballots.counting import Elector as Counted
from awards.domain.ballots.counting import in_room
from awards.domain.ballots.rules import Rules
from awards.domain.ballots.sealing import names_of, rules_of
from awards.domain.ballots.wording import (
    OUTCOMES,
    arithmetic,
    example,
    quorum_of,
    rules_in_words,
)
from awards.enums import BallotState, Base, Channel, CountOutcome, Recusal, Voice
from awards.models import Ballot
from awards.queries.ballots import about, electors, names, roll, rules_set, tellers_of
from blocs.domain.editions import short_code
from boards.domain.numbers import format_number
from boards.domain.sentences import Sentence
from boards.language import spoken

COURSE = (BallotState.PREPARED, BallotState.OPEN, BallotState.CLOSED, BallotState.COUNTED)
"""The steps of a ballot that is not annulled."""

SIGNS = {
    CountOutcome.ELECTED: "✓",
    CountOutcome.TIED: "=",
    CountOutcome.BELOW: "–",
    CountOutcome.SHORT: "✗",
    CountOutcome.NO_QUORUM: "∅",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """An elector: how it takes part, whether it voted; ``pk`` where it may move to paper."""

    name: str
    channel: str
    state: str
    recused: tuple[str, ...] = ()
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many may vote in which way, and how many phones have."""

    seats: tuple[Seat, ...]
    phones: int
    voted: int
    papers: int
    letters: int
    absent: int

    @property
    def waiting(self) -> tuple[str, ...]:
        """The boards that have not voted yet."""
        return tuple(seat.name for seat in self.seats if seat.state == "waits")

    @property
    def by_hand(self) -> int:
        """The papers that people count."""
        return self.papers + self.letters


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the course of a ballot: behind, here, or ahead."""

    state: BallotState
    stands: str


@dataclass(frozen=True, slots=True)
class Row:
    """One name with what the count decides of it."""

    name: str
    yes: int
    no: int
    abstain: int
    base: int
    needed: int
    percent: str
    sign: str
    state: str
    outcome: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Result:
    """The sealed result in the reader's language."""

    rows: tuple[Row, ...]
    quorum: str
    turnout: Mapping[str, int]
    receipts: tuple[str, ...]
    votes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    tied: bool
    code: str


@dataclass(frozen=True, slots=True)
class BallotPage:
    """A ballot: what it asks, by which rules, who has voted, and in the end the result."""

    ballot: Ballot
    steps: tuple[Step, ...]
    title: str
    award: str
    names: tuple[str, ...]
    tellers: tuple[str, ...]
    rules: tuple[str, ...]
    source: str
    example: str
    quorum: str
    turnout: Turnout
    code: str
    box: tuple[str, ...]
    """Who has counted the papers, and never what."""
    result: Result | None


def ballot_page(ballot: Ballot) -> BallotPage:
    """Everything that the page of a ballot shows."""
    sealed = ballot.seal if ballot.sealed else _draft(ballot)
    rules = rules_of(ballot.seal) if ballot.sealed else rules_set(ballot)
    turnout, counted = _turnout(ballot, sealed)
    there = in_room(counted, letters_count=rules.letters_count)
    return BallotPage(
        ballot=ballot,
        steps=tuple(_steps(ballot.state)),
        title=title_of(sealed),
        award=Sentence(sealed["award_name"], sealed["award_name_en"]).in_language(spoken()),
        names=tuple(each["name"] for each in sealed["names"]),
        tellers=tuple(sealed["tellers"]),
        rules=tuple(each.in_language(spoken()) for each in rules_in_words(rules)),
        source=sealed["threshold_source"],
        example=_examples(rules, counted, names_of(sealed)),
        quorum=quorum_of(rules, len(counted), there).in_language(spoken()),
        turnout=turnout,
        code=short_code(ballot.fingerprint) if ballot.fingerprint else "",
        box=tuple(str(each.officer) for each in ballot.box_counts.select_related("officer")),
        result=result_of(ballot),
    )


def title_of(sealed: Mapping[str, Any]) -> str:
    """The question in the reader's language."""
    return Sentence(sealed["title"], sealed["title_en"]).in_language(spoken())


def _draft(ballot: Ballot) -> dict[str, Any]:
    channels = roll(ballot.cycle)
    return {
        **about(ballot),
        "electors": [each for _board, each in electors(ballot, channels)],
        "names": names(ballot),
        "tellers": tellers_of(ballot.tellers),
    }


def _steps(state: BallotState) -> Iterator[Step]:
    if state is BallotState.ANNULLED:
        yield Step(state, "here")
        return
    here = COURSE.index(state)
    for at, each in enumerate(COURSE):
        yield Step(each, "here" if at == here else "done" if at < here else "ahead")


def _turnout(ballot: Ballot, sealed: Mapping[str, Any]) -> tuple[Turnout, list[Counted]]:
    rows = {
        slug: (pk, Channel(channel), voted)
        for pk, slug, channel, voted in ballot.electors.values_list(
            "pk", "board__slug", "channel", "voted"
        )
    }
    if not ballot.sealed:
        on_roll = ballot.cycle.attendances.values_list("board__slug", "channel")
        rows = {slug: (0, Channel(channel), False) for slug, channel in on_roll}
    called = {each["board"]: each["name"] for each in sealed["names"]}
    nobody = (0, Channel.ABSENT, False)
    seats, counted = [], []
    for each in sealed["electors"]:
        pk, channel, voted = rows.get(each["board"], nobody)
        recused = tuple(called[board] for board in each["recused"])
        seats.append(_seat(ballot, each["name"], pk, channel, voted, recused))
        counted.append(Counted(each["board"], channel, voted, frozenset(each["recused"])))
    channels = [each.channel for each in counted]
    return (
        Turnout(
            seats=tuple(seats),
            phones=channels.count(Channel.PHONE),
            voted=sum(each.voted for each in counted),
            papers=channels.count(Channel.PAPER),
            letters=channels.count(Channel.LETTER),
            absent=channels.count(Channel.ABSENT),
        ),
        counted,
    )


def _seat(
    ballot: Ballot, name: str, pk: int, channel: Channel, voted: bool, recused: tuple[str, ...]
) -> Seat:
    state = str(channel.value)
    if channel is Channel.PHONE:
        state = "voted" if voted else "waits" if ballot.sealed else "phone"
    moves = ballot.state is BallotState.OPEN and state == "waits"
    return Seat(name, str(channel.label), state, recused, pk if moves else None)


def _examples(rules: Rules, electors: Sequence[Counted], asked: Sequence[str]) -> str:
    """The threshold in votes, where it is known before anybody votes.

    Names have different bases where the boards that may not vote on them leave.
    """
    if rules.threshold.base not in (Base.ELECTORS, Base.PRESENT):
        return ""
    everybody = rules.threshold.base is Base.ELECTORS
    there = [each for each in electors if everybody or each.channel is not Channel.ABSENT]
    leaves = rules.recusal is Recusal.LEAVES
    bases = {sum(not (leaves and name in each.recused) for each in there) for name in asked}
    return " ".join(example(rules, of).in_language(spoken()) for of in sorted(bases) if of)


def result_of(ballot: Ballot) -> Result | None:
    """The sealed result as it is read out; nothing before the count."""
    document = ballot.document
    if document is None:
        return None
    rules = rules_of(document["sealed"])
    return Result(
        rows=tuple(_row(each, rules) for each in document["counts"]),
        quorum=_quorum(document["quorum"]),
        turnout=document["turnout"],
        receipts=tuple(document["receipts"]),
        votes=tuple(_votes(document)),
        tied=any(each["outcome"] == CountOutcome.TIED for each in document["counts"]),
        code=short_code(document["fingerprint"]),
    )


def _row(count: Mapping[str, Any], rules: Rules) -> Row:
    outcome = CountOutcome(count["outcome"])
    return Row(
        name=count["name"],
        yes=count["yes"],
        no=count["no"],
        abstain=count["abstain"],
        base=count["base"],
        needed=count["needed"],
        percent=_percent(count["percent"]),
        sign=SIGNS[outcome],
        state=outcome.value,
        outcome=OUTCOMES[outcome].in_language(spoken()),
        arithmetic=arithmetic(count, rules).in_language(spoken()),
    )


def _percent(percent: str | None) -> str:
    """``66,67%``; nothing of nothing has none."""
    if percent is None:
        return "–"
    return f"{format_number(Decimal(percent), language=spoken(), places=2)}%"


def _quorum(quorum: Mapping[str, Any]) -> str:
    said = Sentence(
        f"Có mặt {quorum['present']}, cần {quorum['needed']}: "
        f"{'đủ' if quorum['met'] else 'không đủ'}.",
        f"{quorum['present']} are there, {quorum['needed']} are needed: "
        f"{'enough' if quorum['met'] else 'not enough'}.",
    )
    return said.in_language(spoken())


def _votes(document: Mapping[str, Any]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """By elector what it said of each name: only where the ballot was open to all."""
    sealed = document["sealed"]
    for elector in sealed["electors"] if document["votes"] else ():
        said = document["votes"].get(elector["board"])
        if said is not None:
            yield (
                elector["name"],
                tuple(
                    (name["name"], str(Voice(said.get(name["board"], Voice.ABSTAIN)).label))
                    for name in sealed["names"]
                ),
            )
