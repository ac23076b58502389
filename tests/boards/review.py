"""A report on its way, for the tests of the review."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from django.core.files.base import ContentFile
from django.utils import timezone

from blocs.enums import Stage
from blocs.models import Cycle
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Basis, Severity
from boards.models import Figure, Indicator, Report
from boards.queries.filings import review_token
from boards.queries.findings import findings
from boards.services import record_figure
from boards.services.exemptions import grant_exemption
from boards.services.explanations import explain
from boards.services.filings import return_report, submit_report, verify_report

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def report_of(slug="yen-bai"):
    return Report.objects.select_related("board").get(board__slug=slug, year=2022)


def indicator(code="workers"):
    return Indicator.objects.get(code=code)


def at_stage(stage: Stage) -> None:
    Cycle.objects.filter(year=2022).update(stage=stage)


def write(report, code="workers", amount="5040", unit="person", basis=Basis.ACTUAL) -> Figure:
    return record_figure(
        report=report,
        indicator=indicator(code),
        quantity=Quantity(Decimal(amount), UNITS[unit]),
        as_printed=f"{amount} ({unit})",
        basis=basis,
    )


def explained(report, officer):
    """Answer whatever the checks ask of the report."""
    for row in findings(report):
        if row.severity == Severity.EXPLAIN and not row.explained:
            explain(
                report=report,
                indicator=Indicator.objects.get(pk=row.indicator_id),
                check=row.check,
                text="đã đối chiếu với sổ gốc",
                officer=officer,
                basis=row.basis,
            )


def submitted(officer, slug="yen-bai"):
    report = report_of(slug)
    explained(report, officer)
    submit_report(report=report, officer=officer)
    return report_of(slug)


def returned(officer, reviewer, *codes, slug="yen-bai"):
    report = submitted(officer, slug)
    return_report(
        report=report,
        officer=reviewer,
        cells=[(indicator(code), "actual", f"xem lại {code}") for code in codes or ("workers",)],
        reason="Một số ô chưa khớp sổ gốc.",
        token=review_token(report),
    )
    return report_of(slug)


def verified(officer, reviewer, slug="yen-bai"):
    report = submitted(officer, slug)
    verify_report(report=report, officer=reviewer, token=review_token(report))
    return report_of(slug)


def opened(report, reviewer, code=None, days=7, reason="Số liệu quyết toán"):
    return grant_exemption(
        report=report,
        officer=reviewer,
        reason=reason,
        indicator=indicator(code) if code else None,
        expires_at=timezone.now() + timedelta(days=days),
    )


def archive(*parts: str, method: int = ZIP_STORED) -> bytes:
    """A zip archive with these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", method) as zipped:
        for part in parts:
            zipped.writestr(part, "<x/>")
    return stream.getvalue()


def paper(content: bytes = PDF, name: str = "Báo cáo lao động 12.2022.pdf") -> ContentFile:
    return ContentFile(content, name=name)
