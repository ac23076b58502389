"""The screens of a reveal: from the last place to the first, none with a word of the next."""

import pytest

from blocs.domain.reveal import Screen, ScreenKind, Stood, reachable, screens

A, B = Stood("A", 1, "90", "Tốt"), Stood("B", 2, "80", "Tốt")
C, D = Stood("C", 2, "80", "Khá"), Stood("D", 4, "60")
OUT = Stood("E", None, reasons=("vì",))


def kinds(standings):
    return [
        (screen.kind.value, [board.name for board in screen.boards])
        for screen in screens(standings)
    ]


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        pytest.param(
            [A, B, C, D, OUT],
            [
                ("cover", []),
                ("without_place", ["E"]),
                ("place", ["D"]),
                ("place", ["B", "C"]),
                ("place", ["A"]),
                ("classes", ["A", "B", "C", "D", "E"]),
                ("all", ["A", "B", "C", "D", "E"]),
                ("method", []),
            ],
            id="ties together, those without a place first",
        ),
        pytest.param(
            [D],
            [("cover", []), ("place", ["D"]), ("all", ["D"]), ("method", [])],
            id="nothing that is not there",
        ),
        pytest.param([], [("cover", []), ("all", []), ("method", [])], id="nobody"),
    ],
)
def test_screens(standings, expected):
    assert kinds(standings) == expected


def test_a_screen_names_its_place_and_its_classes():
    *_before, first, classes, _all, _method = screens([A, B, C, D])

    assert (first.place, classes.place) == (1, None)
    assert classes.grades == (("Tốt", (A, B)), ("Khá", (C,)))
    assert Screen(ScreenKind.COVER).boards == ()


@pytest.mark.parametrize(
    ("wanted", "shown", "expected"),
    [
        pytest.param(0, 5, 0, id="back to the cover"),
        pytest.param(3, 5, 3, id="what was shown"),
        pytest.param(6, 5, 6, id="the next one"),
        pytest.param(7, 5, 5, id="not the one after it"),
        pytest.param(8, 7, 7, id="nothing beyond the last"),
        pytest.param(-1, 2, 2, id="nothing before the cover"),
        pytest.param(3, 99, 3, id="an edition with fewer screens now"),
        pytest.param(50, 99, 7, id="the last where more was shown once"),
    ],
)
def test_reachable(wanted, shown, expected):
    assert reachable(wanted, shown, 7) == expected
