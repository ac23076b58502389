"""A check built from what staff declare: its kind, and the parameters that the kind needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from boards.domain.checks.check import EMPTY, Check
from boards.domain.checks.limits import Range
from boards.domain.checks.parts import PartOfWhole
from boards.domain.checks.required import Required
from boards.domain.checks.sheet import Indicator
from boards.domain.checks.stocks import StockAgainstFlow
from boards.domain.checks.units import UnitFlip
from boards.domain.checks.years import DEFAULT_FACTOR, YearOnYear
from boards.domain.sentences import Sentence
from boards.enums import CheckKind, Severity

PAIR = frozenset({"indicator", "other"})
LIMITS = frozenset({"minimum", "maximum"})

MAY_HAVE: Mapping[CheckKind, frozenset[str]] = MappingProxyType(
    {
        CheckKind.REQUIRED: frozenset({"indicator"}),
        CheckKind.RANGE: LIMITS | {"indicator"},
        CheckKind.PART_OF_WHOLE: PAIR,
        CheckKind.YEAR_ON_YEAR: frozenset({"indicator", "factor"}),
        CheckKind.UNIT_FLIP: frozenset({"indicator"}),
        CheckKind.STOCK_AGAINST_FLOW: PAIR,
    }
)
"""The parameters that a kind reads; others would be kept and mean nothing."""

MUST_HAVE: Mapping[CheckKind, frozenset[str]] = MappingProxyType(
    {CheckKind.PART_OF_WHOLE: PAIR, CheckKind.STOCK_AGAINST_FLOW: PAIR}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One row of the list of checks, as plain values."""

    code: str
    kind: CheckKind
    severity: Severity
    indicator: Indicator | None = None
    other: Indicator | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    factor: Decimal | None = None
    instruction: Sentence = EMPTY


def absent(kind: CheckKind, given: Collection[str]) -> frozenset[str]:
    """The parameters that the kind lacks; of a range, both limits where neither is given."""
    lacking = MUST_HAVE.get(kind, frozenset()) - set(given)
    return LIMITS if kind == CheckKind.RANGE and LIMITS.isdisjoint(given) else lacking


def idle(kind: CheckKind, given: Collection[str]) -> frozenset[str]:
    """The parameters that are given and that the kind does not read."""
    return frozenset(given) - MAY_HAVE[kind]


def check_of(row: Declared) -> Check:
    """The check that a row declares. Raises ``ValueError`` where its kind needs more."""
    code, severity, said = row.code, row.severity, row.instruction
    match row.kind:
        case CheckKind.REQUIRED:
            return Required(code=code, severity=severity, instruction=said, indicator=row.indicator)
        case CheckKind.YEAR_ON_YEAR:
            return YearOnYear(
                code=code,
                severity=severity,
                instruction=said,
                indicator=row.indicator,
                factor=DEFAULT_FACTOR if row.factor is None else row.factor,
            )
        case CheckKind.UNIT_FLIP:
            return UnitFlip(code=code, severity=severity, instruction=said, indicator=row.indicator)
        case CheckKind.RANGE if row.minimum is not None or row.maximum is not None:
            return Range(
                code=code,
                severity=severity,
                instruction=said,
                indicator=row.indicator,
                minimum=row.minimum,
                maximum=row.maximum,
            )
        case CheckKind.PART_OF_WHOLE if row.indicator and row.other:
            return PartOfWhole(
                code=code,
                severity=severity,
                instruction=said,
                part=row.indicator,
                whole=row.other,
            )
        case CheckKind.STOCK_AGAINST_FLOW if row.indicator and row.other:
            return StockAgainstFlow(
                code=code,
                severity=severity,
                instruction=said,
                flow=row.indicator,
                stock=row.other,
            )
        case _:
            raise ValueError(f"{row.code}: {row.kind} lacks a parameter")
