"""Schemes with groups, opinions and conditions, as an edition prints them: read strictly."""

import copy

import pytest

from blocs.domain.editions import FindingKind, findings, recompute
from blocs.domain.reading import Unreadable
from tests.blocs.domain.random_trees import random_tree
from tests.blocs.domain.samples import criterion, document, figure, scheme, sealed

GROUP = {
    "code": "g",
    "parent": "",
    "name": "Nhóm",
    "name_en": "Group",
    "maximum": "50",
    "rule": "capped",
    "best": None,
    "counting": "within",
    "clause": "Điều 5",
}
CONDITION = {
    "code": "k",
    "name": "Không bị kỷ luật",
    "name_en": "No discipline",
    "effect": "zero",
    "target": "g",
    "below": None,
    "clause": "",
}


def edition(**changes):
    rules = scheme(
        criterion("capital", "capital", "binary", "50") | {"group": "g", "clause": "Điều 6"},
        criterion("quality", None, "judgement", "50", step="0.5"),
        groups=[GROUP],
        conditions=[CONDITION],
        grades=[{"name": "Tốt", "name_en": "Good", "from": "0.8", "quota": None}],
        judging={"peer_rule": "mean", "weights": {"self": 0, "peer": 1, "appraised": 1}},
        tie_breakers=["quality"],
    )
    return document(
        boards={"a": "A", "b": "B"},
        figures=[figure("a", "capital", "1", "VND_BN"), figure("b", "capital", "2", "VND_BN")],
        scheme=rules,
    ) | {
        "format": "khoi-thi-dua/edition/2",
        "opinions": [
            {"board": "a", "criterion": "quality", "layer": "peer", "points": "40", "reason": ""},
            {"board": "a", "criterion": "quality", "layer": "peer", "points": "30", "reason": ""},
            {"board": "b", "criterion": "quality", "layer": "final", "points": "20", "reason": "x"},
        ],
        "breaches": [{"board": "b", "condition": "k", "document": "d", "note": ""}],
        **changes,
    }


def changed(path, value):
    found = copy.deepcopy(edition())
    *way, last = path
    item = found
    for key in way:
        item = item[key]
    item[last] = value
    return found


def test_groups_opinions_and_conditions_make_the_standings():
    first, second = recompute(edition())

    assert (first["board"], first["points"], first["grade"]) == (
        "a",
        "85.00",
        {"vi": "Tốt", "en": "Good"},
    )
    assert (second["board"], second["points"], second["grade"]) == ("b", "20.00", None)
    assert [line["outcome"] for line in second["criteria"]] == ["zero_gate", "decided"]
    assert second["groups"][0] == {
        "code": "g",
        "points": "0.00",
        "exact": "0/1",
        "contribution": "0.00",
        "explanation": {
            "vi": "Cộng các phần: 50,00. Không đạt điều kiện “Không bị kỷ luật”: 0 điểm.",
            "en": "Sum of the parts: 50.00. The condition “No discipline” is not met: 0 points.",
        },
    }
    assert (first["unmet"], second["unmet"]) == ([], ["k"])


def test_a_sealed_tree_holds_and_a_changed_group_is_found():
    whole = sealed(edition())
    broken = copy.deepcopy(whole)
    broken["standings"][0]["groups"][0]["points"] = "49.00"
    broken["standings"][0]["grade"] = None

    assert findings(whole) == []
    found = [each.where for each in findings(broken) if each.kind is not FindingKind.FINGERPRINT]
    assert found == ["a.grade", "a.g.points"]


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("scheme", "groups", 0, "parent"), "g", "scheme.groups[0].parent"),
        (("scheme", "groups", 0, "rule"), "most", "scheme.groups[0].rule"),
        (("scheme", "groups", 0, "counting"), "aside", "scheme.groups[0].counting"),
        (("scheme", "groups", 0, "maximum"), "0", "scheme.groups[0].maximum"),
        (
            ("scheme", "groups"),
            [GROUP, GROUP | {"code": "h", "parent": "g", "counting": "bonus"}],
            "scheme.groups[1]",
        ),
        (("scheme", "groups"), [GROUP, GROUP], "scheme.criteria"),
        (("scheme", "groups", 0), GROUP | {"rule": "best"}, "scheme.groups[0].best"),
        (("scheme", "criteria", 0, "group"), "h", "scheme.criteria[0].group"),
        (("scheme", "criteria", 0, "indicator"), None, "scheme.criteria[0].indicator"),
        (("scheme", "criteria", 1, "indicator"), "capital", "scheme.criteria[1].indicator"),
        (("scheme", "tie_breakers"), ["x"], "scheme.tie_breakers[0]"),
        (("scheme", "conditions", 0, "target"), "x", "scheme.conditions[0].target"),
        (("scheme", "conditions", 0, "below"), "2", "scheme.conditions[0].below"),
        (("scheme", "grades", 0, "from"), "2", "scheme.grades[0].from"),
        (("scheme", "grades", 0, "quota"), "2", "scheme.grades[0].quota"),
        (("scheme", "judging", "weights", "peer"), -1, "scheme.judging.weights.peer"),
        (("opinions", 0, "board"), "c", "opinions[0].board"),
        (("opinions", 0, "criterion"), "x", "opinions[0].criterion"),
        (("opinions", 0, "layer"), "x", "opinions[0].layer"),
        (("opinions", 0, "points"), "-1", "opinions[0].points"),
        (("opinions", 2, "points"), "51", "standings.b.quality"),
        (("breaches", 0, "condition"), "x", "breaches[0].condition"),
    ],
)
def test_what_is_not_in_the_format_is_refused_at_its_place(path, value, where):
    with pytest.raises(Unreadable) as refused:
        recompute(changed(path, value))

    assert refused.value.where == where


@pytest.mark.parametrize("key", ["opinions", "breaches"])
def test_what_may_stand_once_is_refused_twice(key):
    twice = edition()[key][-1:] * 2

    with pytest.raises(Unreadable) as refused:
        recompute(edition(**{key: twice}))

    assert refused.value.where == f"{key}[1]"


@pytest.mark.parametrize("key", ["opinions", "breaches"])
def test_a_list_that_is_none_is_malformed(key):
    whole = sealed(edition())

    assert [finding.where for finding in findings(whole | {key: {}})] == [key]


def test_random_trees_are_sealed_and_hold():
    for seed in range(5):
        assert findings(sealed(random_tree(seed))) == []
