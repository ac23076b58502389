"""The freeze of a result: begun by the stage, ended by the publication or by two officers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.domain.freezing import is_frozen
from blocs.enums import Layer, Peers, Stage
from blocs.models import Cycle, Freeze
from blocs.queries.freezing import freezes
from blocs.queries.opinions import boards_reading, opinions_within_reach
from blocs.refusals import Refusal
from blocs.services import approve_edition, move_stage, prepare_edition
from blocs.services.freezing import ask_unfreeze, keep_frozen, unfreeze
from boards.enums import Role
from boards.models import Change
from boards.refusals import Refused
from tests.blocs.layers.scored import given, officer, scored_year
from tests.blocs.year import board_of
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return scored_year(Stage.CONFERENCE, peers=Peers.LEADERS)


@pytest.fixture
def one(year):
    return officer(year, "")


@pytest.fixture
def two(year):
    return make_officer("nguoi-thu-hai", Role.SECRETARIAT)


def refused(act, **said):
    with pytest.raises(Refused) as caught:
        act(**said)
    return caught.value.refusal


def page(cycle):
    return reverse("admin:blocs_cycle_freeze", args=[cycle.pk])


def lift(cycle, one, two):
    ask_unfreeze(cycle=cycle, officer=one, reason="Họp kín đã xong")
    return unfreeze(cycle=cycle, officer=two)


# When


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("lifted", [False, True])
def test_the_condition_of_the_database_is_the_rule(year, one, two, stage, lifted):
    if lifted:
        lift(year, one, two)
    Cycle.objects.filter(pk=year.pk).update(stage=stage)

    assert freezes(year) is is_frozen(stage, published=False, lifted=lifted)


def test_an_edition_that_waits_for_its_moment_leaves_it_frozen(year, one, two, monkeypatch):
    moment = timezone.now() + timedelta(hours=1)
    edition = prepare_edition(cycle=year, officer=one)
    approve_edition(edition=edition, officer=two, publish_at=moment)

    before = freezes(year)
    monkeypatch.setattr(timezone, "now", lambda: moment)

    assert (before, freezes(year)) == (True, False)


def test_the_way_to_the_conference_notes_the_moment_and_begins_anew(year, one, two):
    lift(year, one, two)
    move_stage(cycle=year, stage=Stage.APPRAISAL, reason="Chấm lại")
    opened = freezes(year)

    move_stage(cycle=year, stage=Stage.CONFERENCE, reason="Tiếp tục")

    freeze = Freeze.objects.get()
    assert (opened, freezes(year)) == (False, True)
    assert (freeze.lifted_by, freeze.lift_reason, bool(freeze.began_at)) == (None, "", True)


def test_one_person_does_not_open_it_by_stepping_back(year):
    found = refused(move_stage, cycle=year, stage=Stage.APPRAISAL, reason="Chấm lại")

    assert found == Refusal.STAGE_FROZEN
    assert Cycle.objects.get().stage == Stage.CONFERENCE


# Lifting it


def test_two_officers_lift_it_and_the_history_says_why(year, one, two):
    freeze = lift(year, one, two)

    told = Change.objects.filter(model="blocs.freeze").values_list("reason", flat=True)
    assert freezes(year) is False
    assert (freeze.lift_asked_by, freeze.lifted_by) == (one, two)
    assert list(told.order_by("pk"))[-2:] == ["Họp kín đã xong"] * 2
    assert str(freeze) == str(year)


def test_nobody_lifts_it_alone(year, one):
    ask_unfreeze(cycle=year, officer=one, reason="Họp kín đã xong")

    assert refused(unfreeze, cycle=year, officer=one) == Refusal.SECOND_PERSON
    assert freezes(year) is True


def test_a_wish_that_is_dropped_lifts_nothing(year, one, two):
    ask_unfreeze(cycle=year, officer=one, reason="Họp kín đã xong")
    keep_frozen(cycle=year)

    assert refused(unfreeze, cycle=year, officer=two) == Refusal.NOBODY_ASKED


def test_there_has_to_be_a_reason_and_a_freeze(year, one):
    silent = refused(ask_unfreeze, cycle=year, officer=one, reason=" ")
    Cycle.objects.update(stage=Stage.APPRAISAL)

    assert silent == Refusal.UNFREEZE_NEEDS_REASON
    assert refused(ask_unfreeze, cycle=year, officer=one, reason="?") == Refusal.NOT_FROZEN


# What it closes


def test_computed_points_are_closed_to_the_boards_and_open_to_the_council(year, one, as_officer):
    def computed(who):
        address = reverse("admin:blocs_cycle_scoring_compare", args=[year.pk])
        return {row.computed for row in as_officer(who).get(address).context["compared"].rows}

    chair = officer(year, "A")

    assert computed(chair) == {""}
    assert len(computed(one)) > 1


def test_the_card_of_a_criterion_says_why_nothing_is_computed(year, one, two, as_officer):
    client = as_officer(officer(year, "A"))
    client.cookies["django_language"] = "en"
    address = reverse("admin:blocs_cycle_scoring_board", args=[year.pk, board_of(year, "C").slug])

    def card():
        return client.get(address, {"criterion": "lao-dong"}).context["sheet"].card

    frozen = card()
    lift(year, one, two)

    assert (frozen.computed, frozen.why_not_computed) == ("", Refusal.FROZEN.label)
    assert card().computed != ""


@pytest.mark.parametrize("lifted", [False, True])
def test_after_the_conference_the_members_read_the_peers_once_it_is_lifted(year, one, two, lifted):
    opinion = given(year, "C", "cai-cach", Layer.PEER, "A")
    if lifted:
        lift(year, one, two)
    Cycle.objects.update(stage=Stage.PROPOSED)
    opinion.refresh_from_db()
    other = officer(year, "D")

    found = opinions_within_reach(other).filter(pk=opinion.pk).exists()

    assert found is lifted
    assert (board_of(year, "D").pk in boards_reading(opinion)) is lifted


# The page


def test_members_read_that_it_is_frozen_and_not_that_an_edition_waits(year, one, two, as_officer):
    edition = prepare_edition(cycle=year, officer=one)
    approve_edition(edition=edition, officer=two, publish_at=timezone.now() + timedelta(days=1))

    states = [as_officer(who).get(page(year)).context["state"] for who in (officer(year, "C"), one)]

    assert [(state.frozen, bool(state.public_at)) for state in states] == [
        (True, False),
        (True, True),
    ]


def test_the_page_asks_lets_another_lift_and_says_who_did(year, one, two, as_officer):
    first, second = as_officer(one), as_officer(two)
    first.cookies["django_language"] = "en"

    empty = first.post(page(year), {"reason": ""})
    first.post(page(year), {"reason": "Họp kín đã xong"})
    own = first.post(page(year), {"do": "lift"})
    asked = second.get(page(year)).context["state"].asked
    second.post(page(year), {"do": "lift"})

    assert empty.context["form"].errors["reason"] == [Refusal.UNFREEZE_NEEDS_REASON.label]
    assert (own.status_code, asked) == (403, True)
    assert Freeze.objects.get().lifted_by == two
    assert second.get(page(year)).context["state"].frozen is False


def test_the_page_says_what_is_refused(year, one, as_officer):
    client = as_officer(one)
    client.cookies["django_language"] = "en"

    response = client.post(page(year), {"do": "keep"})

    assert [str(each) for each in response.context["messages"]] == [Refusal.NOBODY_ASKED.label]


def test_the_form_of_the_year_names_the_freeze_and_leads_to_it(year, one, as_officer):
    html = as_officer(one).get(reverse("admin:blocs_cycle_change", args=[year.pk])).content.decode()

    assert page(year) in html
