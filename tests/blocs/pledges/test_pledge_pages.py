"""The officers' pages of a pledge: each act asks first, does it, or says why not."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from blocs.enums import PledgeState, SignatureState, Stage
from blocs.models import Cycle, Pledge
from blocs.services.pledges import amend_pledge
from boards.enums import Role
from boards.models import Board, Indicator
from tests.blocs.pledges.test_opening import sign
from tests.conftest import make_officer


@pytest.fixture
def client(as_officer, writer):
    browser = as_officer(writer)
    browser.get("/?lang=en")
    return browser


def path(cycle, act=""):
    return reverse(f"admin:blocs_cycle_pledge{'_' if act else ''}{act}", args=[cycle.pk])


def offered(response):
    return [words for _address, words in response.context["acts"]]


def said(response):
    return [str(message) for message in response.context["messages"]]


def errors(response):
    return [
        str(sentence)
        for sentences in response.context["form"].errors.values()
        for sentence in sentences
    ]


def test_year_without_a_pledge_offers_to_draft_one(cycle, client):
    page = client.get(path(cycle))

    assert offered(page) == ["Draft the pledge", "Choose the indicators"]
    assert "This year has no pledge yet." in page.content.decode()


def test_pledge_is_drafted(cycle, client):
    page = client.post(path(cycle, "draft"), follow=True)

    assert said(page) == ["The draft is there: read it, and write what this year needs."]
    assert offered(page) == [
        "Edit the text",
        "Choose the indicators",
        "Open for signature",
        "Drop the draft",
    ]
    assert page.context["page"].blocks[1].text == "I. Phát động thi đua"


def test_form_shows_the_text_and_what_can_be_filled_in(draft, client):
    page = client.get(path(draft.cycle, "edit"))

    assert page.context["form"]["text"].value() == draft.text
    assert "{chair}" in page.context["blanks"]


def edited(draft, client, **typed):
    form = client.get(path(draft.cycle, "edit")).context["form"]
    data = {bound.html_name: bound.value() for bound in form}
    return client.post(path(draft.cycle, "edit"), {**data, **typed}, follow=True)


def test_text_is_saved(draft, client):
    page = edited(draft, client, text="# Một\n\n{năm}")

    assert said(page) == ["The text is saved."]
    assert Pledge.objects.get().text == "# Một\n\n2023"


def test_preview_shows_what_was_typed_and_writes_nothing(draft, client):
    page = edited(draft, client, text="{năm}", text_en="{year}!", preview="1")

    assert [block.text for block in page.context["preview"]] == ["2023"]
    assert [block.text for block in page.context["preview_en"]] == ["2023!"]
    assert Pledge.objects.get().text == draft.text


def test_text_with_a_strange_blank_comes_back_with_the_one_that_is_meant(draft, client):
    page = edited(draft, client, text="{truong khoi}")

    assert errors(page) == [
        "The text has something in braces that the site cannot fill in. "
        "({truong khoi} → {trưởng khối}?)"
    ]
    assert page.context["form"]["text"].value() == "{truong khoi}"


def test_text_that_somebody_else_changed_meanwhile_is_shown_beside_ones_own(draft, client):
    form = client.get(path(draft.cycle, "edit")).context["form"]
    data = {bound.html_name: bound.value() for bound in form} | {"text": "Của tôi"}
    edited(draft, client, text="Của người khác")

    page = client.post(path(draft.cycle, "edit"), data)
    assert (page.context["form"].theirs, page.context["form"]["text"].value()) == (
        "Của người khác",
        "Của tôi",
    )

    data["seen"] = page.context["form"]["seen"].value()
    client.post(path(draft.cycle, "edit"), data)
    assert Pledge.objects.get().text == "Của tôi"


def test_indicators_are_chosen(draft, client):
    shown = client.get(path(draft.cycle, "indicators")).context["form"]
    wanted = Indicator.objects.get(code="land_registered")
    ticked = [*shown["indicators"].initial, wanted.pk]

    page = client.post(path(draft.cycle, "indicators"), {"indicators": ticked}, follow=True)

    assert said(page) == ["The indicators are chosen."]
    assert wanted in draft.cycle.pledged_indicators.all()
    assert len(page.context["page"].sheet.waiting) == 7


def test_pledge_is_opened_at_a_place_and_day(draft, client):
    seen = client.get(path(draft.cycle, "open")).context["form"]["seen"].value()

    page = client.post(
        path(draft.cycle, "open"),
        {"place": "Yên Bái", "on": "06/01/2023", "seen": seen},
        follow=True,
    )

    assert said(page) == ["The pledge is open: every member was asked to sign."]
    assert '"on":"2023-01-06"' in Pledge.objects.get().content
    assert offered(page) == ["Take back to the draft", "Declare the pledge void"]
    assert page.context["signing"][0].name == "Industrial Zones Board of Hòa Bình Province"


def test_what_was_not_read_is_not_opened(draft, client):
    seen = client.get(path(draft.cycle, "open")).context["form"]["seen"].value()
    edited(draft, client, text="Khác")

    page = client.post(path(draft.cycle, "open"), {"seen": seen})

    assert errors(page) == [
        "The pledge changed since you read it: read it again before you open it."
    ]


def test_refusal_stays_on_the_page(draft, client):
    draft.cycle.targets.filter(board__slug="yen-bai").delete()
    seen = client.get(path(draft.cycle, "open")).context["form"]["seen"].value()

    page = client.post(path(draft.cycle, "open"), {"place": "Ở đây", "seen": seen})

    assert errors(page) == [
        "Members lack targets, or the reasons for having none or lower ones. (Yên Bái: 4)"
    ]
    assert page.context["form"]["place"].value() == "Ở đây"


def test_pledge_is_taken_back_and_dropped(opened, client):
    taken = client.post(path(opened.cycle, "withdraw"), follow=True)
    dropped = client.post(path(opened.cycle, "drop"), follow=True)

    assert said(taken) == ["The pledge is a draft again."]
    assert said(dropped) == ["The draft is gone."]
    assert Pledge.objects.count() == 0


def test_signed_pledge_is_amended_with_a_reason(opened, client, yen_bai):
    sign(opened, yen_bai)
    asked = client.post(path(opened.cycle, "amend"), {"reason": ""})
    assert errors(asked) == ["This field is required."]

    page = client.post(path(opened.cycle, "amend"), {"reason": "chỉ tiêu mới"}, follow=True)

    assert said(page) == ["A new version is being drafted; every member was told why."]
    assert page.context["pledge"].reason == "chỉ tiêu mới"
    assert [each.version for each in page.context["page"].versions] == [2, 1]
    assert page.context["page"].standing is None


def test_version_that_holds_while_it_is_amended_is_named(opened, client, writer):
    opened.state = PledgeState.SIGNED
    opened.save()
    amend_pledge(pledge=opened, officer=writer, reason="chỉ tiêu mới")

    page = client.get(path(opened.cycle))

    assert page.context["page"].standing == opened
    assert "Version 1 holds until this one is opened for signature." in page.content.decode()


def test_pledge_is_declared_void(opened, client):
    page = client.post(path(opened.cycle, "void"), {"reason": "khối giải thể"}, follow=True)

    assert said(page) == ["The pledge is void; every member was told why."]
    assert (page.context["pledge"].state, offered(page)) == (
        PledgeState.VOID,
        ["Draft the pledge", "Choose the indicators"],
    )


@pytest.mark.parametrize("act", ["draft", "edit", "open", "drop", "indicators"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_the_state_does_not_allow_is_said_on_the_page_of_the_pledge(
    opened, client, act, method
):
    page = getattr(client, method)(path(opened.cycle, act), follow=True)

    assert said(page) == ["The pledge is not at the point where this can be done."]
    assert Pledge.objects.get().state == PledgeState.OPEN


@pytest.mark.parametrize("act", ["draft", "amend"])
def test_member_reads_the_pledge_and_does_nothing_with_it(cycle, board_officer, as_officer, act):
    browser = as_officer(board_officer)

    assert offered(browser.get(path(cycle))) == []
    assert browser.get(path(cycle, act)).status_code == 403


def test_deputy_drafts_but_does_not_end(opened, as_officer):
    opened.cycle.mandates.filter(role="deputy").update(status="acting", starts_on=date(2023, 1, 1))
    deputy = make_officer("pho", Role.BOARD, Board.objects.get(slug="tuyen-quang"))

    page = as_officer(deputy).get(path(opened.cycle))

    assert offered(page) == ["Rút về bản thảo"]


def test_stage_that_closes_the_pledge_is_named(opened, client):
    Cycle.objects.update(stage=Stage.REPORTING)

    page = client.get(path(opened.cycle))

    assert (page.context["why_not"], offered(page)) == (
        "The stage of the cycle does not allow this. (reporting)",
        [],
    )


@pytest.mark.parametrize("state", [SignatureState.STANDS, SignatureState.WAITING])
def test_signed_version_is_amended_not_taken_back(opened, client, yen_bai, state):
    sign(opened, yen_bai, state)

    assert offered(client.get(path(opened.cycle))) == [
        "Amend the pledge",
        "Declare the pledge void",
    ]


def draft_file(cycle, client, kind):
    return client.get(reverse(f"admin:blocs_cycle_pledge_draft_{kind}", args=[cycle.pk]))


def test_draft_is_read_as_pdf_and_word(draft, client):
    pdf, word = (draft_file(draft.cycle, client, kind) for kind in ("pdf", "docx"))

    assert b"".join(pdf.streaming_content).startswith(b"%PDF-")
    text = ZipFile(BytesIO(b"".join(word.streaming_content))).read("word/document.xml").decode()
    assert "Bản thảo, chưa mở để ký" in text
    assert "PHỤ LỤC" in text
    assert pdf["Content-Disposition"] == 'attachment; filename="du-thao-giao-uoc-2023.pdf"'


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_there_is_no_draft_of_an_opened_pledge(opened, client, kind):
    assert draft_file(opened.cycle, client, kind).status_code == 404


def test_draft_that_cannot_be_printed_says_so(draft, client):
    Pledge.objects.update(text="Lời \ufffe")

    page = client.get(
        reverse("admin:blocs_cycle_pledge_draft_pdf", args=[draft.cycle_id]), follow=True
    )

    assert said(page)[0].startswith("The text holds a character that cannot be printed")


@pytest.mark.parametrize("members", [1, 3])
def test_page_costs_the_same_for_any_number_of_members(
    cycle, writer, promise_all, client, members, django_assert_num_queries
):
    cycle.bloc.memberships.filter(seat__gt=members).delete()
    promise_all()
    Pledge.objects.create(cycle=cycle, text="Lời")
    path_of_page = path(cycle)

    with django_assert_num_queries(15):
        client.get(path_of_page)
