"""Opening, filling and locking yearly reports."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from boards.domain.quantities import Quantity
from boards.enums import Availability, Basis, Qualifier
from boards.models import Board, Document, Figure, Indicator, Report
from boards.refusals import Refusal, Refused

OPEN_AGAIN: dict[str, Any] = {"settled_by": None, "settled_at": None, "settlement": ""}


@transaction.atomic
def open_report(*, board: Board, year: int, source: Document | None = None) -> Report:
    """The report of ``board`` for ``year``, made when there is none."""
    report, _made = Report.objects.get_or_create(
        board=board, year=year, defaults={"source": source}
    )
    return report


@transaction.atomic
def record_figure(
    *,
    report: Report,
    indicator: Indicator,
    quantity: Quantity | None,
    availability: Availability = Availability.REPORTED,
    basis: Basis = Basis.ACTUAL,
    as_printed: str = "",
    source: Document | None = None,
    source_place: str = "",
    note: str = "",
    note_en: str = "",
) -> Figure:
    """Write what was understood beside what was printed, over an earlier figure of its key.

    A figure is known by report, indicator, basis and currency. An availability other than
    *reported* has no quantity and stands alone: figures of other currencies go. A settlement
    spoke of the amount that stood there: where another comes, the doubt is open again.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.locked:
        raise Refused(Refusal.REPORT_LOCKED, report.lock_reason)
    currency = quantity.unit.currency if quantity else ""
    same = Figure.objects.filter(report=report, indicator=indicator, basis=basis)
    if quantity is None:
        same.exclude(currency="").delete()
    else:
        same.exclude(availability=Availability.REPORTED).delete()
    understood = {
        "amount": quantity.amount if quantity else None,
        "unit": quantity.unit.code if quantity else "",
        "qualifier": quantity.qualifier if quantity else Qualifier.NONE,
    }
    before = same.filter(currency=currency).first()
    moved = before is not None and any(
        getattr(before, name) != value for name, value in understood.items()
    )
    figure, _made = Figure.objects.update_or_create(
        report=report,
        indicator=indicator,
        basis=basis,
        currency=currency,
        defaults={
            **understood,
            **(OPEN_AGAIN if moved else {}),
            "availability": availability,
            "as_printed": as_printed,
            "source": source,
            "source_place": source_place,
            "note": note,
            "note_en": note_en,
        },
    )
    return figure


@transaction.atomic
def lock_report(*, report: Report, reason: str) -> None:
    """Close a report to every writer, and say why. A locked report keeps its first reason."""
    Report.objects.filter(pk=report.pk, locked_at__isnull=True).update(
        locked_at=timezone.now(), lock_reason=reason
    )


@transaction.atomic
def unlock_report(*, report: Report) -> None:
    """Open a report again."""
    Report.objects.filter(pk=report.pk).update(locked_at=None, lock_reason="")
