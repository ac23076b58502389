"""A year by other rules: what it cannot answer is left out for all, and said."""

import pytest

from blocs.domain.replay import (
    NO_YEAR_BEFORE,
    NOT_JUDGED,
    NOT_MEASURED,
    NOT_PLEDGED,
    replayed,
)
from tests.blocs.domain.samples import criterion, document, figure, missing, scheme, target
from tests.blocs.domain.test_rescoring import condition

BOARDS = {"a": "A", "b": "B"}
FIGURES = [
    figure("a", "workers", "300", "person", as_printed="300"),
    figure("b", "workers", "100", "person", as_printed="100"),
]
WORKERS = criterion("wo", "workers", maximum="60")


def judged(code="gd", maximum="40"):
    return {**criterion(code, None, "judgement", maximum, step="1"), "indicator": None}


def year(*criteria, targets=(), **rules):
    extra = {key: rules.pop(key) for key in ("opinions", "breaches") if key in rules}
    whole = document(
        boards=BOARDS, figures=FIGURES, scheme=scheme(*criteria, **rules), targets=targets
    )
    return {**whole, **extra}


def opinion(board, points, code="gd", layer="appraised"):
    return {"board": board, "criterion": code, "layer": layer, "points": points, "reason": "x"}


JUDGING = {"peer_rule": "median", "weights": {"self": 0, "peer": 0, "appraised": 1}}
EARLIER = year(
    WORKERS, judged(), judging=JUDGING, opinions=[opinion("a", "10"), opinion("b", "40")]
)


def points(replay):
    return {row["board"]: row["points"] for row in replay.document["standings"]}


def test_what_the_year_can_answer_is_scored_by_the_other_rules():
    replay = replayed(year(criterion("wo", "workers", "rank_points", "60", better="more",
                           step="30")), EARLIER)  # fmt: skip

    assert replay.left_out == ()
    assert points(replay) == {"a": "100.00", "b": "50.00"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param(criterion("x", "patents", maximum="40"), NOT_MEASURED, id="no such indicator"),
        pytest.param(judged("x"), NOT_JUDGED, id="nobody judged it"),
        pytest.param(
            criterion("x", "workers", "proportional", "40", capped=True),
            NOT_PLEDGED,
            id="no target",
        ),
        pytest.param(
            criterion("x", "workers", "proportional", "40", capped=True) | {"against": "last_year"},
            NO_YEAR_BEFORE,
            id="no year before",
        ),
    ],
)
@pytest.mark.parametrize("policy", ["zero", "exclude_and_rescale"])
def test_what_it_cannot_answer_is_left_out_whatever_the_policy_says(line, why, policy):
    rules = {"judging": JUDGING} if line["indicator"] is None else {}

    replay = replayed(year(WORKERS, line, missing_policy=policy, **rules), EARLIER)

    assert [(each.code, str(each.maximum), each.why) for each in replay.left_out] == [
        ("x", "40", why)
    ]
    assert points(replay) == {"a": "100.00", "b": "33.33"}


def test_one_target_is_enough_to_be_scored():
    line = criterion("x", "workers", "proportional", "40", capped=True)

    replay = replayed(year(line, targets=[target("a", "workers", "300", "person")]), EARLIER)

    assert replay.left_out == ()


def test_opinions_of_the_same_criterion_stand_as_far_as_its_maximum_allows():
    same = replayed(year(WORKERS, judged(), judging=JUDGING), EARLIER)
    less = replayed(year(WORKERS, judged(maximum="20"), judging=JUDGING), EARLIER)

    assert points(same) == {"a": "70.00", "b": "60.00"}
    assert [row["points"] for row in less.document["opinions"]] == ["10"]


def test_a_decision_alone_is_enough():
    decided = year(WORKERS, opinions=[opinion("a", "5", "x", "final")])

    replay = replayed(year(WORKERS, criterion("x", "patents", maximum="40")), decided)

    assert replay.left_out == ()


def test_whatever_names_a_criterion_that_is_left_out_goes_with_it():
    gone = condition("zero", None, "x") | {"code": "mat"}
    kept = condition("unranked", None)
    earlier = year(
        WORKERS,
        conditions=[kept],
        breaches=[
            {"board": "b", "condition": code, "document": "d", "note": ""}
            for code in ("du", "khac")
        ],
    )

    replay = replayed(
        year(
            WORKERS,
            criterion("x", "patents", maximum="40"),
            tie_breakers=["x", "wo"],
            conditions=[gone, kept],
        ),
        earlier,
    )

    rules = replay.document["scheme"]
    assert rules["tie_breakers"] == ["wo"]
    assert [row["code"] for row in rules["conditions"]] == ["du"]
    assert {row["board"]: row["place"] for row in replay.document["standings"]} == {
        "a": 1,
        "b": None,
    }


def test_where_nothing_can_be_replayed_nobody_has_points():
    replay = replayed(year(criterion("x", "patents", maximum="100")), EARLIER)

    assert points(replay) == {"a": None, "b": None}


def test_what_fills_in_for_a_criterion_answers_it():
    """It applied to nobody, and nobody has a figure: the scheme says what comes in its place."""
    line = criterion("x", "rare", "binary", "40") | {"not_applicable": "full"}
    whole = year(WORKERS, line)
    whole["figures"] = [
        *whole["figures"],
        *(missing(board, "rare", "person", "not_applicable") for board in BOARDS),
    ]

    replay = replayed(whole, EARLIER)

    assert replay.left_out == ()
    assert points(replay) == {"a": "100.00", "b": "60.00"}
