from fractions import Fraction

import pytest

from blocs.queries.measures import Measures


def test_an_amount_in_the_unit_of_the_column_is_shown_in_full(opened_with, make_figure):
    opened = opened_with(make_figure("an", "capital", "4637.3", "VND_BN"))
    cell = Measures(opened).cell("an", "capital")

    assert (cell.text, cell.unit, cell.label) == ("4.637,3", "tỷ đồng", "Chỉ tiêu capital")
    assert (cell.converted, cell.reported, cell.amount) == (False, True, Fraction("4637.3"))


def test_two_currencies_are_summed_at_the_rate_and_marked(opened_with, make_figure):
    opened = opened_with(
        make_figure("an", "capital", "4356", "VND_BN", as_printed="4.356 tỷ đồng"),
        make_figure("an", "capital", "414.1", "USD_MN", as_printed="414,1 triệu USD"),
        language="en",
    )
    cell = Measures(opened).cell("an", "capital")

    assert (cell.text, cell.converted) == ("12,638", True)
    assert cell.printed == "4.356 tỷ đồng; 414,1 triệu USD"


def test_money_in_dong_is_converted_for_a_column_in_dollars(opened_with, make_figure):
    opened = opened_with(make_figure("an", "trade", "5143.7", "VND_BN"))
    cell = Measures(opened).cell("an", "trade")

    assert (cell.amount, cell.converted) == (Fraction("257.185"), True)


@pytest.mark.parametrize(
    ("changes", "state", "text"),
    [
        pytest.param({"doubt": "blocking", "doubt_reason": "?"}, "doubt", "to be confirmed"),
        pytest.param({"availability": "missing"}, "missing", "none"),
        pytest.param({"availability": "not_applicable"}, "not_applicable", "not applicable"),
        pytest.param({"availability": "not_yet"}, "not_yet", "not yet"),
    ],
)
def test_what_may_not_be_compared_says_why(
    opened_with, make_figure, make_absent, changes, state, text
):
    if "availability" in changes:
        row = make_absent("an", "trade", changes["availability"])
    else:
        row = make_figure("an", "trade", "763.86", "VND_MN", **changes)
    cell = Measures(opened_with(row)).cell("an", "trade")

    assert (cell.state, cell.text, cell.amount, cell.reported) == (state, text, None, False)


def test_a_board_without_a_row_has_no_figure(opened_with):
    assert Measures(opened_with()).cell("cam", "projects").state == "missing"


@pytest.mark.parametrize(
    ("qualifier", "mark"),
    [("", ""), ("nearly", "nearly"), ("more_than", ">"), ("about", "about")],
)
def test_a_qualifier_is_a_mark_before_the_amount(opened_with, make_figure, qualifier, mark):
    row = make_figure("an", "workers", "1500", "person", qualifier=qualifier)

    assert Measures(opened_with(row)).cell("an", "workers").mark == mark


@pytest.mark.parametrize(
    ("changes", "noted", "estimate"),
    [
        pytest.param({}, False, False, id="plain"),
        pytest.param({"doubt": "notice", "doubt_reason": "?"}, True, False, id="noted"),
        pytest.param(
            {"doubt": "notice", "doubt_reason": "?", "doubt_settled": True},
            False,
            False,
            id="settled",
        ),
        pytest.param({"basis": "estimate"}, False, True, id="estimate"),
    ],
)
def test_a_reported_amount_says_what_is_to_be_known_of_it(
    opened_with, make_figure, changes, noted, estimate
):
    row = make_figure("an", "trade", "10200", "USD_MN", **changes)
    cell = Measures(opened_with(row)).cell("an", "trade")

    assert (cell.noted, cell.estimate) == (noted, estimate)
