"""What a check is: a severity, an instruction, and a rule that finds something in a sheet."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from boards.domain.checks.sheet import Cell, Indicator, Sheet, fingerprint
from boards.domain.sentences import Sentence
from boards.enums import Basis, Severity

EMPTY = Sentence("", "")

CLOSINGS = {
    Severity.BLOCK: Sentence(" Hãy sửa trước khi nộp.", " Correct it before submitting."),
    Severity.EXPLAIN: Sentence(" Hãy sửa số hoặc giải trình.", " Correct it or explain it."),
    Severity.INFORM: EMPTY,
}


GRAVITY = (Severity.BLOCK, Severity.EXPLAIN, Severity.INFORM)


class Slip(IntEnum):
    """How plainly a finding says that an amount is of the wrong size: the higher, the plainer."""

    NONE = 0
    """It speaks of something else."""
    FAR = 1
    """The amount is far from others, and no unit would bring it near."""
    CHANGE = 2
    """It is so many times that of the year before."""
    UNIT = 3
    """The unit is probably this other one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in one cell, in words that its author can act on."""

    check: str
    severity: Severity
    indicator: str
    basis: Basis
    sentence: Sentence
    about: str
    """Which values it speaks of: an explanation given for others does not answer it."""
    beside: str = ""
    """The code of the other indicator that it compares with."""
    slip: Slip = Slip.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(ABC):
    """One declared rule. What is missing, not applicable or not yet there is never compared."""

    code: str
    severity: Severity
    instruction: Sentence = EMPTY
    """What staff want done about it, said after the finding."""

    @abstractmethod
    def sentence(self) -> Sentence:
        """The rule in general, as staff read it in the list of checks."""

    @abstractmethod
    def findings(self, sheet: Sheet) -> Iterator[Finding]:
        """What breaks the rule, cell by cell."""

    def found(
        self,
        indicator: Indicator,
        basis: Basis,
        said: Sentence,
        *,
        about: Sequence[Cell],
        beside: str = "",
        closing: Sentence | None = None,
        slip: Slip = Slip.NONE,
    ) -> Finding:
        """A finding in one cell; unless ``closing`` says what to do, the severity does."""
        end = CLOSINGS[self.severity] if closing is None else closing
        return Finding(
            check=self.code,
            severity=self.severity,
            indicator=indicator.code,
            basis=basis,
            sentence=joined(said, end, self._instructed()),
            about=fingerprint(*about),
            beside=beside,
            slip=slip,
        )

    def _instructed(self) -> Sentence:
        vi, en = self.instruction.vi, self.instruction.en or self.instruction.vi
        return Sentence(f" {vi}" if vi else "", f" {en}" if en else "")


def plainest(found: Iterable[Finding]) -> list[Finding]:
    """The findings without those that ask again what a plainer one of the same cell asks.

    One slip of a thousand is a change on the year before and a suspected unit: explained once. A
    graver finding never yields to a milder one.
    """
    every = list(found)
    best: dict[tuple[str, Basis], tuple[int, Slip]] = {}
    for each in every:
        if each.slip:
            cell = (each.indicator, each.basis)
            best[cell] = max(best.get(cell, _weight(each)), _weight(each))
    return [
        each for each in every if not each.slip or _weight(each) == best[each.indicator, each.basis]
    ]


def _weight(finding: Finding) -> tuple[int, Slip]:
    return -GRAVITY.index(finding.severity), finding.slip


def joined(*sentences: Sentence) -> Sentence:
    """The sentences one after the other."""
    return Sentence("".join(each.vi for each in sentences), "".join(each.en for each in sentences))


def named(indicator: Indicator) -> Sentence:
    """The indicator's name between quotation marks."""
    return Sentence(f"“{indicator.name.vi}”", f"“{indicator.name.en}”")


def every_or(indicator: Indicator | None) -> Sentence:
    """The one indicator that a check is about, or every one."""
    return Sentence("Mọi chỉ tiêu", "Every indicator") if indicator is None else named(indicator)


def reported(sheet: Sheet, indicator: Indicator | None) -> Iterator[tuple[Indicator, Basis, Cell]]:
    """The cells with an amount: of ``indicator``, or of every one."""
    for each in sheet.indicators if indicator is None else (indicator,):
        for basis in Basis:
            cell = sheet.cell(each, basis)
            if cell.quantities:
                yield each, basis, cell
