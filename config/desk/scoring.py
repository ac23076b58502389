"""Points that people owe: of the own board, as a peer, as the council; and answers to objections.

Only what is judged is owed: without points it stands empty. A claim on what is measured is welcome,
and nobody's duty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from blocs.domain.layers.giving import ACTS, layers_at
from blocs.domain.policy import Thing
from blocs.enums import Act, Layer, MilestoneKind, Peers, Stage
from blocs.models import Criterion, Cycle, Objection, Opinion
from blocs.models.schemes import JUDGEMENT
from blocs.queries.demands import criteria_in_force
from blocs.queries.scoring_words import named
from boards.models import Board
from config.calendar.within_reach import OwnCalendar
from config.desk.facts import Facts
from config.desk.items import Item
from config.parties import places_of


def own_points(facts: Facts) -> Iterator[Item]:
    """The own boards that have not scored themselves on every judged criterion."""
    for own, lines in _judged(facts, Layer.SELF):
        given = _given(lines, Q(layer=Layer.SELF))
        for board in own.year.members:
            waiting = len(lines) - given[board.pk]
            if waiting and facts.is_own(board.pk):
                day = own.year.due_days.get(MilestoneKind.SELF_SCORING)
                yield Item(
                    what=_waiting(waiting),
                    whose=f"{board.short_name} {own.year.cycle.year}",
                    address=_page("scoring_board", own.year.cycle, board.slug),
                    due=day,
                    overdue=day is not None and day < facts.today,
                )


def peer_points(facts: Facts) -> Iterator[Item]:
    """The years in which the officer's board has not scored every other one."""
    for own, lines in _judged(facts, Layer.PEER):
        others = [each for each in own.year.members if _is_peer(facts, own, lines, each)]
        given = _given(lines, Q(layer=Layer.PEER, by_board__in=facts.person.boards))
        yield from _of_year(own, len(lines) * len(others) - sum(given[each.pk] for each in others))


def appraisals(facts: Facts) -> Iterator[Item]:
    """The years that wait for points of the council."""
    for own, lines in _judged(facts, Layer.APPRAISED):
        if _scores(facts, own):
            given = _given(lines, Q(layer=Layer.APPRAISED))
            members = [each.pk for each in own.year.members]
            yield from _of_year(
                own, len(lines) * len(members) - sum(given[each] for each in members)
            )


def objections(facts: Facts) -> Iterator[Item]:
    """The objections that the officer may answer."""
    cycles = [own.year.cycle for own in facts.calendars if _scores(facts, own)]
    if not cycles:
        return
    rows = Objection.objects.filter(criterion__scheme__cycle__in=cycles, answered_at__isnull=True)
    for each in rows.select_related("board", "criterion__scheme__cycle").order_by("raised_at"):
        cycle = each.criterion.scheme.cycle
        yield Item(
            what=f"{named(each.criterion)}: {each.text}",
            whose=f"{each.board} {cycle.year}",
            address=f"{_page('objections', cycle)}#objection-{each.pk}",
            since=each.raised_at,
        )


def _scores(facts: Facts, own: OwnCalendar) -> bool:
    """Whether the officer gives points for the council now."""
    return facts.allows(Act.SCORE, Thing(places=places_of([own.year.cycle])))


def _judged(facts: Facts, layer: Layer) -> Iterator[tuple[OwnCalendar, list[Criterion]]]:
    """The years at whose stage a layer is given, with the criteria that people judge."""
    open_ones = [own for own in facts.calendars if layer in layers_at(Stage(own.year.cycle.stage))]
    criteria = criteria_in_force([own.year.cycle.pk for own in open_ones]) if open_ones else {}
    for own in open_ones:
        lines = criteria.get(own.year.cycle.pk, [])
        judged = [line for line in lines if line.method == JUDGEMENT]
        if judged:
            yield own, judged


def _given(lines: list[Criterion], condition: Q) -> defaultdict[int, int]:
    """How many answers each board got, abstentions included."""
    rows = Opinion.objects.filter(condition, criterion__in=lines).order_by()
    counted = rows.values_list("board").annotate(Count("criterion", distinct=True))
    return defaultdict(int, counted)


def _is_peer(facts: Facts, own: OwnCalendar, lines: list[Criterion], board: Board) -> bool:
    """Whether the officer scores that board as a peer: the policy knows who is recused."""
    everybody = lines[0].scheme.peers == Peers.MEMBERS
    members = frozenset(each.pk for each in own.year.members) if everybody else frozenset[int]()
    thing = Thing(board.pk, places_of([own.year.cycle]), members=members)
    takes_part = bool(facts.person.boards) and not facts.officer.is_superuser
    return takes_part and facts.allows(ACTS[Layer.PEER], thing)


def _of_year(own: OwnCalendar, waiting: int) -> Iterator[Item]:
    if waiting > 0:
        cycle = own.year.cycle
        yield Item(what=_waiting(waiting), whose=str(cycle), address=_page("scoring", cycle))


def _waiting(number: int) -> str:
    words = ngettext("%d judged criterion waits", "%d judged criteria wait", number)
    return words % number


def _page(name: str, cycle: Cycle, *rest: str) -> str:
    return reverse(f"admin:blocs_cycle_{name}", args=[cycle.pk, *rest])
