"""A year of a small bloc with its calendar: what tests of calendar, letters and desk stand on."""

from datetime import date
from itertools import count as counter

from blocs.enums import MandateRole, MandateStatus, MilestoneKind, Stage
from blocs.models import Bloc, Cycle, Mandate, Membership, Milestone, Pledge, Signature
from boards.enums import Role
from boards.models import Board, Document, Officer
from tests.boards.rows import bloc, document, indicator, province
from tests.conftest import make_officer

YEAR = 2023
FRIDAY = date(2023, 3, 31)
NUMBERS = counter()


def members_of(made: Bloc, count: int, *, start: date = date(2020, 1, 1)) -> list[Board]:
    """Boards that are members, by seat, named after their letters: A, B, C …"""
    paper = document(9000 + made.pk)
    where = province(9000 + made.pk)
    boards = []
    for seat in range(1, count + 1):
        letter = "ABCDEFGH"[seat - 1]
        board = Board.objects.create(
            slug=f"{letter.lower()}-{made.pk}",
            name=f"Ban Quản lý {letter}",
            short_name=letter,
            province=where,
        )
        Membership.objects.create(
            bloc=made, board=board, seat=seat, starts_on=start, document=paper
        )
        boards.append(board)
    return boards


def small_year(number: int = 1, *, members: int = 3, stage: str = Stage.RUNNING) -> Cycle:
    """A bloc of a few members in 2023, led by A with B as deputy."""
    made = bloc(number)
    boards = members_of(made, members)
    cycle = Cycle.objects.create(
        bloc=made, year=YEAR, stage=stage, members_on=date(2023, 1, 6), conference_on=None
    )
    for board, role in zip(boards, (MandateRole.CHAIR, MandateRole.DEPUTY), strict=False):
        lead(cycle, board, role)
    return cycle


def lead(cycle: Cycle, board: Board, role: str, *, until: date | None = None) -> Mandate:
    """Give a board a mandate from 18/02/2023."""
    return Mandate.objects.create(
        cycle=cycle,
        board=board,
        role=role,
        status=MandateStatus.ACTING,
        starts_on=date(2023, 2, 18),
        ends_on=until,
        document=Document.objects.latest("pk"),
    )


def board_of(cycle: Cycle, letter: str) -> Board:
    """A member by its letter."""
    return Board.objects.get(slug=f"{letter.lower()}-{cycle.bloc_id}")


def due(cycle: Cycle, kind: str, day: date = FRIDAY, **fields: object) -> Milestone:
    """A milestone of the year."""
    return Milestone.objects.create(cycle=cycle, kind=MilestoneKind(kind), due_on=day, **fields)


def pledge_indicators(cycle: Cycle, count: int = 2) -> list:
    """Indicators that every member sets a target for."""
    made = [indicator(8000 + next(NUMBERS)) for number in range(count)]
    cycle.pledged_indicators.set(made)
    return made


def open_pledge(cycle: Cycle) -> Pledge:
    """A pledge that members may sign."""
    return Pledge.objects.create(cycle=cycle, state="open")


def sign(pledge: Pledge, board: Board, state: str = "stands") -> Signature:
    """A signature, whatever it is worth."""
    reason = "" if state in ("stands", "waiting") else "vì"
    return Signature.objects.create(
        pledge=pledge, board=board, kind="paper", signed_on=FRIDAY, state=state, reason=reason
    )


def officer_of(board: Board | None, name: str = "", **fields: object) -> Officer:
    """An officer with an address; of the secretariat where there is no board."""
    role = Role.BOARD if board else Role.SECRETARIAT
    made = make_officer(name or (board.slug if board else "secretary"), role, board)
    made.email = f"{made.username}@example.vn"
    for field, value in fields.items():
        setattr(made, field, value)
    made.save()
    return made
