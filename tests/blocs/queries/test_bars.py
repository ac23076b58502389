from decimal import Decimal
from fractions import Fraction

import pytest

from blocs.queries.bars import Chart, Segment, line, percent, stack


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(Fraction(1, 3), Fraction(1), "33.33%", id="a third"),
        pytest.param(Fraction(25), Fraction(100), "25.00%", id="a quarter"),
        pytest.param(Fraction(-5), Fraction(100), "0.00%", id="below nothing"),
    ],
)
def test_a_share_is_a_percentage_with_a_dot(part, whole, expected):
    assert percent(part, whole) == expected


def test_segments_stand_side_by_side_and_empty_ones_take_no_room():
    parts = [
        ("A", "10", Decimal(10)),
        ("B", "–", None),
        ("C", "0", Decimal(0)),
        ("D", "5", Decimal(5)),
    ]

    assert stack(parts, Fraction(100)) == (
        Segment(1, "A", "10", "0.00%", "10.00%"),
        Segment(4, "D", "5", "10.00%", "5.00%"),
    )


@pytest.mark.parametrize(
    ("series", "look"),
    [
        pytest.param(1, (1, 0), id="the first has no pattern"),
        pytest.param(2, (2, 2), id="the second has one"),
        pytest.param(5, (5, 5), id="the fifth"),
        pytest.param(6, (1, 2), id="the sixth mixes anew"),
        pytest.param(10, (5, 0), id="the tenth"),
    ],
)
def test_a_series_has_a_colour_and_a_pattern(series, look):
    segment = Segment(series, "")

    assert (segment.colour, segment.pattern) == look


def test_no_two_of_25_series_look_the_same():
    looks = {(Segment(n, "").colour, Segment(n, "").pattern) for n in range(1, 26)}

    assert len(looks) == 25


def test_a_chart_grows_with_its_bars():
    bars = (line(0, "An", "1", ()), line(1, "Bình", "2", ()))
    chart = Chart("Vốn", "tỷ đồng", bars)

    assert [(bar.name_y, bar.bar_y) for bar in bars] == [(14, 22), (60, 68)]
    assert (chart.height, chart.said) == (92, "An: 1; Bình: 2")
