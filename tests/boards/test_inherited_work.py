"""The heir of a succession reads, writes and submits what its predecessors left open."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from blocs.enums import Act, MandateRole, MandateStatus
from blocs.models import Mandate
from boards.acting import acting
from boards.enums import CellState, ReportState, Role
from boards.models import Board, Document, Report, Succession
from boards.queries.filings import review_token
from boards.queries.reach import kinship, reports_within_reach
from boards.refusals import Refusal, Refused
from boards.services.exemptions import grant_exemption
from boards.services.filings import verify_report
from boards.services.remarks import make_remark
from config.desk import desk
from config.who_can.people import scopes
from config.who_can.things import lines
from tests.boards.importing import act, faults, stored, upload, workbook
from tests.boards.review import indicator, report_of, submitted
from tests.boards.test_cells import key, put
from tests.conftest import TODAY, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def heir(cycle_2022):
    """An officer of Thái Nguyên, which took Phú Thọ in and finishes its work."""
    event = Succession.objects.create(
        slug="thu",
        kind="merge",
        effective_on=timezone.localdate(),
        document=Document.objects.first(),
        heir=Board.objects.get(slug="thai-nguyen"),
    )
    event.predecessors.set(Board.objects.filter(slug__in=["phu-tho", "thai-nguyen"]))
    event.successors.set([event.heir])
    return make_officer("tn", Role.BOARD, event.heir)


@pytest.fixture
def report(heir):
    return report_of("phu-tho")


def leads(officer, cycle):
    return Mandate.objects.create(
        cycle=cycle,
        board=officer.board,
        role=MandateRole.CHAIR,
        status=MandateStatus.ACTING,
        starts_on=timezone.localdate(),
        document=Document.objects.first(),
    )


def test_it_reads_the_reports_of_its_predecessors(heir):
    slugs = reports_within_reach(heir).values_list("board__slug", flat=True)

    assert sorted(slugs) == ["phu-tho", "thai-nguyen"]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"effective_on": TODAY + timedelta(1)}, id="tomorrow"),
        pytest.param({"heir": None}, id="nobody decided that it inherits"),
    ],
)
def test_it_inherits_from_the_day_and_by_decision_only(stays_today, heir, told):
    Succession.objects.filter(slug="thu").update(**told)

    assert kinship(heir).inherited == frozenset()


def test_it_writes_the_cells_of_its_predecessor(heir, report):
    told = put(key(report), "51.000", officer=heir)

    assert (told.state, stored("phu-tho", "workers").amount) == (CellState.SAVED, 51000)


def test_the_grid_opens_the_cells_of_its_predecessor(heir, report, as_officer):
    page = as_officer(heir).get(reverse("admin:boards_report_grid", args=[report.pk]))

    closed = {box.cell.closed for line in page.context["lines"] for box in line.boxes}
    assert closed == {""}


def test_it_submits_the_report_of_its_predecessor(heir):
    report = submitted(heir, slug="phu-tho")

    assert report.state == ReportState.SUBMITTED


def test_its_file_may_hold_the_rows_of_both(heir, as_officer):
    client = as_officer(heir)
    rows = workbook(
        ["phu-tho", 2022, "workers", "51.000"], ["thai-nguyen", 2022, "workers", "91.000"]
    )

    act(client, page := upload(client, rows), "commit")

    assert faults(page) == []
    assert stored("phu-tho", "workers").amount == 51000


def test_what_it_wrote_for_its_predecessor_it_takes_back(heir, as_officer):
    client = as_officer(heir)
    page = upload(client, workbook(["phu-tho", 2022, "workers", "51.000"]))

    act(client, act(client, page, "commit"), "undo")

    assert stored("phu-tho", "workers").amount == 50000


def test_the_template_of_its_predecessor_is_not_that_of_another_board(heir, report, as_officer):
    client = as_officer(heir)
    template = client.get(reverse("admin:boards_intake_template", args=[report.pk])).content

    assert faults(upload(client, template)) == []


def test_its_desk_says_what_is_still_to_be_filled(heir, report):
    Report.objects.filter(pk=report.pk).update(state=ReportState.DRAFT)

    fill = next(section for section in desk(heir) if section.code == "fill")

    assert "Phú Thọ 2022" in [item.whose for item in fill.items]


def test_it_never_reviews_it_even_as_chair(heir, secretary, cycle_2022):
    leads(heir, cycle_2022)
    report = submitted(secretary, slug="phu-tho")

    with pytest.raises(Refused) as caught:
        verify_report(report=report, officer=heir, token=review_token(report))

    assert caught.value.refusal == Refusal.REVIEW_OF_OWN_BOARD


def test_it_never_opens_it_for_itself(heir, report, cycle_2022):
    leads(heir, cycle_2022)

    with pytest.raises(Refused) as caught:
        grant_exemption(
            report=report,
            officer=heir,
            reason="x",
            expires_at=timezone.now() + timedelta(1),
        )

    assert caught.value.refusal == Refusal.EXEMPTION_OF_OWN_BOARD


def test_a_request_asks_for_the_kinship_once(heir, django_assert_num_queries):
    with acting(request="a"), django_assert_num_queries(2):
        for _time in range(3):
            kinship(heir)


def test_the_stand_in_of_a_request_shares_what_is_known(heir, as_officer, report):
    """The admin asks by the lazy officer of the request, the policy by the officer behind it."""
    client = as_officer(heir)

    response = client.get(reverse("admin:boards_report_change", args=[report.pk]))

    assert response.status_code == 200
    assert response.context["has_change_permission"]


def test_who_can_names_the_reports_that_it_inherited(heir):
    with translation.override("en"):
        words = [scope.words for scope in scopes(heir)]

    assert [each.partition(",")[0] for each in words if each.startswith("Report of")] == [
        "Report of Phú Thọ",
        "Report of Thái Nguyên",
        "Report of Phú Thọ",
        "Report of Thái Nguyên",
    ]


def test_who_can_names_the_heir_beside_the_report(heir, report, secretary):
    with translation.override("en"):
        told = {line.act: line.may for line in lines(report, secretary)}

    names = [name for _right, names in told[str(Act.EDIT_FIGURES.label)] for name in names]
    assert "tn" in names


def test_an_answer_of_the_heir_is_an_answer_of_the_board(heir, report, secretary):
    make_remark(report=report, indicator=indicator(), text="Đã kiểm tra.", officer=heir)

    [answer] = next(section for section in desk(secretary) if section.code == "remarks").items

    assert answer.whose == "Phú Thọ 2022"
    assert [section.code for section in desk(heir) if section.code == "remarks"] == []
