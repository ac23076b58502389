"""Remarks: a thread beside each cell, open until somebody resolves it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from boards.enums import Basis
from boards.models import Indicator, Officer, Remark, Report
from boards.refusals import Refusal, Refused
from boards.services.saying import in_words

RIGHT = "boards.remark_report"


@transaction.atomic
def make_remark(
    *,
    report: Report,
    indicator: Indicator,
    text: str,
    officer: Officer,
    basis: Basis = Basis.ACTUAL,
) -> Remark:
    """Ask or answer something about a cell; a lock closes its figures, never its thread."""
    if not officer.has_perm(RIGHT, report):
        raise Refused(Refusal.NOT_ALLOWED)
    return Remark.objects.create(
        report=report,
        indicator=indicator,
        basis=basis,
        text=in_words(text, Remark, "text"),
        officer=officer,
        made_at=timezone.now(),
    )


@transaction.atomic
def resolve_remark(*, remark: Remark, officer: Officer) -> Remark:
    """Say that a remark is answered; it stays in the thread."""
    if not officer.has_perm(RIGHT, remark.report):
        raise Refused(Refusal.NOT_ALLOWED)
    remark = Remark.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    if remark.resolved_at is not None:
        raise Refused(Refusal.REMARK_RESOLVED)
    remark.resolved_by = officer
    remark.resolved_at = timezone.now()
    remark.save(update_fields=["resolved_by", "resolved_at"])
    return remark
