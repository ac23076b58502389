"""A row of the list of checks becomes the class of its kind."""

from decimal import Decimal

import pytest

from boards.domain.checks.declared import Declared, absent, check_of, idle
from boards.domain.checks.limits import Range
from boards.domain.checks.parts import PartOfWhole
from boards.domain.checks.required import Required
from boards.domain.checks.stocks import StockAgainstFlow
from boards.domain.checks.units import UnitFlip
from boards.domain.checks.years import DEFAULT_FACTOR, YearOnYear
from boards.domain.sentences import Sentence
from boards.enums import CheckKind, Severity
from tests.boards.domain.checks.samples import EXPORTS, TRADE, sheet

SHARED = {
    "code": "c",
    "severity": Severity.EXPLAIN,
    "instruction": Sentence("Xem lại.", "Look again."),
}
PAIR = {"indicator": EXPORTS, "other": TRADE}


@pytest.mark.parametrize(
    ("kind", "parameters", "check"),
    [
        pytest.param("required", {"indicator": TRADE}, Required(**SHARED, indicator=TRADE)),
        pytest.param("required", {}, Required(**SHARED)),
        pytest.param(
            "range",
            {"indicator": TRADE, "minimum": Decimal(0)},
            Range(**SHARED, indicator=TRADE, minimum=Decimal(0)),
        ),
        pytest.param("range", {"maximum": Decimal(9)}, Range(**SHARED, maximum=Decimal(9))),
        pytest.param("part_of_whole", PAIR, PartOfWhole(**SHARED, part=EXPORTS, whole=TRADE)),
        pytest.param(
            "year_on_year",
            {"indicator": TRADE, "factor": Decimal(8)},
            YearOnYear(**SHARED, indicator=TRADE, factor=Decimal(8)),
        ),
        pytest.param("year_on_year", {}, YearOnYear(**SHARED, factor=DEFAULT_FACTOR)),
        pytest.param("unit_flip", {"indicator": TRADE}, UnitFlip(**SHARED, indicator=TRADE)),
        pytest.param(
            "stock_against_flow", PAIR, StockAgainstFlow(**SHARED, flow=EXPORTS, stock=TRADE)
        ),
    ],
)
def test_a_kind_has_its_class(kind, parameters, check):
    assert check_of(Declared(**SHARED, kind=CheckKind(kind), **parameters)) == check


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        pytest.param("range", {"indicator": TRADE}, id="no limit"),
        pytest.param("part_of_whole", {"indicator": TRADE}, id="no whole"),
        pytest.param("stock_against_flow", {"other": TRADE}, id="no flow"),
    ],
)
def test_a_row_that_lacks_a_parameter_is_no_check(kind, parameters):
    with pytest.raises(ValueError, match=f"c: {kind} lacks a parameter"):
        check_of(Declared(**SHARED, kind=CheckKind(kind), **parameters))


@pytest.mark.parametrize(
    ("kind", "given", "lacking", "unused"),
    [
        pytest.param("required", {"factor"}, set(), {"factor"}, id="required"),
        pytest.param("range", {"other"}, {"minimum", "maximum"}, {"other"}, id="no limit"),
        pytest.param("range", {"minimum"}, set(), set(), id="one limit is enough"),
        pytest.param("part_of_whole", {"indicator"}, {"other"}, set(), id="half a pair"),
        pytest.param("stock_against_flow", {"other"}, {"indicator"}, set(), id="the other half"),
        pytest.param("unit_flip", {"minimum"}, set(), {"minimum"}, id="unit flip"),
        pytest.param("year_on_year", {"factor"}, set(), set(), id="year on year"),
    ],
)
def test_parameters_are_those_that_the_kind_reads(kind, given, lacking, unused):
    assert absent(CheckKind(kind), given) == lacking
    assert idle(CheckKind(kind), given) == unused


def test_every_kind_says_what_it_may_have():
    assert {kind: idle(kind, {"indicator"}) for kind in CheckKind} == dict.fromkeys(
        CheckKind, frozenset()
    )


@pytest.mark.parametrize(
    ("instruction", "ends"),
    [
        pytest.param(Sentence("", ""), Sentence("", ""), id="none"),
        pytest.param(Sentence("Xem.", "Look."), Sentence(" Xem.", " Look."), id="both"),
        pytest.param(Sentence("Xem.", ""), Sentence(" Xem.", " Xem."), id="never untold"),
    ],
)
def test_an_instruction_follows_the_finding(instruction, ends):
    row = Declared(
        code="c",
        kind=CheckKind.RANGE,
        severity=Severity.INFORM,
        minimum=Decimal(0),
        instruction=instruction,
    )

    (finding,) = check_of(row).findings(sheet({"workers": "-1 person"}))

    assert finding.sentence == Sentence(
        f"“Lao động”: -1 người nhỏ hơn mức tối thiểu 0 người.{ends.vi}",
        f"“Workers”: -1 people is below the least 0 people.{ends.en}",
    )
