"""A succession with its decisions, as it would be carried out, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import models

from blocs.domain.successions import (
    Choice,
    Fate,
    Seating,
    is_double,
    leads_twice,
    seated,
)
from blocs.enums import MandateRole
from blocs.models import Bloc, Cycle, Mandate
from blocs.queries.successions import Stakes, stakes
from blocs.refusals import Refusal
from boards.enums import SuccessionKind
from boards.queries.happenings import Event, objections_to


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decide with an event, besides what happens to the boards.

    ``seats`` are all seats that a successor has from the day on: one that it keeps too.
    ``recounted`` are years that count their members from the day instead of their own.
    """

    seats: Sequence[Choice] = ()
    fates: Sequence[Fate] = ()
    recounted: Sequence[int] = ()
    officers_move: bool = False


Objection = tuple[models.TextChoices, str]


class Plan:
    """Event, decisions and what they are about, read once."""

    def __init__(self, event: Event, decisions: Decisions) -> None:
        self.event = event
        self.decisions = decisions
        self.fates = {fate.mandate: fate for fate in decisions.fates}

    @cached_property
    def stakes(self) -> Stakes:
        """What is at stake, with the blocs that a decision names besides those of the boards."""
        return stakes(
            {board.pk for board in self.event.boards},
            self.event.on,
            ending={board.pk for board in self.event.ending},
            more={each.bloc for each in self.decisions.seats},
        )

    @cached_property
    def blocs(self) -> dict[int, Bloc]:
        """The blocs by their key."""
        return {bloc.pk: bloc for bloc in self.stakes.blocs}

    @cached_property
    def seating(self) -> Seating:
        """Which memberships end, stay and begin. A renaming moves nobody."""
        if self.event.kind == SuccessionKind.RENAME:
            return Seating()
        survivor = self.event.survivor
        return seated(
            self.stakes.held,
            self.event.on,
            parting={board.pk for board in self.event.boards},
            goes_on=survivor.pk if survivor else None,
            choices=self.decisions.seats,
        )

    @cached_property
    def places(self) -> dict[int, set[int]]:
        """The blocs in which each successor sits from the day on."""
        places: dict[int, set[int]] = {n: set() for n in range(len(self.event.successors))}
        for taken in self.seating.takes:
            places.setdefault(taken.successor, set()).add(taken.bloc)
        for held in self.seating.keeps:
            places[0].add(held.bloc)
        return places

    @cached_property
    def mandates(self) -> list[Mandate]:
        """Those that need a decision: of boards that end, or that leave the bloc."""
        survivor = self.event.survivor
        if survivor is None:
            return list(self.stakes.mandates)
        stays = self.places[0]
        return [
            each
            for each in self.stakes.mandates
            if each.board_id != survivor.pk
            or (self.event.kind != SuccessionKind.RENAME and each.cycle.bloc_id not in stays)
        ]

    @cached_property
    def heir(self) -> str:
        """Who finishes the open work; nobody where nobody was named."""
        heir = self.event.heir
        return self.event.successors[heir] if isinstance(heir, int) else str(heir or "")

    def doubles(self) -> list[int]:
        """The successors that would sit in two blocs of one council."""
        lines = {pk: bloc.council for pk, bloc in self.blocs.items()}
        return [n for n, blocs in self.places.items() if is_double(blocs, lines)]

    def acting(self, mandate: Mandate) -> str:
        """Whoever would act for the chair from the day: a deputy of that day, or its successor."""
        deputies = [
            deputy
            for deputy in self.stakes.deputies
            if deputy.cycle_id == mandate.cycle_id and deputy.board_id != mandate.board_id
        ]
        staying = [str(deputy.board) for deputy in deputies if deputy not in self.mandates]
        fates = (self.fates.get(deputy.pk) for deputy in deputies if deputy in self.mandates)
        passed = [
            self.event.successors[fate.successor]
            for fate in fates
            if fate and fate.successor is not None
        ]
        return next(iter((*staying, *passed)), "")

    def recounts(self) -> list[Cycle]:
        """The years that count their members from the day."""
        return [cycle for cycle in self.stakes.asked if cycle.pk in self.decisions.recounted]


def objections_to_plan(plan: Plan) -> list[Objection]:
    """Everything that speaks against carrying it out."""
    return [*objections_to(plan.event), *_of_membership(plan), *_of_fates(plan), *_of_years(plan)]


def _of_membership(plan: Plan) -> Iterator[Objection]:
    for later in plan.stakes.later:
        yield Refusal.MEMBERSHIP_LATER, str(later)
    for edition in plan.stakes.contradicting:
        yield Refusal.EDITION_CONTRADICTS, str(edition)
    for choice in plan.seating.clashes:
        yield Refusal.SEAT_TAKEN, str(plan.blocs[choice.bloc])
    if plan.event.kind == SuccessionKind.TRANSFER:
        for successor in plan.doubles():
            yield Refusal.SAME_LINE, plan.event.successors[successor]


def _of_fates(plan: Plan) -> Iterator[Objection]:
    for mandate in plan.mandates:
        fate = plan.fates.get(mandate.pk)
        if fate is None:
            yield Refusal.FATE_MISSING, str(mandate)
        elif fate.deputy_acts and not _may_be_acted(plan, mandate):
            yield Refusal.FATE_IMPOSSIBLE, str(mandate)
        elif fate.successor is not None and mandate.cycle.bloc_id not in plan.places.get(
            fate.successor, ()
        ):
            yield Refusal.LEADER_NOT_SEATED, str(mandate)
    survivor = plan.event.survivor
    twice = leads_twice(
        plan.stakes.offices,
        plan.fates,
        staying=[
            (each.cycle_id, each.pk)
            for each in plan.stakes.mandates
            if survivor and each.board_id == survivor.pk and each not in plan.mandates
        ],
        goes_on=survivor is not None,
    )
    if twice:
        yield Refusal.LEADS_TWICE, ""


def _may_be_acted(plan: Plan, mandate: Mandate) -> bool:
    begun = mandate.holds_on(plan.event.on) and mandate.starts_on < plan.event.on
    return mandate.role == MandateRole.CHAIR and begun and bool(plan.acting(mandate))


def _of_years(plan: Plan) -> Iterator[Objection]:
    asked = {cycle.pk: cycle for cycle in plan.stakes.asked}
    for pk in plan.decisions.recounted:
        if pk not in asked:
            yield Refusal.CYCLE_NOT_TOUCHED, ""
        elif pk in plan.stakes.published:
            yield Refusal.EDITION_CONTRADICTS, str(asked[pk])
