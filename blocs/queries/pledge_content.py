"""What a pledge is made of: the facts that fill its blanks, and the content that is sealed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.utils import timezone

from blocs.domain.pledge.blanks import Blank, Known, filled
from blocs.domain.pledge.content import FORMAT, Json
from blocs.domain.pledge.markup import tidied
from blocs.domain.rounding import trimmed
from blocs.enums import MandateRole, MandateStatus
from blocs.models import Cycle, Mandate, Pledge
from blocs.queries.reach import STANDING
from blocs.queries.targets import MemberTargets, Promise, TargetSheet
from boards.domain.quantities import Quantity
from boards.models import Board, Indicator

Leaders = Mapping[MandateRole, Sequence[Board]]


def known_of(cycle: Cycle, language: str) -> Known:
    """What the blanks of a text in that language are filled with, in four queries."""
    bloc, english = cycle.bloc, language == "en"
    members = [each.board for each in cycle.memberships().prefetch_related("board__names")]
    leaders = leaders_of(cycle)

    def names(boards: Sequence[Board]) -> list[str]:
        return [name_of(board, cycle.members_on, english=english) for board in boards]

    return {
        Blank.YEAR: [str(cycle.year)],
        Blank.BLOC: [bloc.name_en if english else bloc.name],
        Blank.COUNCIL: [bloc.council_en if english else bloc.council],
        Blank.CHAIR: names(leaders[MandateRole.CHAIR]),
        Blank.DEPUTY: names(leaders[MandateRole.DEPUTY]),
        Blank.MEMBERS: names(members),
        Blank.COUNT: [_count(len(members), english=english)] if members else [],
    }


def filled_text(cycle: Cycle, text: str, language: str) -> str:
    """The text as it is kept, with what is known in place of its blanks."""
    return filled(tidied(text), known_of(cycle, language), language=language)


def leaders_of(cycle: Cycle) -> Leaders:
    """Who leads the year: those in office, else those whom the conference proposed."""
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=timezone.localdate())
    mandates = list(
        cycle.mandates.filter(running)
        .select_related("board")
        .prefetch_related("board__names")
        .order_by("starts_on", "pk")
    )
    return {role: _leading(mandates, role) for role in MandateRole}


def _count(number: int, *, english: bool) -> str:
    """Papers in Vietnamese write numbers below ten with a zero."""
    return str(number) if english else f"{number:02d}"


def _leading(mandates: Sequence[Mandate], role: MandateRole) -> list[Board]:
    in_office = [each.board for each in mandates if each.role == role and each.status in STANDING]
    proposed = [
        each.board
        for each in mandates
        if each.role == role and each.status == MandateStatus.PROPOSED
    ]
    return in_office or proposed


def name_of(board: Board, day: date, *, english: bool) -> str:
    """The name of that day; in English the present one, for no others are kept."""
    return board.name_en if english and board.name_en else board.name_on(day)


def content_of(
    pledge: Pledge, sheet: TargetSheet, *, place: str, on: date | None, supersedes: int | None
) -> Json:
    """Everything that is signed: text, members, targets and what they are measured against."""
    cycle, bloc = pledge.cycle, pledge.cycle.bloc
    leaders = leaders_of(cycle)
    roles = {
        board.pk: role.value
        for role in (MandateRole.DEPUTY, MandateRole.CHAIR)
        for board in leaders[role]
    }
    return {
        "format": FORMAT,
        "bloc": bloc.slug,
        "bloc_name": bloc.name,
        "bloc_name_en": bloc.name_en,
        "bloc_short_name": bloc.short_name,
        "bloc_short_name_en": bloc.short_name_en,
        "council": bloc.council,
        "council_en": bloc.council_en,
        "year": cycle.year,
        "version": pledge.version,
        "supersedes": supersedes,
        "reason": pledge.reason,
        "signing": {"place": place, "on": on.isoformat() if on else None},
        "text": pledge.text,
        "text_en": pledge.text_en,
        "members": [_member(each, roles, cycle.members_on) for each in sheet.members],
        "indicators": [_indicator(each) for each in sheet.indicators],
        "targets": [
            _target(member.membership.board.slug, each)
            for member in sheet.members
            for each in member.promises
        ],
    }


def _member(member: MemberTargets, roles: Mapping[int, str], day: date) -> Json:
    board = member.membership.board
    return {
        "board": board.slug,
        "name": member.name,
        "name_en": name_of(board, day, english=True),
        "short_name": board.short_name,
        "seat": member.membership.seat,
        "role": roles.get(board.pk, ""),
    }


def _indicator(indicator: Indicator) -> Json:
    return {
        "code": indicator.code,
        "name": indicator.name,
        "name_en": indicator.name_en,
        "unit": indicator.unit,
    }


def _target(board: str, promise: Promise) -> Json:
    pledged, before = promise.quantity, promise.before
    mark = before.mark
    return {
        "board": board,
        "indicator": promise.indicator.code,
        "amount": trimmed(pledged.amount) if pledged else None,
        "unit": pledged.unit.code if pledged else promise.indicator.unit,
        "as_printed": promise.target.as_printed if promise.target else "",
        "reason": promise.reason,
        "short": promise.short,
        "before": [_part(each) for each in before.parts],
        "mark": {"vi": mark.vi, "en": mark.en} if mark else None,
    }


def _part(quantity: Quantity) -> Json:
    return {
        "amount": trimmed(quantity.amount),
        "unit": quantity.unit.code,
        "qualifier": quantity.qualifier.value,
    }
