"""The page of one cell: what it says, what is asked of it, and each of its forms."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from boards.enums import Basis, Doubt, Role
from boards.models import Board, Evidence, Explanation, Remark
from boards.queries.cell_page import cell_page
from boards.refusals import Refusal
from boards.services import open_report, raise_doubt
from boards.services.evidence import attach_evidence
from boards.services.explanations import explain
from boards.services.remarks import make_remark, resolve_remark
from tests.boards.review import PDF, indicator, paper, report_of, returned, submitted, write
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def browser(as_officer, board_officer):
    return as_officer(board_officer)


def address(slug="yen-bai", code="workers", basis="actual"):
    return reverse("admin:boards_cell", args=[report_of(slug).pk, code, basis])


def pdf(name="Báo cáo.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def post(client, act, url=None, **data):
    """What the browser sends: every field of the one form, and the button."""
    empty = {"remark": "", "title": "", "page": ""}
    return client.post(url or address(), {**empty, **data, "act": act}, follow=True)


def error(response):
    form = response.context["form"]
    return {name: [str(each) for each in said] for name, said in form.errors.items()}


def vietnamese(refusal):
    return str(Refusal(refusal).label)


def hoa_binh(as_officer):
    """An officer of the board whose trade value must be explained."""
    officer = make_officer("hb", Role.BOARD, Board.objects.get(slug="hoa-binh"))
    [row] = cell_page_of("hoa-binh", "trade_value").to_explain
    return as_officer(officer), row.check


def cell_page_of(slug, code, basis=Basis.ACTUAL):
    return cell_page(report_of(slug), indicator(code), basis)


def test_the_page_shows_the_figure_as_printed_and_as_understood(browser):
    page = browser.get(address())

    body = page.content.decode()
    assert page.context["page"].cell.text == "5.037 lao động"
    assert "= 5.037 người" in body
    assert f"#cell-{report_of().pk}-{indicator().pk}-actual" in body
    assert (page.context["may_remark"], page.context["may_attach"]) == (True, True)


def test_a_cell_is_named_by_code_or_key(browser):
    by_key = reverse("admin:boards_cell", args=[report_of().pk, indicator().pk, "actual"])

    pages = [browser.get(each).context["page"] for each in (address(), by_key)]

    assert pages[0].indicator == pages[1].indicator == indicator()


@pytest.mark.parametrize(
    ("code", "basis"), [("workers", "guess"), ("no-such", "actual"), ("999999", "actual")]
)
def test_what_is_no_cell_is_not_found(code, basis, browser):
    url = reverse("admin:boards_cell", args=[report_of().pk, code, basis])

    assert browser.get(url).status_code == 404


def test_another_boards_cell_is_not_read(as_officer, bloc_2022):
    stranger = make_officer("pt", Role.BOARD, Board.objects.get(slug="phu-tho"))

    client = as_officer(stranger)

    assert client.get(address()).status_code == 403
    assert client.post(address(), {"act": "remark", "remark": "x"}).status_code == 403
    assert not Remark.objects.exists()


def test_beside_it_stand_the_other_basis_and_the_earlier_years(browser, board_officer):
    report = report_of()
    write(report, amount="5000", basis=Basis.ESTIMATE)
    for year, amount in ((2021, "4900"), (2019, "4100"), (2016, "1")):
        write(open_report(board=report.board, year=year), amount=amount)
    open_report(board=report.board, year=2020)

    page = cell_page_of("yen-bai", "workers")

    assert [(each.year, each.cell.text) for each in page.earlier] == [
        (2021, "4900 (person)"),
        (2019, "4100 (person)"),
    ]
    assert (page.beside.text, page.other_basis) == ("5000 (person)", Basis.ESTIMATE)
    estimate = cell_page_of("yen-bai", "workers", Basis.ESTIMATE)
    assert (estimate.beside.text, estimate.other_basis) == ("5.037 lao động", Basis.ACTUAL)


def test_a_remark_is_made_and_resolved(browser, secretary, as_officer):
    said = post(browser, "remark", remark="Đã gồm lao động thời vụ.")
    made = Remark.objects.get()
    open_before = said.context["page"].open_remarks

    resolved = post(as_officer(secretary), f"resolve:{made.pk}")

    assert messages(said) == ["Đã ghi ý kiến trao đổi."]
    assert (made.text, open_before) == ("Đã gồm lao động thời vụ.", 1)
    assert resolved.context["page"].open_remarks == 0


def test_an_empty_remark_is_refused_at_its_field(browser):
    response = post(browser, "remark", remark="  ")

    assert error(response) == {"remark": [vietnamese("text_missing")]}


def test_a_file_is_attached_with_its_page_and_taken_away(browser):
    attached = post(browser, "evidence", file=pdf(), title="Sổ lao động", page="4")
    kept = Evidence.objects.get()
    removed = post(browser, f"remove:{kept.pk}")

    assert (kept.title, kept.page, kept.file_name) == ("Sổ lao động", "4", "Báo cáo.pdf")
    assert kept.file.url in attached.content.decode()
    assert (messages(removed), Evidence.objects.exists()) == (
        ["Đã gỡ tệp; lịch sử vẫn giữ tên tệp."],
        False,
    )


@pytest.mark.parametrize(
    ("file", "refusal"),
    [
        (None, "file_missing"),
        (("x.pdf", b""), "file_empty"),
        (("x.pdf", b"<html>"), "file_disguised"),
        (("x.svg", b"<svg/>"), "file_kind"),
    ],
)
def test_a_refused_file_loses_nothing_that_was_typed(file, refusal, browser):
    sent = {"file": pdf(*file)} if file else {}

    response = post(browser, "evidence", **sent, title="Sổ lao động", page="4", remark="Xem giúp")

    form = response.context["form"]
    name = f" ({file[0]})" if file else ""
    assert error(response) == {"file": [f"{Refusal(refusal).label}{name}"]}
    assert [form[name].value() for name in ("title", "page", "remark")] == [
        "Sổ lao động",
        "4",
        "Xem giúp",
    ]


def test_what_was_typed_into_another_part_comes_back_once(browser):
    first = post(browser, "evidence", file=pdf(), remark="Chưa gửi")
    again = browser.get(address())

    assert first.context["form"]["remark"].value() == "Chưa gửi"
    assert first.context["form"]["title"].value() is None
    assert again.context["form"]["remark"].value() is None


def test_a_draft_of_one_page_does_not_appear_on_another(browser):
    browser.post(
        address(), {"act": "evidence", "file": pdf(), "remark": "Chưa gửi", "title": "", "page": ""}
    )

    other = browser.get(address(code="trade_value"))

    assert other.context["form"]["remark"].value() is None


def test_a_text_beyond_its_end_is_told_at_its_field(browser):
    response = post(browser, "remark", remark="x" * 1001)

    assert (list(error(response)), Remark.objects.exists()) == (["remark"], False)


def test_a_finding_is_explained_on_its_page(as_officer, bloc_2022):
    client, check = hoa_binh(as_officer)
    url = address("hoa-binh", "trade_value")

    response = post(client, f"explain:{check}", url, **{f"explains-{check}": "Theo sổ gốc"})

    [row] = response.context["page"].to_explain
    assert (row.explained, Explanation.objects.get().text) == (True, "Theo sổ gốc")
    assert response.context["form"][f"explains-{check}"].value() == "Theo sổ gốc"
    assert "Theo sổ gốc" in response.content.decode()


def test_an_explanation_says_something_and_answers_a_finding(as_officer, bloc_2022):
    client, check = hoa_binh(as_officer)
    url = address("hoa-binh", "trade_value")

    empty = post(client, f"explain:{check}", url)
    unasked = post(client, "explain:no-such", url)

    assert error(empty) == {f"explains-{check}": [vietnamese("explanation_empty")]}
    assert error(unasked) == {"__all__": [vietnamese("nothing_to_explain")]}


def test_a_stranger_of_the_cell_explains_nothing(as_officer, auditor, bloc_2022):
    _client, check = hoa_binh(as_officer)
    url = address("hoa-binh", "trade_value")

    page = as_officer(auditor).get(url)
    response = post(as_officer(auditor), f"explain:{check}", url, **{f"explains-{check}": "x"})

    assert page.context["may_explain"] is False
    assert error(response) == {f"explains-{check}": [vietnamese("not_allowed")]}


def test_a_finding_beside_another_cell_is_shown_and_explained_there(bloc_2022):
    for row in cell_page_of("hoa-binh", "trade_value").findings:
        assert row.concerns(indicator("trade_value").pk, "actual")


@pytest.mark.parametrize("act", ["resolve:999", "remove:999", "resolve:x", "remove:"])
def test_what_is_not_there_is_not_found(act, browser):
    assert post(browser, act).status_code == 404


def test_an_unknown_button_does_nothing(browser):
    assert post(browser, "drop").status_code == 403
    assert browser.post(address(), {}).status_code == 403


def test_a_closed_cell_says_why_and_who_and_offers_no_file(browser, board_officer):
    evidence = attach_evidence(
        report=report_of(), indicator=indicator(), file=paper(), officer=board_officer
    )
    submitted(board_officer)

    page = browser.get(address())
    refused = post(browser, f"remove:{evidence.pk}")

    assert page.context["page"].lock.who.startswith("Đơn vị có thể rút lại báo cáo")
    assert (page.context["may_attach"], page.context["may_explain"]) == (False, False)
    assert str(Refusal.REPORT_UNDER_REVIEW.label) in error(refused)["__all__"][0]
    assert Evidence.objects.exists()


def test_a_returned_cell_shows_the_reviewers_reason_while_it_is_with_the_board(
    browser, board_officer, approver
):
    returned(board_officer, approver)
    cell = browser.get(address()).context["page"]
    other = browser.get(address(code="trade_value")).context["page"]

    assert (cell.returned.reason, cell.lock) == ("xem lại workers", None)
    assert (other.returned, other.lock is None) == (None, False)


def test_a_doubt_leads_to_where_it_is_answered(browser, secretary):
    figure = write(report_of())
    raise_doubt(figure=figure, doubt=Doubt.NOTICE, reason="Lệch quý trước", officer=secretary)

    body = browser.get(address()).content.decode()

    assert "Lệch quý trước" in body
    assert reverse("admin:boards_figure_change", args=[figure.pk]) in body


def test_a_doubt_is_told_in_the_readers_language(bloc_2022):
    with translation.override("en"):
        [(_figure, english)] = cell_page_of("hoa-binh", "trade_value").doubts
    [(figure, vietnamese_reason)] = cell_page_of("hoa-binh", "trade_value").doubts

    assert (english, vietnamese_reason) == (figure.doubt_reason_en, figure.doubt_reason)
    assert english != vietnamese_reason


def test_the_enter_key_presses_no_button(browser):
    body = browser.get(address()).content.decode()

    first = body.index("<button", body.index('class="cellpage"'))
    assert body[first:].startswith('<button type="submit" disabled hidden>')


def test_the_history_of_the_cell_stands_below(browser):
    write(report_of(), amount="5040")

    changes = browser.get(address()).context["changes"]

    assert changes[0].what


def test_the_thread_keeps_resolved_remarks(browser, board_officer, secretary):
    said = {"report": report_of(), "indicator": indicator()}
    made = make_remark(**said, text="Một", officer=secretary)
    make_remark(**said, text="Hai", officer=board_officer)
    resolve_remark(remark=made, officer=board_officer)

    page = browser.get(address()).context["page"]

    assert [(remark.text, remark.resolved_by) for remark in page.remarks] == [
        ("Một", board_officer),
        ("Hai", None),
    ]
    assert page.open_remarks == 1


@pytest.mark.parametrize("times", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_remarks_and_files(
    times, browser, board_officer, django_assert_num_queries
):
    for number in range(times):
        said = {"report": report_of(), "indicator": indicator(), "officer": board_officer}
        make_remark(**said, text=f"{number}")
        attach_evidence(**said, file=paper(), page=f"{number}")
    browser.get(address())

    with django_assert_num_queries(30):
        browser.get(address())


def test_explaining_in_english(as_officer, bloc_2022):
    client, _check = hoa_binh(as_officer)
    client.cookies["django_language"] = "en"

    body = client.get(address("hoa-binh", "trade_value")).content.decode()

    assert "Save the explanation" in body


def test_an_explanation_of_the_cell_is_kept_with_its_officer(as_officer, board_officer, secretary):
    _client, check = hoa_binh(as_officer)
    explain(
        report=report_of("hoa-binh"),
        indicator=indicator("trade_value"),
        check=check,
        text="Sổ gốc",
        officer=secretary,
    )

    [row] = cell_page_of("hoa-binh", "trade_value").to_explain

    assert row.explanation.officer == secretary


def test_a_file_comes_back_under_its_own_name_and_is_never_rendered(browser):
    post(browser, "evidence", file=pdf("Báo cáo lao động.pdf"))
    kept = Evidence.objects.get()

    response = browser.get(kept.file.url)
    content = b"".join(response.streaming_content)

    assert content == PDF
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''B%C3%A1o%20c%C3%A1o%20lao%20%C4%91%E1%BB%99ng.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_gone_from_the_disk_is_not_found(browser):
    post(browser, "evidence", file=pdf())
    kept = Evidence.objects.get()
    kept.file.storage.delete(kept.file.name)

    response = browser.get(kept.file.url)

    assert response.status_code == 404
    assert "<h1" in response.content.decode()
