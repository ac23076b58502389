"""The window in which a board may object."""

from datetime import date

import pytest

from blocs.domain.layers.objecting import Window

SHOWN = date(2023, 12, 4)


@pytest.mark.parametrize(
    ("window", "on", "shown", "open_now"),
    [
        pytest.param(Window(None, 5), SHOWN, False, False, id="nothing is shown"),
        pytest.param(Window(SHOWN, 5), date(2023, 12, 3), False, False, id="the day before"),
        pytest.param(Window(SHOWN, 5), SHOWN, True, True, id="the first day"),
        pytest.param(Window(SHOWN, 5), date(2023, 12, 9), True, True, id="the last day"),
        pytest.param(Window(SHOWN, 5), date(2023, 12, 10), True, False, id="the day after"),
        pytest.param(Window(SHOWN, 0), SHOWN, True, True, id="a window of its first day"),
    ],
)
def test_when_a_board_may_object(window, on, shown, open_now):
    assert (window.shown(on), window.open(on)) == (shown, open_now)
