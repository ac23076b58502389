"""A scheme is issued only when it is sound as a whole: every fault at once, at its line."""

from dataclasses import replace
from decimal import Decimal

import pytest

from blocs.domain.rulebook import Fault, GateLine, problems
from blocs.enums import Against, Counting, Effect, GroupRule, NotApplicable
from tests.blocs.domain.rulebook.books import book, group, line, whole


def faults(rulebook):
    return [(problem.fault, problem.where) for problem in problems(rulebook)]


def test_a_sound_scheme_has_no_problem():
    assert faults(whole()) == []


GATE = GateLine("cham", 1, "Chậm", "Late", Effect.ZERO, target="la")
BEST = {"rule": GroupRule.BEST, "best": 1}


@pytest.mark.parametrize(
    ("rulebook", "expected"),
    [
        pytest.param(book(total=10), [(Fault.NO_CRITERIA, "")], id="nothing to score by"),
        pytest.param(book(line("a", 9), total=10), [(Fault.TOTAL, "")], id="below the total"),
        pytest.param(book(line("a"), places=7), [(Fault.PLACES, "")], id="too many decimals"),
        pytest.param(
            book(line("a"), peer_weight=0, appraised_weight=0),
            [(Fault.WEIGHTS, "")],
            id="no layer counts",
        ),
        pytest.param(
            book(group("a"), line("a", group="a")), [(Fault.CODE_TWICE, "a")], id="one code twice"
        ),
        pytest.param(
            book(line("a"), gates=(replace(GATE, target="a"),) * 2),
            [(Fault.CODE_TWICE, "cham")],
            id="one condition twice",
        ),
        pytest.param(
            book(line("a"), line("b", group="x")),
            [(Fault.NO_SUCH_GROUP, "b")],
            id="a group of another scheme",
        ),
        pytest.param(
            book(line("a"), group("b", 10, "c"), group("c", 10, "b")),
            [(Fault.CIRCLE, "b"), (Fault.CIRCLE, "c")],
            id="groups within each other",
        ),
        pytest.param(
            book(line("a"), group("b", 10, "b"), group("c", 10, "b"), line("d", 0, "c")),
            [(Fault.CIRCLE, "b"), (Fault.SUM, "b"), (Fault.SUM, "c")],
            id="below a circle is no circle",
        ),
        pytest.param(
            book(line("a", 5), group("b", 5)), [(Fault.EMPTY_GROUP, "b")], id="an empty group"
        ),
        pytest.param(
            book(group("b"), line("a", 9, "b")), [(Fault.SUM, "b")], id="parts below their group"
        ),
        pytest.param(
            book(group("b", rule=GroupRule.CAPPED), line("a", 9, "b")),
            [(Fault.CAP, "b")],
            id="a cap out of reach",
        ),
        pytest.param(
            book(group("b", **BEST), line("a", 10, "b")),
            [(Fault.TOO_FEW_PARTS, "b")],
            id="the best of one",
        ),
        pytest.param(
            book(group("b", **BEST), line("a", 9, "b"), line("c", 8, "b")),
            [(Fault.SUM, "b")],
            id="the best below their group",
        ),
        pytest.param(
            book(group("b"), group("c", 10, "b", counting=Counting.BONUS), line("a", 10, "c")),
            [(Fault.OUTSIDE_INSIDE, "c")],
            id="a bonus within a group",
        ),
        pytest.param(
            book(line("a", method="proportional")), [(Fault.METHOD, "a")], id="no parameters"
        ),
        pytest.param(
            book(line("a", method="count_times_points", parameters={"each": "1", "cap": "11"})),
            [(Fault.PROMISED, "a")],
            id="more promised than the maximum",
        ),
        pytest.param(
            book(line("a"), tie_breakers=("a", "la", "a")),
            [(Fault.TIE_BREAKER_TWICE, ""), (Fault.TIE_BREAKER, "")],
            id="tie-breakers unknown and twice",
        ),
        pytest.param(
            book(line("a"), gates=(GATE,)), [(Fault.GATE_TARGET, "cham")], id="unknown target"
        ),
    ],
)
def test_each_fault_is_told_at_its_line(rulebook, expected):
    assert faults(rulebook) == expected


def test_all_faults_are_told_at_once_in_both_languages():
    faulty = replace(whole(), total=Decimal(101), tie_breakers=("la",))

    told = problems(faulty)

    assert [(one.sentence.vi, one.sentence.en) for one in told] == [
        (
            "Điểm chuẩn ở cấp thứ nhất cộng lại là 100, không bằng tổng điểm 101.",
            "The maxima of the first level add up to 100, not to the total of 101.",
        ),
        (
            "Tiêu chí phụ “la” không phải là nhóm hay tiêu chí của bảng.",
            "The tie-breaker “la” is no group or criterion of the scheme.",
        ),
    ]


INSTEAD = {"not_applicable": NotApplicable.SUBSTITUTE, "substitute": "s"}
FLAGS = {
    "method": "earlier_awards",
    "indicator": "",
    "parameters": {
        "awards": [{"award": "co", "name": "Cờ", "points": "10"}],
        "years": "1",
        "counted": "all",
        "predecessors": False,
    },
}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([line("s")], [], id="a sound one counts in no sum"),
        pytest.param([], [(Fault.NO_SUBSTITUTE, "a")], id="it is not there"),
        pytest.param([line("s", 9)], [(Fault.SUBSTITUTE, "a")], id="another maximum"),
        pytest.param(
            [group("g"), line("b", group="g"), line("s", group="g")],
            [(Fault.SUBSTITUTE, "a")],
            id="it stands in a group",
        ),
        pytest.param(
            [line("s", not_applicable=NotApplicable.AVERAGE)],
            [(Fault.SUBSTITUTE, "a")],
            id="it takes an average",
        ),
        pytest.param([line("s", **FLAGS)], [(Fault.SUBSTITUTE, "a")], id="it measures nothing"),
        pytest.param(
            [line("s", **{**INSTEAD, "substitute": "t"}), line("t")], [], id="one after the other"
        ),
        pytest.param(
            [line("s", **{**INSTEAD, "substitute": "t"}), line("t", **INSTEAD)],
            [(Fault.SUBSTITUTE_CIRCLE, "s"), (Fault.SUBSTITUTE_CIRCLE, "t")],
            id="in a circle",
        ),
    ],
)
def test_a_substitute_takes_the_place_of_another(lines, expected):
    assert faults(book(line("a", **INSTEAD), *lines, total=10 + 10 * (len(lines) == 3))) == expected


def test_nothing_is_its_own_substitute():
    found = book(line("s", **INSTEAD), total=10)

    assert faults(found) == [(Fault.SUBSTITUTE_CIRCLE, "s")]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"against": Against.LAST_YEAR}, [(Fault.AGAINST, "a")], id="no rate"),
        pytest.param(
            {**FLAGS, "not_applicable": NotApplicable.FULL},
            [(Fault.ALWAYS_APPLIES, "a")],
            id="awards always apply",
        ),
        pytest.param(
            {
                "against": Against.LAST_YEAR,
                "method": "proportional",
                "parameters": {"capped": True},
                "not_applicable": NotApplicable.AVERAGE,
            },
            [],
            id="growth, the average where it does not apply",
        ),
    ],
)
def test_what_a_criterion_compares_with_fits_its_method(more, expected):
    assert faults(book(line("a", **more))) == expected


def test_a_substitute_decides_no_tie():
    rules = book(line("a", **INSTEAD), line("s"), total=10, tie_breakers=("s",))

    assert faults(rules) == [(Fault.TIE_BREAKER, "")]
