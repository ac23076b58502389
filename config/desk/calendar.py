"""What the calendars of open years ask of the officer: duties, targets, signatures, letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blocs.domain.calendar import owed
from blocs.domain.policy import Thing
from blocs.enums import Act, LetterState, MilestoneKind, SignatureState
from blocs.models import Letter, Signature
from blocs.queries.owing import Year
from config.calendar.within_reach import OwnCalendar
from config.desk.facts import Deadline, Facts
from config.desk.items import OUTBOX, Item
from config.parties import places_of

SOON = timedelta(days=30)
"""What is due later does not stand on the desk yet; the calendar has it."""

ELSEWHERE = frozenset({MilestoneKind.TARGETS, MilestoneKind.SELF_SCORING})
"""Milestones whose work stands on the desk by itself; so does a pledge that is open."""

PAGES = {MilestoneKind.HAND_OVER: "hand_over"}
"""Milestones that are done on a page of their own; the others are told on that of the calendar."""


def duties(facts: Facts) -> Iterator[Item]:
    """The milestones that the officer's board, or the secretariat, owes before long."""
    for own in facts.calendars:
        for row in own.owed:
            to_sign = row.kind == MilestoneKind.PLEDGE and own.year.facts.pledge_open
            elsewhere = to_sign or row.kind in ELSEWHERE
            if not elsewhere and row.due_on <= facts.today + SOON:
                yield Item(
                    what=row.duty,
                    whose=str(own.year.cycle),
                    address=_page(PAGES.get(row.kind, "calendar"), own.year.cycle.pk),
                    **_deadline(own.year, row.kind, facts.today),
                )


def targets(facts: Facts) -> Iterator[Item]:
    """The own boards that have not set every target."""
    for own in facts.calendars:
        owing = owed(MilestoneKind.TARGETS, own.year.facts).boards
        for name, slug in _own(facts, own, owing):
            yield Item(
                what=_("set the targets of the year"),
                whose=f"{name} {own.year.cycle.year}",
                address=_page("targets_board", own.year.cycle.pk, slug),
                **_deadline(own.year, MilestoneKind.TARGETS, facts.today),
            )


def pledges(facts: Facts) -> Iterator[Item]:
    """The own boards that have not signed a pledge that is open."""
    for own in facts.calendars:
        if not own.year.facts.pledge_open:
            continue
        owing = owed(MilestoneKind.PLEDGE, own.year.facts).boards
        for name, slug in _own(facts, own, owing):
            yield Item(
                what=_("sign the pledge, or say why not"),
                whose=f"{name} {own.year.cycle.year}",
                address=_page("pledge_sign", own.year.cycle.pk, slug),
                **_deadline(own.year, MilestoneKind.PLEDGE, facts.today),
            )


def scans(facts: Facts) -> Iterator[Item]:
    """The scans of signed pledges at which a second officer must look."""
    cycles = [own.year.cycle for own in facts.calendars]
    waiting = Signature.objects.filter(pledge__cycle__in=cycles, state=SignatureState.WAITING)
    rows = waiting.select_related("pledge__cycle__bloc", "board", "recorded_by")
    for signature in rows.order_by("recorded_at", "pk"):
        cycle, by = signature.pledge.cycle, signature.recorded_by_id
        actors = frozenset() if by is None else frozenset({by})
        thing = Thing(signature.board_id, places_of([cycle]), actors=actors)
        if facts.allows(Act.CONFIRM_SIGNATURE, thing):
            yield Item(
                what=_("scan of the signed pledge, uploaded by %(officer)s")
                % {"officer": signature.recorded_by},
                whose=f"{signature.board} {cycle.year}",
                address=_page("pledge_confirm", cycle.pk, signature.board.slug),
                since=signature.recorded_at,
            )


def letters(facts: Facts) -> Iterator[Item]:
    """The letters of each year that wait to be read, or did not arrive."""
    cycles = {own.year.cycle.pk: own.year.cycle for own in facts.calendars}
    rows = Letter.objects.filter(
        cycle__in=cycles, state__in=[LetterState.WAITING, LetterState.FAILED]
    ).order_by("cycle")
    for pk, state, number in rows.values_list("cycle", "state").annotate(Count("pk")):
        if facts.allows(Act.KEEP_LETTERS, Thing(places=places_of([cycles[pk]]))):
            yield Item(
                what=_letters(LetterState(state), number),
                whose=str(cycles[pk]),
                address=f"{reverse(OUTBOX)}?state__exact={state}&cycle__year={cycles[pk].year}",
            )


def _letters(state: LetterState, number: int) -> str:
    if state == LetterState.WAITING:
        words = ngettext("%d letter to read and release", "%d letters to read and release", number)
    else:
        words = ngettext("%d letter did not arrive", "%d letters did not arrive", number)
    return words % number


def _own(facts: Facts, own: OwnCalendar, owing: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Name and code of the own boards among those that owe something."""
    for board in own.year.members:
        if board.pk in owing and facts.is_own(board.pk):
            yield board.short_name, board.slug


def _deadline(year: Year, kind: MilestoneKind, today: date) -> Deadline:
    day = year.due_days.get(kind)
    return {"due": day, "overdue": day is not None and day < today}


def _page(name: str, *args: int | str) -> str:
    return reverse(f"admin:blocs_cycle_{name}", args=args)
