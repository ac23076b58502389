"""The result: prepared by one officer, approved by another; in one year corrected."""

from __future__ import annotations

from datetime import timedelta

from blocs.models import Edition
from blocs.services import approve_edition, prepare_edition
from boards.models import Indicator, Report
from boards.queries.answers import Entry
from boards.queries.cells import CellKey, stored_cells
from boards.queries.filings import review_token
from boards.services.exemptions import grant_exemption
from boards.services.filings import verify_again
from config.demo.decade.cast import FICTION
from config.demo.decade.reporting import explain, written
from config.demo.decade.stage import Stage
from config.demo.decade.words import number

WHY = f"Đơn vị báo sót lao động của một khu công nghiệp {FICTION}"


def publish(stage: Stage, note: str = "") -> Edition:
    """Two officers, two days."""
    stage.day(1, 7, later=1) if not note else stage.day(1, 20, later=1)
    edition = prepare_edition(cycle=stage.cycle, officer=stage.secretary, correction_note=note)
    stage.day(1, 8, later=1) if not note else stage.day(1, 21, later=1)
    return approve_edition(edition=edition, officer=stage.colleague)


def correct(stage: Stage) -> Edition:
    """A board finds workers that it had left out: its cell is opened, written, verified again."""
    board = stage.members()[-1]
    report = Report.objects.get(board=board, year=stage.year)
    workers = Indicator.objects.get(code="workers")
    stage.day(1, 18, later=1)
    grant_exemption(
        report=report,
        officer=stage.secretary,
        reason=WHY,
        expires_at=stage.clock() + timedelta(days=3),
        indicator=workers,
    )
    key = CellKey(report.pk, workers.pk)
    stored = stored_cells([report.pk], [workers.pk]).get(key)
    more = int(stored.quantities[0].amount) + 850 if stored and stored.quantities else 9_850
    entry = Entry(
        str(key),
        text=f"{number(more)} lao động",
        seen=stored.token if stored else "",
        reason=WHY,
    )
    written(stage, board, [entry])
    explain(stage, report)
    report.refresh_from_db()
    verify_again(report=report, officer=stage.colleague, token=review_token(report))
    return publish(stage, f"{WHY}: {board}.")
