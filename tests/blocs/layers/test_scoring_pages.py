"""The pages of scoring: progress, one board, and what happens to what is typed."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.enums import Layer, Peers, Stage
from blocs.models import Cycle, Edition, Group, Opinion, Scheme, Target
from boards.models import Evidence, Figure, Report
from tests.blocs.layers.scored import given, line, officer, scored_year
from tests.blocs.year import board_of
from tests.boards.rows import MAKERS

pytestmark = pytest.mark.django_db


def page_of(cycle, letter="", query=""):
    if not letter:
        return reverse("admin:blocs_cycle_scoring", args=[cycle.pk]) + query
    board = board_of(cycle, letter).slug
    return reverse("admin:blocs_cycle_scoring_board", args=[cycle.pk, board]) + query


def send(client, address, **said):
    return client.post(address, {"do": "save", "seen": "", "criterion": "cai-cach", **said})


# Progress


def test_a_peer_sees_what_waits_and_where_it_is_recused(browser):
    cycle = scored_year()
    given(cycle, "C", "cai-cach", Layer.PEER, "A", 7)
    given(cycle, "C", "lao-dong", Layer.PEER, "A", None)

    shown = browser(cycle, "A").get(page_of(cycle)).context["progress"]

    states = {row.board.short_name: [cell.state for cell in row.cells] for row in shown.rows}
    assert states == {
        "A": [],
        "B": ["open", "open", "open"],
        "C": ["abstained", "open", "done"],
        "D": ["open", "open", "open"],
    }
    assert (shown.done, shown.of, shown.left) == (2, 9, 7)
    assert shown.next[0].board == board_of(cycle, "B")
    assert str(shown.rows[0].why_not.label).startswith("Recused: a board does not judge itself")


def test_a_peer_that_is_done_has_nothing_waiting(browser):
    cycle = scored_year(members=2)
    for code in ("lao-dong", "sang-kien", "cai-cach"):
        given(cycle, "B", code, Layer.PEER, "A", 7)

    response = browser(cycle, "A").get(page_of(cycle))

    assert response.context["progress"].next is None
    assert b"nothing waits for you" in response.content


@pytest.mark.parametrize(
    ("stage", "letter", "layers", "layer"),
    [
        (Stage.REPORTING, "C", [Layer.SELF], Layer.SELF),
        (Stage.REPORTING, "", [Layer.SELF], Layer.SELF),
        (Stage.APPRAISAL, "A", [Layer.PEER], Layer.PEER),
        (Stage.APPRAISAL, "C", [], None),
        (Stage.APPRAISAL, "", [Layer.APPRAISED, Layer.FINAL], Layer.APPRAISED),
        (Stage.CONFERENCE, "", [Layer.FINAL], Layer.FINAL),
        (Stage.CLOSED, "", [], None),
    ],
)
def test_the_layers_on_offer_follow_the_stage(browser, stage, letter, layers, layer):
    cycle = scored_year(stage)

    shown = browser(cycle, letter).get(page_of(cycle)).context["progress"]

    assert (list(shown.layers), shown.layer) == (layers, layer)


def test_the_council_chooses_the_layer(browser):
    cycle = scored_year()
    given(cycle, "C", "cai-cach", Layer.FINAL, points=7)

    shown = browser(cycle, "").get(page_of(cycle, query="?layer=final")).context["progress"]

    assert (shown.layer, shown.done) == (Layer.FINAL, 1)


def test_a_year_without_a_scheme_says_so(browser):
    cycle = scored_year()
    Scheme.objects.update(issued_on=None)
    client = browser(cycle, "")

    assert b"No scheme is in force" in client.get(page_of(cycle)).content
    assert client.get(page_of(cycle, "C")).status_code == 404


@pytest.mark.parametrize("members", [2, 4])
def test_progress_costs_the_same_for_any_number_of_boards(
    browser, members, django_assert_num_queries
):
    cycle = scored_year(members=members)
    client = browser(cycle, "A")
    client.get(page_of(cycle))

    with django_assert_num_queries(13):
        client.get(page_of(cycle))


def test_who_takes_no_part_in_the_year_reads_no_page(browser):
    cycle, other = scored_year(), scored_year(number=2)
    client = browser(other, "A")

    assert client.get(page_of(cycle)).status_code == 403
    assert client.get(page_of(cycle, "C")).status_code == 403


# One board


def test_the_page_opens_the_first_criterion_that_waits(browser):
    cycle = scored_year()
    given(cycle, "C", "lao-dong", Layer.PEER, "A", 7)

    sheet = browser(cycle, "A").get(page_of(cycle, "C")).context["sheet"]

    assert sheet.card.criterion.code == "sang-kien"
    assert sheet.following.code == "cai-cach"
    assert sheet.next_board == board_of(cycle, "D")


def test_a_figure_stands_beside_its_points(browser):
    cycle = scored_year()
    board, criterion = board_of(cycle, "C"), line(cycle, "lao-dong")
    Target.objects.create(
        cycle=cycle, board=board, indicator=criterion.indicator, amount=60, unit="person"
    )

    card = browser(cycle, "A").get(page_of(cycle, "C")).context["sheet"].card

    assert (card.measured.printed, card.measured.understood) == ("50 người", "= 50 people")
    assert card.measured.target == "60 people"
    assert (card.maximum, card.step, card.computed) == ("20", "", "10")
    assert card.sentence.endswith("20 × 50 / 100 = 10.00.")


def test_an_estimate_is_said_to_be_one(browser):
    cycle = scored_year()
    Figure.objects.update(basis="estimate")

    card = browser(cycle, "A").get(page_of(cycle, "C")).context["sheet"].card

    assert card.measured.estimate


@pytest.mark.parametrize(
    ("letter", "opens"),
    [pytest.param("A", True, id="the chair"), pytest.param("D", False, id="a member")],
)
def test_evidence_is_a_link_for_those_who_may_open_it(browser, letter, opens):
    cycle = scored_year(peers=Peers.MEMBERS)
    report = Report.objects.get(board=board_of(cycle, "C"))
    Evidence.objects.create(
        report=report,
        indicator=line(cycle, "lao-dong").indicator,
        title="Báo cáo",
        file="evidence/a.pdf",
        file_name="a.pdf",
        size=1,
        sha256="0",
        officer=officer(cycle, "C"),
    )

    card = browser(cycle, letter).get(page_of(cycle, "C")).context["sheet"].card

    assert [(each.title, bool(each.address)) for each in card.measured.papers] == [
        ("Báo cáo", opens)
    ]


@pytest.mark.parametrize(
    ("code", "computed", "why"),
    [
        pytest.param("sang-kien", "5", "", id="measured alone"),
        pytest.param(
            "lao-dong",
            "",
            "These points would tell what others report: you see them when all reports are open.",
            id="compared with the others",
        ),
        pytest.param("cai-cach", "", "", id="judged"),
    ],
)
def test_no_board_learns_from_its_points_what_others_report(browser, code, computed, why):
    cycle = scored_year(Stage.REPORTING)

    card = browser(cycle, "C").get(page_of(cycle, "C", f"?criterion={code}")).context["sheet"].card

    assert (card.computed, card.why_not_computed) == (computed, why)


def test_a_member_that_gives_no_points_reads_no_figure_of_another(browser):
    cycle = scored_year()

    sheet = browser(cycle, "D").get(page_of(cycle, "C")).context["sheet"]

    assert sheet.card.measured.hidden
    assert (sheet.layer, sheet.card.computed, sheet.card.stored) == (None, "", None)


def test_what_cannot_be_computed_says_why(browser):
    cycle = scored_year()
    line(cycle, "lao-dong").scheme.criteria.filter(code="sang-kien").update(method="khong-co")

    card = browser(cycle, "").get(page_of(cycle, "C", "?criterion=lao-dong")).context["sheet"].card

    assert (card.computed, card.sentence) == ("", "")
    assert card.why_not_computed


def test_last_year_s_points_stand_beside_the_field(browser):
    cycle = scored_year()
    board = board_of(cycle, "C")
    before = Cycle.objects.create(
        bloc=cycle.bloc, year=cycle.year - 1, stage=Stage.CLOSED, members_on="2022-01-06"
    )
    edition = MAKERS[Edition](55)
    standings = (
        '{"standings": [{"board": "%s", "criteria": [{"code": "lao-dong", "points": "8.50"},'
        ' {"code": "sang-kien", "points": null}]}]}'
    )
    Edition.objects.filter(pk=edition.pk).update(
        cycle=before, payload=standings % board.slug, published_at=timezone.now()
    )
    client = browser(cycle, "A")

    cards = [
        client.get(page_of(cycle, letter, f"?criterion={code}")).context["sheet"].card
        for letter, code in (("C", "lao-dong"), ("C", "sang-kien"), ("D", "lao-dong"))
    ]

    assert [card.last_year for card in cards] == ["8.5", "", ""]


def test_groups_stand_above_their_criteria(browser):
    cycle = scored_year()
    scheme = line(cycle, "lao-dong").scheme
    economy = Group.objects.create(
        scheme=scheme, code="kt", order=1, name="Kinh tế", name_en="Economy", maximum=30
    )
    labour = Group.objects.create(
        scheme=scheme,
        code="ld",
        order=1,
        name="Lao động",
        name_en="Labour",
        maximum=20,
        parent=economy,
    )
    scheme.criteria.filter(code="lao-dong").update(group=labour)
    scheme.criteria.filter(code="sang-kien").update(group=economy)

    sheet = browser(cycle, "A").get(page_of(cycle, "C")).context["sheet"]

    assert [
        (part.names, [cell.criterion.code for cell in part.cells]) for part in sheet.sections
    ] == [
        (("Economy", "Labour"), ["lao-dong"]),
        (("Economy",), ["sang-kien"]),
        ((), ["cai-cach"]),
    ]


def test_the_earlier_layers_stand_beside_the_field(browser):
    cycle = scored_year()
    given(cycle, "C", "cai-cach", Layer.SELF, points=8)
    given(cycle, "C", "cai-cach", Layer.PEER, "A", 9, "tốt")
    given(cycle, "C", "cai-cach", Layer.PEER, "B", "6.75")
    given(cycle, "C", "cai-cach", Layer.APPRAISED, points=7)

    card = browser(cycle, "").get(page_of(cycle, "C", "?criterion=cai-cach")).context["sheet"].card

    assert [(said.layer, said.by, said.points, said.reason) for said in card.said] == [
        (Layer.SELF, "", "8", ""),
        (Layer.PEER, "A", "9", "tốt"),
        (Layer.PEER, "B", "6.75", ""),
    ]
    assert card.peers == "7.88 (6.75 – 9)"
    assert card.stored.points == 7


@pytest.mark.parametrize("members", [2, 4])
def test_a_board_costs_the_same_for_any_number_of_boards(
    browser, members, django_assert_num_queries
):
    cycle = scored_year(members=members)
    client = browser(cycle, "A")
    client.get(page_of(cycle, "B"))

    with django_assert_num_queries(33):
        client.get(page_of(cycle, "B"))


# Saving


def test_save_and_next_goes_on_to_the_criterion_that_waits(browser):
    cycle = scored_year()

    response = send(browser(cycle, "A"), page_of(cycle, "C"), points="7,25", layer="peer")

    opinion = Opinion.objects.get()
    assert (opinion.points, opinion.by_board) == (Decimal("7.25"), board_of(cycle, "A"))
    assert response.url == page_of(cycle, "C", "?criterion=lao-dong&layer=peer")


def test_save_goes_to_the_next_board(browser):
    cycle = scored_year()

    response = send(browser(cycle, "A"), page_of(cycle, "C"), points="7", do="board")

    assert response.url == page_of(cycle, "D", "?criterion=cai-cach&layer=peer")


@pytest.mark.parametrize("do", ["save", "board"])
def test_the_last_points_lead_to_the_overview(browser, do):
    cycle = scored_year(members=2)
    for code in ("lao-dong", "sang-kien"):
        given(cycle, "B", code, Layer.PEER, "A", 7)

    response = send(browser(cycle, "A"), page_of(cycle, "B"), points="7", do=do)

    assert response.url == page_of(cycle, query="?layer=peer")


def test_who_abstains_goes_on(browser):
    cycle = scored_year()

    response = send(browser(cycle, "A"), page_of(cycle, "C"), do="abstain", reason="quen biết")

    assert (Opinion.objects.get().points, Opinion.objects.get().reason) == (None, "quen biết")
    assert response.url == page_of(cycle, "C", "?criterion=lao-dong&layer=peer")


def test_who_withdraws_stays(browser):
    cycle = scored_year()
    given(cycle, "C", "cai-cach", Layer.PEER, "A", 7)
    client = browser(cycle, "A")
    address = page_of(cycle, "C", "?criterion=cai-cach")
    token = client.get(address).context["sheet"].card.token

    response = send(client, page_of(cycle, "C"), do="withdraw", seen=token)

    assert not Opinion.objects.exists()
    assert response.url == page_of(cycle, "C", "?criterion=cai-cach&layer=peer")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"points": ""}, "Type the points, or choose “Abstain”.", id="nothing typed"),
        pytest.param({}, "Type the points, or choose “Abstain”.", id="an empty post"),
        pytest.param(
            {"points": "7,3"},
            "Points of this criterion are given in the steps that the scheme names.",
            id="between steps",
        ),
        pytest.param(
            {"points": "11"}, "Points are from 0 to the maximum of the criterion.", id="too many"
        ),
        pytest.param({"points": "bảy"}, None, id="no number"),
        pytest.param({"points": "1.277"}, None, id="thousands"),
    ],
)
def test_an_error_keeps_what_was_typed(browser, said, sentence):
    cycle = scored_year()

    response = send(browser(cycle, "A"), page_of(cycle, "C"), reason="vì sao", **said)

    errors = [text for texts in response.context["form"].errors.values() for text in texts]
    assert response.status_code == 200
    assert sentence in (None, *errors)
    assert errors
    assert "vì sao" in response.content.decode()
    assert not Opinion.objects.exists()


def test_two_tabs_lose_nothing(browser):
    cycle = scored_year()
    client = browser(cycle, "")
    given(cycle, "C", "cai-cach", Layer.APPRAISED, points="7.5")

    stale = send(client, page_of(cycle, "C"), points="6", reason="đã đọc")
    form = stale.context["form"]
    again = send(
        client, page_of(cycle, "C"), points="6", reason="đã đọc", seen=form["seen"].value()
    )

    assert form.now.startswith("7.5 (")
    assert (form["points"].value(), form["reason"].value()) == ("6", "đã đọc")
    assert again.status_code == 302
    assert Opinion.objects.get().points == 6


@pytest.mark.parametrize(
    ("points", "now"), [pytest.param(None, "abstained (", id="abstained"), ("", "withdrawn")]
)
def test_what_another_tab_did_is_said(browser, points, now):
    cycle = scored_year()
    if points is None:
        given(cycle, "C", "cai-cach", Layer.APPRAISED, points=None)

    stale = send(browser(cycle, ""), page_of(cycle, "C"), points="6", seen="khac")

    assert stale.context["form"].now.startswith(now)


def test_a_stage_that_went_on_meanwhile_keeps_what_was_typed(browser):
    cycle = scored_year(Stage.CONFERENCE)

    response = send(browser(cycle, "A"), page_of(cycle, "C"), points="7", reason="vì sao")

    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "Points of this layer are not given at this stage. (conference)"
    ]
    assert "vì sao" in response.content.decode()


@pytest.mark.parametrize(
    ("letter", "of"),
    [
        pytest.param("A", "A", id="the own board"),
        pytest.param("D", "C", id="no peer"),
    ],
)
def test_who_gives_no_points_there_is_refused(browser, letter, of):
    cycle = scored_year()

    assert send(browser(cycle, letter), page_of(cycle, of), points="7").status_code == 403


def test_an_auditor_reads_every_layer_and_writes_none(auditor, as_officer):
    cycle = scored_year()
    given(cycle, "C", "cai-cach", Layer.PEER, "A", 7)
    client = as_officer(auditor)

    sheet = client.get(page_of(cycle, "C", "?criterion=cai-cach")).context["sheet"]

    assert [said.points for said in sheet.card.said] == ["7"]
    assert send(client, page_of(cycle, "C"), points="7").status_code == 403


def test_the_page_works_without_script(browser):
    cycle = scored_year()

    content = browser(cycle, "A").get(page_of(cycle, "C")).content.decode()

    assert re.findall(r'name="do" value="(\w+)"', content) == ["save", "board", "abstain"]
