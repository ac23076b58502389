"""What the mandate of a board lets its officers read: the reports of the bloc's members."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from blocs.enums import MandateRole, MandateStatus
from blocs.models import Cycle, Mandate, Membership
from boards.models import Officer

STANDING = (MandateStatus.ANNOUNCED, MandateStatus.ACTING)


def running_mandates() -> QuerySet[Mandate]:
    """The mandates that give their rights today: announced or acting, begun and not over."""
    today = timezone.localdate()
    return Mandate.objects.filter(status__in=STANDING, starts_on__lte=today).exclude(
        ends_on__lte=today
    )


def reports_of_led_cycles(officer: Officer) -> Q:
    """The reports of the year of every cycle that the officer's board leads today, of its members.

    Who is a member is settled by the day that the cycle names.
    """
    member = (
        Membership.objects.filter(
            bloc=OuterRef("cycle__bloc"),
            board=OuterRef(OuterRef("board")),
            starts_on__lte=OuterRef("cycle__members_on"),
        )
        .exclude(ends_on__lte=OuterRef("cycle__members_on"))
        .order_by()
    )
    led = running_mandates().filter(
        Exists(member), board=officer.board_id, cycle__year=OuterRef("year")
    )
    return Q(Exists(led.order_by()))


def chaired_cycles(officer: Officer) -> QuerySet[Mandate, Any]:
    """The keys of the cycles that the officer's board chairs today, acting chairs included."""
    chairs = running_mandates().filter(role=MandateRole.CHAIR, board=officer.board_id)
    return chairs.order_by().values("cycle")


def cycles_of(board: int, year: int) -> QuerySet[Cycle]:
    """The cycles of that year in which the board is a member: one in each of its blocs."""
    member = Membership.objects.filter(
        bloc=OuterRef("bloc"), board=board, starts_on__lte=OuterRef("members_on")
    ).exclude(ends_on__lte=OuterRef("members_on"))
    return Cycle.objects.filter(Exists(member.order_by()), year=year)
