"""The reports: typed as each board prints them, doubted here and there, filed, verified."""

from __future__ import annotations

from blocs.enums import Stage as CycleStage
from blocs.services import move_stage
from boards.enums import Availability, Basis, CellState, Doubt, FilingOutcome
from boards.models import Board, Figure, Indicator, Report
from boards.queries.answers import Entry, Explained
from boards.queries.cells import CellKey, stored_cells
from boards.queries.filings import review_token
from boards.queries.findings import findings
from boards.services import open_report, raise_doubt, settle_doubt
from boards.services.cells import write_cells
from boards.services.filings import submit_report, verify_report
from config.demo.decade.cast import FICTION
from config.demo.decade.numbers import amounts_of
from config.demo.decade.parts import parts_of
from config.demo.decade.stage import Stage
from config.demo.decade.words import printed

MISSING_ONE_IN, ESTIMATE_ONE_IN, DOUBT_ONE_IN = 40, 45, 16
WHY = f"Số liệu chạy thử, đã đối chiếu trong kịch bản {FICTION}."
ASKED = f"Số khác nhiều so với các năm, đề nghị đối chiếu {FICTION}."
SETTLED = f"Đã đối chiếu với bảng kê của đơn vị {FICTION}."
OPTIONAL = ("planning_sponsors", "planning_schemes_sponsored", "planning_sponsorship")


def report_year(stage: Stage) -> None:
    """All write and file; of the year that is not finished only some have come so far."""
    stage.day(11, 12)
    move_stage(cycle=stage.cycle, stage=CycleStage.REPORTING)
    members = stage.members()
    for number, board in enumerate(members):
        if stage.unfinished and number >= len(members) * 2 // 3:
            break
        report = write_report(stage, board)
        if not stage.unfinished or number < len(members) // 3:
            file_report(stage, report)


def write_report(stage: Stage, board: Board) -> Report:
    """Every cell as the board prints it; what it does not know it says."""
    stage.day(11, 20)
    report = open_report(board=board, year=stage.year)
    chance = stage.chance(board.slug, "report")
    amounts = amounts_of(stage.size.seed, parts_of(stage, board), stage.at)
    indicators = {each.code: each for each in Indicator.objects.all()}
    entries = []
    for code, text in printed(amounts, chance).items():
        basis = Basis.ACTUAL if chance.randrange(ESTIMATE_ONE_IN) else Basis.ESTIMATE
        cell = str(CellKey(report.pk, indicators[code].pk, basis))
        if code in OPTIONAL and not chance.randrange(5):
            entries.append(Entry(cell, availability=Availability.NOT_APPLICABLE))
        elif not chance.randrange(MISSING_ONE_IN):
            entries.append(Entry(cell, availability=Availability.MISSING))
        else:
            entries.append(Entry(cell, text=text))
    written(stage, board, entries)
    return report


def written(stage: Stage, board: Board, entries: list[Entry]) -> None:
    """Write the cells; where one is not taken, say which: the script is wrong then."""
    for outcome in write_cells(entries, officer=stage.officer(board)):
        if outcome.state not in (CellState.SAVED, CellState.SAME):
            raise ValueError(f"{board} {outcome.entry}: {outcome.state} {outcome.message}")


def file_report(stage: Stage, report: Report) -> None:
    """Doubts are raised and settled, findings explained; then it is filed."""
    stage.day(12, 1)
    _doubt(stage, report)
    stage.day(12, 8)
    explain(stage, report)
    stage.day(12, 12)
    submit_report(report=report, officer=stage.officer(report.board))


def explain(stage: Stage, report: Report) -> None:
    """Answer whatever the checks ask about."""
    asked = [row for row in findings(report) if row.holds_back]
    entries = []
    for row in asked:
        key = CellKey(report.pk, row.indicator_id, row.basis)
        stored = stored_cells([report.pk], [row.indicator_id])[key]
        entries.append(
            Entry(
                str(key),
                text=stored.text,
                availability=stored.availability,
                choice=stored.choice(Indicator.objects.get(pk=row.indicator_id)),
                seen=stored.token,
                explanation=Explained(row.check, WHY),
            )
        )
    written(stage, report.board, entries)


def _doubt(stage: Stage, report: Report) -> None:
    """The secretariat asks about a figure now and then; nearly always it is answered."""
    chance = stage.chance(report.board.slug, "doubt")
    figures = Figure.objects.filter(report=report, amount__isnull=False).order_by("pk")
    for figure in figures:
        if chance.randrange(DOUBT_ONE_IN):
            continue
        stage.day(12, 3)
        kind = Doubt.NOTICE if chance.randrange(3) else Doubt.BLOCKING
        raise_doubt(figure=figure, doubt=kind, reason=ASKED, officer=stage.secretary)
        if chance.randrange(4):
            stage.day(12, 6)
            settle_doubt(figure=figure, officer=stage.colleague, settlement=SETTLED)


def verify_year(stage: Stage) -> None:
    """The secretariat accepts every report as it was read."""
    stage.day(12, 22)
    reports = Report.objects.filter(board__in=stage.members(), year=stage.year)
    for report in reports.exclude(filings__outcome=FilingOutcome.VERIFIED):
        verify_report(report=report, officer=stage.colleague, token=review_token(report))
