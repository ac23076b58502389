"""What people judge: the layers by their weights, all peers as one."""

from fractions import Fraction

import pytest

from blocs.domain.scoring.data import SILENT
from blocs.domain.scoring.judging import Decision, Judging, Opinion, combined, judged
from blocs.domain.scoring.method import method_from
from blocs.domain.scoring.reasons import Reason, sentence
from blocs.enums import Layer, PeerRule
from boards.enums import Availability

SELF, PEER, APPRAISED = Layer.SELF, Layer.PEER, Layer.APPRAISED


def opinions(*pairs):
    return [Opinion(layer, Fraction(points)) for layer, points in pairs]


@pytest.mark.parametrize(
    ("rule", "points", "expected"),
    [
        (PeerRule.MEDIAN, [9, 1, 8], 8),
        (PeerRule.MEDIAN, [9, 1, 8, 7], Fraction(15, 2)),
        (PeerRule.MEAN, [9, 1, 8], 6),
        (PeerRule.TRIMMED, [9, 1, 8, 7], Fraction(15, 2)),
        (PeerRule.TRIMMED, [9, 1, 8], 8),
        pytest.param(PeerRule.TRIMMED, [9, 1], 5, id="of two nobody is left out"),
    ],
)
def test_several_scorers_become_one_value(rule, points, expected):
    assert combined([Fraction(one) for one in points], rule) == expected


@pytest.mark.parametrize(
    ("given", "weights", "expected"),
    [
        ([(PEER, 8), (PEER, 6), (APPRAISED, 9)], (0, 1, 1), 8),
        ([(PEER, 8), (PEER, 6), (APPRAISED, 9)], (0, 1, 2), Fraction(25, 3)),
        pytest.param([(SELF, 10), (APPRAISED, 6)], (0, 1, 1), 6, id="the own score only shows"),
        pytest.param([(SELF, 10), (APPRAISED, 6)], (1, 1, 1), 8, id="the own score counts"),
    ],
)
def test_layers_count_by_their_weights(given, weights, expected):
    judging = Judging(weights=dict(zip((SELF, PEER, APPRAISED), weights, strict=True)))

    assert judged(opinions(*given), judging).amount == expected


@pytest.mark.parametrize("given", [[], [(SELF, 10)]])
def test_what_nobody_judged_is_missing_and_not_zero(given):
    datum = judged(opinions(*given), Judging())

    assert (datum.amount, datum.availability) == (None, Availability.MISSING)


def test_the_layers_are_said():
    given = [(SELF, 10), (PEER, "7.5"), (PEER, 8), (PEER, 9), (APPRAISED, 8)]

    said = judged(opinions(*given), Judging()).inputs

    assert said.vi == (
        "Tự chấm 10 (hệ số 0); chấm chéo 7,5 – 8 – 9 → trung vị 8,00 (hệ số 1); "
        "thẩm định 8 (hệ số 1)."
    )
    assert said.en == (
        "Self-scored 10 (weight 0); peers 7.5 – 8 – 9 → median 8.00 (weight 1); "
        "appraised 8 (weight 1)."
    )
    assert judged([], Judging()).inputs.vi == "Chưa có điểm chấm."


def test_two_peers_are_said_with_what_joins_them_and_one_is_not():
    two, one = (
        judged(opinions(*given), Judging()).inputs
        for given in ([(PEER, 7), (PEER, 8)], [(PEER, 7)])
    )

    assert two.en == "Peers 7 – 8 → median 7.50 (weight 1)."
    assert one.en == "Peers 7 (weight 1)."


def test_a_decision_is_said_with_its_reason():
    assert Decision(Fraction(17, 2), "Có sáng kiến.").sentence().vi == (
        "Hội đồng kết luận 8,5 điểm: Có sáng kiến."
    )
    assert Decision(Fraction(8), "").sentence().en == "The council decided 8 points."


def test_a_judgement_says_its_steps():
    assert method_from("judgement", {"step": "0.25"}).formula().vi == (
        "người chấm cho từ 0 đến điểm tối đa, mỗi mức cách nhau 0,25"
    )


def test_what_was_not_judged_is_said_once():
    unjudged = judged([], Judging())

    assert sentence(Reason.MISSING, unjudged) == SILENT
