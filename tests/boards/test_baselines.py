"""Baselines read from the database: a fixed number of queries, and only what nobody doubts."""

from datetime import date
from decimal import Decimal

import pytest

from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Basis, Comparison, Doubt, Qualifier, SuccessionKind
from boards.models import Board, Document, Figure, Indicator, Report, Succession
from boards.queries.baselines import baselines, baselines_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def union(bloc_2022):
    """Bắc Kạn and Thái Nguyên of the 2022 data, merged for the test."""
    one = Board.objects.create(
        slug="hop-nhat",
        name="Ban hợp nhất",
        short_name="Hợp nhất",
        province=Board.objects.get(slug="thai-nguyen").province,
        founded_on=date(2025, 7, 1),
    )
    merge(["bac-kan", "thai-nguyen"], one)
    return one


def merge(before, after, comparison=Comparison.RESTATED, on=date(2025, 7, 1)):
    event = Succession.objects.create(
        slug=f"thu-{after.slug}",
        kind=SuccessionKind.MERGE,
        effective_on=on,
        document=Document.objects.first(),
        comparison=comparison,
    )
    event.predecessors.set(Board.objects.filter(slug__in=before))
    event.successors.set([after])
    return event


def beside(board, code, year=2022):
    indicator = Indicator.objects.get(code=code)
    return baselines(board, year, [indicator])[indicator.pk]


def test_both_currencies_are_kept_as_parts(bloc_2022):
    merge(["thai-nguyen", "yen-bai"], board := Board.objects.get(slug="thai-nguyen"))

    found = beside(board, "registered_capital")

    assert {(part.amount, part.unit.code) for part in found.parts} == {
        (Decimal(2560), "VND_BN"),
        (Decimal("1.527"), "USD_BN"),
    }


def test_inexact_parts_make_an_inexact_sum(union):
    found = beside(union, "workers")

    assert (found.parts, found.mark.en, found.of.en) == (
        (Quantity(Decimal(92193), UNITS["person"], Qualifier.MORE_THAN),),
        "restated",
        "the sum of Bắc Kạn, Thái Nguyên",
    )


def test_a_board_without_a_past_is_compared_with_itself(bloc_2022):
    found = beside(Board.objects.get(slug="bac-giang"), "workers")

    assert (found.parts, found.mark) == (
        (Quantity(Decimal(195578), UNITS["person"], Qualifier.NONE),),
        None,
    )


def test_what_is_blocked_by_a_doubt_is_no_figure(union):
    Figure.objects.filter(report__board__slug="bac-kan", indicator__code="workers").update(
        doubt=Doubt.BLOCKING, doubt_reason="lạ"
    )

    assert beside(union, "workers").why.en == "Bắc Kạn has no figure for 2022"


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        pytest.param(Doubt.NONE, Decimal(7), id="the actual counts"),
        pytest.param(Doubt.BLOCKING, Decimal(9), id="a doubted actual leaves the estimate"),
    ],
)
def test_actual_stands_before_estimate(bloc_2022, doubt, expected):
    report = Report.objects.get(board__slug="yen-bai")
    indicator = Indicator.objects.get(code="workers")
    report.figures.filter(indicator=indicator).delete()
    for basis, amount in ((Basis.ESTIMATE, 9), (Basis.ACTUAL, 7)):
        Figure.objects.create(
            report=report,
            indicator=indicator,
            basis=basis,
            amount=amount,
            unit="person",
            doubt=doubt if basis == Basis.ACTUAL else "",
            doubt_reason="lạ" if doubt else "",
        )

    assert beside(report.board, "workers").parts[0].amount == expected


@pytest.mark.parametrize("boards", [1, 3])
def test_many_boards_cost_as_many_queries_as_one(union, boards, django_assert_num_queries):
    indicators = list(Indicator.objects.all())
    wanted = [union.pk, *Board.objects.exclude(pk=union.pk).values_list("pk", flat=True)[:2]]

    with django_assert_num_queries(3):
        found = baselines_of(wanted[:boards], range(2022 - boards, 2023), indicators)

    assert len(found) == boards * (boards + 1)


def test_two_queries_where_a_board_never_changed(union, django_assert_num_queries):
    board = Board.objects.get(slug="bac-giang")
    indicators = list(Indicator.objects.all())

    with django_assert_num_queries(2):
        found = baselines(board, 2022, indicators)

    assert len(found) == len(indicators)
