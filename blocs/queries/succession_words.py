"""What a succession would do, sentence by sentence, as the officer reads it before saying yes."""

from __future__ import annotations

from collections.abc import Iterator

from blocs.domain.successions import Taken, words
from blocs.enums import MandateRole
from blocs.models import Bloc, Cycle, Mandate
from blocs.queries.succession_plan import Plan
from boards.domain.sentences import Sentence
from boards.enums import Comparison, SuccessionKind


def consequences(plan: Plan) -> list[Sentence]:
    """Every consequence in the order in which it is carried out."""
    return [
        *_of_boards(plan),
        *_of_seats(plan),
        *_of_mandates(plan),
        *_of_years(plan),
        *_of_work(plan),
        *_of_comparison(plan),
    ]


def warnings(plan: Plan) -> list[Sentence]:
    """What is possible and yet asks for a second look."""
    return [*_of_lines(plan), *_of_pledges(plan), *_of_what_nobody_takes(plan)]


def _of_boards(plan: Plan) -> Iterator[Sentence]:
    event = plan.event
    for board in event.ending:
        yield words.ends(str(board), event.on)
    for new in event.founded:
        yield words.is_founded(new.short_name, event.on)
    if event.new_name and event.survivor:
        yield words.is_renamed(event.survivor.name, event.new_name.name, event.on)


def _of_seats(plan: Plan) -> Iterator[Sentence]:
    event, names = plan.event, _names(plan)
    inherited = {taken.of.membership for taken in plan.seating.takes if taken.of}
    for taken in plan.seating.takes:
        yield _taken(plan, taken)
    for held in plan.seating.keeps:
        yield words.seat_stays(_bloc(plan.blocs[held.bloc]), held.seat, names[held.board])
    for held in plan.seating.ends:
        if held.membership not in inherited:
            bloc = _bloc(plan.blocs[held.bloc])
            yield words.seat_falls_free(bloc, held.seat, names[held.board], event.on)


def _of_lines(plan: Plan) -> Iterator[Sentence]:
    for successor in plan.doubles():
        one = plan.blocs[min(plan.places[successor])]
        council = Sentence(one.council, one.council_en)
        yield words.sits_twice(plan.event.successors[successor], council)


def _taken(plan: Plan, taken: Taken) -> Sentence:
    event, bloc = plan.event, _bloc(plan.blocs[taken.bloc])
    new = event.successors[taken.successor]
    if taken.of is None:
        return words.seat_is_new(bloc, taken.seat, new, event.on)
    return words.seat_passes(bloc, taken.seat, _names(plan)[taken.of.board], new, event.on)


def _of_mandates(plan: Plan) -> Iterator[Sentence]:
    for mandate in plan.mandates:
        yield _fate(plan, mandate)


def _fate(plan: Plan, mandate: Mandate) -> Sentence:
    event, fate = plan.event, plan.fates.get(mandate.pk)
    role, year, name = MandateRole(mandate.role), mandate.cycle.year, str(mandate.board)
    if fate and fate.deputy_acts:
        return words.deputy_acts(plan.acting(mandate), year, name, event.on)
    if fate and fate.successor is not None:
        new = event.successors[fate.successor]
        return words.mandate_passes(role, year, name, new, max(event.on, mandate.starts_on))
    if mandate.starts_on >= event.on:
        return words.mandate_is_dropped(role, year, name)
    return words.mandate_ends(role, year, name, event.on)


def _of_years(plan: Plan) -> Iterator[Sentence]:
    event = plan.event
    if event.kind == SuccessionKind.RENAME:
        return
    recounted = plan.recounts()
    names = [str(board) for board in event.boards]
    for cycle in plan.stakes.asked:
        if cycle in recounted:
            yield words.members_count_anew(_cycle(cycle), cycle.members_on, event.on)
        else:
            yield words.members_stay(_cycle(cycle), cycle.members_on, names)
    for cycle in plan.stakes.following:
        yield words.members_follow(_cycle(cycle), cycle.members_on)


def _of_pledges(plan: Plan) -> Iterator[Sentence]:
    if plan.event.kind == SuccessionKind.RENAME:
        return
    for cycle in (*plan.recounts(), *plan.stakes.following):
        if cycle.pk in plan.stakes.pledged:
            yield words.pledge_is_touched(_cycle(cycle))


def _of_work(plan: Plan) -> Iterator[Sentence]:
    if not plan.event.ending:
        return
    stakes, heir = plan.stakes, plan.heir
    if heir:
        yield words.work_passes(heir, _reports(plan))
        if stakes.officers and plan.decisions.officers_move:
            yield words.officers_move(stakes.officers, heir)
    if stakes.authorities:
        yield words.authority_ends(stakes.authorities, plan.event.on)


def _of_what_nobody_takes(plan: Plan) -> Iterator[Sentence]:
    stakes = plan.stakes
    if not plan.heir and stakes.reports:
        yield words.work_is_nobodys(_reports(plan))
    if stakes.officers and not (plan.heir and plan.decisions.officers_move):
        yield words.officers_stay(stakes.officers)


def _reports(plan: Plan) -> list[str]:
    return [str(report) for report in plan.stakes.reports]


def _of_comparison(plan: Plan) -> Iterator[Sentence]:
    if plan.event.kind not in (SuccessionKind.MERGE, SuccessionKind.SPLIT):
        return
    summed = plan.event.comparison == Comparison.RESTATED
    merged = plan.event.kind == SuccessionKind.MERGE
    for name in plan.event.successors:
        yield words.is_compared(name) if summed and merged else words.is_not_compared(name)


def _names(plan: Plan) -> dict[int, str]:
    return {board.pk: str(board) for board in plan.event.boards}


def _bloc(bloc: Bloc) -> Sentence:
    return Sentence(bloc.short_name, bloc.short_name_en)


def _cycle(cycle: Cycle) -> Sentence:
    bloc = cycle.bloc
    return Sentence(f"{bloc.short_name} {cycle.year}", f"{bloc.short_name_en} {cycle.year}")
