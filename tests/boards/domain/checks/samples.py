"""Sheets written as short texts: ``5143.7 VND_BN``, ``1500 person more_than``, ``missing``."""

from decimal import Decimal

from boards.domain.checks.sheet import Cell, Indicator, Sheet
from boards.domain.quantities import Quantity
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, Qualifier

YEAR = 2022
RATES = {2022: {"USD": Decimal(23612)}, 2021: {"USD": Decimal(23145)}}


def indicator(code, vi, en, unit):
    return Indicator(code, Sentence(vi, en), UNITS[unit])


TRADE = indicator("trade", "Tổng giá trị xuất nhập khẩu", "Trade value", "USD_MN")
EXPORTS = indicator("exports", "Giá trị xuất khẩu", "Exports", "USD_MN")
WORKERS = indicator("workers", "Lao động", "Workers", "person")
LICENSED = indicator("licensed", "Số dự án cấp mới", "Projects newly licensed", "project")
IN_FORCE = indicator("in_force", "Số dự án còn hiệu lực", "Projects in force", "project")
OCCUPANCY = indicator("occupancy", "Tỷ lệ lấp đầy", "Occupancy", "PERCENT")
INDICATORS = (TRADE, EXPORTS, WORKERS, LICENSED, IN_FORCE, OCCUPANCY)


def quantity(text):
    amount, unit, *qualifier = text.split()
    return Quantity(Decimal(amount), UNITS[unit], Qualifier(*qualifier or [""]))


def cell(text):
    if text in Availability.values:
        return Cell(availability=Availability(text))
    return Cell(tuple(quantity(part) for part in text.split("; ") if part))


def cells(actual, estimate=None):
    return {
        **{(code, Basis.ACTUAL): cell(text) for code, text in actual.items()},
        **{(code, Basis.ESTIMATE): cell(text) for code, text in (estimate or {}).items()},
    }


def sheet(actual=None, estimate=None, *, earlier=None, peers=(), rates=RATES, evidenced=()):
    """A sheet of 2022. ``earlier`` and ``peers`` say what is actual."""
    return Sheet(
        year=YEAR,
        indicators=INDICATORS,
        cells=cells(actual or {}, estimate),
        earlier={year: cells(of) for year, of in (earlier or {}).items()},
        peers=[cells(of) for of in peers],
        rates=rates,
        evidenced=frozenset(evidenced),
    )


def sentences(check, of):
    """What a check finds, by indicator and basis."""
    return {(each.indicator, each.basis.value): each.sentence for each in check.findings(of)}


def places(check, of):
    """Where a check finds something."""
    return [(each.indicator, each.basis.value) for each in check.findings(of)]
