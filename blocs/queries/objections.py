"""Objections of boards to their appraisal: who reads them, and what may still be objected to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from blocs.enums import Layer, Stage
from blocs.models import Criterion, Cycle, Objection
from blocs.queries.opinions import opinions_within_reach, window_of
from blocs.queries.scoring_progress import ScoringYear
from blocs.queries.scoring_words import in_points, named
from boards.models import Board, Officer
from boards.queries.reach import is_bound, kinship


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """An objection with the appraised points that it is about."""

    objection: Objection
    points: str

    @property
    def name(self) -> str:
        """The name of the criterion."""
        return named(self.objection.criterion)


@dataclass(frozen=True, slots=True)
class Objections:
    """What the officer may read, the open ones first; and the days in which boards may object."""

    rows: tuple[ObjectionRow, ...]
    shown_on: date | None
    last_day: date | None
    is_open: bool
    boards: tuple[Board, ...]
    """The boards for which the officer may object now."""
    criteria: tuple[Criterion, ...]

    @property
    def unanswered(self) -> int:
        """How many wait for an answer."""
        return sum(row.objection.answered_at is None for row in self.rows)


def objections_within_reach(officer: Officer) -> QuerySet[Objection]:
    """The objections of the own boards; all of them for the council and auditors."""
    rows = Objection.objects.all()
    return rows.filter(board__in=kinship(officer).own) if is_bound(officer) else rows


def objections_of(year: ScoringYear) -> Objections:
    """The objections of a year, in a fixed number of queries."""
    window, today = window_of(year.cycle), timezone.localdate()
    found = objections_within_reach(year.officer).filter(criterion__scheme__cycle=year.cycle)
    rows = found.select_related("board", "criterion", "raised_by", "answered_by")
    appraised = opinions_within_reach(year.officer).filter(
        criterion__in=year.criteria, layer=Layer.APPRAISED
    )
    points = {(each.board_id, each.criterion_id): each.points for each in appraised}
    listed = [
        ObjectionRow(each, in_points(points.get((each.board_id, each.criterion_id))))
        for each in rows
    ]
    return Objections(
        rows=tuple(sorted(listed, key=lambda row: row.objection.answered_at is not None)),
        shown_on=window.shown_on,
        last_day=window.last_day,
        is_open=window.open(today),
        boards=_objecting(year) if window.open(today) else (),
        criteria=year.criteria,
    )


def unanswered_boards(cycle: Cycle) -> tuple[int, ...]:
    """The boards whose objections nobody has answered, by seat."""
    waiting = Objection.objects.filter(criterion__scheme__cycle=cycle, answered_at__isnull=True)
    boards = set(waiting.values_list("board", flat=True))
    seats = cycle.memberships().values_list("board", flat=True)
    return tuple(board for board in seats if board in boards)


def _objecting(year: ScoringYear) -> tuple[Board, ...]:
    """The own boards; for the secretariat, which enters what came on paper, every member."""
    if Stage(year.cycle.stage) not in (Stage.APPRAISAL, Stage.CONFERENCE):
        return ()
    boards = (each.board for each in year.memberships)
    return tuple(board for board in boards if not is_bound(year.officer) or year.is_own(board.pk))
