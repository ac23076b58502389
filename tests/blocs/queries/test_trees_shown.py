"""What a scheme with groups, conditions and classes adds to the pages and files of an edition."""

import pytest

from blocs.exports import tables
from blocs.queries.explanation import explanation
from blocs.queries.leaderboard import leaderboard
from tests.blocs.domain.test_reading_trees import CONDITION, GROUP

BONUS = GROUP | {"code": "bonus", "name": "Điểm thưởng", "maximum": "5", "counting": "bonus"}
PENALTY = GROUP | {"code": "penalty", "name": "Điểm trừ", "maximum": "5", "counting": "penalty"}
INNER = GROUP | {"code": "inner", "name": "Nhóm nhỏ", "parent": "g", "clause": ""}


@pytest.fixture
def scheme(make_criterion):
    def judged(code, group):
        return make_criterion(code) | {
            "code": code,
            "indicator": None,
            "method": "judgement",
            "parameters": {"step": "1"},
            "group": group,
        }

    return {
        "code": "minh-hoa",
        "version": 1,
        "name": "Minh họa",
        "name_en": "Illustration",
        "note": "",
        "note_en": "",
        "total": "100",
        "places": 2,
        "missing_policy": "zero",
        "rate_kind": "period_end",
        "criteria": [
            make_criterion("capital") | {"group": "inner", "clause": "Điều 6"},
            judged("quality", ""),
            judged("initiative", "bonus"),
            judged("delay", "penalty"),
        ],
        "groups": [GROUP, BONUS, PENALTY, INNER],
        "conditions": [CONDITION | {"effect": "unranked", "target": "", "clause": "Điều 9"}],
        "grades": [{"name": "Tốt", "name_en": "Good", "from": "0.1", "quota": None}],
        "tie_breakers": ["g"],
    }


@pytest.fixture
def page(opened_with, make_figure, scheme):
    def given(board, code, points, layer="final"):
        row = {"board": board, "criterion": code, "layer": layer, "points": points}
        return row | {"reason": ""}

    def make(language="en"):
        return opened_with(
            make_figure("an", "capital", "10", "VND_BN"),
            make_figure("binh", "capital", "5", "VND_BN"),
            language=language,
            format="khoi-thi-dua/edition/2",
            scheme=scheme,
            opinions=[
                given("an", "quality", "10", "appraised"),
                given("an", "initiative", "3"),
                given("an", "delay", "2"),
            ],
            breaches=[{"board": "binh", "condition": "k", "document": "", "note": ""}],
        )

    return make


def test_the_explanation_shows_groups_and_what_stands_beside(page):
    shown = explanation(page(), "an")

    assert [(row.code, row.depth, row.counting) for row in shown.groups] == [
        ("g", 0, ""),
        ("inner", 1, ""),
        ("bonus", 0, "bonus: added outside the total"),
        ("penalty", 0, "penalty: taken off"),
    ]
    assert shown.beside.grade == "Good"
    assert (shown.beside.unmet, shown.beside.tie_breaker) == ((), "")
    assert (shown.equals, shown.rescaled) == ("≈", False)
    assert shown.sum_words.count("+") == 2
    assert shown.sum_words.count("−") == 1
    assert [(step.judged, step.remark) for step in shown.steps] == [
        (False, ""),
        (True, ""),
        (True, "decided by the council"),
        (True, "decided by the council"),
    ]
    assert shown.steps[0].clause == "Điều 6"


def test_a_board_without_a_place_is_told_which_condition_it_misses(page):
    shown = explanation(page("vi"), "binh")

    (missed,) = shown.beside.unmet
    assert (shown.place, missed.name, missed.clause) == (None, "Không bị kỷ luật", "Điều 9")


def test_a_penalty_has_no_length_in_the_chart(page):
    rows = leaderboard(page(), {}).rows

    first = next(row for row in rows if row.board == "an")
    assert {segment.series for segment in first.segments} == {1, 2, 3}


def test_a_board_without_a_place_comes_last_whatever_its_points(page):
    rows = leaderboard(page(), {}).rows

    assert [(row.board, row.place) for row in rows][-1] == ("binh", None)


def test_the_files_leave_the_indicator_of_what_is_judged_empty(page):
    document = page().document

    rows = [row for row in tables.standings(document) if "quality" in row]

    assert [row[row.index("quality") + 2] for row in rows] == [""] * len(document["standings"])


def test_with_groups_the_factor_stands_without_a_sum(page, scheme):
    """What groups take off, and what a bonus adds, no sum of criteria shows."""
    scheme["missing_policy"] = "exclude_and_rescale"
    told = {row.name: row.rescaled for row in leaderboard(page(), {}).rows}

    assert told == {
        "An": "",
        "Binh": (
            "Within the total only criteria worth 50 points count; their points are rescaled to "
            "100 (× 100/50)."
        ),
        "Cam": "",
    }
