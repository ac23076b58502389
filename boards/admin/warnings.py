"""Findings after saving: nothing is corrected, nothing is offered silently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest

from boards.enums import Severity
from boards.models import Figure
from boards.queries.findings import findings_of

LEVELS = {
    Severity.BLOCK: messages.ERROR,
    Severity.EXPLAIN: messages.WARNING,
    Severity.INFORM: messages.INFO,
}


def warn_of_findings(
    model_admin: ModelAdmin[Any], request: HttpRequest, figures: Iterable[Figure]
) -> None:
    """Say what the checks find in the cells that were written, and beside them.

    What was explained for these very values is not said again.
    """
    written = list(figures)
    reports = {figure.report_id: figure.report for figure in written}
    for row in findings_of(list(reports.values())):
        concerned = any(
            row.report.pk == figure.report_id and row.concerns(figure.indicator_id, figure.basis)
            for figure in written
        )
        if concerned and not row.explained:
            model_admin.message_user(request, f"{row.report}: {row.sentence}", LEVELS[row.severity])
