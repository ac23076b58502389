"""What a bloc adds to the grid: the indicators that it scores, what was pledged, whose reports."""

from __future__ import annotations

from collections.abc import Sequence

from blocs.models import Cycle, Target
from blocs.queries.demands import criteria_in_force, cycles_by_key
from blocs.queries.reviewed import reports_of
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.models import Board, Officer, Report
from boards.queries.reach import reports_within_reach
from boards.queries.sheets import key_of


def scored(reports: Sequence[Report]) -> set[int]:
    """The indicators of the schemes in force that these reports are scored by, in two queries."""
    cycles = cycles_by_key({key_of(report) for report in reports})
    criteria = criteria_in_force({cycle for of in cycles.values() for cycle in of})
    return {line.indicator_id for lines in criteria.values() for line in lines if line.indicator_id}


def targets(report: Report) -> dict[int, Quantity]:
    """What the board of a report pledged for its year, by indicator."""
    pledged = Target.objects.filter(board=report.board_id, cycle__year=report.year)
    return {
        target.indicator_id: Quantity(target.amount, UNITS[target.unit])
        for target in pledged.order_by("cycle")
        if target.amount is not None
    }


def readable_reports(cycle: Cycle, officer: Officer) -> list[Report]:
    """The reports of the members that this officer may read, by board."""
    return list(reports_of(cycle).filter(pk__in=reports_within_reach(officer)))


def unopened_boards(cycle: Cycle) -> list[Board]:
    """The members that have not begun their report, by seat."""
    begun = set(reports_of(cycle).values_list("board", flat=True))
    return [each.board for each in cycle.memberships() if each.board_id not in begun]
