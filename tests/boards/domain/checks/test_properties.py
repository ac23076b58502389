"""What holds for all figures: a change of unit finds the same, and growth alone finds nothing."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from boards.domain.checks.limits import Range
from boards.domain.checks.parts import PartOfWhole
from boards.domain.checks.sheet import Cell
from boards.domain.checks.stocks import StockAgainstFlow
from boards.domain.checks.units import UnitFlip
from boards.domain.checks.years import YearOnYear
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS, units_of
from boards.enums import Availability, Basis, Dimension, Qualifier, Severity
from tests.boards.domain.checks.samples import EXPORTS, RATES, TRADE, sheet

MONEY = units_of(Dimension.MONEY)
SHARED = {"code": "c", "severity": Severity.EXPLAIN}
CHECKS = (
    Range(**SHARED, indicator=TRADE, minimum=Decimal(0), maximum=Decimal(1000)),
    PartOfWhole(**SHARED, part=EXPORTS, whole=TRADE),
    YearOnYear(**SHARED),
    UnitFlip(**SHARED),
    StockAgainstFlow(**SHARED, flow=EXPORTS, stock=TRADE),
)

amounts = st.decimals(min_value=-9999, max_value=9999, places=2)
quantities = st.builds(Quantity, amounts, st.sampled_from(MONEY), st.sampled_from(list(Qualifier)))
cells = st.one_of(
    st.lists(quantities, max_size=2, unique_by=lambda each: each.unit.currency).map(
        lambda each: Cell(tuple(each))
    ),
    st.sampled_from(list(Availability)[1:]).map(lambda said: Cell(availability=said)),
)
keys = st.tuples(st.sampled_from(["trade", "exports"]), st.sampled_from(list(Basis)))
tables = st.dictionaries(keys, cells, max_size=4)


@st.composite
def sheets(draw):
    return replace(
        sheet(rates=draw(st.sampled_from([RATES, {}]))),
        cells=draw(tables),
        earlier={2021: draw(tables)},
        peers=draw(st.lists(tables, max_size=4)),
    )


def found(of):
    """Everything about the findings but their words, which quote the units as typed."""
    return [
        (each.check, each.indicator, each.basis, each.about, each.beside)
        for check in CHECKS
        for each in check.findings(of)
    ]


def spelt_out(table):
    """The same cells in whole đồng and whole dollars."""
    return {
        key: replace(
            cell,
            quantities=tuple(
                replace(each, amount=each.base, unit=UNITS[each.unit.currency])
                for each in cell.quantities
            ),
        )
        for key, cell in table.items()
    }


@given(sheets())
def test_a_change_of_unit_finds_the_same(of):
    other = replace(
        of,
        cells=spelt_out(of.cells),
        earlier={year: spelt_out(table) for year, table in of.earlier.items()},
        peers=[spelt_out(table) for table in of.peers],
    )

    assert found(other) == found(of)


@given(sheets())
def test_only_what_is_reported_is_found(of):
    reported = {key for key, cell in of.cells.items() if cell.quantities}

    assert {(code, basis) for _check, code, basis, *_rest in found(of)} <= reported


@given(
    st.decimals(min_value=1, max_value=9999, places=2),
    st.decimals(min_value=Decimal("0.21"), max_value=Decimal("4.99"), places=2),
)
def test_growth_below_the_factor_finds_nothing(past, times):
    of = sheet({"trade": f"{past * times:f} USD_MN"}, earlier={2021: {"trade": f"{past:f} USD_MN"}})

    assert list(YearOnYear(**SHARED).findings(of)) == []
