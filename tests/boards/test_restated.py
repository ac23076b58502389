"""Wherever an earlier year stands beside a cell, a merged board is compared with a restated sum."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from boards.enums import Basis, CheckKind, Severity, SuccessionKind
from boards.models import Board, Check, Document, Figure, Indicator, Report, Succession
from boards.queries.cell_page import cell_page
from boards.queries.findings import findings
from boards.queries.grid import grid, report_layout
from boards.queries.review_sheet import review_sheet

pytestmark = pytest.mark.django_db

RESTATED = "restated"
ALONE = "not comparable"


@pytest.fixture
def thai_nguyen(bloc_2022):
    """Thái Nguyên, which took Bắc Kạn in on 15/03/2023, as the test wants it."""
    merged(SuccessionKind.MERGE, ["bac-kan", "thai-nguyen"], ["thai-nguyen"])
    return Board.objects.get(slug="thai-nguyen")


@pytest.fixture
def report(thai_nguyen):
    return report_2023(thai_nguyen, 95000)


def merged(kind, before, after, comparison="restated", on=date(2023, 3, 15)):
    event = Succession.objects.create(
        slug=f"thu-{kind}",
        kind=kind,
        effective_on=on,
        document=Document.objects.first(),
        comparison=comparison,
    )
    event.predecessors.set(Board.objects.filter(slug__in=before))
    event.successors.set(Board.objects.filter(slug__in=after))
    return event


def workers():
    return Indicator.objects.get(code="workers")


def report_2023(board, people):
    made = Report.objects.create(board=board, year=2023)
    Figure.objects.create(report=made, indicator=workers(), amount=people, unit="person")
    return made


def row_of(report, officer, code="workers"):
    table = grid(report_layout(report, basis="actual"), officer=officer)
    return table, next(row for row in table.rows if row.indicator.code == code)


def test_the_grid_has_a_column_of_what_the_union_reported(report, secretary):
    table, row = row_of(report, secretary)

    assert table.restated == (2022,)
    assert [(each.text, each.mark, each.why) for each in row.restated] == [
        ("more than 92,193 people", RESTATED, "the sum of Bắc Kạn, Thái Nguyên")
    ]


def test_the_own_earlier_year_says_that_it_was_another_board(report, secretary):
    table, _row = row_of(report, secretary)

    assert [(each.head, each.note) for each in table.columns] == [
        ("2023", ""),
        ("2022", "before the reorganisation"),
    ]


def test_a_board_that_never_changed_has_no_such_column(bloc_2022, secretary):
    made = report_2023(Board.objects.get(slug="bac-giang"), 1)

    table, row = row_of(made, secretary)

    assert (table.restated, row.restated) == ((), ())


def test_a_split_leaves_nothing_to_compare_with(bloc_2022, secretary):
    merged(SuccessionKind.SPLIT, ["phu-tho"], ["phu-tho", "kkt-ha-giang"])
    made = report_2023(Board.objects.get(slug="phu-tho"), 1)

    _table, row = row_of(made, secretary)

    assert [(each.text, each.mark) for each in row.restated] == [("", ALONE)]


def test_where_the_other_still_reports_a_board_is_what_it_was(report, secretary):
    other = report_2023(Board.objects.get(slug="bac-kan"), 1400)

    table, _row = row_of(report, secretary)

    assert (other.year, table.restated) == (2023, ())


def test_the_page_of_the_grid_shows_the_mark(report, as_officer, secretary):
    client = as_officer(secretary)
    client.cookies["django_language"] = "en"

    response = client.get(reverse("admin:boards_report_grid", args=[report.pk]))

    assert response.content.decode().count("<strong>restated</strong>: the sum of Bắc Kạn") >= 1
    assert response.context["width"] == 1 + 2 + 1


def test_the_page_of_a_cell_shows_the_sum_beside_the_own_figure(report):
    page = cell_page(report, workers(), Basis.ACTUAL)

    [before] = page.earlier
    assert (before.year, before.cell.text, before.restated.text, before.restated.mark) == (
        2022,
        "90.693 lao động",
        "more than 92,193 people",
        RESTATED,
    )


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        pytest.param("restated", "+3 %", id="against the sum"),
        pytest.param("none", "", id="against nothing"),
    ],
)
def test_the_reviewer_reads_growth_of_the_whole(report, comparison, expected):
    Succession.objects.filter(kind="merge").update(comparison=comparison)

    row = next(each for each in review_sheet(report).rows if each.indicator.code == "workers")

    assert row.change == expected


def test_the_review_page_shows_what_it_is_compared_with(report, as_officer, secretary):
    client = as_officer(secretary)
    client.cookies["django_language"] = "en"

    response = client.get(reverse("admin:boards_report_review", args=[report.pk]))

    assert response.content.decode().count("<strong>restated</strong>: the sum of Bắc Kạn") >= 1


def test_the_template_of_a_merged_board_is_prefilled_with_the_sum(report, as_officer, secretary):
    response = as_officer(secretary).get(reverse("admin:boards_intake_template", args=[report.pk]))

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = {row[0].value: row[3].value for row in sheet.iter_rows(min_row=9)}
    assert rows["workers"] == "hơn 92.193 người, số liệu hợp nhất"


@pytest.mark.parametrize(
    ("people", "asked"),
    [
        pytest.param(95000, [], id="honest growth of the union"),
        pytest.param(
            950000,
            [
                "“Workers in the zones”: 950,000 people is about 10 times the figure of 2022"
                " (more than 92,193 people, restated). A factor of about 10 often means a wrong"
                " unit or a slipped comma: is it 95,000 people?"
            ],
            id="a slipped zero",
        ),
    ],
)
def test_the_check_of_years_holds_a_union_against_the_sum(thai_nguyen, people, asked):
    made = report_2023(thai_nguyen, people)
    Check.objects.exclude(kind=CheckKind.YEAR_ON_YEAR).update(active=False)
    Check.objects.filter(kind=CheckKind.YEAR_ON_YEAR).update(
        factor=Decimal(2), severity=Severity.INFORM, instruction="", instruction_en=""
    )

    assert [row.sentence for row in findings(made)] == asked


def test_a_part_is_no_yardstick(thai_nguyen):
    Figure.objects.filter(report__board__slug="thai-nguyen", indicator=workers()).update(amount=9)
    Succession.objects.filter(kind="merge").update(comparison="none")
    Check.objects.exclude(kind=CheckKind.YEAR_ON_YEAR).update(active=False)

    assert findings(report_2023(thai_nguyen, 95000)) == []
