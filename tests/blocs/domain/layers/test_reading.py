"""Which boards read an opinion: the table of the rule."""

import pytest

from blocs.domain.layers.reading import Around, Given, readers
from blocs.enums import Layer, Stage

SCORED, PEER, OTHER, SLOW = 1, 2, 3, 4
MEMBERS = frozenset({SCORED, PEER, OTHER, SLOW})


def around(stage=Stage.APPRAISAL, **said):
    return Around(stage, members=MEMBERS, **said)


@pytest.mark.parametrize(
    ("given", "said", "expected"),
    [
        pytest.param(
            Given(SCORED, Layer.SELF, SCORED),
            around(Stage.REPORTING),
            {SCORED},
            id="a claim is its board's while it can be changed",
        ),
        pytest.param(
            Given(SCORED, Layer.SELF, SCORED), around(), MEMBERS, id="then all members read it"
        ),
        pytest.param(
            Given(SCORED, Layer.PEER, PEER), around(), {PEER}, id="a peer reads its own points"
        ),
        pytest.param(
            Given(SCORED, Layer.PEER, PEER),
            around(scored=frozenset({PEER, OTHER})),
            {PEER, OTHER},
            id="peers read one another once their own points are in",
        ),
        pytest.param(
            Given(SCORED, Layer.PEER, PEER),
            around(Stage.CONFERENCE, scored=frozenset({PEER})),
            {PEER},
            id="who never scored reads nothing at the conference",
        ),
        pytest.param(
            Given(SCORED, Layer.PEER, PEER),
            around(Stage.PROPOSED),
            MEMBERS,
            id="all members read the peers when the conference is over",
        ),
        pytest.param(
            Given(SCORED, Layer.PEER, PEER),
            around(shown=True),
            {PEER, SCORED},
            id="the board that was scored reads its peers once they are shown",
        ),
        pytest.param(
            Given(SCORED, Layer.APPRAISED), around(), set(), id="an appraisal is not shown yet"
        ),
        pytest.param(
            Given(SCORED, Layer.APPRAISED),
            around(shown=True),
            {SCORED},
            id="the appraisal is shown to the board alone",
        ),
        pytest.param(
            Given(SCORED, Layer.FINAL),
            around(Stage.CLOSED, shown=True),
            set(),
            id="what is decided is read in the edition",
        ),
    ],
)
def test_who_reads_an_opinion(given, said, expected):
    assert readers(given, said) == expected
