"""When an approved edition becomes public: at its moment, and not a tick before."""

from datetime import UTC, datetime, timedelta

import pytest

from blocs.domain.embargo import LAST_CALL, LONGEST, bars_moment, state_of, withdrawable
from blocs.enums import EditionState
from blocs.refusals import Refusal

MOMENT = datetime(2027, 1, 15, 1, 30, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("published_at", "now", "expected"),
    [
        pytest.param(None, MOMENT, EditionState.WAITING, id="nobody approved it"),
        pytest.param(MOMENT, MOMENT - TICK, EditionState.EMBARGOED, id="a tick before"),
        pytest.param(MOMENT, MOMENT, EditionState.PUBLISHED, id="at its moment"),
        pytest.param(MOMENT, MOMENT + TICK, EditionState.PUBLISHED, id="after it"),
    ],
)
def test_state_of(published_at, now, expected):
    assert state_of(published_at, now) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(MOMENT, Refusal.MOMENT_PAST, id="now is no later moment"),
        pytest.param(MOMENT + TICK, None, id="a tick ahead"),
        pytest.param(MOMENT + LONGEST, None, id="a year ahead"),
        pytest.param(MOMENT + LONGEST + TICK, Refusal.MOMENT_TOO_FAR, id="a slip of the finger"),
    ],
)
def test_bars_moment(moment, expected):
    assert bars_moment(moment, MOMENT) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(MOMENT - LAST_CALL - TICK, True, id="in time"),
        pytest.param(MOMENT - LAST_CALL, False, id="too late"),
    ],
)
def test_withdrawable(now, expected):
    assert withdrawable(MOMENT, now) is expected
