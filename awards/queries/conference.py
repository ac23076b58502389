"""The conference of a year: who takes part in its votes, and the ballots that it held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Exists, OuterRef, Q, QuerySet

from awards.domain.ballots.counting import Elector, in_room
from awards.domain.ballots.rules import Rules, Share
from awards.domain.ballots.wording import quorum_of
from awards.enums import PRESENT, BallotKind, Base, Channel
from awards.models import Attendance, Ballot
from blocs.domain.editions import fingerprint
from blocs.models import Cycle, Membership
from boards.language import spoken
from boards.models import Board, Officer
from boards.queries.reach import own_boards

USUAL = Rules(
    kind=BallotKind.YES_NO,
    threshold=Share(Fraction(1, 2), Base.PRESENT, strict=True),
    quorum=Share(Fraction(2, 3), Base.ELECTORS),
)
"""What a ballot begins with where nobody says otherwise."""

SAID = ("channel", "delegate", "post", "authority")


@dataclass(frozen=True, slots=True)
class Seat:
    """A member on the roll, or not yet."""

    board: Board
    name: str
    attendance: Attendance | None

    @property
    def said(self) -> dict[str, str]:
        """What the roll says of it; nothing where it is not on it."""
        return {field: getattr(self.attendance, field, "") for field in SAID}


@dataclass(frozen=True, slots=True)
class Conference:
    """The roll with what it comes to, and the ballots, the newest last."""

    cycle: Cycle
    seats: tuple[Seat, ...]
    ballots: tuple[Ballot, ...]
    seen: str
    """Stands for the roll as it was read: who saves an older one is told."""

    @property
    def present(self) -> int:
        """How many are in the room."""
        return sum(seat.said["channel"] in PRESENT for seat in self.seats)

    @property
    def unsaid(self) -> int:
        """Of how many nobody said yet how they take part."""
        return sum(seat.attendance is None for seat in self.seats)

    @property
    def quorum(self) -> str:
        """Whether enough are there, by the usual rule."""
        electors = [
            Elector(seat.board.slug, Channel(seat.said["channel"] or Channel.ABSENT))
            for seat in self.seats
        ]
        there = in_room(electors, letters_count=False)
        return quorum_of(USUAL, len(electors), there).in_language(spoken())

    @property
    def open(self) -> Ballot | None:
        """The ballot that takes votes now: while it does, the roll stands."""
        return next((each for each in self.ballots if each.state == "open"), None)


def conference(cycle: Cycle) -> Conference:
    """The conference in three queries, however many members it has."""
    seats = tuple(_seats(cycle))
    return Conference(
        cycle=cycle,
        seats=seats,
        ballots=tuple(cycle.ballots.select_related("award").order_by("number")),
        seen=roll_digest(seat.attendance for seat in seats if seat.attendance),
    )


def _seats(cycle: Cycle) -> Iterable[Seat]:
    roll: Mapping[int, Attendance] = {each.board_id: each for each in cycle.attendances.all()}
    members = cycle.memberships().order_by("board__sort_key")
    for member in members.prefetch_related("board__names"):
        board = member.board
        yield Seat(board, board.name_on(cycle.members_on), roll.get(board.pk))


def within_reach(ballots: QuerySet[Ballot], officer: Officer) -> QuerySet[Ballot]:
    """The ballots of the years in which the officer's board is a member; all for the others."""
    own = own_boards(officer)
    if own is None:
        return ballots
    day = OuterRef("cycle__members_on")
    seats = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day),
        bloc=OuterRef("cycle__bloc"),
        board__in=own,
        starts_on__lte=day,
    )
    return ballots.filter(Exists(seats.order_by()))


def roll_digest(rows: Iterable[Attendance]) -> str:
    """A word for a roll: two that say the same have the same."""
    said = {str(row.board_id): {field: getattr(row, field) for field in SAID} for row in rows}
    return fingerprint(said)
