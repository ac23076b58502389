"""Opening, filling and locking yearly reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from boards.domain.quantities import Quantity
from boards.enums import Availability, Basis, Doubt, Qualifier
from boards.models import Board, Document, Figure, Indicator, Report
from boards.refusals import Refusal, Refused
from boards.services.exemptions import under_exemption
from boards.services.gate import locked_report, require_open

GRAVITY = [Doubt.NONE, Doubt.NOTICE, Doubt.BLOCKING]
OPEN_AGAIN: dict[str, Any] = {"settled_by": None, "settled_at": None, "settlement": ""}


# Who knows why reports of a board and year are closed: the blocs, which stand above this app,
# add their rule here when they are ready. A rule answers with the reason, or with nothing.
LockRule = Callable[[Board, int], str]
LOCK_RULES: list[LockRule] = []


@transaction.atomic
def open_report(*, board: Board, year: int, source: Document | None = None) -> Report:
    """The report of ``board`` for ``year``, made when there is none.

    A new one is locked at once where a rule says so: its year may be over, or not have begun.
    """
    report, made = Report.objects.get_or_create(board=board, year=year, defaults={"source": source})
    if made:
        lock_by_rule(report=report)
    return report


def lock_by_rule(*, report: Report) -> None:
    """Lock a report for the first reason that a rule gives, if one does."""
    reason = next((said for rule in LOCK_RULES if (said := rule(report.board, report.year))), "")
    if reason:
        lock_report(report=report, reason=reason)
        report.refresh_from_db()


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
    moving: Figure | None = None,
) -> Figure:
    """Write what was understood beside what was printed, over an earlier figure of its key.

    A figure is known by report, indicator, basis and currency. An availability other than
    *reported* has no quantity and stands alone: figures of other currencies go. A settlement
    spoke of the amount that stood there: where another comes, the doubt is open again.
    ``moving`` is the stored figure that is written over instead, whatever its currency: it keeps
    its row and its doubt. Raises ``Refused`` where the cell is closed, or where another figure
    holds the key that ``moving`` would get.
    """
    report = locked_report(report)
    require_open(report, indicator, basis)
    currency = quantity.unit.currency if quantity else ""
    same = Figure.objects.filter(report=report, indicator=indicator, basis=basis)
    before = same.get(pk=moving.pk) if moving else _written_over(same, quantity)
    others = same.exclude(pk=before.pk) if before else same
    if others.filter(currency=currency).exists():
        raise Refused(Refusal.KEY_TAKEN)
    understood = {
        "amount": quantity.amount if quantity else None,
        "unit": quantity.unit.code if quantity else "",
        "qualifier": quantity.qualifier if quantity else Qualifier.NONE,
    }
    figure = before or Figure(report=report, indicator=indicator, basis=basis)
    moved = any(getattr(figure, name) != value for name, value in understood.items())
    written = {
        **understood,
        **(OPEN_AGAIN if moved else {}),
        "currency": currency,
        "availability": availability,
        "as_printed": as_printed,
        "source": source,
        "source_place": source_place,
        "note": note,
        "note_en": note_en,
    }
    for name, value in written.items():
        setattr(figure, name, value)
    gone = others if quantity is None else others.exclude(availability=Availability.REPORTED)
    with under_exemption(report, indicator):
        gone.delete()
        figure.save()
    return figure


def _written_over(same: QuerySet[Figure], quantity: Quantity | None) -> Figure | None:
    """The stored figure that a new one takes the place of: with its row it keeps its doubt.

    That of the same currency; else the one that said why there was no figure; and where there is
    none from now on, the most doubted of those that go.
    """
    currency = quantity.unit.currency if quantity else ""
    stored = list(same.order_by("pk"))
    kept = next((figure for figure in stored if figure.currency == currency), None)
    if kept is None and quantity is not None:
        kept = next((each for each in stored if each.availability != Availability.REPORTED), None)
    if kept is None and quantity is None:
        kept = max(stored, key=lambda figure: GRAVITY.index(figure.open_doubt), default=None)
    return kept


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
