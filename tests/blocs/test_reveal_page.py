"""The reveal on the projector: who may show it, what each screen holds, and what it never holds."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.enums import EditionState, Layer, Peers, Stage
from blocs.models import Breach, Edition, Gate, Grade
from blocs.refusals import Refusal
from blocs.services import approve_edition, prepare_edition
from boards.enums import Role
from boards.models import Document
from tests.blocs.layers.scored import given, officer, scored_year
from tests.blocs.test_admin_cycles import correct
from tests.blocs.year import board_of
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def embargoed(cycle_2022, secretary, approver):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    moment = timezone.now() + timedelta(days=1)
    return approve_edition(edition=edition, officer=approver, publish_at=moment)


def page(cycle, name="reveal"):
    return reverse(f"admin:blocs_cycle_{name}", args=[cycle.pk])


def walked(client, address):
    """Every screen in its order, as somebody sees it who follows the links."""
    step = "?step=0"
    while step:
        response = client.get(address + step)
        yield response
        found = re.search(r'href="(\?step=\d+)" data-key="on"', response.content.decode())
        step = found[1] if found else ""


def names_on(response):
    return [board.name for board in response.context["screen"].boards]


# What is shown


def test_the_places_are_told_from_the_last_to_the_first(as_officer, secretary, embargoed):
    screens = list(walked(as_officer(secretary), page(embargoed.cycle)))

    assert [response.context["screen"].place for response in screens] == [
        None,
        *range(7, 0, -1),
        None,
        None,
    ]
    assert [names_on(response) for response in screens[1:-2]] == [
        ["Bắc Kạn"],
        ["Tuyên Quang"],
        ["Yên Bái"],
        ["Hòa Bình"],
        ["Phú Thọ"],
        ["Thái Nguyên"],
        ["Bắc Giang"],
    ]


def test_no_screen_holds_a_word_of_a_later_one(as_officer, secretary, embargoed):
    screens = [
        each.content.decode() for each in walked(as_officer(secretary), page(embargoed.cycle))
    ]

    told = ["Bắc Kạn", "Tuyên Quang", "Yên Bái", "Hòa Bình", "Phú Thọ", "Thái Nguyên", "Bắc Giang"]
    for number, html in enumerate(screens[:-2]):
        assert [name for name in told if name in html] == told[max(number - 1, 0) : number]
        assert "prefetch" not in html
        assert 'rel="next"' not in html


def test_every_screen_says_that_the_scheme_is_an_illustration(as_officer, secretary, embargoed):
    client = as_officer(secretary)
    client.cookies["django_language"] = "en"

    screens = [each.content.decode() for each in walked(client, page(embargoed.cycle))]

    assert ["unofficial scheme" in html for html in screens] == [True] * 10


def test_an_address_does_not_lead_further_than_one_beyond_what_was_shown(
    as_officer, secretary, embargoed
):
    client, address = as_officer(secretary), page(embargoed.cycle)
    client.get(f"{address}?step=0")

    far = client.get(f"{address}?step=7")
    near = [client.get(f"{address}?step={number}").status_code for number in (1, 2, 1, 2)]
    client.get(f"{address}?step=0")
    again = client.get(f"{address}?step=3")

    assert (far.status_code, far.url) == (302, f"{address}?step=0")
    assert near == [200] * 4
    assert again.url == f"{address}?step=0"


@pytest.mark.parametrize("typed", ["", "x", "-1", "²", "99999"])
def test_nonsense_means_the_cover(as_officer, secretary, embargoed, typed):
    response = as_officer(secretary).get(page(embargoed.cycle), {"step": typed})

    assert response.context["number"] == 0


def test_nothing_is_kept_by_a_browser(as_officer, secretary, embargoed):
    response = as_officer(secretary).get(page(embargoed.cycle))

    assert "no-store" in response["Cache-Control"]


def test_ties_boards_without_place_and_classes_have_their_screens(as_officer):
    cycle = scored_year(Stage.CONFERENCE, peers=Peers.LEADERS)
    scheme = cycle.schemes.get()
    gate = Gate.objects.create(
        scheme=scheme,
        code="vi-pham",
        order=1,
        name="Không vi phạm",
        name_en="No breach",
        effect="unranked",
    )
    Grade.objects.create(scheme=scheme, name="Tốt", name_en="Good", share_from="0.1")
    Breach.objects.create(
        cycle=cycle, board=board_of(cycle, "D"), gate=gate, document=Document.objects.first()
    )
    given(cycle, "A", "cai-cach", Layer.FINAL, points=1)
    edition = prepare_edition(cycle=cycle, officer=officer(cycle, ""))
    approve_edition(edition=edition, officer=make_officer("hai", Role.SECRETARIAT))
    client = as_officer(officer(cycle, ""))
    client.cookies["django_language"] = "en"

    screens = list(walked(client, page(cycle)))

    kinds = [response.context["screen"].kind.value for response in screens]
    assert kinds == [
        "cover",
        "without_place",
        "place",
        "place",
        "place",
        "classes",
        "all",
        "method",
    ]
    assert screens[1].context["screen"].boards[0].reasons == ("No breach",)
    assert "Good" in screens[-3].content.decode()


# Who shows it


def test_a_chair_shows_it_once_it_is_public_and_not_before(as_officer, embargoed, secretary):
    cycle = embargoed.cycle
    cycle.mandates.update(starts_on="2022-02-18", ends_on=None, status="acting")
    chair = make_officer("truong", Role.BOARD, cycle.mandates.get(role="chair").board)
    client = as_officer(chair)

    before = client.get(page(cycle)).status_code
    Edition.objects.update(published_at=timezone.now())

    assert (before, client.get(page(cycle)).status_code) == (403, 200)


def test_a_chair_is_not_shown_the_correction_that_waits(
    as_officer, cycle_2022, edition_2022, secretary, approver
):
    cycle_2022.mandates.update(starts_on="2022-02-18", ends_on=None, status="acting")
    chair = make_officer("truong", Role.BOARD, cycle_2022.mandates.get(role="chair").board)
    correct(cycle_2022)
    second = prepare_edition(cycle=cycle_2022, officer=secretary, correction_note="Sửa")
    approve_edition(edition=second, officer=approver, publish_at=timezone.now() + timedelta(days=1))

    shown = [
        as_officer(who).get(page(cycle_2022)).context["found"].edition for who in (chair, secretary)
    ]

    assert shown == [edition_2022, second]


def test_without_an_approved_edition_it_offers_to_rehearse(as_officer, cycle_2022, secretary):
    prepare_edition(cycle=cycle_2022, officer=secretary)

    response = as_officer(secretary).get(page(cycle_2022))

    assert response.context["refused"] == Refusal.NOTHING_TO_REVEAL.label
    assert page(cycle_2022, "rehearsal") in response.content.decode()


def test_an_edition_that_was_altered_is_not_shown(as_officer, secretary, embargoed):
    Edition.objects.update(payload=embargoed.payload.replace("79.28", "99.28"))

    response = as_officer(secretary).get(page(embargoed.cycle))

    assert response.context["refused"] == Refusal.EDITION_ALTERED.label


# Publishing at the end


def test_a_second_person_publishes_on_the_last_screen(as_officer, secretary, embargoed):
    client, address = as_officer(secretary), page(embargoed.cycle)
    screens = list(walked(client, address))

    offered = ['class="publish"' in each.content.decode() for each in screens]
    done = client.post(f"{address}?step=9", follow=True)

    assert offered == [False] * 9 + [True]
    assert Edition.objects.get().state is EditionState.PUBLISHED
    assert (done.context["number"], done.context["waits"]) == (9, False)


def test_whoever_approved_finds_no_button_and_may_not_post(as_officer, approver, embargoed):
    client, address = as_officer(approver), page(embargoed.cycle)
    screens = list(walked(client, address))

    posted = client.post(f"{address}?step=9").status_code

    assert 'class="publish"' not in screens[-1].content.decode()
    assert (posted, Edition.objects.get().state) == (403, EditionState.EMBARGOED)


def test_a_refusal_is_read_on_the_screen(as_officer, secretary, embargoed):
    client, address = as_officer(secretary), page(embargoed.cycle)
    client.cookies["django_language"] = "en"
    list(walked(client, address))
    correct(embargoed.cycle)

    response = client.post(f"{address}?step=9", follow=True)

    assert [str(each) for each in response.context["messages"]] == [Refusal.EDITION_STALE.label]


def test_nothing_is_published_where_nothing_is_approved(as_officer, cycle_2022, secretary):
    assert as_officer(secretary).post(page(cycle_2022)).status_code == 404


# The rehearsal


def test_a_rehearsal_holds_made_up_boards_and_says_so_on_every_screen(
    as_officer, secretary, embargoed
):
    client = as_officer(secretary)
    client.cookies["django_language"] = "en"

    screens = [each.content.decode() for each in walked(client, page(embargoed.cycle, "rehearsal"))]

    real = [row["points"] for row in embargoed.sealed["standings"]]
    assert len(screens) == 10
    assert ["TRIAL – made-up boards and points" in html for html in screens] == [True] * 10
    assert [html for html in screens if "Bắc Giang" in html] == []
    assert [html for html in screens if any(each.replace(".", ",") in html for each in real)] == []


def test_a_chair_may_rehearse_before_the_result_is_public(as_officer, embargoed):
    cycle = embargoed.cycle
    cycle.mandates.update(starts_on="2022-02-18", ends_on=None, status="acting")
    chair = make_officer("truong", Role.BOARD, cycle.mandates.get(role="chair").board)

    assert as_officer(chair).get(page(cycle, "rehearsal")).status_code == 200


@pytest.mark.parametrize("step", ["1", "7"])
def test_a_screen_costs_the_same_for_any_step(
    as_officer, secretary, embargoed, step, django_assert_num_queries
):
    client, address = as_officer(secretary), page(embargoed.cycle)
    list(walked(client, address))

    with django_assert_num_queries(5):
        client.get(address, {"step": step})
