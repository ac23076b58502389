"""What a bloc waits for from its reviewers: rounds, changes after them, doubts, and remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blocs.enums import Act
from boards.domain.kinship import heirs
from boards.domain.sentences import Sentence
from boards.enums import FilingOutcome, ReportState
from boards.language import spoken
from boards.models import Change, Figure, Filing, Remark, Report
from boards.queries.filings import changed_since_verified
from boards.queries.reach import ties_of
from config.desk.facts import Facts
from config.desk.items import Item, cell_page


def review(facts: Facts) -> Iterator[Item]:
    """The submitted reports that this officer may decide on."""
    submitted = [each for each in facts.reports if each.state == ReportState.SUBMITTED]
    waiting = Filing.objects.filter(report__in=submitted, outcome=FilingOutcome.WAITING)
    for filing in waiting.select_related("report__board", "submitted_by").order_by("submitted_at"):
        if facts.may(Act.VERIFY_REPORT, filing.report, filing.submitted_by_id):
            words = _("round %(number)d, submitted by %(officer)s")
            yield Item(
                what=words % {"number": filing.number, "officer": filing.submitted_by},
                whose=str(filing.report),
                address=_review_page(filing.report_id),
                since=filing.submitted_at,
            )


def changed(facts: Facts) -> Iterator[Item]:
    """The verified reports whose figures were written since."""
    rounds = Filing.objects.filter(report=OuterRef("pk"), outcome=FilingOutcome.VERIFIED)
    written = Change.objects.filter(
        report_id=OuterRef("report"),
        model=Figure._meta.label_lower,
        at__gt=OuterRef("decided_at"),
    )
    touched = facts.reach.filter(
        Exists(rounds.filter(Exists(written)).order_by()), state=ReportState.VERIFIED
    )
    reports = [each for each in touched if facts.may(Act.VERIFY_REPORT, each)]
    for report, cells in zip(reports, _changed(reports), strict=True):
        if cells:
            words = ngettext(
                "%(number)d cell was changed", "%(number)d cells were changed", len(cells)
            )
            yield Item(
                what=words % {"number": len(cells)},
                whose=str(report),
                address=_review_page(report.pk),
                since=max(cell.at for cell in cells),
            )


def _changed(reports: Sequence[Report]) -> list[Any]:
    found = changed_since_verified(reports)
    return [found[report.pk] for report in reports]


def _review_page(report: int) -> str:
    return reverse("admin:boards_report_review", args=[report])


def settle(facts: Facts) -> Iterator[Item]:
    """The open doubts that this officer may settle."""
    figures = Figure.objects.open_doubts().filter(
        report__in=facts.reach.filter(locked_at__isnull=True)
    )
    for figure in figures.select_related("report__board", "indicator").order_by("pk"):
        if facts.may(Act.SETTLE_DOUBT, figure.report, figure.doubt_raised_by_id):
            english = figure.doubt_reason_en or figure.doubt_reason
            reason = Sentence(figure.doubt_reason, english)
            yield Item(
                what=f"{figure.indicator}: {reason.in_language(spoken())}",
                whose=str(figure.report),
                address=reverse("admin:boards_figure_change", args=[figure.pk]),
            )


def remarks(facts: Facts) -> Iterator[Item]:
    """The open remarks of the other side: a board answers its reviewers, and they answer it."""
    open_ones = Remark.objects.filter(report__in=facts.reach, resolved_at__isnull=True)
    rows = list(open_ones.select_related("report__board", "indicator", "officer"))
    ties = ties_of({remark.report.board_id for remark in rows})
    for remark in rows:
        board = remark.report.board_id
        by_board = remark.officer.board_id in heirs(board, ties) | {board}
        other_side = by_board is not facts.is_own(remark.report.board_id)
        if other_side and facts.may(Act.REMARK, remark.report):
            yield Item(
                what=f"{remark.indicator}: {remark.text} ({remark.officer})",
                whose=str(remark.report),
                address=cell_page(remark.report_id, remark.indicator_id, remark.basis),
                since=remark.made_at,
            )
