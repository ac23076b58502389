"""A list of changes as finished rows."""

from copy import deepcopy

import pytest

from blocs.domain.editions import recompute
from blocs.queries.changes import change_list
from blocs.queries.reader import Reader
from tests.blocs.domain.samples import illustration, missing


def corrected(before, **workers):
    """The document with other numbers of workers; nothing is one that is gone."""
    after = deepcopy(before)
    for row in after["figures"]:
        if row["indicator"] == "workers" and row["board"].replace("-", "_") in workers:
            amount = workers[row["board"].replace("-", "_")]
            gone = missing(row["board"], "workers", "person")
            row |= {"amount": amount, "as_printed": amount} if amount else gone
    after["standings"] = recompute(after)
    return after


def test_places_say_which_way_they_moved():
    before = illustration()

    found = change_list(before, corrected(before, yen_bai="90000"), Reader("vi"))

    moved = [(each.name, each.place_before, each.place_after, each.way) for each in found.boards]
    assert moved == [("Yên Bái", "5", "4", "▲"), ("Hòa Bình", "4", "5", "▼")]
    assert (found.boards[0].points_before, found.boards[0].points_after) == ("9,89", "20,75")


def test_a_criterion_that_no_longer_counts_says_its_outcome():
    before = illustration()

    found = change_list(before, corrected(before, yen_bai=None), Reader("vi"))

    [line] = found.boards[0].lines
    assert (line.name, line.before, line.after) == ("workers", "0,64", "–")
    assert line.outcome
    assert line.explained_before.startswith("Nguyên văn: “5.037 lao động”.")
    assert line.explained_after.startswith("Không có số liệu.")


def test_a_board_without_a_place_goes_neither_way_and_a_new_one_has_no_before():
    before = illustration()
    after = deepcopy(before)
    after["members"] = [row for row in after["members"] if row["board"] != "bac-kan"]
    after["figures"] = [row for row in after["figures"] if row["board"] != "bac-kan"]
    after["standings"] = recompute(after)

    [left] = change_list(before, after, Reader("vi")).boards
    [joined] = change_list(after, before, Reader("vi")).boards

    assert (left.place_before, left.place_after, left.points_after, left.way) == ("7", "–", "–", "")
    assert (joined.place_before, joined.place_after, joined.points_after) == ("–", "7", "0,48")


def test_a_criterion_that_is_new_was_not_explained_before():
    before = illustration()
    after = deepcopy(before)
    after["scheme"]["criteria"] = after["scheme"]["criteria"][:3]
    after["standings"] = recompute(after)

    [first, *_rest] = change_list(after, before, Reader("vi")).boards

    [line] = [each for each in first.lines if each.name == "workers"]
    assert (line.before, line.explained_before) == ("–", "–")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("vi", "Số liệu đổi từ “5.037 lao động” thành “5100”.", id="vi"),
        pytest.param("en", "The figure changed from “5.037 lao động” to “5100”.", id="en"),
    ],
)
def test_causes_are_said_in_the_language_of_the_reader(language, said):
    before = illustration()

    found = change_list(before, corrected(before, yen_bai="5100"), Reader(language))

    assert found.boards[0].lines[0].causes == (said,)
    assert found.figures[0].said == (said,)


def test_where_nothing_moved_the_list_is_empty():
    before = illustration()

    assert not change_list(before, before, Reader("vi"))
    assert change_list(before, corrected(before, yen_bai="5100"), Reader("vi"))
