"""Who is to be reminded of what today, and whether a reminder that was written is still true."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from blocs.domain.calendar import Matter, Owing, UnreadableSteps, due_step, owed, steps_of
from blocs.domain.letters import key_of, matter_of
from blocs.enums import LetterKind, Stage
from blocs.models import Bloc, Cycle, DayOff, Letter
from blocs.queries.owing import Year, answers_for, years_of
from boards.enums import Role
from boards.models import Officer


@dataclass(frozen=True, slots=True)
class Reminder:
    """One letter that is due: to whom, for whom, about what."""

    year: Year
    matter: Matter
    officer: Officer
    whose: str
    """The short name of the officer's board; of the secretariat its name."""


def readers(whose: Q) -> QuerySet[Officer]:
    """The officers to whom a letter can be written: active, with an address."""
    return Officer.objects.filter(whose, is_active=True).exclude(email="").order_by("pk")


def open_cycles() -> QuerySet[Cycle]:
    """The years in which anything can still be owed."""
    return Cycle.objects.exclude(stage=Stage.CLOSED).select_related("bloc").order_by("year", "pk")


def due_reminders(today: date) -> Iterator[Reminder]:
    """The letters to be written today, a fixed number of queries for all blocs."""
    years = years_of(list(open_cycles()), today)
    people = _People(years)
    days_off = frozenset(DayOff.objects.values_list("day", flat=True))
    written = _written(years)
    for year in years:
        steps = _steps(year.cycle.bloc)
        for kind, due_on in year.due_days.items():
            for officer, whose in people.of(owed(kind, year.facts), year):
                sent = {
                    step
                    for step in steps
                    if _key(year, Matter(kind, due_on, step), officer) in written
                }
                step = due_step(
                    due_on=due_on, today=today, steps=steps, sent=sent, days_off=days_off
                )
                if step is not None:
                    yield Reminder(year, Matter(kind, due_on, step), officer, whose)


def unreadable_blocs() -> list[tuple[Bloc, UnreadableSteps]]:
    """The blocs whose reminder steps nobody can read: they remind nobody until they are mended."""
    found = []
    for bloc in Bloc.objects.order_by("sort_key"):
        try:
            steps_of(bloc.reminded_before, bloc.reminded_after)
        except UnreadableSteps as unreadable:
            found.append((bloc, unreadable))
    return found


def still_owed(letter: Letter, today: date) -> bool:
    """Whether a reminder is still true: the day stands, and its recipient still owes it."""
    matter = Matter.read(matter_of(letter.key))
    [year] = years_of([letter.cycle], today)
    if year.due_days.get(matter.kind) != matter.due_on:
        return False
    return answers_for(letter.officer, owed(matter.kind, year.facts), year)


def _steps(bloc: Bloc) -> tuple[int, ...]:
    try:
        return steps_of(bloc.reminded_before, bloc.reminded_after)
    except UnreadableSteps:
        return ()


class _People:
    """Everybody who can be written to, read once."""

    def __init__(self, years: Iterable[Year]) -> None:
        boards = {each for year in years for some in year.answering.values() for each in some}
        rows = readers(Q(board__in=boards) | Q(role=Role.SECRETARIAT))
        self.officers = list(rows.select_related("board"))

    def of(self, owing: Owing, year: Year) -> Iterator[tuple[Officer, str]]:
        """The officers who answer for what is owed, each with whom they answer for."""
        for officer in self.officers:
            if answers_for(officer, owing, year):
                council = year.cycle.bloc.council
                yield officer, officer.board.short_name if officer.board else council


def _written(years: Collection[Year]) -> frozenset[str]:
    reminders = Letter.objects.filter(
        cycle__in=[year.cycle for year in years], kind=LetterKind.REMINDER
    )
    return frozenset(reminders.values_list("key", flat=True))


def _key(year: Year, matter: Matter, officer: Officer) -> str:
    return key_of(cycle=year.cycle.pk, about=matter.about, officer=officer.pk)
