"""What an officer's own board has to answer: cells that came back, findings that ask for words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from boards.enums import FilingOutcome, ReportState
from boards.models import Filing, Report, ReturnedCell
from boards.queries.findings import findings_of
from boards.queries.sheets import key_of
from config.desk.facts import Facts
from config.desk.items import Item, cell_page


def returned(facts: Facts) -> Iterator[Item]:
    """The cells that came back to the own board."""
    back = [report for report in facts.own if report.state == ReportState.RETURNED]
    cells = ReturnedCell.objects.filter(
        report__in=back, filing__in=_last_rounds(back)
    ).select_related("indicator", "filing", "report__board")
    for cell in cells.order_by("filing__decided_at", "indicator__order"):
        yield Item(
            what=f"{cell.indicator}: {cell.reason}",
            whose=str(cell.report),
            address=cell_page(cell.report_id, cell.indicator_id, cell.basis),
            since=cell.filing.decided_at,
            **facts.deadline(key_of(cell.report)),
        )


def _last_rounds(reports: Sequence[Report]) -> list[int]:
    """The last round of each report that a reviewer returned."""
    rounds = Filing.objects.filter(report__in=reports, outcome=FilingOutcome.RETURNED)
    last = dict(rounds.order_by("number").values_list("report", "pk"))
    return list(last.values())


def explain(facts: Facts) -> Iterator[Item]:
    """What the checks ask of the own board's open reports."""
    for row in findings_of(facts.own):
        if row.holds_back:
            yield Item(
                what=row.sentence,
                whose=str(row.report),
                address=cell_page(row.report.pk, row.indicator_id, row.basis),
                **facts.deadline(key_of(row.report)),
            )
