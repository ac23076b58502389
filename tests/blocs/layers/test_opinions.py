"""Giving points: the right layer, person and stage, limits, reasons, and two people at once."""

from datetime import date
from decimal import Decimal

import pytest

from blocs.enums import Layer, Peers, Stage
from blocs.models import Cycle, Opinion, Reconciliation, Scheme
from blocs.queries.layers import token_of
from blocs.refusals import Refusal
from blocs.services.opinions import abstain, give_opinion, withdraw_opinion
from boards.models import Change, Succession
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from tests.blocs.layers.scored import given, line, officer, scored_year
from tests.blocs.year import board_of
from tests.boards.rows import board, document

pytestmark = pytest.mark.django_db


def give(cycle, letter, code, layer, by="", points="5", *, reason="", who=None, seen=None):
    """Give points as the officer of ``by``; with the token of what stands there."""
    of = board_of(cycle, letter)
    stored = Opinion.objects.filter(
        board=of,
        criterion=line(cycle, code),
        layer=layer,
        by_board=board_of(cycle, by) if by else None,
    ).first()
    return give_opinion(
        board=of,
        criterion=line(cycle, code),
        layer=Layer(layer),
        officer=who or officer(cycle, by),
        points=Decimal(points),
        reason=reason,
        seen=token_of(stored) if seen is None else seen,
    )


def refusal_of(call, *args, **named):
    with pytest.raises(Refused) as caught:
        call(*args, **named)
    return caught.value.refusal


# Who gives points, at which stage


@pytest.mark.parametrize(
    ("stage", "layer", "by"),
    [
        pytest.param(Stage.REPORTING, "self", "C", id="a board scores itself"),
        pytest.param(Stage.APPRAISAL, "peer", "A", id="the chair scores a member"),
        pytest.param(Stage.APPRAISAL, "peer", "B", id="the deputy scores a member"),
        pytest.param(Stage.APPRAISAL, "appraised", "", id="the council appraises"),
        pytest.param(Stage.APPRAISAL, "final", "", id="the council decides"),
        pytest.param(Stage.CONFERENCE, "final", "", id="the council decides at the conference"),
    ],
)
def test_each_layer_is_given_by_its_own_people(stage, layer, by):
    cycle = scored_year(stage)

    opinion = give(cycle, "C", "cai-cach", layer, by, "7.25", reason="vì")

    stored = Opinion.objects.get()
    assert stored == opinion
    assert (stored.points, stored.layer, stored.officer) == (
        Decimal("7.25"),
        layer,
        officer(cycle, by),
    )
    assert stored.by_board == (board_of(cycle, by) if by else None)


@pytest.mark.parametrize(
    ("stage", "layer", "by", "expected"),
    [
        (Stage.RUNNING, "self", "C", Refusal.WRONG_LAYER),
        (Stage.APPRAISAL, "self", "C", Refusal.WRONG_LAYER),
        (Stage.REPORTING, "peer", "A", Refusal.WRONG_LAYER),
        (Stage.CONFERENCE, "peer", "A", Refusal.WRONG_LAYER),
        (Stage.CONFERENCE, "appraised", "", Refusal.WRONG_LAYER),
        (Stage.PROPOSED, "final", "", Refusal.WRONG_LAYER),
        (Stage.REPORTING, "self", "A", BoardRefusal.NOT_ALLOWED),
        (Stage.APPRAISAL, "peer", "D", BoardRefusal.NOT_ALLOWED),
        (Stage.APPRAISAL, "peer", "", BoardRefusal.NOT_ALLOWED),
        (Stage.APPRAISAL, "peer", "C", Refusal.RECUSED_OWN),
        (Stage.APPRAISAL, "appraised", "A", BoardRefusal.NOT_ALLOWED),
        (Stage.APPRAISAL, "final", "C", Refusal.RECUSED_OWN),
    ],
)
def test_points_of_others_or_at_another_stage_are_refused(stage, layer, by, expected):
    cycle = scored_year(stage)
    who = officer(cycle, by)

    refusal = refusal_of(give, cycle, "C", "cai-cach", layer, who=who, seen="")

    assert refusal == expected
    assert not Opinion.objects.exists()


def test_the_council_enters_the_claim_of_a_board_that_sent_it_on_paper():
    cycle = scored_year(Stage.REPORTING)

    give(cycle, "C", "cai-cach", "self", who=officer(cycle, ""), seen="")

    assert Opinion.objects.get().by_board == board_of(cycle, "C")


def test_every_member_scores_the_others_where_the_scheme_says_so():
    cycle = scored_year(peers=Peers.MEMBERS)

    give(cycle, "C", "cai-cach", "peer", "D")

    assert Opinion.objects.get().by_board == board_of(cycle, "D")


def test_a_board_that_competes_elsewhere_scores_nobody():
    cycle = scored_year(peers=Peers.MEMBERS)
    other = scored_year(number=2, peers=Peers.MEMBERS)

    refusal = refusal_of(give, cycle, "C", "cai-cach", "peer", who=officer(other, "A"), seen="")

    assert refusal == BoardRefusal.NOT_ALLOWED


def test_a_board_that_does_not_compete_gets_no_points():
    cycle = scored_year()

    refusal = refusal_of(
        give_opinion,
        board=board(5),
        criterion=line(cycle, "cai-cach"),
        layer=Layer.APPRAISED,
        officer=officer(cycle, ""),
        points=Decimal(1),
    )

    assert refusal == Refusal.NOT_A_MEMBER


def test_a_superuser_of_no_board_is_no_peer():
    cycle = scored_year()
    who = officer(cycle, "")
    who.is_superuser = True
    who.save()

    assert refusal_of(give, cycle, "C", "cai-cach", "peer", who=who) == Refusal.NO_BOARD


def test_a_superuser_of_a_board_is_recused_like_everybody_else():
    cycle = scored_year()
    who = officer(cycle, "C")
    who.is_superuser = True
    who.save()

    refusal = refusal_of(give, cycle, "C", "cai-cach", "appraised", who=who)

    assert refusal == Refusal.RECUSED_OWN


def test_only_the_scheme_in_force_is_scored():
    cycle = scored_year()
    Scheme.objects.update(issued_on=None)

    refusal = refusal_of(give, cycle, "C", "cai-cach", "appraised")

    assert refusal == Refusal.CRITERION_NOT_IN_FORCE


# Recusal


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("C", "A", id="its predecessor"),
        pytest.param("A", "C", id="its successor"),
    ],
)
def test_the_chair_does_not_judge_its_own_line(before, after):
    cycle = scored_year()
    succession = Succession.objects.create(
        kind="merge", effective_on=date(2023, 7, 1), document=document(1)
    )
    succession.predecessors.add(board_of(cycle, before))
    succession.successors.add(board_of(cycle, after))

    refusal = refusal_of(give, cycle, "C", "cai-cach", "peer", "A")

    assert refusal == Refusal.RECUSED_KIN


def test_the_heir_scores_itself_for_the_board_whose_work_it_finishes():
    cycle = scored_year(Stage.REPORTING)
    heir = board(77)
    succession = Succession.objects.create(
        kind="merge", effective_on=date(2023, 7, 1), document=document(1), heir=heir
    )
    succession.predecessors.add(board_of(cycle, "C"))
    succession.successors.add(heir)
    who = officer(cycle, "D")
    who.board = heir
    who.save()

    give(cycle, "C", "cai-cach", "self", who=who, seen="")

    assert Opinion.objects.get().by_board == board_of(cycle, "C")


def test_the_heir_scores_the_others_for_the_member_whose_work_it_finishes():
    cycle = scored_year(peers=Peers.MEMBERS)
    heir = board(77)
    succession = Succession.objects.create(
        kind="merge", effective_on=date(2023, 7, 1), document=document(1), heir=heir
    )
    succession.predecessors.add(board_of(cycle, "D"))
    succession.successors.add(heir)
    who = officer(cycle, "D")
    who.board = heir
    who.save()

    give(cycle, "C", "cai-cach", "peer", who=who, seen="")

    assert Opinion.objects.get().by_board == board_of(cycle, "D")


# Limits and reasons


@pytest.mark.parametrize(
    ("code", "points", "expected"),
    [
        ("cai-cach", "10.25", Refusal.POINTS_OUT_OF_RANGE),
        ("cai-cach", "-1", Refusal.POINTS_OUT_OF_RANGE),
        ("cai-cach", "7.3", Refusal.POINTS_BETWEEN_STEPS),
        ("lao-dong", "7.333", Refusal.POINTS_TOO_FINE),
    ],
)
def test_points_keep_the_limits_of_the_criterion(code, points, expected):
    cycle = scored_year()

    assert refusal_of(give, cycle, "C", code, "appraised", points=points) == expected


def test_a_claim_far_from_the_computed_points_needs_a_reason():
    cycle = scored_year(Stage.REPORTING)  # C is counted 5 of 10; 1 is tolerated.

    give(cycle, "C", "sang-kien", "self", "C", "6")
    refusal = refusal_of(give, cycle, "C", "sang-kien", "self", "C", "6.01")
    give(cycle, "C", "sang-kien", "self", "C", "6.01", reason="thêm một sáng kiến")

    assert refusal == Refusal.DIFFERENCE_NEEDS_REASON
    assert Opinion.objects.get().reason == "thêm một sáng kiến"


def test_no_refusal_tells_a_board_what_others_report():
    cycle = scored_year(Stage.REPORTING)  # C is computed 10 of 20 by comparison with A.

    give(cycle, "C", "lao-dong", "self", "C", "20")

    assert Opinion.objects.get().points == 20


@pytest.mark.parametrize(
    ("layer", "by", "before"),
    [
        pytest.param("peer", "A", [("self", "")], id="a peer against the claim"),
        pytest.param("appraised", "", [("peer", "A"), ("self", "")], id="appraised against peers"),
        pytest.param("final", "", [("appraised", "")], id="final against appraised"),
    ],
)
def test_a_layer_far_from_the_one_before_needs_a_reason(layer, by, before):
    cycle = scored_year()
    for number, (earlier, of) in enumerate(before):
        given(cycle, "C", "cai-cach", earlier, of, points=8 - 4 * number)

    give(cycle, "C", "cai-cach", layer, by, "7")
    refusal = refusal_of(give, cycle, "C", "cai-cach", layer, by, "6.75")

    assert refusal == Refusal.DIFFERENCE_NEEDS_REASON


def test_a_peer_is_not_told_of_the_others_by_a_refusal():
    cycle = scored_year()
    given(cycle, "C", "cai-cach", "peer", "B", points=10)

    give(cycle, "C", "cai-cach", "peer", "A", "0")

    assert Opinion.objects.count() == 2


def test_a_decision_in_place_of_a_number_says_why():
    cycle = scored_year(Stage.CONFERENCE)  # C is computed 10 of 20.

    refusal = refusal_of(give, cycle, "C", "lao-dong", "final", points="10.5")
    give(cycle, "C", "lao-dong", "final", points="10.5", reason="theo biên bản")

    assert refusal == Refusal.DIFFERENCE_NEEDS_REASON
    assert Opinion.objects.get().points == Decimal("10.5")


def test_nothing_is_compared_where_nothing_can_be_computed():
    cycle = scored_year(Stage.REPORTING)
    line(cycle, "sang-kien").scheme.criteria.filter(code="lao-dong").update(method="khong-co")

    give(cycle, "C", "sang-kien", "self", "C", "10")

    assert Opinion.objects.get().points == 10


def test_peers_that_are_too_far_apart_are_settled_before_the_final_points():
    cycle = scored_year()
    given(cycle, "C", "cai-cach", "peer", "A", points=4)
    given(cycle, "C", "cai-cach", "peer", "B", points=9)

    refusal = refusal_of(give, cycle, "C", "cai-cach", "final", points="6.5")
    note = {"text": "đã họp", "settled_by": officer(cycle, ""), "settled_at": "2023-12-01T00:00Z"}
    Reconciliation.objects.create(
        board=board_of(cycle, "C"), criterion=line(cycle, "cai-cach"), lowest=4, highest=9, **note
    )
    give(cycle, "C", "cai-cach", "final", points="6.5")

    assert refusal == Refusal.PEERS_DIVERGE
    assert Opinion.objects.get(layer="final").points == Decimal("6.5")


# Changing, abstaining, withdrawing


def test_a_peer_that_changes_its_points_says_why():
    cycle = scored_year()
    give(cycle, "C", "cai-cach", "peer", "A", "8")

    give(cycle, "C", "cai-cach", "peer", "A", "8")
    refusal = refusal_of(give, cycle, "C", "cai-cach", "peer", "A", "7")
    give(cycle, "C", "cai-cach", "peer", "A", "7", reason="đọc lại minh chứng")

    assert refusal == Refusal.CHANGED_OPINION_NEEDS_REASON
    assert Opinion.objects.get().points == 7


def test_who_saves_an_old_form_is_asked_again():
    cycle = scored_year()
    first = give(cycle, "C", "cai-cach", "appraised", points="8")
    old = token_of(first)
    give(cycle, "C", "cai-cach", "appraised", points="7.5")

    stale = refusal_of(give, cycle, "C", "cai-cach", "appraised", points="6", seen=old)
    new = refusal_of(give, cycle, "C", "cai-cach", "appraised", points="6", seen="")

    assert (stale, new) == (Refusal.OPINION_STALE, Refusal.OPINION_STALE)
    assert Opinion.objects.get().points == Decimal("7.5")


def say_nothing(cycle, letter, by, *, reason="", seen=""):
    return abstain(
        board=board_of(cycle, letter),
        criterion=line(cycle, "cai-cach"),
        layer=Layer.PEER,
        officer=officer(cycle, by),
        reason=reason,
        seen=seen,
    )


def test_who_abstains_gives_no_points():
    cycle = scored_year()

    opinion = say_nothing(cycle, "C", "A")

    assert (opinion.points, opinion.reason) == (None, "")


def test_a_peer_that_takes_back_points_by_abstaining_says_why():
    cycle = scored_year()
    first = give(cycle, "C", "cai-cach", "peer", "A", "8")

    with pytest.raises(Refused) as caught:
        say_nothing(cycle, "C", "A", seen=token_of(first))
    after = say_nothing(cycle, "C", "A", reason="quen biết", seen=token_of(first))

    assert caught.value.refusal == Refusal.CHANGED_OPINION_NEEDS_REASON
    assert after.points is None


def take_back(cycle, letter, by, layer=Layer.PEER, seen=None):
    rows = Opinion.objects.filter(layer=layer, by_board=board_of(cycle, by) if by else None)
    withdraw_opinion(
        board=board_of(cycle, letter),
        criterion=line(cycle, "cai-cach"),
        layer=layer,
        officer=officer(cycle, by),
        seen=token_of(rows.first()) if seen is None else seen,
    )


def test_points_are_withdrawn_and_stay_in_the_history():
    cycle = scored_year()
    give(cycle, "C", "cai-cach", "peer", "A", "8")

    take_back(cycle, "C", "A")

    verbs = Change.objects.filter(model="blocs.opinion").order_by("pk")
    assert not Opinion.objects.exists()
    assert list(verbs.values_list("verb", flat=True)) == ["created", "deleted"]


def test_there_must_be_something_to_withdraw():
    cycle = scored_year()

    assert refusal_of(take_back, cycle, "C", "A") == Refusal.NOTHING_TO_WITHDRAW


def test_a_peer_that_could_read_another_does_not_start_anew():
    cycle = scored_year()
    give(cycle, "C", "cai-cach", "peer", "A", "8")
    given(cycle, "C", "cai-cach", "peer", "B", points=3)

    assert refusal_of(take_back, cycle, "C", "A") == Refusal.FIRST_OPINION_STAYS


def test_an_abstention_is_withdrawn_at_any_time():
    cycle = scored_year()
    say_nothing(cycle, "C", "A")
    given(cycle, "C", "cai-cach", "peer", "B", points=3)

    take_back(cycle, "C", "A")

    assert Opinion.objects.get().by_board == board_of(cycle, "B")


def test_an_appraisal_is_withdrawn_though_peers_are_there():
    cycle = scored_year()
    given(cycle, "C", "cai-cach", "peer", "B", points=3)
    given(cycle, "C", "cai-cach", "appraised", points=3)

    take_back(cycle, "C", "", Layer.APPRAISED)

    assert Opinion.objects.get().layer == "peer"


def test_a_long_reason_is_refused():
    cycle = scored_year()

    refusal = refusal_of(give, cycle, "C", "cai-cach", "appraised", reason="a" * 1001)

    assert refusal == BoardRefusal.TEXT_TOO_LONG


def test_the_stage_is_read_again_when_points_are_written():
    cycle = scored_year()
    criterion = line(cycle, "cai-cach")
    Cycle.objects.update(stage=Stage.PROPOSED)

    refusal = refusal_of(
        give_opinion,
        board=board_of(cycle, "C"),
        criterion=criterion,
        layer=Layer.APPRAISED,
        officer=officer(cycle, ""),
        points=Decimal(5),
    )

    assert refusal == Refusal.WRONG_LAYER
