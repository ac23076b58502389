"""What a sheet knows of a cell, its past and its peers."""

import pytest

from boards.domain.checks.sheet import NOTHING, Cell, best_known, fingerprint
from boards.domain.sentences import Sentence
from boards.enums import Availability
from tests.boards.domain.checks.samples import TRADE, WORKERS, cell, cells, sheet


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        pytest.param("5 person", True, id="an amount"),
        pytest.param("0 person", True, id="zero is an amount"),
        pytest.param("missing", True, id="missing is said"),
        pytest.param("not_applicable", True, id="so is not applicable"),
        pytest.param("not_yet", True, id="and not yet"),
        pytest.param("", False, id="silence is not"),
    ],
)
def test_a_cell_is_answered_by_an_amount_or_a_reason(text, answered):
    assert cell(text).answered is answered


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("1277 VND_BN", "1277000 VND_MN", True, id="the same in another unit"),
        pytest.param("1277 VND_BN", "1277.000 VND_BN", True, id="idle zeros"),
        pytest.param("1277 VND_BN", "1278 VND_BN", False, id="another amount"),
        pytest.param("12 VND_BN nearly", "12 VND_BN", False, id="another qualifier"),
        pytest.param("12 VND", "12 USD", False, id="another currency"),
        pytest.param("5 project", "5 enterprise", False, id="another thing"),
        pytest.param("1 USD; 2 VND", "2 VND; 1 USD", True, id="parts in another order"),
        pytest.param("0 VND", "missing", False, id="zero is not missing"),
        pytest.param("missing", "not_yet", False, id="another reason"),
        pytest.param("", "missing", False, id="silence is no reason"),
    ],
)
def test_a_fingerprint_changes_with_the_values_only(one, other, same):
    assert (fingerprint(cell(one)) == fingerprint(cell(other))) is same


def test_a_fingerprint_keeps_its_cells_apart():
    one, two = cell("1 VND"), cell("2 VND")

    assert len({fingerprint(one, two), fingerprint(two, one), fingerprint(one)}) == 3
    assert fingerprint(one, NOTHING) != fingerprint(NOTHING, one)
    assert {len(fingerprint(one)), len(fingerprint(one, two))} == {32}


def test_the_words_of_a_cell_are_its_parts():
    assert cell("1.527 USD_BN; 1283 VND_BN").words == Sentence(
        "1,527 tỷ USD và 1.283 tỷ đồng", "1.527 billion USD and 1,283 billion VND"
    )


@pytest.mark.parametrize(
    ("actual", "estimate", "known"),
    [
        pytest.param("5 person", "6 person", "5 person", id="actual before estimate"),
        pytest.param("", "6 person", "6 person", id="else the estimate"),
        pytest.param("missing", "6 person", "6 person", id="a reason is no amount"),
        pytest.param("missing", "not_yet", None, id="no amount at all"),
    ],
)
def test_the_best_known_cell_has_an_amount(actual, estimate, known):
    of = cells({"workers": actual}, {"workers": estimate})

    assert best_known(of, WORKERS) == (cell(known) if known else None)


def test_the_year_before_is_the_latest_that_has_an_amount():
    of = sheet(earlier={2019: {"workers": "5 person"}, 2020: {"workers": "6 person"}, 2021: {}})

    assert of.before(WORKERS) == (2020, cell("6 person"))
    assert of.before(TRADE) is None


def test_what_is_not_said_is_silence():
    of = sheet({"workers": "missing"})

    assert of.cell(WORKERS, "actual") == Cell(availability=Availability.MISSING)
    assert of.cell(WORKERS, "estimate") == NOTHING
    assert of.rates_of(1999) == {}
