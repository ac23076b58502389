"""Explaining what a check asks about: the words stay with the values that they were given for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.utils import timezone

from boards.enums import Basis, Severity
from boards.models import Explanation, Indicator, Officer, Report
from boards.queries.findings import FindingRow, findings
from boards.refusals import Refusal, Refused
from boards.services.gate import locked_report, require_open

if TYPE_CHECKING:
    from django.db.models import CharField

LONGEST = cast("CharField[Any, Any]", Explanation._meta.get_field("text")).max_length or 0


@transaction.atomic
def explain(
    *,
    report: Report,
    indicator: Indicator,
    check: str,
    text: str,
    officer: Officer,
    basis: Basis = Basis.ACTUAL,
) -> Explanation:
    """Explain what ``check`` finds in a cell, for the values that stand there now.

    Explaining the same values again replaces the words; the history keeps both. Raises ``Refused``
    where the cell is closed, nothing is said, nothing is asked, or only a correction would do.
    """
    report = locked_report(report)
    require_open(report, indicator, basis)
    said = text.replace("\x00", "").strip()
    if not said:
        raise Refused(Refusal.EXPLANATION_EMPTY)
    if len(said) > LONGEST:
        raise Refused(Refusal.EXPLANATION_TOO_LONG, str(len(said)))
    row = _asked(report, indicator, basis, check)
    key = {
        "report": report,
        "indicator": indicator,
        "basis": basis,
        "check_code": check,
        "about": row.finding.about,
    }
    explanation = row.explanation or Explanation(**key)
    explanation.text = said
    explanation.officer = officer
    explanation.given_at = timezone.now()
    explanation.save()
    return explanation


def _asked(report: Report, indicator: Indicator, basis: Basis, check: str) -> FindingRow:
    """The finding that the words would answer."""
    cell = (indicator.pk, basis, check)
    for row in findings(report):
        if (row.indicator_id, row.basis, row.check) == cell:
            if row.severity == Severity.BLOCK:
                raise Refused(Refusal.FINDING_BLOCKS)
            return row
    raise Refused(Refusal.NOTHING_TO_EXPLAIN)
