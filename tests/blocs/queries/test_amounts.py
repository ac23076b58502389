"""One indicator over editions made by hand: units, targets, breaks, and how they are drawn."""

from fractions import Fraction

import pytest

from blocs.domain.trend import Spot
from blocs.queries.charts.of_board import figures_picture
from blocs.queries.charts.of_years import amounts_picture, break_notes
from blocs.queries.charts.picture import plain_amount
from blocs.queries.trend.amounts import Measured, amounts_of, course_of
from blocs.queries.trend.chart import Course, chart_of
from blocs.queries.trend.multiples import multiples_of
from blocs.queries.trend.page import Break


@pytest.fixture
def years(opened_with, make_figure, make_indicator):
    """Capital in billions of VND, then in millions of USD, then as a count; the rate is 20,000."""

    def make(year, unit, dimension, amount, *, kind="period_end", targets=()):
        rates = [
            {
                "currency": "USD",
                "year": year,
                "kind": kind,
                "vnd_per_unit": "20000",
                "date": None,
                "source": "Nguồn",
                "source_en": "Source",
            }
        ]
        scheme = {"rate_kind": kind, "criteria": []}
        opened = opened_with(
            make_figure("an", "capital", amount, unit),
            language="en",
            year=year,
            indicators=[
                make_indicator("capital", unit, dimension),
                make_indicator("workers", "person", "people"),
            ],
            rates=rates,
            targets=[{"board": "an", "indicator": "capital", **row} for row in targets],
            scheme=SCHEME | scheme,
        )
        return Measured.of(opened)

    return make


SCHEME = {
    "code": "thu",
    "version": 1,
    "name": "Bảng thử",
    "name_en": "Test scheme",
    "note": "",
    "note_en": "",
    "total": "100",
    "places": 2,
    "missing_policy": "exclude_and_rescale",
}


def row(amounts, board="an"):
    return next(each for each in amounts.rows if each.board == board)


def test_an_amount_is_brought_to_the_unit_of_the_newest_year(years):
    both = [years(2022, "VND_BN", "money", "40"), years(2023, "USD_MN", "money", "3")]

    amounts = amounts_of(both, ["an"], [], "capital")

    cells = [each.cell for each in row(amounts).cells]
    assert [(cell.amount, cell.converted) for cell in cells] == [(2, True), (3, False)]
    assert [each.sentences for each in amounts.breaks] == [
        ("The indicator “Indicator capital” is defined anew: unit.",)
    ]
    assert [strip.strokes for strip in amounts.chart.strips] == [()]
    assert any(note.startswith("(1) 2023: ") for note in amounts_picture(amounts).notes)


def test_what_measures_another_thing_has_no_amount(years):
    target = {"amount": "50", "unit": "VND_BN"}
    both = [
        years(2022, "VND_BN", "money", "40", targets=[target]),
        years(2023, "project", "count", "3"),
    ]

    amounts = amounts_of(both, ["an", "binh"], [], "capital")

    assert [each.cell.amount for each in row(amounts).cells] == [None, 3]
    assert [each.target for each in row(amounts).cells] == ["", ""]
    assert amounts.chart.strips[0].gaps[0].sign == "×"


def test_another_kind_of_rate_is_a_break_of_money_alone(years):
    both = [
        years(2022, "USD_MN", "money", "2"),
        years(2023, "USD_MN", "money", "3", kind="period_average"),
    ]

    money, people = (amounts_of(both, ["an"], [], code) for code in ("capital", "workers"))

    assert [each.sentences for each in money.breaks] == [
        ("Converted at other rates: before of the end of the period, now average.",)
    ]
    assert people.breaks == ()


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        pytest.param([], None, id="none"),
        pytest.param([{"amount": "40", "unit": "VND_BN"}], 2, id="in another currency"),
        pytest.param(
            [{"amount": "40", "unit": "VND_BN"}, {"amount": "1", "unit": "USD_MN"}], 3, id="a sum"
        ),
    ],
)
def test_a_target_is_brought_to_the_unit_that_is_shown(years, targets, expected):
    year = years(2022, "USD_MN", "money", "3", targets=targets)

    amounts = amounts_of([year], ["an"], [], "capital")

    assert [each.target for each in row(amounts).cells] == ["" if not expected else f"{expected}"]
    assert amounts.targets == bool(expected)


def test_a_target_without_a_rate_is_not_drawn(years):
    year = years(2022, "VND_BN", "money", "3", targets=[{"amount": "1", "unit": "USD_MN"}])
    year.measures.rates.clear()

    assert year.measures.rates == {}
    assert [each.target for each in row(amounts_of([year], ["an"], [], "capital")).cells] == [""]


def test_a_strip_of_each_indicator_has_its_own_breaks(years):
    both = [years(2022, "VND_BN", "money", "40"), years(2023, "USD_MN", "money", "3")]

    multiples = multiples_of(both, "an", "An", ["capital", "workers"], [])

    assert [each.label for each in multiples.rows] == ["Indicator capital", "Indicator workers"]
    assert [strip.label for strip in multiples.chart.strips] == [
        "Indicator capital (million USD)",
        "Indicator workers (people)",
    ]
    assert [(each.board, each.sign) for each in multiples.breaks] == [("Indicator capital", "(a)")]
    assert multiples.chart.strips[1].said == "2022: none; 2023: none"
    assert figures_picture(multiples_of(both[:1], "an", "An", ["capital"], [])) is None


def test_a_break_of_one_board_names_it():
    notes = [Break("(a)", "An", 2022, 2023, ("Merged.",)), Break("(1)", "", 2022, 2023, ("New.",))]

    assert [*break_notes(notes)] == ["(a) An, 2023: Merged.", "(1) 2023: New."]


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(None, "", id="none"),
        pytest.param(Fraction(51437, 10), "5143.7", id="exact"),
        pytest.param(Fraction(1, 3), "0.3333", id="without an end"),
        pytest.param(Fraction(-2, 3), "-0.6667", id="below nothing"),
    ],
)
def test_a_file_writes_amounts_without_groups(amount, expected):
    assert plain_amount(amount) == expected


def chart(labels, shares):
    spots = tuple(Spot(2013 + at, Fraction(share)) for at, share in enumerate(shares))
    course = Course("An", "", spots, labels, {})
    return chart_of("x", "X", "u", [spot.year for spot in spots], {}, [course]).strips[0]


def test_long_words_stand_only_where_they_have_room():
    strip = chart(("1.000",) * 10, (1, 2, 3, 4, 5, 9, 7, 8, 6, 5))

    assert [bool(dot.text) for dot in strip.dots] == [
        True,
        False,
        False,
        False,
        False,
        True,
        False,
        False,
        False,
        True,
    ]
    assert [dot.anchor for dot in strip.dots if dot.text] == ["start", "middle", "end"]


def names_of(*names):
    courses = [Course(name, "", (), (), {}) for name in names]
    return chart_of("x", "X", "u", [2013, 2014], {}, courses)


def test_a_long_name_stands_in_lines_and_every_strip_makes_room():
    """Text of an image is cut at its edge: on a telephone 47 letters are too many."""
    short, long = names_of("An", "Lao động làm việc trong khu công nghiệp (người)").strips

    assert [line.text for line in long.names] == [
        "Lao động làm việc trong khu công nghiệp",
        "(người)",
    ]
    assert long.names[1].y - long.names[0].y == 17
    assert long.names[1].y - short.names[0].y == 78 + 17
    assert names_of("An", "Bình").height == 22 + 2 * 78
    assert names_of("An", long.label).height == 22 + 2 * (78 + 17)


@pytest.mark.parametrize(
    ("signs", "axis_y", "name_x"),
    [
        pytest.param({}, 14, 0, id="no break"),
        pytest.param({2014: "(1)"}, 29, 0, id="a break"),
        pytest.param({2013: "(1)"}, 29, 6, id="a break before the first year"),
    ],
)
def test_the_sign_of_a_break_stands_above_the_years(signs, axis_y, name_x):
    chart = chart_of("x", "X", "u", [2013, 2014], signs, [Course("An", "", (), (), {})])

    assert (chart.axis_y, chart.name_x) == (axis_y, name_x)
    assert [cut.sign_y for cut in chart.cuts] == [11] * len(signs)
    assert chart.height - chart.axis_y == 22 - 14 + 78


def test_what_is_below_nothing_stands_below_the_line_of_nothing():
    strip = chart(("1", "2"), (-1, 1))

    assert float(strip.dots[1].y) < float(strip.base_y) < float(strip.dots[0].y)


def test_a_cell_without_an_amount_is_a_sign(opened_with, make_absent):
    year = Measured.of(opened_with(make_absent("an", "capital", "not_yet")))

    course = course_of("An", {2022: year.measures.cell("an", "capital")}, {}, {})

    assert (course.spots, course.gaps) == ((), {2022: "…"})


def test_a_strip_without_any_year_says_so():
    assert course_of("An", {}, {}, {}).said == "nothing"
