import pytest

from blocs.domain.rotation import Tally, spread, tallies
from tests.blocs.domain.rotation.samples import led, numbers

PAST = [led(2023, "B", "C", "C"), led(2022, "A", "B"), led(2024, "A", "B")]


def test_who_led_when():
    assert tallies(numbers("ABCD"), PAST) == (
        Tally(1, (2022, 2024), (), ()),
        Tally(2, (2023,), (2022, 2024), ()),
        Tally(3, (), (2023,), (2023,)),
        Tally(4, (), (), ()),
    )


def test_when_last():
    assert [tally.last for tally in tallies(numbers("ABCD"), PAST)] == [2024, 2024, 2023, None]


@pytest.mark.parametrize(
    ("boards", "expected"),
    [
        pytest.param("", 0, id="nobody"),
        pytest.param("A", 0, id="one"),
        pytest.param("AB", 1, id="two and one"),
        pytest.param("ABC", 2, id="two and none"),
    ],
)
def test_how_far_apart(boards, expected):
    assert spread(tallies(numbers(boards), PAST)) == expected
