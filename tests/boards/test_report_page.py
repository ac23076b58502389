"""The page of a report: where it stands, who has it, what comes next and why not the rest."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from blocs.enums import Stage
from boards.enums import ReportState, Role
from boards.models import Board, Figure, Filing, Officer, Report
from boards.queries.steps import report_head
from boards.refusals import Refusal
from boards.services import open_report
from boards.services.remarks import make_remark
from tests.boards.review import (
    at_stage,
    indicator,
    opened,
    report_of,
    returned,
    submitted,
    verified,
    write,
)
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def submitter(bloc_2022):
    return make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))


@pytest.fixture
def readers(cycle_2022, submitter, secretary, auditor):
    cycle_2022.mandates.update(starts_on="2022-02-18", ends_on=None, status="acting")
    chair = make_officer("chair", Role.BOARD, Board.objects.get(slug="yen-bai"))
    colleague = make_officer("phutho2", Role.BOARD, submitter.board)
    return {
        "own": submitter,
        "colleague": colleague,
        "chair": chair,
        "secretary": secretary,
        "auditor": auditor,
    }


def page(client, report):
    return client.get(reverse("admin:boards_report_change", args=[report.pk]))


def possible(report, officer):
    return [step.name for step in report_head(report, officer).possible]


def make(state, submitter, reviewer):
    match state:
        case "draft":
            return report_of("phu-tho")
        case "submitted":
            return submitted(submitter, "phu-tho")
        case "returned":
            report = returned(submitter, reviewer, slug="phu-tho")
            write(report, amount="50001")
        case "verified":
            verified(submitter, reviewer, "phu-tho")
        case "changed":
            report = verified(submitter, reviewer, "phu-tho")
            opened(report, reviewer)
            write(report, amount="50001")
    return report_of("phu-tho")


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (
            "draft",
            {
                "own": ["fill", "submit"],
                "colleague": ["fill", "submit"],
                "secretary": ["fill", "submit"],
            },
        ),
        (
            "submitted",
            {
                "own": ["withdraw"],
                "colleague": ["withdraw"],
                "chair": ["review", "exempt"],
                "secretary": ["withdraw", "review", "exempt"],
            },
        ),
        (
            "returned",
            {
                "own": ["fill", "submit"],
                "colleague": ["fill", "submit"],
                "chair": ["exempt"],
                "secretary": ["fill", "submit", "exempt"],
            },
        ),
        ("verified", {"chair": ["exempt"], "secretary": ["exempt"]}),
        (
            "changed",
            {
                "own": ["fill"],
                "colleague": ["fill"],
                "chair": ["review", "exempt"],
                "secretary": ["fill", "review", "exempt"],
            },
        ),
    ],
)
def test_the_page_offers_exactly_what_its_reader_may_do(
    state, expected, submitter, approver, readers
):
    report = make(state, submitter, approver)

    assert {role: possible(report, officer) for role, officer in readers.items()} == {
        role: expected.get(role, []) for role in readers
    }


@pytest.mark.parametrize(
    ("state", "role", "expected"),
    [
        (
            "draft",
            "auditor",
            {
                "fill": Refusal.NOT_ALLOWED,
                "submit": Refusal.NOT_ALLOWED,
                "withdraw": Refusal.NOT_UNDER_REVIEW,
                "review": Refusal.NOT_UNDER_REVIEW,
                "exempt": Refusal.NOTHING_LOCKED,
            },
        ),
        (
            "submitted",
            "own",
            {
                "fill": Refusal.REPORT_UNDER_REVIEW,
                "submit": Refusal.ALREADY_SUBMITTED,
                "review": Refusal.REVIEW_BY_SUBMITTER,
                "exempt": Refusal.EXEMPTION_OF_OWN_BOARD,
            },
        ),
        (
            "submitted",
            "colleague",
            {
                "fill": Refusal.REPORT_UNDER_REVIEW,
                "submit": Refusal.ALREADY_SUBMITTED,
                "review": Refusal.REVIEW_OF_OWN_BOARD,
                "exempt": Refusal.EXEMPTION_OF_OWN_BOARD,
            },
        ),
        (
            "submitted",
            "auditor",
            {
                "fill": Refusal.NOT_ALLOWED,
                "submit": Refusal.ALREADY_SUBMITTED,
                "withdraw": Refusal.NOT_ALLOWED,
                "review": Refusal.NOT_ALLOWED,
                "exempt": Refusal.NOT_ALLOWED,
            },
        ),
        (
            "verified",
            "own",
            {
                "fill": Refusal.REPORT_VERIFIED,
                "submit": Refusal.ALREADY_VERIFIED,
                "withdraw": Refusal.NOT_UNDER_REVIEW,
                "review": Refusal.NOT_UNDER_REVIEW,
                "exempt": Refusal.EXEMPTION_OF_OWN_BOARD,
            },
        ),
    ],
)
def test_what_is_not_possible_says_why(state, role, expected, submitter, approver, readers):
    report = make(state, submitter, approver)

    head = report_head(report, readers[role])

    assert {step.name: step.refusal for step in head.refused} == expected
    assert all(step.why_not.startswith(str(step.refusal.label)) for step in head.refused)


def test_a_closed_year_closes_the_report(readers, submitter):
    report = report_of("phu-tho")
    Report.objects.filter(pk=report.pk).update(locked_at=timezone.now(), lock_reason="2022: đóng")
    at_stage(Stage.CLOSED)
    root = Officer.objects.create_superuser("root", role=Role.SECRETARIAT)

    head = report_head(report_of("phu-tho"), root)

    assert {step.name: step.refusal for step in head.refused} == {
        "fill": Refusal.REPORT_LOCKED,
        "withdraw": Refusal.NOT_UNDER_REVIEW,
        "review": Refusal.NOT_UNDER_REVIEW,
    }
    assert head.lock.sentence.startswith("Khóa từ ")


def test_findings_and_untouched_cells_hold_the_submission_back(secretary, approver, bloc_2022):
    held = report_head(report_of("bac-kan"), secretary)
    report = returned(secretary, approver, slug="phu-tho")
    untouched = report_head(report, secretary)

    assert [step.why_not for step in held.refused if step.name == "submit"] == [
        f"{Refusal.FINDINGS_HOLD_BACK.label} (2)"
    ]
    assert len(held.held_back) == 2
    assert [step.why_not for step in untouched.refused if step.name == "submit"] == [
        f"{Refusal.RETURNED_UNTOUCHED.label} ({indicator()})"
    ]


def test_a_withdrawn_round_leaves_the_report_with_its_board(secretary, approver, bloc_2022):
    from boards.services.filings import submit_report, withdraw_filing

    report = returned(secretary, approver, slug="phu-tho")
    write(report, amount="50001")
    submit_report(report=report, officer=secretary)
    withdraw_filing(report=report, officer=secretary)

    head = report_head(report_of("phu-tho"), secretary)

    assert (head.report.state, head.untouched) == ("returned", [])
    assert head.has_it.outcome == "withdrawn"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("draft", "Phú Thọ: chưa nộp"),
        ("submitted", "người thẩm tra, từ"),
        ("returned", "Phú Thọ, từ"),
        ("verified", "đã xong: approver thẩm tra"),
    ],
)
def test_the_head_says_who_has_it(state, words, submitter, approver, as_officer):
    report = make(state, submitter, approver)

    body = page(as_officer(submitter), report).content.decode()

    assert words in body
    assert str(ReportState(state).label).capitalize() in body


def test_the_head_says_when_it_is_due_and_what_changed(submitter, approver, as_officer, cycle_2022):
    cycle_2022.reports_due_on = date(2023, 1, 10)
    cycle_2022.save()
    before = page(as_officer(submitter), report_of("phu-tho")).content.decode()
    report = make("changed", submitter, approver)
    make_remark(report=report, indicator=indicator(), text="?", officer=approver)

    response = page(as_officer(submitter), report)
    after = response.content.decode()

    assert ("10/01/2023" in before, "quá hạn" in before) == (True, True)
    assert ("10/01/2023" in after, "quá hạn" in after) == (True, False)
    assert [cell.name for cell in response.context["head"].changed] == [str(indicator())]
    assert "Số liệu quyết toán" in after
    assert response.context["head"].remarks == 1


def test_both_sides_see_the_clock_and_the_exemption(submitter, approver, as_officer):
    report = returned(submitter, approver, slug="phu-tho")
    now = timezone.now()
    Filing.objects.update(submitted_at=now - timedelta(days=9), decided_at=now - timedelta(days=3))
    opened(report, approver, reason="Số liệu quyết toán")

    for officer in (submitter, approver):
        body = page(as_officer(officer), report).content.decode()
        assert "đến nay: đơn vị giữ 3 ngày, bên thẩm tra giữ 6 ngày" in body
        assert "Số liệu quyết toán" in body


@pytest.mark.parametrize(
    ("state", "rows", "deletes"),
    [
        ("draft", True, True),
        ("submitted", False, False),
        ("returned", True, False),
        ("verified", False, False),
        ("changed", True, False),
    ],
)
def test_the_rows_below_are_open_as_far_as_the_report_is(
    state, rows, deletes, submitter, approver, as_officer, secretary
):
    report = make(state, submitter, approver)

    [inline] = page(as_officer(secretary), report).context["inline_admin_formsets"]

    assert (inline.has_change_permission, inline.has_delete_permission) == (rows, deletes)
    assert page(as_officer(secretary), report).context["has_delete_permission"] is deletes


def test_a_closed_cell_in_an_open_table_is_refused_at_its_row(submitter, approver, as_officer):
    from tests.boards.typing_in import filled

    report = returned(submitter, approver, slug="phu-tho")
    client = as_officer(submitter)
    opened_page = page(client, report)
    [inline] = opened_page.context["inline_admin_formsets"]
    prefix = next(
        form.prefix
        for form in inline.formset.initial_forms
        if form.instance.indicator.code == "registered_capital"
    )
    data = filled(opened_page) | {f"{prefix}-as_printed": "2.685 tỷ đồng"}

    response = client.post(reverse("admin:boards_report_change", args=[report.pk]), data)

    [inline] = response.context["inline_admin_formsets"]
    [errors] = [form.errors for form in inline.formset.forms if form.errors]
    assert list(errors) == ["__all__"]
    assert str(Refusal.CELL_NOT_RETURNED.label) in errors["__all__"][0]


def test_a_figure_of_a_closed_cell_is_not_deleted(submitter, approver, as_officer, secretary):
    report = make("verified", submitter, approver)
    figure = Figure.objects.filter(report=report).first()
    client = as_officer(secretary)

    response = client.post(reverse("admin:boards_figure_delete", args=[figure.pk]), {"post": "yes"})

    assert (response.status_code, Figure.objects.filter(pk=figure.pk).exists()) == (403, True)


def test_the_list_says_how_far_each_report_is(
    submitter, approver, as_officer, secretary, cycle_2022
):
    cycle_2022.reports_due_on = date(2023, 1, 10)
    cycle_2022.save()
    report = make("changed", submitter, approver)
    make_remark(report=report, indicator=indicator(), text="?", officer=approver)
    url = reverse("admin:boards_report_changelist")

    response = as_officer(secretary).get(url)
    [row] = [each for each in response.context["cl"].result_list if each.pk == report.pk]
    filtered = as_officer(secretary).get(f"{url}?state__exact=verified")

    assert (len(row.changed), row.remarks_open, row.due_on) == (1, 1, date(2023, 1, 10))
    assert (row.progress.filled, row.progress.of) == (4, 10)
    assert "4/10" in response.content.decode()
    assert [each.pk for each in filtered.context["cl"].result_list] == [report.pk]


@pytest.mark.parametrize("times", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_rounds(
    times, submitter, approver, as_officer, django_assert_num_queries
):
    for number in range(times):
        report = returned(submitter, approver, slug="phu-tho")
        write(report, amount=f"5000{number}")
    client = as_officer(submitter)
    page(client, report)

    with django_assert_num_queries(47):
        page(client, report)


@pytest.mark.parametrize(
    ("who", "imports", "grid"),
    [("own", True, "Nhập số liệu"), ("auditor", False, "Xem trong bảng nhập")],
)
def test_the_tools_of_the_page_are_those_of_its_reader(readers, as_officer, who, imports, grid):
    at_stage(Stage.REPORTING)
    report = report_of("phu-tho")
    body = page(as_officer(readers[who]), report).content.decode()
    way = reverse("admin:boards_report_grid", args=[report.pk])

    assert (reverse("admin:boards_figure_import") in body) is imports
    assert f'<li><a href="{way}">{grid}</a></li>' in body
    assert ("bảng dưới đây để bổ sung nguồn, trang và ghi chú" in body) is imports


def test_a_report_that_is_not_there_leads_back(as_officer, secretary):
    response = as_officer(secretary).get(reverse("admin:boards_report_change", args=[999]))

    assert response.url == reverse("admin:index")


def test_members_see_what_is_open_in_the_reports_of_their_bloc(
    submitter, approver, board_officer, as_officer, cycle_2022
):
    report = make("verified", submitter, approver)
    granted = opened(report, approver)

    response = page(as_officer(board_officer), report_of("yen-bai"))
    elsewhere = page(as_officer(approver), open_report(board=report.board, year=2019))

    assert response.context["exemptions"] == [granted]
    assert "Phú Thọ 2022: <strong>" in response.content.decode()
    assert elsewhere.context["exemptions"] == []
