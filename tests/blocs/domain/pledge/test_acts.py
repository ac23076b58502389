import pytest

from blocs.domain.pledge.acts import PledgeAct, possible_acts
from blocs.enums import PledgeState

DRAFT, OPEN, SIGNED, SUPERSEDED, VOID = PledgeState


@pytest.mark.parametrize(
    ("states", "signed", "expected"),
    [
        pytest.param([], False, "draft indicators", id="nothing yet"),
        pytest.param([DRAFT], False, "drop edit indicators open", id="a draft"),
        pytest.param([OPEN], False, "void withdraw", id="open, and nobody has signed"),
        pytest.param([OPEN], True, "amend void", id="open, and somebody has"),
        pytest.param([SIGNED], True, "amend void", id="signed by all"),
        pytest.param([SIGNED, DRAFT], False, "drop edit indicators open", id="being amended"),
        pytest.param([SUPERSEDED, OPEN], False, "void withdraw", id="amended and open"),
        pytest.param([SUPERSEDED, DRAFT], False, "drop edit indicators open", id="stopped"),
        pytest.param([VOID], False, "draft indicators", id="void"),
    ],
)
def test_states_allow_acts(states, signed, expected):
    assert sorted(possible_acts(states, signed=signed)) == expected.split()


def test_every_act_is_possible_at_some_time():
    states = [[], [DRAFT], [OPEN], [SIGNED]]

    possible = {
        act for one in states for s in (True, False) for act in possible_acts(one, signed=s)
    }

    assert possible == set(PledgeAct)
