"""Which reports an officer may read: own board, bloc that the board leads today, all."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from blocs.enums import MandateRole, MandateStatus
from blocs.models import Mandate
from blocs.queries.reach import cycles_of, running_mandates
from boards.enums import Role
from boards.models import Board, Document, Officer, Report
from boards.queries.reach import is_bound, reports_within_reach

DAY = timedelta(1)
MEMBERS = [
    "bac-giang 2022",
    "bac-kan 2022",
    "hoa-binh 2022",
    "phu-tho 2022",
    "thai-nguyen 2022",
    "tuyen-quang 2022",
    "yen-bai 2022",
]


@pytest.fixture
def lead(cycle_2022, board_officer):
    """Gives the board of the officer a mandate of 2022."""
    Report.objects.create(board=Board.objects.get(slug="hoa-binh"), year=2023)
    stranger = Board.objects.create(
        slug="xa", name="Ban xa", short_name="Xa", province=board_officer.board.province
    )
    Report.objects.create(board=stranger, year=2022)

    def made(**said):
        defaults = {
            "role": MandateRole.DEPUTY,
            "status": MandateStatus.ACTING,
            "starts_on": timezone.localdate(),
            "ends_on": None,
        }
        return Mandate.objects.create(
            cycle=cycle_2022,
            board=board_officer.board,
            document=Document.objects.first(),
            **defaults | said,
        )

    return made


def reached(officer):
    reports = reports_within_reach(officer).select_related("board")
    return sorted(f"{report.board.slug} {report.year}" for report in reports)


def test_an_officer_of_a_board_reads_its_reports(lead, board_officer):
    assert reached(board_officer) == ["yen-bai 2022"]


@pytest.mark.parametrize("role", MandateRole)
@pytest.mark.parametrize("status", [MandateStatus.ANNOUNCED, MandateStatus.ACTING])
def test_officers_of_a_leader_read_the_reports_of_the_members_of_that_year(
    lead, board_officer, role, status
):
    lead(role=role, status=status)

    assert reached(board_officer) == MEMBERS


@pytest.mark.parametrize(
    ("starts", "ends", "status"),
    [
        pytest.param(1, None, MandateStatus.ACTING, id="from tomorrow on"),
        pytest.param(-9, 0, MandateStatus.ACTING, id="until yesterday"),
        pytest.param(0, None, MandateStatus.PROPOSED, id="proposed"),
        pytest.param(-9, 9, MandateStatus.ENDED, id="ended before its day"),
    ],
)
def test_a_mandate_that_does_not_run_adds_nothing(lead, board_officer, starts, ends, status):
    today = timezone.localdate()
    lead(
        starts_on=today + starts * DAY,
        ends_on=None if ends is None else today + ends * DAY,
        status=status,
    )

    assert reached(board_officer) == ["yen-bai 2022"]


def test_a_board_that_left_before_the_day_of_the_cycle_is_no_member(
    lead, board_officer, cycle_2022
):
    lead()
    left = cycle_2022.bloc.memberships.filter(board__slug="bac-kan")
    left.update(ends_on=cycle_2022.members_on)

    assert reached(board_officer) == [name for name in MEMBERS if name != "bac-kan 2022"]
    assert list(cycles_of(Board.objects.get(slug="bac-kan").pk, 2022)) == []


def test_a_board_that_joined_after_the_day_of_the_cycle_is_no_member(
    lead, board_officer, cycle_2022
):
    lead()
    late = cycle_2022.bloc.memberships.filter(board__slug="bac-kan")
    late.update(starts_on=cycle_2022.members_on + DAY)

    assert "bac-kan 2022" not in reached(board_officer)


@pytest.mark.parametrize(
    ("role", "superuser"),
    [(Role.SECRETARIAT, False), (Role.AUDITOR, False), (Role.BOARD, True)],
)
def test_the_council_auditors_and_superusers_read_all(lead, role, superuser):
    officer = Officer(role=role, is_superuser=superuser)

    assert not is_bound(officer)
    assert reached(officer) == sorted([*MEMBERS, "hoa-binh 2023", "xa 2022"])


def test_an_officer_of_no_board_reads_none(lead):
    assert reached(Officer(role=Role.BOARD)) == []


def test_a_board_belongs_to_the_cycles_of_its_blocs_in_that_year(cycle_2022):
    board = Board.objects.get(slug="yen-bai")

    assert list(cycles_of(board.pk, 2022)) == [cycle_2022]
    assert list(cycles_of(board.pk, 2031)) == []


def test_reach_is_one_query_and_one_for_the_kin_of_the_board(
    lead, board_officer, django_assert_num_queries
):
    lead()

    with django_assert_num_queries(2):
        list(reports_within_reach(board_officer))


def test_what_runs_is_asked_of_the_calendar_of_viet_nam(lead, monkeypatch):
    mandate = lead(starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1))
    moments = [
        datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC),
        datetime(2026, 12, 31, 17, tzinfo=UTC),
    ]

    running = []
    for moment in moments:
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        running.append(running_mandates().filter(pk=mandate.pk).exists())

    assert running == [True, False]
