"""What the checks find in reports, stored or proposed, and what was explained of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from boards.domain.checks.check import GRAVITY, Finding, plainest
from boards.domain.checks.check import Check as Rule
from boards.domain.checks.declared import check_of
from boards.enums import Basis, Severity
from boards.language import spoken
from boards.models import Check, Explanation, Report
from boards.queries.sheets import Proposed, ReportKey, declared, key_of, sheets_of

# Who demands more of a report than the list of checks does: the blocs, which stand above this app,
# add here what an issued scheme asks for. A demand answers with checks, for each report its own.
Demand = Callable[[Sequence[Report]], Mapping[ReportKey, Sequence[Rule]]]
DEMANDS: list[Demand] = []


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in a report, with the explanation that answers it for these very values."""

    report: Report
    indicator_id: int
    beside_id: int | None
    """The other indicator that the finding compares with."""
    finding: Finding
    explanation: Explanation | None

    @property
    def check(self) -> str:
        """The code of the check."""
        return self.finding.check

    @property
    def severity(self) -> Severity:
        """What it asks for."""
        return self.finding.severity

    @property
    def basis(self) -> Basis:
        """On which basis the cell stands."""
        return self.finding.basis

    @property
    def sentence(self) -> str:
        """The finding in the reader's language."""
        return self.finding.sentence.in_language(spoken())

    @property
    def explained(self) -> bool:
        """Whether somebody explained these values; who and when stand in ``explanation``."""
        return self.explanation is not None

    @property
    def holds_back(self) -> bool:
        """Whether the report cannot be submitted because of it. A block is never explained away."""
        match self.severity:
            case Severity.BLOCK:
                return True
            case Severity.EXPLAIN:
                return not self.explained
            case _:
                return False

    def concerns(self, indicator_id: int, basis: str) -> bool:
        """Whether it speaks of this cell: as the one in question or the one beside it."""
        return self.basis == basis and indicator_id in (self.indicator_id, self.beside_id)


def findings(report: Report) -> list[FindingRow]:
    """What the checks find in a report as it is stored, the gravest first."""
    return findings_of([report])


def findings_of(
    reports: Sequence[Report], proposed: Mapping[ReportKey, Proposed] | None = None
) -> list[FindingRow]:
    """The findings of several reports, in the same few queries for one and for many.

    ``proposed`` are cells that would say something else; nothing is written. Reports that are not
    stored yet are judged too. Rows come by report, then by severity, then in the order of the
    indicators.
    """
    sheets = sheets_of(reports, proposed)
    rules = declared_checks()
    demanded = [demand(reports) for demand in DEMANDS]
    explained = _explanations(reports)
    rows = []
    for report in reports:
        key = key_of(report)
        asked = [*rules, *(rule for each in demanded for rule in each.get(key, ()))]
        found = plainest(finding for rule in asked for finding in rule.findings(sheets.of[key]))
        rows += [
            _row(report, finding, sheets.ids, explained) for finding in _sorted(found, sheets.ids)
        ]
    return rows


def declared_checks() -> list[Rule]:
    """The checks that staff have declared and not switched off."""
    rows = Check.objects.filter(active=True).select_related("indicator", "other")
    return [check_of(declared(row)) for row in rows]


def _sorted(found: Sequence[Finding], ids: Mapping[str, int]) -> Iterator[Finding]:
    order = {code: place for place, code in enumerate(ids)}
    yield from sorted(
        found,
        key=lambda finding: (GRAVITY.index(finding.severity), order[finding.indicator]),
    )


def _row(
    report: Report,
    finding: Finding,
    ids: Mapping[str, int],
    explained: Mapping[tuple[int, int, str, str, str], Explanation],
) -> FindingRow:
    indicator = ids[finding.indicator]
    cell = (report.pk, indicator, finding.basis.value)
    return FindingRow(
        report=report,
        indicator_id=indicator,
        beside_id=ids.get(finding.beside),
        finding=finding,
        explanation=explained.get((*cell, finding.check, finding.about)),
    )


def _explanations(reports: Sequence[Report]) -> dict[tuple[int, int, str, str, str], Explanation]:
    stored = [report.pk for report in reports if report.pk]
    rows = Explanation.objects.filter(report__in=stored).select_related("officer")
    return {
        (row.report_id, row.indicator_id, row.basis, row.check_code, row.about): row for row in rows
    }
