"""One slip in one cell is asked about once, by the plainer of two checks."""

from decimal import Decimal

import pytest

from boards.domain.checks.check import plainest
from boards.domain.checks.limits import Range
from boards.domain.checks.units import UnitFlip
from boards.domain.checks.years import YearOnYear
from boards.enums import Severity
from tests.boards.domain.checks.samples import sheet

BLOCK, EXPLAIN, INFORM = Severity.BLOCK, Severity.EXPLAIN, Severity.INFORM


def kept(said, *, jump=EXPLAIN, flip=EXPLAIN, estimate=None, past="66 USD_MN"):
    of = sheet({"trade": said}, estimate, earlier={2021: {"trade": past}})
    checks = (
        YearOnYear(code="jump", severity=jump),
        UnitFlip(code="flip", severity=flip),
        Range(code="range", severity=EXPLAIN, maximum=Decimal(0)),
    )
    found = plainest(finding for check in checks for finding in check.findings(of))
    return [(each.check, each.basis.value) for each in found if each.check != "range"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        pytest.param("66 USD_BN", ["flip"], id="a unit is likely"),
        pytest.param("66000 USD_MN", ["flip"], id="digits of another unit"),
        pytest.param("660 USD_MN", ["jump"], id="only the year before"),
        pytest.param("0.0000001 USD_MN", ["jump"], id="no unit is likely"),
        pytest.param("67 USD_MN", [], id="nothing"),
    ],
)
def test_the_plainer_finding_stands(said, asked):
    assert kept(said) == [(check, "actual") for check in asked]


@pytest.mark.parametrize(
    ("jump", "flip", "asked"),
    [(BLOCK, EXPLAIN, "jump"), (EXPLAIN, INFORM, "jump"), (INFORM, EXPLAIN, "flip")],
)
def test_a_graver_finding_never_yields(jump, flip, asked):
    assert kept("66 USD_BN", jump=jump, flip=flip) == [(asked, "actual")]


def test_each_cell_is_asked_about_for_itself():
    assert kept("660 USD_MN", estimate={"trade": "66 USD_BN"}) == [
        ("jump", "actual"),
        ("flip", "estimate"),
    ]


def test_the_bare_distance_stands_where_nothing_else_speaks():
    of = sheet({"trade": "0.0000001 USD_MN"}, earlier={2021: {"trade": "66 USD_MN"}})
    check = UnitFlip(code="flip", severity=EXPLAIN)

    assert [each.check for each in plainest(check.findings(of))] == ["flip"]


def test_what_speaks_of_something_else_stays():
    of = sheet({"trade": "66 USD_BN"}, earlier={2021: {"trade": "66 USD_MN"}})
    checks = (
        UnitFlip(code="flip", severity=BLOCK),
        Range(code="range", severity=INFORM, maximum=Decimal(0)),
    )

    found = plainest(finding for check in checks for finding in check.findings(of))

    assert [each.check for each in found] == ["flip", "range"]
