"""One person: everything that the officer can touch today, on what ground, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from blocs.domain.policy import Person, Place, Thing, judge
from blocs.enums import Act, Stage
from blocs.models import Cycle, Membership
from boards.enums import Role
from boards.models import Exemption, Officer
from config.parties import person_of, places_of
from config.who_can.things import CYCLE_ACTS, REPORT_ACTS
from config.who_can.wording import Right, named, right

Asked = Iterator[tuple[str, Thing, tuple[Act, ...]]]

ANOTHER = -1
"""Some board that is not the officer's own."""

REGISTER_ACTS = (
    Act.READ_CATALOGUE,
    Act.READ_REGISTERS,
    Act.KEEP_REGISTERS,
    Act.KEEP_CHECKS,
    Act.KEEP_OFFICERS,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Things that are judged alike: their name, and what may be done to them by each right."""

    words: str
    rights: tuple[tuple[Right, tuple[str, ...]], ...]


def scopes(officer: Officer) -> list[Scope]:
    """What the officer can touch, the latest year first; what allows nothing is left out.

    An officer of a board meets few cycles, each with its own ground. For the council all cycles of
    one stage are alike, so that the page stays short however many there are.
    """
    person = person_of(officer)
    bound = person.role == Role.BOARD
    cycles = _of_board(person) if bound else []
    asked = _by_cycle(officer, person, cycles) if bound else _by_stage()
    names, board = named(cycles), str(officer.board or "")
    found = []
    for words, thing, acts in [*asked, *_always(person)]:
        rights = _rights(person, thing, acts, board, names)
        if rights:
            found.append(Scope(words, rights))
    return found


def _rights(
    person: Person, thing: Thing, acts: tuple[Act, ...], board: str, names: dict[int, str]
) -> tuple[tuple[Right, tuple[str, ...]], ...]:
    given: dict[Right, list[str]] = {}
    for act in acts:
        verdict = judge(person, act, thing, on=timezone.localdate())
        if ground := right(verdict, board, names):
            given.setdefault(ground, []).append(str(act.label))
    return tuple((ground, tuple(done)) for ground, done in given.items())


def _of_board(person: Person) -> list[Cycle]:
    """The cycles that the board, or one that it inherited, is a member or a leader of."""
    mine = _memberships(person)
    led = [term.cycle for term in person.terms]
    cycles = Cycle.objects.select_related("bloc")
    return list(cycles.filter(Q(pk__in=mine.values("bloc__cycles")) | Q(pk__in=led)))


def _memberships(person: Person) -> QuerySet[Membership]:
    """The own memberships, once for each cycle in which they count."""
    day = F("bloc__cycles__members_on")
    rows = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), board__in=person.boards, starts_on__lte=day
    )
    return rows.order_by("board__sort_key")


def _by_cycle(officer: Officer, person: Person, cycles: list[Cycle]) -> Asked:
    """The own reports and those of the others, cycle by cycle."""
    exemptions = Exemption.objects.holding(timezone.now()).filter(report__board__in=person.boards)
    opened = {
        (board, year): until
        for board, year, until in exemptions.values_list(
            "report__board", "report__year", "expires_at"
        )
    }
    mine = list(_memberships(person).values_list("bloc__cycles", "board", "board__short_name"))
    for cycle in cycles:
        said = {"board": officer.board, "cycle": cycle, "stage": cycle.get_stage_display()}
        places = places_of([cycle])
        for board, name in ((pk, name) for of, pk, name in mine if of == cycle.pk):
            own = Thing(board, places, opened_until=opened.get((board, cycle.year)))
            words = _("Report of %(board)s, %(cycle)s (%(stage)s)") % {**said, "board": name}
            yield words, own, REPORT_ACTS
        words = _("Reports of the other members, %(cycle)s (%(stage)s)") % said
        yield words, Thing(ANOTHER, places), REPORT_ACTS


def _by_stage() -> Asked:
    """The reports and the cycles of each stage at which there is a cycle."""
    counts = dict(Cycle.objects.order_by().values_list("stage").annotate(Count("pk")))
    for stage in Stage:
        count = counts.get(stage, 0)
        if count:
            said = {"stage": stage.label, "count": count}
            thing = Thing(ANOTHER, (Place(0, stage),))
            yield (
                _("Reports of the cycles at stage “%(stage)s” (%(count)s)") % said,
                thing,
                (REPORT_ACTS),
            )
            yield _("Cycles at stage “%(stage)s” (%(count)s)") % said, thing, CYCLE_ACTS


def _always(person: Person) -> Asked:
    """What belongs to no cycle."""
    yield _("Registers"), Thing(), REGISTER_ACTS
    uploaded = Thing(owner=person.officer)
    yield _("Files that the officer uploaded"), uploaded, (Act.READ_IMPORT, Act.UNDO_IMPORT)
