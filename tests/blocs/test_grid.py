"""The matrix of a cycle: its boards across, for officers who read several reports."""

import json

import pytest
from django.urls import reverse

from blocs.models import Criterion, Mandate, Membership, Scheme, Target
from blocs.queries.grid import readable_reports, scored, targets, unopened_boards
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Role
from boards.models import Board, Indicator, Report
from boards.queries.grid import matrix_layout
from boards.services import lock_report
from tests.boards.review import at_stage, opened, report_of
from tests.boards.rows import cycle as another_cycle
from tests.boards.test_cells import cell, key, rows
from tests.boards.test_grid import box, boxes, send, typed
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(cycle_2022):
    return reverse("admin:blocs_cycle_grid", args=[cycle_2022.pk])


@pytest.fixture
def council(as_officer, secretary):
    client = as_officer(secretary)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def chair(cycle_2022):
    """An officer of the board that chairs the bloc today."""
    mandate = Mandate.objects.get(cycle=cycle_2022, role="chair")
    Mandate.objects.filter(pk=mandate.pk).update(status="acting", ends_on=None)
    return make_officer("chair", Role.BOARD, mandate.board)


def boards(response):
    return [column.report.board.slug for column in response.context["grid"].columns]


def test_boards_stand_across_and_every_cell_may_be_written_by_the_council(council, page):
    response = council.get(page)

    members = Board.objects.filter(reports__year=2022).order_by("sort_key")
    assert boards(response) == [board.slug for board in members]
    assert {each.state for each in boxes(response).values()} == {"saved", "empty"}
    assert box(response, key(report_of())).cell.label == "Workers in the zones, Yên Bái"
    assert 'class="matrix"' in response.content.decode()


def test_a_chair_reads_every_board_and_writes_its_own(as_officer, chair, page):
    response = as_officer(chair).get(page)

    writable = {
        box.cell.column.report.board for box in boxes(response).values() if box.state != "locked"
    }
    assert len(boards(response)) == 7
    assert writable == {chair.board}


def test_a_board_sees_its_own_column(as_officer, board_officer, page):
    response = as_officer(board_officer).get(page)

    assert boards(response) == ["yen-bai"]
    assert "admin/blocs/cycle/" not in response.content.decode().split("breadcrumbs")[1][:600]


def test_a_stranger_to_the_bloc_is_refused(as_officer, cycle_2022, page):
    stranger = make_officer("stranger", Role.BOARD, None)

    assert as_officer(stranger).get(page).status_code == 403


def test_a_cycle_that_is_not_there_has_no_grid(council, db):
    assert council.get(reverse("admin:blocs_cycle_grid", args=[987654])).status_code == 404


def test_a_cycle_without_reports_says_so(council, db):
    empty = another_cycle(1)

    response = council.get(reverse("admin:blocs_cycle_grid", args=[empty.pk]))

    assert response.context["grid"].columns == ()
    assert "No member has a report that you may read." in response.content.decode()


def test_cells_of_several_boards_are_saved_by_the_plain_form_and_the_script(council, page):
    where = [key(report_of(slug)) for slug in ("yen-bai", "hoa-binh")]

    council.post(page, typed(council.get(page), **{each.name: "100 người" for each in where}))
    answer = send(
        council,
        f"{page}cells/",
        [{"cell": str(each), "text": "200 người", "seen": cell(each).token} for each in where],
    ).json()

    assert [rows(each)[0][2] for each in where] == [200, 200]
    assert answer["progress"] == {
        "filled": council.get(page).context["grid"].progress.filled,
        "of": 70,
    }


@pytest.mark.parametrize(
    ("stage", "states"),
    [("conference", {"saved", "empty"}), ("closed", {"locked"}), ("planning", {"locked"})],
)
def test_the_stage_opens_and_closes_every_cell(council, cycle_2022, page, stage, states):
    at_stage(stage)
    if stage != "conference":
        for report in Report.objects.filter(year=2022):
            lock_report(report=report, reason=stage)

    assert {each.state for each in boxes(council.get(page)).values()} == states


def test_an_exemption_opens_one_cell_of_a_closed_year(council, cycle_2022, page, secretary):
    report = report_of()
    lock_report(report=report, reason="đã khép")
    opened(report_of(), secretary, "workers")

    response = council.get(page)

    own = {
        each.cell.key.indicator: each.state
        for each in boxes(response).values()
        if each.cell.key.report == report.pk
    }
    workers = Indicator.objects.get(code="workers").pk
    assert [pk for pk, state in own.items() if state != "locked"] == [workers]


def test_an_exemption_opens_one_board_of_a_closed_year(council, cycle_2022, page, secretary):
    """The reports before it in the row are asked about too, and the policy says no of them."""
    at_stage("proposed")
    for report in Report.objects.filter(year=2022):
        lock_report(report=report, reason="đề nghị")
    opened(report_of("yen-bai"), secretary)

    response = council.get(page)

    states = {each.cell.column.report.board.slug: each.state for each in boxes(response).values()}
    assert [slug for slug, state in states.items() if state != "locked"] == ["yen-bai"]


# Reports that nobody has begun


def test_a_member_without_a_report_can_be_given_one(council, cycle_2022, page):
    report_of("bac-kan").delete()
    board = Board.objects.get(slug="bac-kan")
    assert unopened_boards(cycle_2022) == [board]
    assert f'value="{board.pk}"' in council.get(page).content.decode()

    response = council.post(page, {"open": f"{board.pk}"})

    assert messages(council.get(response["Location"])) == ["The report of Bắc Kạn 2022 is open."]
    assert unopened_boards(cycle_2022) == []


@pytest.mark.parametrize("board", ["", "x", "987654"])
def test_no_other_report_is_begun(council, page, board):
    before = Report.objects.count()

    response = council.post(page, {"open": board})

    assert (response["Location"], Report.objects.count()) == (page, before)


def test_whoever_may_not_begin_a_report_is_not_asked_and_refused(as_officer, auditor, page):
    report_of("bac-kan").delete()
    board = Board.objects.get(slug="bac-kan")
    client = as_officer(auditor)

    assert client.get(page).context["unopened"] == []
    assert client.post(page, {"open": f"{board.pk}"}).status_code == 403
    assert not Report.objects.filter(board=board, year=2022).exists()


# What the bloc knows


def test_what_is_scored_is_a_row(cycle_2022):
    report = report_of()
    expected = set(
        Criterion.objects.filter(scheme__cycle=cycle_2022).values_list("indicator", flat=True)
    )

    assert scored([report]) == expected
    Scheme.objects.update(issued_on=None)
    assert scored([report]) == set()


def test_what_a_board_pledged_is_its_target(cycle_2022):
    report, workers = report_of(), Indicator.objects.get(code="workers")
    for board, amount in ((report.board, 6000), (report_of("hoa-binh").board, 7000)):
        Target.objects.create(
            cycle=cycle_2022, board=board, indicator=workers, amount=amount, unit="person"
        )

    assert targets(report) == {workers.pk: Quantity(6000, UNITS["person"])}


def test_the_council_reads_every_report_of_the_cycle(cycle_2022, secretary, board_officer):
    assert len(readable_reports(cycle_2022, secretary)) == 7
    assert readable_reports(cycle_2022, board_officer) == [report_of()]


# What it costs

COST = 27
"""Queries of the matrix, whatever its size."""


@pytest.mark.parametrize("members", [1, 3, 7])
def test_the_matrix_costs_the_same_for_any_number_of_boards(
    council, cycle_2022, page, members, django_assert_num_queries
):
    kept = [board.pk for board in Board.objects.filter(reports__year=2022)[:members]]
    Report.objects.exclude(board__in=kept).delete()
    Membership.objects.exclude(board__in=kept).delete()

    with django_assert_num_queries(COST):
        response = council.get(page)

    assert len(response.context["grid"].columns) == members


def test_saving_costs_the_same_for_any_number_of_indicators(
    council, cycle_2022, page, django_assert_num_queries
):
    workers = key(report_of())

    def cost():
        entry = {"cell": str(workers), "text": "5.037 lao động"}
        with django_assert_num_queries(ONE_CELL):
            answer = send(council, f"{page}cells/?all=1", [entry])
        return json.loads(answer.content)["progress"]["of"]

    few = cost()
    for number in range(30):
        Indicator.objects.create(
            code=f"chi-tieu-{number}",
            name=f"Chỉ tiêu {number}",
            name_en=f"Indicator {number}",
            dimension="people",
            time_type="stock",
            unit="person",
        )

    assert cost() == few + 7 * 30


ONE_CELL = 26
"""Queries of an entry that says what is stored already."""


def test_lists_and_forms_lead_to_the_matrix(council, cycle_2022, page):
    for address in (
        reverse("admin:blocs_cycle_changelist"),
        reverse("admin:blocs_cycle_change", args=[cycle_2022.pk]),
    ):
        assert f'href="{page}"' in council.get(address).content.decode()


def test_columns_are_in_the_order_of_the_alphabet(cycle_2022, secretary):
    layout = matrix_layout(readable_reports(cycle_2022, secretary), basis="actual")

    names = [column.head for column in layout.columns]
    members = Board.objects.filter(reports__year=2022).order_by("sort_key")
    assert names == [str(board) for board in members]
