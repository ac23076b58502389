"""Last year's figures under a draft, beside the rules in force."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from blocs.models import Cycle, Scheme
from blocs.refusals import Refusal
from boards.enums import Role
from boards.models import Board, Change, ExchangeRate, Indicator
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def draft(cycle_2022):
    """Of the year after: three criteria, one of an indicator that 2022 did not have."""
    cycle = Cycle.objects.get(year=2023, bloc=cycle_2022.bloc)
    new = Indicator.objects.create(
        code="patents", name="Sáng chế", name_en="Patents", dimension="count", unit="project",
        time_type="flow", order=99,
    )  # fmt: skip
    scheme = Scheme.objects.create(
        cycle=cycle, code="du-thao", name="Dự thảo", name_en="Draft", rate_kind="period_end",
        missing_policy="zero",
    )  # fmt: skip
    for order, (code, indicator, maximum) in enumerate(
        [
            ("du-an", Indicator.objects.get(code="projects_attracted"), 25),
            ("lao-dong", Indicator.objects.get(code="workers"), 50),
            ("sang-che", new, 25),
        ]
    ):
        scheme.criteria.create(
            code=code, order=order, name=code, name_en=code, indicator=indicator,
            maximum=Decimal(maximum), method="relative_to_largest", parameters={},
        )  # fmt: skip
    return scheme


@pytest.fixture
def page(as_officer, secretary):
    client = as_officer(secretary)
    return lambda scheme: client.get(reverse("admin:blocs_scheme_replay", args=[scheme.pk]))


def test_both_standings_stand_side_by_side_and_movers_are_explained(page, draft):
    response = page(draft)

    moved = {row.board: (row.before_place, row.place) for row in response.context["rows"]}
    boards = {row.name: row for row in response.context["page"].changes.boards}
    causes = {line.name: line.causes for line in boards["Phú Thọ"].lines}
    assert moved["Yên Bái"] == (5, 4)
    assert moved["Hòa Bình"] == (4, 5)
    assert causes["lao-dong"] == ("Điểm tối đa đổi từ 25 thành 50.",)
    assert causes["Vốn đăng ký"] == ("Bảng tiêu chí không còn tiêu chí này.",)
    assert response.context["page"].changes.figures == ()


def test_criteria_that_the_year_cannot_answer_are_named(page, draft):
    response = page(draft)

    [left] = response.context["page"].left_out
    assert (left.name, left.maximum) == ("sang-che", "25")
    assert left.why in response.content.decode()


def test_an_amendment_is_compared_with_what_is_in_force_in_its_own_year(page, draft):
    paper = {"issued_on": date(2023, 2, 1), "illustrative": True}
    Scheme.objects.filter(pk=draft.pk).update(**paper)
    amended = Scheme.objects.create(
        cycle=draft.cycle, code="du-thao", version=2, name="Sửa đổi", name_en="Amended",
        rate_kind="period_end", missing_policy="zero",
    )  # fmt: skip

    response = page(amended)

    assert response.context["page"].present == draft
    assert {row.points for row in response.context["rows"]} == {None}


def test_a_year_that_has_none_before_it_says_so(page, cycle_2022):
    response = page(Scheme.objects.get(cycle=cycle_2022))

    assert response.context["refused"] == str(Refusal.NO_YEAR_BEFORE.label)
    assert str(Refusal.NO_YEAR_BEFORE.label) in response.content.decode()


def test_a_rate_that_is_not_there_is_told_in_words(page, draft):
    capital = Indicator.objects.get(code="registered_capital")
    draft.criteria.filter(code="sang-che").update(indicator=capital)
    draft.rate_kind = "period_average"
    draft.save()
    ExchangeRate.objects.filter(kind="period_average").delete()

    assert page(draft).context["refused"] == "thiếu tỷ giá USD"


def test_the_page_costs_the_same_for_one_and_for_three_boards(page, draft):
    members = draft.cycle.bloc.memberships.order_by("seat")
    seats = list(members.values_list("pk", flat=True))
    costs = []

    for boards in (3, 1):
        members.exclude(pk__in=seats[:boards]).delete()
        page(draft)  # What is only read once is read.
        with CaptureQueriesContext(connection) as queries:
            page(draft)
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_it_writes_nothing_and_cannot_be_posted(as_officer, secretary, page, draft):
    before = Change.objects.count()

    page(draft)

    address = reverse("admin:blocs_scheme_replay", args=[draft.pk])
    assert Change.objects.count() == before
    assert as_officer(secretary).post(address).status_code == 405


def test_an_officer_of_a_board_does_not_read_it(as_officer, draft):
    officer = make_officer("canbo", Role.BOARD, Board.objects.get(slug="yen-bai"))

    address = reverse("admin:blocs_scheme_replay", args=[draft.pk])

    assert as_officer(officer).get(address).status_code == 403


def test_whoever_reads_schemes_but_no_results_is_refused(as_officer, secretary, draft, monkeypatch):
    asked = type(secretary).has_perm
    monkeypatch.setattr(
        type(secretary),
        "has_perm",
        lambda self, perm, obj=None: perm != "blocs.view_edition" and asked(self, perm, obj),
    )

    address = reverse("admin:blocs_scheme_replay", args=[draft.pk])

    assert as_officer(secretary).get(address).status_code == 403


def test_the_table_of_criteria_leads_to_it(as_officer, secretary, draft):
    tree = reverse("admin:blocs_scheme_tree", args=[draft.pk])

    html = as_officer(secretary).get(tree).content.decode()

    assert reverse("admin:blocs_scheme_replay", args=[draft.pk]) in html
