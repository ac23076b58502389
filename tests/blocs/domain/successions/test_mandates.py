"""No board is made chair and deputy of a year by a succession."""

import pytest

from blocs.domain.successions import Fate, Office, leads_twice
from blocs.enums import MandateRole

CHAIR = Office(1, 2025, 10, MandateRole.CHAIR)
DEPUTY = Office(2, 2025, 20, MandateRole.DEPUTY)
NEXT = Office(3, 2026, 20, MandateRole.CHAIR)
OFFICES = [CHAIR, DEPUTY, NEXT]


@pytest.mark.parametrize(
    ("fates", "staying", "goes_on", "expected"),
    [
        pytest.param([], [], False, [], id="nothing is decided"),
        pytest.param([Fate(1, 0), Fate(3, 0)], [], False, [], id="two years"),
        pytest.param([Fate(1, 0), Fate(2, 1)], [], False, [], id="two boards"),
        pytest.param([Fate(1, 0), Fate(2)], [], False, [], id="one ends"),
        pytest.param([Fate(1, deputy_acts=True), Fate(2, 0)], [], False, [], id="one acts"),
        pytest.param([Fate(1, 0), Fate(2, 0)], [], False, [DEPUTY], id="one board for both"),
        pytest.param([Fate(1, 0)], [(2025, 9)], True, [CHAIR], id="it leads that year already"),
        pytest.param([Fate(1, 0)], [(2024, 9)], True, [], id="it leads another year"),
        pytest.param([Fate(1, 0)], [(2025, 9)], False, [], id="the first successor is new"),
        pytest.param([Fate(1, 1)], [(2025, 9)], True, [], id="the second successor takes it"),
    ],
)
def test_who_would_lead_twice(fates, staying, goes_on, expected):
    decided = {fate.mandate: fate for fate in fates}

    assert leads_twice(OFFICES, decided, staying=staying, goes_on=goes_on) == expected
