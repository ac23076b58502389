"""Reports that are not submitted, or not even begun: one's own, and those that members owe."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from blocs.enums import Act
from boards.enums import ReportState
from boards.models import Report
from boards.queries.sheets import key_of
from config.desk.facts import Facts
from config.desk.items import REPORTS, Item


def fill(facts: Facts) -> Iterator[Item]:
    """The reports of the own board that are not submitted, or not even begun."""
    yield from (_to_fill(facts, report) for report in facts.own)
    yield from _not_begun(facts, own=True)


def owed(facts: Facts) -> Iterator[Item]:
    """What other members have not submitted, for those who review it."""
    if not facts.reviews():
        return
    others = [report for report in facts.open if not facts.is_own(report.board_id)]
    yield from (_to_fill(facts, each) for each in others if key_of(each) in facts.members)
    yield from _not_begun(facts, own=False)


def _to_fill(facts: Facts, report: Report) -> Item:
    progress = facts.progress[report.pk]
    said = {"filled": progress.filled, "of": progress.of}
    words = _("%(filled)d of %(of)d indicators") % said
    returned = report.state == ReportState.RETURNED
    return Item(
        what=f"{words}; {report.get_state_display()}" if returned else words,
        whose=str(report),
        address=reverse("admin:boards_report_change", args=[report.pk]),
        **facts.deadline(key_of(report)),
    )


def _not_begun(facts: Facts, *, own: bool) -> Iterator[Item]:
    keys = {key for key in facts.members if facts.is_own(key[0]) is own}
    boards = {board for board, _year in keys}
    years = {year for _board, year in keys}
    there = Report.objects.filter(board__in=boards, year__in=years).order_by()
    for board, year in sorted(keys - set(there.values_list("board", "year"))):
        begins = facts.allows(Act.OPEN_REPORT, facts.thing((board, year)))
        begin = reverse("admin:boards_report_begin", args=[board, year])
        others = f"{reverse(REPORTS)}?year={year}"
        yield Item(
            what=_("not begun"),
            whose=f"{facts.members[board, year]} {year}",
            address=begin if begins else others,
            begins=begins,
            **facts.deadline((board, year)),
        )
