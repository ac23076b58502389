"""What may happen to boards, and every reason against it."""

from datetime import date

import pytest

from boards.domain.successions import Body, Happening, objections, slug_of
from boards.enums import SuccessionKind
from boards.refusals import Refusal

MERGE, SPLIT, RENAME, TRANSFER, DISSOLVE = SuccessionKind
JULY = date(2025, 7, 1)
A, B = Body(1, "A"), Body(2, "B")


def happening(kind, *bodies, on=JULY, **said):
    return Happening(kind, on, bodies, **said)


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(happening(MERGE, A, B, founded=1), id="two merge into a new one"),
        pytest.param(happening(MERGE, A, B, goes_on=2), id="one takes the other in"),
        pytest.param(happening(SPLIT, A, founded=2), id="one is split into two"),
        pytest.param(happening(SPLIT, A, goes_on=1, founded=1), id="one gives a part away"),
        pytest.param(happening(RENAME, A, goes_on=1, renamed=True), id="one is renamed"),
        pytest.param(happening(TRANSFER, A, goes_on=1), id="one changes the bloc"),
        pytest.param(happening(DISSOLVE, A, B), id="two end"),
        pytest.param(
            happening(DISSOLVE, Body(1, "A", founded_on=date(2025, 6, 30))), id="the day after"
        ),
        pytest.param(
            happening(DISSOLVE, Body(1, "A", lost=date(2025, 6, 30))), id="after an event"
        ),
    ],
)
def test_what_may_happen(what):
    assert objections(what) == []


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        pytest.param(
            happening(MERGE, founded=1), [(Refusal.NO_BOARD_CHOSEN, "")], id="nothing chosen"
        ),
        pytest.param(
            happening(MERGE, A, founded=1), [(Refusal.MERGER_OF_ONE, "")], id="one cannot merge"
        ),
        pytest.param(happening(MERGE, A, B), [(Refusal.SUCCESSOR_MISSING, "")], id="into nothing"),
        pytest.param(
            happening(MERGE, A, B, goes_on=1, founded=1),
            [(Refusal.SUCCESSOR_TWICE, "")],
            id="into two",
        ),
        pytest.param(
            happening(SPLIT, A, founded=1), [(Refusal.SPLIT_INTO_ONE, "")], id="a split into one"
        ),
        pytest.param(
            happening(SPLIT, A, B, founded=2), [(Refusal.ONE_BOARD_ONLY, "")], id="two at once"
        ),
        pytest.param(
            happening(RENAME, A, goes_on=1), [(Refusal.NEW_NAME_MISSING, "")], id="without a name"
        ),
        pytest.param(
            happening(DISSOLVE, Body(1, "A", dissolved_on=date(2030, 1, 1)), B),
            [(Refusal.BOARD_ENDED, "A")],
            id="it ends already",
        ),
        pytest.param(
            happening(DISSOLVE, Body(1, "A", founded_on=JULY)),
            [(Refusal.BOARD_NOT_FOUNDED, "A")],
            id="on the day of its founding",
        ),
        pytest.param(
            happening(RENAME, Body(1, "A", lost=JULY), goes_on=1, renamed=True),
            [(Refusal.LATER_EVENT, "A")],
            id="something happened that day",
        ),
        pytest.param(
            happening(DISSOLVE, Body(1, "A", gained=date(2026, 1, 1), lost=date(2020, 1, 1)), B),
            [(Refusal.LATER_EVENT, "A")],
            id="something happened later",
        ),
        pytest.param(
            happening(MERGE, Body(1, "A", dissolved_on=JULY), Body(2, "B", dissolved_on=JULY)),
            [
                (Refusal.SUCCESSOR_MISSING, ""),
                (Refusal.BOARD_ENDED, "A"),
                (Refusal.BOARD_ENDED, "B"),
            ],
            id="every reason is named",
        ),
    ],
)
def test_what_speaks_against_it(what, expected):
    assert objections(what) == expected


def test_who_is_no_more_and_who_carries_on():
    what = happening(SPLIT, A, goes_on=1, founded=2)

    assert (what.ending, what.successors) == ((), 3)


@pytest.mark.parametrize(
    ("boards", "expected"),
    [
        pytest.param(["phu-tho"], "merge-phu-tho-20250701", id="what, whom and the day"),
        pytest.param(
            ["x" * 90], "merge-" + "x" * 64 + "-20250701", id="never longer than its column"
        ),
    ],
)
def test_the_code_of_an_event(boards, expected):
    assert slug_of(MERGE, JULY, boards) == expected
