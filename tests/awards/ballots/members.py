"""A bloc with as many members as a test needs, all of them on phones."""

from datetime import date

from awards.enums import Channel
from awards.models import Attendance
from blocs.models import Membership
from boards.models import Board


def many_members(cycle, number):
    """Add members to the seven until there are so many, and put everybody on the roll."""
    first = cycle.memberships().first()
    boards = Board.objects.bulk_create(
        Board(
            slug=f"ban-{at:03}",
            name=f"Ban {at:03}",
            short_name=f"Ban {at:03}",
            province=first.board.province,
        )
        for at in range(number - cycle.memberships().count())
    )
    Membership.objects.bulk_create(
        Membership(
            bloc=cycle.bloc,
            board=board,
            seat=100 + at,
            starts_on=date(2022, 1, 1),
            document=first.document,
        )
        for at, board in enumerate(boards)
    )
    Attendance.objects.bulk_create(
        Attendance(cycle=cycle, board_id=each.board_id, channel=Channel.PHONE)
        for each in cycle.memberships()
    )
