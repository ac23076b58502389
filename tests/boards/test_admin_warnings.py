"""Whoever saves a figure reads what the checks find in it, beside it, and nothing else."""

import pytest
from django.urls import reverse
from django.utils import translation

from boards.models import Check, Figure, Indicator, Report
from boards.services.explanations import explain
from tests.boards.typing_in import filled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary, bloc_2022):
    Report.objects.update(locked_at=None, lock_reason="")
    return as_officer(secretary)


def figure(board, indicator, currency=""):
    return Figure.objects.get(
        report__board__slug=board, indicator__code=indicator, currency=currency
    )


def save(client, row, text):
    """Save the figure's page; what it says besides that it saved."""
    page = reverse("admin:boards_figure_change", args=[row.pk])
    data = {**filled(client.get(page)), "as_printed": text, "source": "", "_continue": "1"}
    response = client.post(page, data, follow=True)
    return told(response)


def told(response):
    return [
        (message.level_tag, str(message))
        for message in response.context["messages"]
        if message.level_tag != "success"
    ]


ABOVE = (
    "Yên Bái 2022: “Số dự án cấp mới” (8 dự án) lớn hơn “Số dự án thu hút” (7 dự án): "
    "phần không thể lớn hơn tổng."
)


@pytest.mark.parametrize(
    ("severity", "level", "ends"),
    [
        pytest.param("block", "error", " Hãy sửa trước khi nộp.", id="block"),
        pytest.param("explain", "warning", " Hãy sửa số hoặc giải trình.", id="explain"),
        pytest.param("inform", "info", "", id="inform"),
    ],
)
def test_a_finding_beside_the_figure_is_said_by_its_severity(office, severity, level, ends):
    Check.objects.filter(kind="part_of_whole").update(severity=severity)

    row = figure("yen-bai", "projects_attracted")

    said = save(office, row, "7")

    row.refresh_from_db()
    assert (said, row.amount) == ([(level, ABOVE + ends)], 7)


def test_findings_of_other_cells_are_not_said(office):
    save(office, figure("yen-bai", "projects_attracted"), "7")

    assert save(office, figure("yen-bai", "workers"), "5.100") == []


def test_what_is_explained_is_not_said_again(office, secretary):
    row = figure("yen-bai", "projects_attracted")
    save(office, row, "7")
    explain(
        report=row.report,
        indicator=Indicator.objects.get(code="projects_newly_licensed"),
        check="newly_licensed_within_attracted",
        text="Tính cả dự án chuyển tiếp.",
        officer=secretary,
    )

    again = save(office, row, "07 dự án")
    other = save(office, row, "6")

    assert (again, [level for level, _said in other]) == ([], ["warning"])


def test_a_report_that_is_saved_as_a_whole_says_all_of_it_once(office):
    report = Report.objects.get(board__slug="yen-bai", year=2022)
    page = reverse("admin:boards_report_change", args=[report.pk])
    data = filled(office.get(page))
    rows = {str(data[name]): name.rsplit("-", 1)[0] for name in data if name.endswith("-id")}
    texts = {"projects_attracted": "7", "trade_value": "-5 tỷ đồng", "workers": "5.100"}
    for code, text in texts.items():
        row = Figure.objects.get(report=report, indicator__code=code)
        data[f"{rows[str(row.pk)]}-as_printed"] = text

    response = office.post(page, {**data, "_continue": "1"}, follow=True)

    assert told(response) == [
        (
            "error",
            "Yên Bái 2022: “Tổng giá trị xuất nhập khẩu”: -5 tỷ đồng nhỏ hơn mức tối thiểu "
            "0 triệu USD. Hãy sửa trước khi nộp.",
        ),
        ("warning", f"{ABOVE} Hãy sửa số hoặc giải trình."),
    ]
