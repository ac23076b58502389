import pytest

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.method import method_from, registry
from blocs.domain.scoring.methods.proportional import Proportional


def test_every_module_of_methods_is_found_by_its_key():
    found = {key: method.__module__.rpartition(".")[2] for key, method in registry().items()}

    assert found == {
        "bands": "bands",
        "binary": "binary",
        "count_times_points": "count_times_points",
        "deduction": "deduction",
        "earlier_awards": "earlier_awards",
        "judgement": "judgement",
        "linear": "linear",
        "lower_is_better": "lower_is_better",
        "piecewise_linear": "piecewise_linear",
        "proportional": "proportional",
        "rank_points": "rank_points",
        "rank_table": "rank_table",
        "relative_to_best": "relative_to_best",
        "relative_to_largest": "relative_to_largest",
    }


def test_a_method_is_built_from_its_key_and_parameters():
    assert method_from("proportional", {"capped": True}) == Proportional(capped=True)


def test_a_share_of_a_target_is_compared_with_one():
    assert Proportional(capped=True).compares


@pytest.mark.parametrize(
    ("key", "parameters", "where", "expected"),
    [
        pytest.param("guess", {}, "", "method", id="unknown method"),
        pytest.param(7, {}, "", "method", id="not even text"),
        pytest.param("binary", None, "", "parameters", id="bad parameters"),
        pytest.param(
            "proportional", {"capped": 0}, "criteria[2]", "criteria[2].parameters.capped", id="deep"
        ),
    ],
)
def test_a_refusal_says_where(key, parameters, where, expected):
    with pytest.raises(Unreadable) as refused:
        method_from(key, parameters, where)

    assert refused.value.where == expected
