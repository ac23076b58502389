"""What the calendars of several years are computed from: a fixed number of queries for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from blocs.domain.calendar import Facts, Owing
from blocs.enums import (
    MandateRole,
    MandateStatus,
    MilestoneKind,
    PledgeState,
    SignatureState,
    Stage,
)
from blocs.models import (
    Cycle,
    HandOver,
    Mandate,
    Membership,
    Milestone,
    Pledge,
    Scheme,
    Signature,
    Target,
)
from blocs.queries.pledged import pledged_of
from boards.domain.kinship import heirs
from boards.enums import ReportState, Role
from boards.models import Board, Officer, Report
from boards.queries.reach import ties_of

REPORTED = (ReportState.SUBMITTED, ReportState.VERIFIED)


@dataclass(frozen=True, slots=True)
class Year:
    """A cycle with what its calendar rests on: members by seat, milestones by kind, facts."""

    cycle: Cycle
    members: tuple[Board, ...]
    milestones: dict[MilestoneKind, Milestone]
    facts: Facts
    names: dict[int, str]
    """The short names of members and leaders."""
    answering: dict[int, frozenset[int]]
    """For each of them the boards whose officers answer for it: itself, and its heirs."""

    @property
    def due_days(self) -> dict[MilestoneKind, date]:
        """The day of each milestone that has one, the earliest first."""
        days = {kind: milestone.due_on for kind, milestone in self.milestones.items()}
        if self.cycle.reports_due_on:
            days[MilestoneKind.SELF_SCORING] = self.cycle.reports_due_on
        if self.cycle.conference_on:
            days[MilestoneKind.CONFERENCE] = self.cycle.conference_on
        order = list(MilestoneKind)
        return dict(sorted(days.items(), key=lambda item: (item[1], order.index(item[0]))))


def answers_for(officer: Officer, owing: Owing, year: Year) -> bool:
    """Whether the officer answers for it: of a board that owes it, of its heir, or the council's.

    Who is of the secretariat answers for no board.
    """
    if officer.role == Role.SECRETARIAT:
        return owing.secretariat
    answering = frozenset[int]().union(*(year.answering[board] for board in owing.boards))
    return officer.board_id in answering


def years_of(cycles: Sequence[Cycle], today: date) -> list[Year]:
    """Each cycle as its calendar sees it on ``today``; cycles come with their bloc."""
    known = _Known(cycles, today)
    return [known.year(cycle) for cycle in cycles]


class _Known:
    """The rows behind several years, each table read once."""

    def __init__(self, cycles: Sequence[Cycle], today: date) -> None:
        self.cycles = cycles
        self.today = today
        self.memberships = list(
            Membership.objects.filter(bloc__in={cycle.bloc_id for cycle in cycles})
            .select_related("board")
            .order_by("seat")
        )
        self.mandates = list(
            Mandate.objects.filter(cycle__in=cycles)
            .exclude(status=MandateStatus.PROPOSED)
            .select_related("board")
            .order_by("starts_on", "pk")
        )
        members = {row.board_id for row in self.memberships}
        self.ties = ties_of(members | {row.board_id for row in self.mandates})
        self.milestones: dict[int, dict[MilestoneKind, Milestone]] = defaultdict(dict)
        milestones = Milestone.objects.filter(cycle__in=cycles).select_related("basis", "result")
        for milestone in milestones:
            self.milestones[milestone.cycle_id][MilestoneKind(milestone.kind)] = milestone
        self.schemes = _keys(Scheme.objects.filter(cycle__in=cycles, issued_on__isnull=False))
        self.pledges = _current_pledges(cycles)
        self.signed = set(
            Signature.objects.filter(
                pledge__in=self.pledges.values(), state=SignatureState.STANDS
            ).values_list("pledge", "board")
        )
        self.pledged = pledged_of(cycles)
        self.targets = set(
            Target.objects.filter(cycle__in=cycles).values_list("cycle", "board", "indicator")
        )
        self.reports = _report_states(self.memberships, cycles)
        self.handed_over = _keys(
            HandOver.objects.filter(
                cycle__in=cycles, given_at__isnull=False, taken_at__isnull=False
            )
        )

    def year(self, cycle: Cycle) -> Year:
        """One cycle of them."""
        members = self._members(cycle)
        mandates = [each for each in self.mandates if each.cycle_id == cycle.pk]
        names = {each.board_id: each.board.short_name for each in mandates}
        names |= {board.pk: board.short_name for board in members}
        return Year(
            cycle=cycle,
            members=members,
            milestones=self.milestones[cycle.pk],
            facts=self._facts(cycle, [board.pk for board in members], mandates),
            names=names,
            answering={board: frozenset({board}) | heirs(board, self.ties) for board in names},
        )

    def _members(self, cycle: Cycle) -> tuple[Board, ...]:
        day = cycle.members_on
        return tuple(
            row.board
            for row in self.memberships
            if row.bloc_id == cycle.bloc_id
            and row.starts_on <= day
            and (row.ends_on is None or day < row.ends_on)
        )

    def _facts(self, cycle: Cycle, members: Sequence[int], mandates: Iterable[Mandate]) -> Facts:
        leading = [each for each in mandates if each.holds_on(self.today)]
        state = {board: self.reports.get((board, cycle.year)) for board in members}
        pledge = self.pledges.get(cycle.pk)
        return Facts(
            stage=Stage(cycle.stage),
            chairs=_boards(leading, MandateRole.CHAIR),
            deputies=_boards(leading, MandateRole.DEPUTY),
            chair_announced=any(each.role == MandateRole.CHAIR for each in mandates),
            scheme_issued=cycle.pk in self.schemes,
            pledge_open=pledge is not None,
            without_targets=tuple(
                board
                for board in members
                if any(
                    (cycle.pk, board, indicator) not in self.targets
                    for indicator in self.pledged[cycle.pk]
                )
            ),
            unsigned=tuple(board for board in members if (pledge, board) not in self.signed),
            unreported=tuple(board for board in members if state[board] not in REPORTED),
            unverified=tuple(board for board in members if state[board] != ReportState.VERIFIED),
            conference_over=cycle.conference_on is not None and cycle.conference_on < self.today,
            handed_over=cycle.pk in self.handed_over,
            by_hand=frozenset(
                kind
                for kind, milestone in self.milestones[cycle.pk].items()
                if milestone.done_on or milestone.result_id
            ),
        )


def _boards(mandates: Iterable[Mandate], role: MandateRole) -> tuple[int, ...]:
    return tuple(each.board_id for each in mandates if each.role == role)


def _keys(rows: Iterable[Scheme | HandOver]) -> set[int]:
    return {row.cycle_id for row in rows}


def _current_pledges(cycles: Collection[Cycle]) -> dict[int, int]:
    """The pledge of each cycle that members sign, or have signed: its newest version.

    One that is being amended is open in the sense of the calendar no more: targets are set anew.
    """
    rows = (
        Pledge.objects.filter(cycle__in=cycles, state__in=[PledgeState.OPEN, PledgeState.SIGNED])
        .exclude(cycle__pledges__state=PledgeState.DRAFT)
        .order_by("version")
    )
    return dict(rows.values_list("cycle", "pk"))


def _report_states(
    memberships: Iterable[Membership], cycles: Iterable[Cycle]
) -> dict[tuple[int, int], str]:
    rows = Report.objects.filter(
        Q(board__in={row.board_id for row in memberships}), year__in={c.year for c in cycles}
    ).order_by()
    return {
        (board, year): state for board, year, state in rows.values_list("board", "year", "state")
    }
