"""Reads behind a ballot: who may vote, on what, and what the opening is to seal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from awards.domain.ballots.counting import Elector
from awards.domain.ballots.rules import Rules, Share
from awards.domain.ballots.sealing import Json, electors_of, fingerprint, presence, seal
from awards.enums import BallotKind, Base, Channel, Recusal
from awards.models import Ballot
from blocs.models import Cycle, Membership
from boards.domain.kinship import kin
from boards.models import Board
from boards.queries.successions import family


def rules_set(ballot: Ballot) -> Rules:
    """The rules that a ballot in preparation would seal."""
    return Rules(
        kind=BallotKind(ballot.kind),
        threshold=Share(
            Fraction(ballot.threshold_part, ballot.threshold_of),
            Base(ballot.threshold_base),
            ballot.threshold_strict,
        ),
        quorum=Share(Fraction(ballot.quorum_part, ballot.quorum_of), Base.ELECTORS),
        places=ballot.places,
        at_most=ballot.at_most,
        recusal=Recusal(ballot.recusal),
        secret=ballot.secret,
        letters_count=ballot.letters_count,
    )


def about(ballot: Ballot) -> Json:
    """Whose ballot it is and what it asks, as the opening seals it."""
    cycle, award, before = ballot.cycle, ballot.award, ballot.after
    return {
        "bloc": cycle.bloc.slug,
        "bloc_name": cycle.bloc.name,
        "bloc_name_en": cycle.bloc.name_en,
        "year": cycle.year,
        "number": ballot.number,
        "round": ballot.round,
        "after": before.fingerprint if before else None,
        "rehearsal": ballot.rehearsal,
        "title": ballot.title,
        "title_en": ballot.title_en,
        "award": award.slug,
        "award_name": award.name,
        "award_name_en": award.name_en,
        "threshold_source": ballot.threshold_source,
    }


def roll(cycle: Cycle) -> dict[int, Channel]:
    """How each board on the roll of the conference takes part."""
    rows = cycle.attendances.values_list("board", "channel")
    return {board: Channel(channel) for board, channel in rows}


def electors(ballot: Ballot, channels: Mapping[int, Channel]) -> list[tuple[Board, Json]]:
    """Every member with what the opening seals of it; who is not on the roll is absent."""
    members = list(ballot.cycle.memberships().prefetch_related("board__names"))
    names = list(ballot.names.select_related("board"))
    barred = _recused(ballot, members, {name.board_id: name.board.slug for name in names})
    return [
        (
            each.board,
            {
                "board": each.board.slug,
                "name": each.board.name_on(ballot.cycle.members_on),
                "presence": presence(channels.get(each.board_id, Channel.ABSENT)),
                "recused": barred[each.board_id],
            },
        )
        for each in members
    ]


def names(ballot: Ballot) -> list[Json]:
    """The names in the order of the paper: Vietnamese order, which favours nobody."""
    rows = ballot.names.select_related("board").prefetch_related("board__names")
    day = ballot.cycle.members_on
    return [{"board": row.board.slug, "name": row.board.name_on(day)} for row in rows]


def would_seal(ballot: Ballot, who: Iterable[tuple[Board, Json]]) -> Json:
    """What the opening would seal now for these electors, but for the key that it makes."""
    said = [each for _board, each in who]
    return seal(
        about(ballot), rules_set(ballot), said, names(ballot), tellers_of(ballot.tellers), ""
    )


def tellers_of(named: Sequence[str]) -> list[str]:
    """The tellers as they are sealed."""
    return [name.strip() for name in named if name.strip()]


def preparation_digest(ballot: Ballot) -> str:
    """A word for a ballot in preparation: it changes with every rule, name and teller."""
    asked = [each["board"] for each in names(ballot)]
    return fingerprint(
        seal(
            about(ballot),
            rules_set(ballot),
            [],
            [{"board": each} for each in asked],
            ballot.tellers,
            "",
        )
    )


def electors_now(ballot: Ballot) -> list[Elector]:
    """The electors of a ballot that was opened, as they take part and have voted by now."""
    rows = ballot.electors.values_list("board__slug", "channel", "voted")
    return electors_of(
        ballot.seal,
        {board: channel for board, channel, _voted in rows},
        {board for board, _channel, voted in rows if voted},
    )


def _recused(
    ballot: Ballot, members: Sequence[Membership], named: Mapping[int, str]
) -> dict[int, list[str]]:
    """By member the names that it may not vote on: its own, and those of its kin."""
    if ballot.recusal == Recusal.VOTES:
        return {each.board_id: [] for each in members}
    boards = [each.board_id for each in members]
    until = ballot.cycle.conference_on or ballot.cycle.members_on
    ties = [event.tie for event in family({*boards, *named}, until=until).events]
    return {
        board: sorted(named[each] for each in named.keys() & {board, *kin(board, ties)})
        for board in boards
    }
