"""The pages of a report on its way: submit, withdraw, review, open for a while."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from boards.admin.review import ReviewPages
from boards.enums import Basis, ReportState, Role
from boards.models import Board, Evidence, Exemption, Figure, Filing, Report, ReturnedCell
from boards.queries.cells import StoredCell
from boards.queries.filings import review_token
from boards.queries.review_sheet import change_between, review_sheet
from boards.refusals import Refusal
from boards.services import open_report
from boards.services.evidence import attach_evidence
from boards.services.remarks import make_remark
from tests.boards.review import (
    indicator,
    opened,
    paper,
    report_of,
    returned,
    submitted,
    verified,
    write,
)
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def url(name, report):
    return reverse(f"admin:boards_report_{name}", args=[report.pk])


def errors(response):
    form = response.context["form"]
    return {name: [str(each) for each in said] for name, said in form.errors.items()}


def state(report):
    return ReportState(Report.objects.get(pk=report.pk).state)


def ticks(*cells, reason="Hai ô chưa khớp.", token="", **extra):
    data = {"token": token, "reason": reason, "return": "1", **extra}
    for code, why in cells:
        data |= {f"returns-{indicator(code).pk}-actual": "on"}
        data |= {f"why-{indicator(code).pk}-actual": why}
    return data


def test_a_board_submits_with_a_note(as_officer, board_officer):
    report = report_of()
    client = as_officer(board_officer)

    page = client.get(url("submit", report))
    done = client.post(url("submit", report), {"note": "Đã đối chiếu"}, follow=True)

    assert page.context["why_not"] == ""
    assert (state(report), Filing.objects.get().note) == ("submitted", "Đã đối chiếu")
    assert messages(done) == [
        "Đã nộp báo cáo: các ô được khóa cho đến khi người thẩm tra có ý kiến."
    ]
    assert done.redirect_chain[-1][0] == reverse("admin:boards_report_change", args=[report.pk])


def test_what_holds_a_report_back_is_linked_to_its_cells(as_officer, secretary, bloc_2022):
    report = report_of("bac-kan")
    client = as_officer(secretary)

    page = client.get(url("submit", report))
    refused = client.post(url("submit", report), {"note": "Đã đối chiếu"})

    body = page.content.decode()
    assert page.context["why_not"] == f"{Refusal.FINDINGS_HOLD_BACK.label} (2)"
    assert (
        reverse("admin:boards_cell", args=[report.pk, indicator("projects_attracted").pk, "actual"])
        in body
    )
    assert errors(refused)["__all__"][0].startswith(str(Refusal.FINDINGS_HOLD_BACK.label))
    assert (state(report), refused.context["form"]["note"].value()) == ("draft", "Đã đối chiếu")


def test_a_report_is_withdrawn_before_anybody_decides(as_officer, board_officer):
    report = submitted(board_officer)
    client = as_officer(board_officer)

    page = client.get(url("withdraw", report))
    done = client.post(url("withdraw", report), follow=True)

    assert page.context["why_not"] == ""
    assert (state(report), messages(done)) == (
        "draft",
        ["Đã rút lại báo cáo: có thể sửa và nộp lại."],
    )


def test_the_reviewer_returns_cells_each_with_its_reason(as_officer, board_officer, secretary):
    report = submitted(board_officer)
    client = as_officer(secretary)
    sheet = client.get(url("review", report)).context["sheet"]

    done = client.post(
        url("review", report),
        ticks(("workers", "Chưa khớp"), ("trade_value", "Thiếu nguồn"), token=sheet.token),
        follow=True,
    )

    cells = ReturnedCell.objects.order_by("indicator__code")
    assert [(cell.indicator.code, cell.reason) for cell in cells] == [
        ("trade_value", "Thiếu nguồn"),
        ("workers", "Chưa khớp"),
    ]
    assert (state(report), Filing.objects.get().reason) == ("returned", "Hai ô chưa khớp.")
    assert messages(done) == ["Đã trả lại báo cáo cho đơn vị."]


@pytest.mark.parametrize(
    ("cells", "extra", "faulty"),
    [
        ([], {}, "__all__"),
        ([("workers", "")], {}, "why-{workers}-actual"),
        ([("workers", "x" * 1001)], {}, "why-{workers}-actual"),
        ([("workers", "Chưa khớp")], {"reason": ""}, "reason"),
        ([("workers", "Chưa khớp")], {"reason": "x" * 1001}, "reason"),
    ],
)
def test_a_return_that_says_too_little_is_asked_again(
    cells, extra, faulty, as_officer, board_officer, secretary
):
    report = submitted(board_officer)

    response = as_officer(secretary).post(
        url("review", report), ticks(*cells, token=review_token(report)) | extra
    )

    assert list(errors(response)) == [faulty.format(workers=indicator().pk)]
    assert state(report) == "submitted"


def test_a_reason_without_a_tick_is_a_forgotten_tick(as_officer, board_officer, secretary):
    report = submitted(board_officer)
    data = ticks(("workers", "Chưa khớp"), token=review_token(report))
    data[f"why-{indicator('trade_value').pk}-actual"] = "Thiếu nguồn"

    response = as_officer(secretary).post(url("review", report), data)

    assert list(errors(response)) == [f"returns-{indicator('trade_value').pk}-actual"]
    assert f"why-{indicator().pk}-actual" in response.content.decode()
    assert "Chưa khớp" in response.content.decode()


def test_the_reviewer_verifies_what_was_shown(as_officer, board_officer, secretary):
    report = submitted(board_officer)

    done = as_officer(secretary).post(
        url("review", report), {"token": review_token(report), "verify": "1"}, follow=True
    )

    assert (state(report), messages(done)) == ("verified", ["Đã thẩm tra báo cáo."])


def test_what_moved_meanwhile_is_read_again(as_officer, board_officer, secretary, approver):
    report = submitted(board_officer)
    client = as_officer(secretary)
    shown = client.get(url("review", report)).context["sheet"].token
    opened(report, approver)
    write(report)

    response = client.post(url("review", report), {"token": shown, "verify": "1"})
    fresh = review_token(report)

    assert errors(response) == {"__all__": [str(Refusal.REVIEW_STALE.label)]}
    assert state(report) == "submitted"
    assert f'name="token" value="{fresh}"' in response.content.decode()


def test_changes_are_verified_again_on_the_same_page(
    as_officer, board_officer, secretary, approver
):
    report = verified(board_officer, approver)
    opened(report, approver)
    write(report)
    client = as_officer(secretary)

    page = client.get(url("review", report))
    done = client.post(
        url("review", report), {"token": review_token(report), "again": "1"}, follow=True
    )

    marked = [row.indicator.code for row in page.context["sheet"].rows if row.changed]
    assert (page.context["again"], page.context["may_decide"], marked) == (True, True, ["workers"])
    assert messages(done) == ["Đã thẩm tra các thay đổi."]
    assert done.context["head"].changed == []


def test_who_may_not_decide_reads_and_is_told_why(as_officer, board_officer):
    report = submitted(board_officer)

    page = as_officer(board_officer).get(url("review", report))
    body = page.content.decode()

    assert page.context["may_decide"] is False
    assert str(Refusal.REVIEW_BY_SUBMITTER.label) in body
    assert 'name="verify"' not in body


def test_the_sheet_shows_each_cell_beside_the_year_before(board_officer, approver):
    report = report_of()
    write(open_report(board=report.board, year=2021), amount="4000")
    write(report, "land_planned", "400", "HA", basis=Basis.ESTIMATE)
    attach_evidence(report=report, indicator=indicator(), file=paper(), officer=board_officer)
    make_remark(report=report, indicator=indicator(), text="?", officer=board_officer)
    report = returned(board_officer, approver)

    rows = {(row.indicator.code, row.basis): row for row in review_sheet(report).rows}

    workers = rows["workers", "actual"]
    assert (workers.cell.text, workers.before.text, workers.change) == (
        "5.037 lao động",
        "4000 (person)",
        "+25,9 %",
    )
    assert (len(workers.evidence), len(workers.remarks)) == (1, 1)
    assert (workers.returned, workers.asks) == ("xem lại workers", True)
    assert (rows["land_planned", "estimate"].cell.text, rows["land_planned", "actual"].change) == (
        "400 (HA)",
        "",
    )
    assert len(rows) == 11


def test_the_reasons_of_the_latest_return_are_shown(board_officer, approver):
    report = returned(board_officer, approver)
    write(report, amount="5040")
    report = returned(board_officer, approver, "trade_value")

    sheet = review_sheet(report)

    assert {row.indicator.code: row.returned for row in sheet.rows if row.returned} == {
        "trade_value": "xem lại trade_value"
    }


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ((100, "person", ""), (110, "person", ""), "10.0"),
        ((3, "person", ""), (2, "person", ""), "-33.3"),
        ((1, "VND_BN", "VND"), (1500, "VND_MN", "VND"), "50.0"),
        ((1, "VND_BN", "VND"), (1, "USD_MN", "USD"), None),
        ((0, "person", ""), (5, "person", ""), None),
        (None, (5, "person", ""), None),
        ((5, "person", ""), None, None),
    ],
)
def test_a_change_is_told_where_two_amounts_compare(before, now, expected):
    def cell(said):
        if said is None:
            return ()
        amount, unit, currency = said
        return StoredCell((Figure(amount=amount, unit=unit, currency=currency),)).quantities

    change = change_between(cell(before), cell(now))

    assert (None if change is None else str(change)) == expected


def test_the_council_opens_a_lock_and_closes_it_again(
    as_officer, board_officer, secretary, approver
):
    report = verified(board_officer, approver)
    client = as_officer(secretary)
    until = timezone.localdate() + timedelta(days=7)
    said = {"indicator": indicator().pk, "until": f"{until:%d/%m/%Y}", "reason": "Quyết toán"}

    granted = client.post(url("exempt", report), said, follow=True)
    exemption = Exemption.objects.get()
    ended = client.post(url("exempt", report), {"end": exemption.pk}, follow=True)
    again = client.post(url("exempt", report), {"end": exemption.pk}, follow=True)

    assert (exemption.indicator, exemption.reason) == (indicator(), "Quyết toán")
    assert timezone.localdate(exemption.expires_at) == until + timedelta(days=1)
    assert granted.context["exemptions"] == [exemption]
    assert (messages(ended), ended.context["exemptions"]) == (["Đã khóa lại."], [])
    assert messages(again) == [str(Refusal.EXEMPTION_ENDED.label)]


def test_what_is_missing_is_said_by_the_site_in_vietnamese(
    as_officer, board_officer, secretary, approver
):
    client = as_officer(secretary)
    address = url("exempt", verified(board_officer, approver))

    asked = client.get(address).content.decode()
    refused = client.post(address, {}).context["form"].errors

    assert 'placeholder="ngày/tháng/năm"' in asked
    assert '<form method="post" class="ask" novalidate>' in asked
    assert refused == {name: ["Trường này là bắt buộc."] for name in ("until", "reason")}


@pytest.mark.parametrize(
    ("days", "fine"), [(30, True), (31, False), (-1, False), (3_000_000, False)]
)
def test_an_exemption_ends_within_a_month(
    days, fine, as_officer, board_officer, secretary, approver
):
    report = verified(board_officer, approver)
    day = timezone.localdate() + timedelta(days=min(days, 31))
    until = f"{day:%d/%m/%Y}" if days < 100 else "31/12/9999"

    response = as_officer(secretary).post(
        url("exempt", report), {"until": until, "reason": "Quyết toán"}
    )

    assert (response.status_code == 302, Exemption.objects.exists()) == (fine, fine)


def test_a_board_is_told_that_it_opens_nothing_of_its_own(as_officer, board_officer, approver):
    report = verified(board_officer, approver)
    client = as_officer(board_officer)

    page = client.get(url("exempt", report))
    refused = client.post(
        url("exempt", report),
        {"until": f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}", "reason": "x"},
    )

    assert page.context["why_not"] == str(Refusal.EXEMPTION_OF_OWN_BOARD.label)
    assert errors(refused) == {"__all__": [str(Refusal.EXEMPTION_OF_OWN_BOARD.label)]}


@pytest.mark.parametrize("end", ["x", "999", "9" * 30])
def test_an_exemption_that_is_not_there_is_not_ended(end, as_officer, board_officer, secretary):
    report = submitted(board_officer)

    assert as_officer(secretary).post(url("exempt", report), {"end": end}).status_code == 404


@pytest.mark.parametrize("name", ["submit", "withdraw", "review", "exempt"])
def test_strangers_read_none_of_it(name, as_officer, bloc_2022):
    stranger = as_officer(make_officer("pt", Role.BOARD, Board.objects.get(slug="phu-tho")))

    assert stranger.get(url(name, report_of())).status_code == 403
    assert stranger.post(url(name, report_of()), {"end": "1"}).status_code == 403


@pytest.mark.parametrize("name", ["submit", "withdraw", "review", "exempt"])
def test_the_pages_carry_no_inline_style_or_script(name, as_officer, secretary, board_officer):
    body = as_officer(secretary).get(url(name, submitted(board_officer))).content.decode()

    assert ("<style" in body, 'style="' in body, "<script>" in body) == (False, False, False)
    assert body.count("<h1>") == 1


def test_a_board_begins_its_report(as_officer, board_officer, cycle_2022):
    cycle_2022.bloc.cycles.filter(year=2023).update(stage="running")
    client = as_officer(board_officer)
    begin = reverse("admin:boards_report_begin", args=[board_officer.board_id, 2023])

    response = client.post(begin)

    report = Report.objects.get(board=board_officer.board, year=2023)
    assert response.url == reverse("admin:boards_report_grid", args=[report.pk])
    assert client.get(begin).status_code == 405


@pytest.mark.parametrize(("slug", "year"), [("phu-tho", 2023), ("yen-bai", 2023)])
def test_a_report_is_begun_for_the_own_board_at_its_time(slug, year, as_officer, board_officer):
    board = Board.objects.get(slug=slug)

    response = as_officer(board_officer).post(
        reverse("admin:boards_report_begin", args=[board.pk, year])
    )

    assert (response.status_code, Report.objects.filter(year=year).exists()) == (403, False)


@pytest.mark.parametrize("year", [0, 1999, 2101, 99_999, 10**30])
def test_no_report_is_begun_for_a_year_that_is_none(year, as_officer, secretary, board_officer):
    begin = reverse("admin:boards_report_begin", args=[board_officer.board_id, year])

    responses = [as_officer(officer).post(begin) for officer in (secretary, board_officer)]

    assert [response.status_code for response in responses] == [404, 404]
    assert set(Report.objects.values_list("year", flat=True)) == {2022}


def test_the_way_of_a_report_from_the_first_round_to_the_second(
    as_officer, board_officer, secretary
):
    board, council = as_officer(board_officer), as_officer(secretary)
    report = report_of()
    cell = reverse("admin:boards_cell", args=[report.pk, "workers", "actual"])

    board.post(url("submit", report), {"note": ""})
    sheet = council.get(url("review", report)).context["sheet"]
    council.post(url("review", report), ticks(("workers", "Dòng 12?"), token=sheet.token))
    untouched = board.post(url("submit", report), {"note": ""})
    board.post(cell, {"act": "remark", "remark": "Dòng 12 là cộng dồn.", "title": "", "page": ""})
    board.post(url("submit", report), {"note": "Đã trả lời"})
    sheet = council.get(url("review", report)).context["sheet"]
    council.post(url("review", report), {"token": sheet.token, "verify": "1"})

    assert errors(untouched) == {"__all__": [f"{Refusal.RETURNED_UNTOUCHED.label} ({indicator()})"]}
    assert list(Filing.objects.order_by("number").values_list("number", "outcome", "note")) == [
        (1, "returned", ""),
        (2, "verified", "Đã trả lời"),
    ]
    assert (state(report), Evidence.objects.exists()) == ("verified", False)


def test_the_sheet_shows_what_the_checks_found_and_what_was_explained(
    as_officer, secretary, approver, bloc_2022
):
    report = submitted(secretary, "hoa-binh")

    page = as_officer(approver).get(url("review", report))

    [row] = [row for row in page.context["sheet"].rows if row.findings]
    assert (row.indicator.code, row.findings[0].explained) == ("trade_value", True)
    assert "đã đối chiếu với sổ gốc" in page.content.decode()


def test_a_double_click_on_the_second_submission_is_told_so(
    as_officer, board_officer, secretary, monkeypatch
):
    report = returned(board_officer, secretary)
    seen = ReviewPages._report_of

    def too_late(pages, request, pk):
        found = seen(pages, request, pk)
        Report.objects.filter(pk=pk).update(state=ReportState.SUBMITTED)
        Filing.objects.create(report=report, number=2, submitted_by=board_officer)
        return found

    monkeypatch.setattr(ReviewPages, "_report_of", too_late)

    response = as_officer(board_officer).post(url("submit", report), {"note": ""})

    assert errors(response) == {"__all__": [str(Refusal.ALREADY_SUBMITTED.label)]}
