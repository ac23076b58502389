"""Setting targets: typed amounts, reasons for low ones and for none, and who may when."""

from decimal import Decimal

import pytest

from blocs.enums import PledgeState, Stage
from blocs.models import Cycle, Pledge, Target
from blocs.queries.targets import target_sheet
from blocs.refusals import Refusal
from blocs.services.targets import Pledged, choose_indicators, set_targets
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Role
from boards.models import Board, Indicator
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from tests.conftest import make_officer


@pytest.fixture
def projects(bloc_2022):
    return Indicator.objects.get(code="projects_attracted")


@pytest.fixture
def workers(bloc_2022):
    return Indicator.objects.get(code="workers")


def pledged(indicator, amount=None, reason="", printed=""):
    quantity = None if amount is None else Quantity(Decimal(amount), UNITS[indicator.unit])
    return Pledged(indicator, quantity, printed or str(amount or ""), reason)


def put(cycle, board, officer, *said, seen=None):
    if seen is None:
        seen = target_sheet(cycle).of(board.pk).token
    return set_targets(cycle=cycle, board=board, officer=officer, pledged=said, seen=seen)


def refusal(*said, **options):
    with pytest.raises(Refused) as refused:
        put(*said, **options)
    return refused.value.refusal, refused.value.detail


def rows():
    return [
        f"{each.indicator.code} {each.amount} {each.unit} {each.as_printed} {each.reason}".strip()
        for each in Target.objects.order_by("pk")
    ]


def test_targets_are_kept_as_typed_and_as_understood(cycle, yen_bai, board_officer, projects):
    written = put(cycle, yen_bai, board_officer, pledged(projects, 12, printed="12 dự án"))

    assert written == 1
    assert rows() == ["projects_attracted 12.000000 project 12 dự án"]


def test_none_is_kept_with_its_reason(cycle, yen_bai, board_officer, workers):
    put(cycle, yen_bai, board_officer, pledged(workers, reason="chưa có cơ sở"))

    assert rows() == ["workers None person  chưa có cơ sở"]


def test_none_without_a_reason_is_refused(cycle, yen_bai, board_officer, workers):
    assert refusal(cycle, yen_bai, board_officer, pledged(workers)) == (
        Refusal.NO_TARGET_NEEDS_REASON,
        "Workers in the zones",
    )


def test_worse_than_last_year_needs_a_reason(cycle, yen_bai, board_officer, projects):
    assert refusal(cycle, yen_bai, board_officer, pledged(projects, 10)) == (
        Refusal.LOW_TARGET_NEEDS_REASON,
        "Projects attracted",
    )

    put(cycle, yen_bai, board_officer, pledged(projects, 10, reason="hết quỹ đất"))
    assert rows() == ["projects_attracted 10.000000 project 10 hết quỹ đất"]


def test_all_stand_or_none(cycle, yen_bai, board_officer, projects, workers):
    refusal(cycle, yen_bai, board_officer, pledged(projects, 12), pledged(workers))

    assert rows() == []


def test_what_is_not_said_stays_and_what_is_the_same_is_not_written(
    cycle, yen_bai, board_officer, projects, workers
):
    put(cycle, yen_bai, board_officer, pledged(projects, 12), pledged(workers, 6000))

    again = put(cycle, yen_bai, board_officer, pledged(projects, 12))
    changed = put(cycle, yen_bai, board_officer, pledged(projects, 13))

    assert (again, changed) == (0, 1)
    assert rows() == [
        "projects_attracted 13.000000 project 13",
        "workers 6000.000000 person 6000",
    ]


def test_what_somebody_changed_meanwhile_is_not_overwritten(
    cycle, yen_bai, board_officer, projects
):
    seen = target_sheet(cycle).of(yen_bai.pk).token
    put(cycle, yen_bai, board_officer, pledged(projects, 12))

    said = refusal(cycle, yen_bai, board_officer, pledged(projects, 20), seen=seen)

    assert said == (Refusal.TARGETS_STALE, "")
    assert rows() == ["projects_attracted 12.000000 project 12"]


def test_indicator_that_nobody_pledges_is_refused(cycle, yen_bai, board_officer):
    land = Indicator.objects.get(code="land_planned")

    assert refusal(cycle, yen_bai, board_officer, pledged(land, 1)) == (
        Refusal.NOT_PLEDGED,
        "Planned land",
    )


def test_board_that_is_no_member_pledges_nothing(cycle, yen_bai, secretary, projects):
    cycle.bloc.memberships.filter(board=yen_bai).delete()

    assert refusal(cycle, yen_bai, secretary, pledged(projects, 12), seen="") == (
        Refusal.NOT_A_MEMBER,
        "Yên Bái",
    )


def test_reason_that_is_too_long_is_refused(cycle, yen_bai, board_officer, projects):
    said = refusal(cycle, yen_bai, board_officer, pledged(projects, 12, reason="a" * 301))

    assert said == (BoardRefusal.TEXT_TOO_LONG, "301 > 300")


@pytest.mark.parametrize(
    ("states", "closed"),
    [
        ([PledgeState.DRAFT], False),
        ([PledgeState.OPEN], True),
        ([PledgeState.SIGNED], True),
        ([PledgeState.SIGNED, PledgeState.DRAFT], False),
    ],
)
def test_targets_stand_in_a_pledge_that_is_open_or_signed(
    cycle, yen_bai, board_officer, projects, states, closed
):
    for version, state in enumerate(states, start=1):
        Pledge.objects.create(cycle=cycle, version=version, state=state)

    try:
        put(cycle, yen_bai, board_officer, pledged(projects, 12))
    except Refused as refused:
        said = refused.refusal
    else:
        said = None

    assert said == (Refusal.TARGETS_CLOSED if closed else None)


def test_another_board_does_not_set_them(cycle, yen_bai, projects):
    officer = make_officer("phu-tho", Role.BOARD, Board.objects.get(slug="phu-tho"))

    said = refusal(cycle, yen_bai, officer, pledged(projects, 12))

    assert said == (BoardRefusal.NOT_ALLOWED, "")


def test_stage_closes_them(cycle, yen_bai, board_officer, projects):
    Cycle.objects.filter(pk=cycle.pk).update(stage=Stage.REPORTING)

    said = refusal(cycle, yen_bai, board_officer, pledged(projects, 12))

    assert said == (Refusal.WRONG_STAGE, "reporting")


def codes(cycle):
    return [each.code for each in target_sheet(cycle).indicators]


def test_indicators_are_those_of_last_years_scheme_until_there_is_one(cycle):
    assert codes(cycle) == ["projects_attracted", "registered_capital", "trade_value", "workers"]


def test_indicators_of_the_years_own_scheme_go_before(cycle, workers):
    scheme = Cycle.objects.get(year=2022).schemes.get()
    last = scheme.criteria.get(indicator=workers)
    scheme.pk, scheme.cycle = None, cycle
    scheme.save()
    last.pk, last.scheme = None, scheme
    last.save()

    assert codes(cycle) == ["workers"]


def test_indicators_that_were_pledged_last_year_go_before_its_scheme(cycle, projects):
    Cycle.objects.get(year=2022).pledged_indicators.set([projects])

    assert codes(cycle) == ["projects_attracted"]


def test_first_year_of_a_bloc_has_none(cycle):
    assert codes(Cycle.objects.select_related("bloc").get(year=2022)) == [
        "projects_attracted",
        "registered_capital",
        "trade_value",
        "workers",
    ]
    Cycle.objects.get(year=2022).schemes.all().update(issued_on=None)

    assert codes(Cycle.objects.select_related("bloc").get(year=2022)) == []


def test_indicators_are_chosen(cycle, writer, projects, workers):
    choose_indicators(cycle=cycle, officer=writer, indicators=[workers, projects])

    assert codes(cycle) == ["projects_attracted", "workers"]


def test_no_indicator_is_no_choice(cycle, writer):
    with pytest.raises(Refused) as refused:
        choose_indicators(cycle=cycle, officer=writer, indicators=[])

    assert refused.value.refusal == Refusal.NO_INDICATORS


def test_member_does_not_choose_the_indicators(cycle, board_officer, workers):
    with pytest.raises(Refused) as refused:
        choose_indicators(cycle=cycle, officer=board_officer, indicators=[workers])

    assert refused.value.refusal == BoardRefusal.NOT_ALLOWED


def test_indicators_stand_with_the_targets(cycle, writer, workers):
    Pledge.objects.create(cycle=cycle, state=PledgeState.OPEN)

    with pytest.raises(Refused) as refused:
        choose_indicators(cycle=cycle, officer=writer, indicators=[workers])

    assert refused.value.refusal == Refusal.TARGETS_CLOSED


@pytest.mark.parametrize("members", [1, 3])
def test_sheet_costs_the_same_for_any_number_of_members(
    cycle, members, promise_all, django_assert_num_queries
):
    cycle.bloc.memberships.filter(seat__gt=members).delete()
    promise_all()

    with django_assert_num_queries(10):
        sheet = target_sheet(cycle)

    assert len(sheet.members) == members
