"""What must be answered: a figure, evidence for it, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from boards.domain.checks.check import CLOSINGS, Check, Finding, every_or, joined, named, reported
from boards.domain.checks.sheet import NOTHING, Indicator, Sheet
from boards.domain.sentences import Sentence
from boards.enums import Basis, Severity

REASONS = Sentence(
    "không có số liệu, không áp dụng hoặc chưa có", "missing, not applicable or not yet"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Required(Check):
    """An indicator is answered by an amount, actual or estimated, or by the reason for none.

    Silence is what the check finds: an officer who says *not applicable* has answered.
    """

    indicator: Indicator | None = None

    def sentence(self) -> Sentence:
        """The rule in general."""
        return joined(
            every_or(self.indicator),
            Sentence(
                f" phải có số liệu, hoặc ghi rõ {REASONS.vi}.",
                f" has a figure, or says {REASONS.en}.",
            ),
        )

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """Indicators of which neither basis says anything."""
        for each in sheet.indicators if self.indicator is None else (self.indicator,):
            if not any(sheet.cell(each, basis).answered for basis in Basis):
                yield self.found(
                    each,
                    Basis.ACTUAL,
                    joined(named(each), Sentence(" chưa có số liệu.", " has no figure.")),
                    about=(NOTHING,),
                    closing=Sentence(
                        f" Hãy nhập số, hoặc chọn lý do: {REASONS.vi}.",
                        f" Enter a number, or choose why there is none: {REASONS.en}.",
                    ),
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced(Check):
    """A figure of this indicator rests on evidence: a file that says where the number is from."""

    indicator: Indicator
    severity: Severity = Severity.EXPLAIN

    def sentence(self) -> Sentence:
        """The rule in general."""
        return joined(
            named(self.indicator), Sentence(" phải có minh chứng.", " rests on evidence.")
        )

    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """Reported amounts without a file."""
        for indicator, basis, cell in reported(sheet, self.indicator):
            if (indicator.code, basis) not in sheet.evidenced:
                yield self.found(
                    indicator,
                    basis,
                    joined(
                        named(indicator),
                        Sentence(
                            " được chấm điểm theo bảng tiêu chí nhưng chưa có minh chứng.",
                            " is scored by the scheme, and has no evidence.",
                        ),
                    ),
                    about=(cell,),
                    closing=EVIDENCE_CLOSINGS[self.severity],
                )


EVIDENCE_CLOSINGS = {
    Severity.BLOCK: Sentence(" Hãy gửi kèm tệp minh chứng.", " Attach a file."),
    Severity.EXPLAIN: Sentence(
        " Hãy gửi kèm tệp minh chứng, hoặc giải trình vì sao không có.",
        " Attach a file, or explain why there is none.",
    ),
    Severity.INFORM: CLOSINGS[Severity.INFORM],
}
