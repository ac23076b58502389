"""What a delegate sees: for which board the vote is, and the names in the sealed order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from awards.domain.ballots.choices import Choice
from awards.domain.ballots.rules import Rules
from awards.domain.ballots.sealing import Json, names_of, rules_of
from awards.domain.ballots.wording import rules_in_words
from awards.enums import BallotKind, BallotState, Channel, Voice
from awards.envelopes import receipt_of
from awards.models import Ballot, Elector, Envelope
from awards.queries.ballot_page import title_of
from awards.refusals import Refusal
from blocs.domain.editions import short_code
from boards.language import spoken
from boards.models import Officer
from boards.queries.reach import own_boards

GROUP = 4
"""Digits of a receipt that are read together."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name on the paper of one board; ``said`` is what is marked, where anything is."""

    board: str
    name: str
    recused: bool
    said: Voice | None = None


@dataclass(frozen=True, slots=True)
class VotePage:
    """The paper of one elector."""

    ballot: Ballot
    elector: Elector
    board: str
    title: str
    rules: tuple[str, ...]
    names: tuple[Asked, ...]
    chooses: bool
    at_most: int | None
    code: str

    @property
    def chosen(self) -> int:
        """How many names are marked."""
        return sum(each.said is Voice.YES for each in self.names)

    @property
    def left(self) -> int:
        """How many more may be marked; below nothing there are too many."""
        return (self.at_most or 0) - self.chosen


def electors_of(ballot: Ballot, officer: Officer) -> list[Elector]:
    """For which boards an officer votes: its own, and one whose work it finishes.

    Whoever belongs to no board votes for none, superusers included.
    """
    rows = ballot.electors.select_related("ballot__cycle__bloc", "board")
    return list(rows.filter(board__in=own_boards(officer) or ()))


def why_not_vote(ballot: Ballot, elector: Elector | None) -> Refusal | None:
    """Why there is no paper for this elector; nothing where there is one."""
    if not ballot.sealed:
        return Refusal.BALLOT_NOT_OPEN
    if elector is None:
        return Refusal.NOT_AN_ELECTOR
    if ballot.state is not BallotState.OPEN:
        return Refusal.BALLOT_NOT_OPEN
    if elector.voted:
        return Refusal.ALREADY_VOTED
    return None if elector.channel == Channel.PHONE else Refusal.VOTES_OTHERWISE


def votes_now(ballot: Ballot, officer: Officer) -> list[Elector]:
    """The boards for which the officer can put a paper into the box."""
    electors = electors_of(ballot, officer)
    return [each for each in electors if why_not_vote(ballot, each) is None]


def vote_page(ballot: Ballot, elector: Elector, choice: Choice | None = None) -> VotePage:
    """The paper, with what is marked on it."""
    sealed, rules, own = ballot.seal, rules_of(ballot.seal), _own(ballot, elector)
    return VotePage(
        ballot=ballot,
        elector=elector,
        board=own["name"],
        title=title_of(sealed),
        rules=tuple(each.in_language(spoken()) for each in rules_in_words(rules)),
        names=tuple(
            Asked(
                each["board"],
                each["name"],
                each["board"] in own["recused"],
                None if choice is None else choice.get(each["board"], Voice.ABSTAIN),
            )
            for each in sealed["names"]
        ),
        chooses=rules.kind is not BallotKind.YES_NO,
        at_most=_at_most(rules, names_of(sealed), own["recused"]),
        code=short_code(ballot.fingerprint),
    )


def recused_of(ballot: Ballot, elector: Elector) -> list[str]:
    """The names that a board does not vote on."""
    recused: list[str] = _own(ballot, elector)["recused"]
    return recused


def _own(ballot: Ballot, elector: Elector) -> Json:
    return next(each for each in ballot.seal["electors"] if each["board"] == elector.board.slug)


def _at_most(rules: Rules, names: Sequence[str], recused: Collection[str]) -> int | None:
    """How many this board may mark: it has fewer names where its own is among them."""
    if rules.at_most is None:
        return None
    return min(rules.at_most, len(names) - len(recused))


def receipt_again(elector: Elector) -> str:
    """The receipt of an envelope that is still in the box, for whoever lost sight of it."""
    envelope = Envelope.objects.filter(elector=elector).first()
    return receipt_of(envelope.shut) if envelope else ""


def in_groups(receipt: str) -> list[str]:
    """A receipt as people write it down."""
    return [receipt[at : at + GROUP] for at in range(0, len(receipt), GROUP)]
