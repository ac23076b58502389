"""The layers side by side, what is marked, and the notes that settle peers."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.enums import Layer, Peers, Stage
from blocs.models import Cycle, Membership, Reconciliation, Scheme
from blocs.services.reconciliations import settle_peers
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from tests.blocs.layers.scored import given, line, officer, scored_year
from tests.blocs.year import board_of

pytestmark = pytest.mark.django_db


def page_of(cycle, query=""):
    return reverse("admin:blocs_cycle_scoring_compare", args=[cycle.pk]) + query


def layered_year(**said):
    """C is judged by all layers, its peers far apart; D only claims."""
    cycle = scored_year(**said)
    given(cycle, "C", "cai-cach", Layer.SELF, points=8)
    given(cycle, "C", "cai-cach", Layer.PEER, "A", 9)
    given(cycle, "C", "cai-cach", Layer.PEER, "B", 6.75, "thiếu minh chứng")
    given(cycle, "C", "cai-cach", Layer.APPRAISED, points=7)
    given(cycle, "C", "cai-cach", Layer.FINAL, points=8.25, reason="theo biên bản")
    given(cycle, "D", "sang-kien", Layer.SELF, points=5)
    given(cycle, "D", "cai-cach", Layer.PEER, "A", None)
    return cycle


def row_of(shown, letter, code):
    rows = (
        row for row in shown.rows if (row.board.short_name, row.criterion.code) == (letter, code)
    )
    return next(rows)


def test_every_layer_stands_beside_the_others(browser):
    cycle = layered_year()

    row = row_of(browser(cycle, "").get(page_of(cycle)).context["compared"], "C", "cai-cach")

    assert (row.own.points, row.own.apart) == ("8", "")
    assert (row.peers.points, row.peers.span, row.peers.number) == ("7.88", "6.75 – 9", 2)
    assert (row.peers.apart, row.peers.diverge, row.peers.reason) == ("", True, "thiếu minh chứng")
    assert (row.appraised.points, row.appraised.apart) == ("7", "")
    assert (row.final.points, row.final.apart, row.final.reason) == (
        "8.25",
        "1.25",
        "theo biên bản",
    )
    assert (row.computed, row.note, row.unsettled) == ("", None, True)


def test_a_claim_is_marked_against_the_computed_points(browser):
    cycle = layered_year()

    row = row_of(browser(cycle, "").get(page_of(cycle)).context["compared"], "D", "sang-kien")

    assert (row.own.points, row.own.apart, row.computed) == ("5", "3", "2")


def test_an_abstention_is_no_zero(browser):
    cycle = layered_year()

    row = row_of(browser(cycle, "").get(page_of(cycle)).context["compared"], "D", "cai-cach")

    assert (row.peers.points, row.peers.abstained, row.differs) == ("", True, False)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", 12),
        ("?apart=on", 2),
        ("?board=d-{bloc}", 3),
        ("?criterion=cai-cach", 4),
        ("?board=d-{bloc}&criterion=cai-cach&apart=on", 0),
    ],
)
def test_the_page_is_narrowed(browser, query, rows):
    cycle = layered_year()
    address = page_of(cycle, query.format(bloc=cycle.bloc_id))

    shown = browser(cycle, "").get(address).context["compared"]

    assert (len(shown.rows), shown.marked, shown.unsettled) == (rows, 2, 1)


@pytest.mark.parametrize(
    ("letter", "boards"),
    [
        pytest.param("A", {"A", "B", "C", "D"}, id="the chair reads all reports"),
        pytest.param("D", {"D"}, id="a member reads its own"),
    ],
)
def test_an_officer_compares_what_it_may_read(browser, letter, boards):
    cycle = layered_year(peers=Peers.MEMBERS)

    shown = browser(cycle, letter).get(page_of(cycle)).context["compared"]

    assert {row.board.short_name for row in shown.rows} == boards


def test_a_board_reads_its_appraisal_when_it_is_shown(browser):
    cycle = layered_year()
    client = browser(cycle, "C")
    before = row_of(client.get(page_of(cycle)).context["compared"], "C", "cai-cach")

    Cycle.objects.update(appraisal_shown_on=timezone.localdate())
    after = row_of(client.get(page_of(cycle)).context["compared"], "C", "cai-cach")

    assert (before.own.points, before.peers.points, before.appraised.points) == ("8", "", "")
    assert (after.peers.points, after.appraised.points, after.final.points) == ("7.88", "7", "")


def test_a_year_without_a_scheme_has_nothing_to_compare(browser):
    cycle = scored_year()
    Scheme.objects.update(issued_on=None)

    assert browser(cycle, "").get(page_of(cycle)).context["compared"].rows == ()


@pytest.mark.parametrize("members", [3, 5])
def test_the_comparison_costs_the_same_for_any_number_of_boards(
    browser, members, django_assert_num_queries
):
    cycle = layered_year(members=members) if members > 3 else scored_year(members=members)
    given(cycle, "B", "cai-cach", Layer.SELF, points=8)
    client = browser(cycle, "")
    client.get(page_of(cycle))

    with django_assert_num_queries(25):
        client.get(page_of(cycle))


# Settling


def send(client, cycle, **said):
    row = {"board": board_of(cycle, "C").slug, "criterion": "cai-cach", "seen": "27/4-9"}
    return client.post(page_of(cycle), row | {"text": "đã họp ngày 5/12"} | said)


def test_a_note_settles_the_peers(browser):
    cycle = layered_year()
    client = browser(cycle, "")

    response = send(client, cycle)

    note = Reconciliation.objects.get()
    row = row_of(client.get(page_of(cycle)).context["compared"], "C", "cai-cach")
    assert response.url == page_of(cycle)
    assert (note.text, note.lowest, note.highest) == ("đã họp ngày 5/12", 6.75, 9)
    assert (row.note, row.unsettled, row.peers.diverge) == (note, False, True)


def test_a_note_settles_no_points_that_came_later(browser):
    cycle = layered_year()
    client = browser(cycle, "")
    send(client, cycle)
    given(cycle, "C", "cai-cach", Layer.PEER, "D", 2)

    row = row_of(client.get(page_of(cycle)).context["compared"], "C", "cai-cach")

    assert (row.note, row.unsettled) == (None, True)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"text": ""}, None, id="no words"),
        pytest.param(
            {"seen": "1-2"},
            "A peer changed its points meanwhile: look at them again. Your note is kept here.",
            id="a peer changed its points",
        ),
        pytest.param(
            {"criterion": "sang-kien"},
            "The peers are not further apart than the scheme tolerates:"
            " there is nothing to settle.",
            id="nothing to settle",
        ),
        pytest.param(
            {"criterion": "khac"}, "This criterion is not of the scheme in force.", id="unknown"
        ),
    ],
)
def test_a_refused_note_is_kept(browser, said, sentence):
    cycle = layered_year()

    response = send(browser(cycle, ""), cycle, **said)

    errors = [text for texts in response.context["form"].errors.values() for text in texts]
    assert response.status_code == 200
    assert sentence in (None, *errors)
    assert not Reconciliation.objects.exists()


def test_the_note_of_an_unknown_board_is_not_found(browser):
    cycle = layered_year()

    assert send(browser(cycle, ""), cycle, board="khong-co").status_code == 404


@pytest.mark.parametrize("letter", ["A", "C"])
def test_only_the_council_settles(browser, letter):
    cycle = layered_year()

    assert send(browser(cycle, letter), cycle).status_code == 403


def test_the_service_asks_for_the_right_itself():
    cycle = layered_year()

    with pytest.raises(Refused) as caught:
        settle_peers(
            board=board_of(cycle, "C"),
            criterion=line(cycle, "cai-cach"),
            officer=officer(cycle, "A"),
            text="đã họp",
            seen="27/4-9",
        )

    assert caught.value.refusal == BoardRefusal.NOT_ALLOWED


def test_peers_are_settled_while_the_council_decides(browser):
    cycle = layered_year(stage=Stage.PROPOSED)

    assert send(browser(cycle, ""), cycle).status_code == 403


def test_a_year_without_members_says_why_nothing_is_computed(browser):
    cycle = scored_year()
    Membership.objects.all().delete()

    shown = browser(cycle, "").get(page_of(cycle)).context["compared"]

    assert (shown.rows, shown.problem) == ((), "This cycle has no members on its day.")
