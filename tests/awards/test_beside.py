"""A board that sits in two blocs: the same year is seen from both, with the earlier paper."""

from datetime import date

import pytest
from django.utils import translation

from awards.enums import Ground, RuleKind, Verdict
from awards.models import AwardRule
from awards.queries.beside import beside
from awards.queries.planning import grounds_of
from awards.refusals import Refusal
from awards.services import nominate
from blocs.enums import Stage
from blocs.models import Bloc, Cycle, Membership
from boards.models import Document
from boards.refusals import Refused
from tests.awards.decided import (
    FLAG,
    MERIT,
    award,
    board,
    closed,
    decide,
    end,
    grant,
    granted,
    nominated,
)
from tests.boards.rows import succession

pytestmark = pytest.mark.django_db

FLAG_GIVEN = "Cùng năm đã tặng Cờ thi đua của Bộ (12/QĐ-BKHĐT (03/02/2023); {bloc})."
MERIT_PROPOSED = "Cùng năm đã đề nghị Bằng khen của Bộ trưởng (Khối tỉnh)."


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def year(edition_2022):
    return edition_2022.cycle


@pytest.fixture
def province(year):
    """The same year of a bloc of the province, in which Bắc Giang sits too."""
    bloc = Bloc.objects.create(
        slug="khoi-tinh", name="Khối tỉnh", short_name="Khối tỉnh", council="Hội đồng tỉnh"
    )
    Membership.objects.create(
        bloc=bloc,
        board=board("bac-giang"),
        seat=1,
        starts_on=date(2020, 1, 1),
        document=Document.objects.first(),
    )
    return Cycle.objects.create(
        bloc=bloc, year=2022, stage=Stage.PROPOSED, members_on=date(2022, 12, 31)
    )


def elsewhere(cycle, slug="bac-giang", of=FLAG):
    return [
        (each.verdict, each.fact.vi)
        for each in grounds_of(cycle, board(slug), award(of))
        if each.ground == Ground.ELSEWHERE
    ]


def one_achievement(of=FLAG):
    return AwardRule.objects.create(
        award=award(of),
        kind=RuleKind.ONE_ACHIEVEMENT,
        starts_on=date(2020, 1, 1),
        source="Điều 5",
        certainty="press",
    )


def test_a_proposal_of_another_bloc_bars_the_same_award_and_cites_the_bloc(
    year, province, secretary
):
    nominated(province, secretary)

    assert elsewhere(year) == [
        (Verdict.UNMET, "Cùng năm đã đề nghị Cờ thi đua của Bộ (Khối tỉnh).")
    ]
    assert elsewhere(year, "yen-bai") == []
    with pytest.raises(Refused, match="Khối tỉnh") as refused:
        nominate(
            cycle=year, board=board("bac-giang"), award=award(), officer=secretary, achievements="x"
        )
    assert refused.value.refusal == Refusal.NOT_ELIGIBLE


def test_another_award_is_a_question_until_a_rule_says_one_achievement_one_award(
    year, province, secretary
):
    nominated(province, secretary, of=MERIT)

    before = elsewhere(year)
    one_achievement()

    assert (before, elsewhere(year)) == (
        [(Verdict.OPEN, MERIT_PROPOSED)],
        [(Verdict.UNMET, MERIT_PROPOSED)],
    )


def test_what_was_given_is_cited_by_its_decision_until_it_ends(year, province, secretary):
    given = decide(province, secretary, granted(nominated(province, secretary)))

    before = elsewhere(year)
    end(given.conferrals.get(), secretary, decide(province, secretary, number="90/QĐ"))

    assert before == [(Verdict.UNMET, FLAG_GIVEN.format(bloc="Khối tỉnh"))]
    assert elsewhere(year) == []


def test_what_was_given_here_without_a_proposal_counts_and_a_proposal_is_told_once(
    year, province, secretary
):
    proposed = nominated(year, secretary, "yen-bai")
    decide(closed(year), secretary, grant(), granted(proposed))

    assert elsewhere(year) == [(Verdict.UNMET, FLAG_GIVEN.format(bloc=year.bloc.short_name))]
    assert elsewhere(year, "yen-bai") == []
    assert [fact for _verdict, fact in elsewhere(province)] == [
        FLAG_GIVEN.format(bloc=year.bloc.short_name)
    ]


def test_what_a_predecessor_or_successor_is_proposed_for_is_asked(year, province, secretary):
    event = succession(1)
    event.predecessors.set([board("yen-bai")])
    event.successors.set([board("bac-giang")])
    type(event).objects.filter(pk=event.pk).update(effective_on=date(2022, 6, 1))
    nominated(province, secretary)

    assert elsewhere(year, "yen-bai") == [
        (
            Verdict.OPEN,
            "Cùng năm đã đề nghị Cờ thi đua của Bộ cho Bắc Giang, đơn vị tiền thân hoặc kế thừa "
            "(Khối tỉnh).",
        )
    ]


@pytest.mark.parametrize("more", [1, 3])
def test_it_costs_the_same_for_any_number_of_proposals(
    year, province, secretary, more, django_assert_num_queries
):
    for slug in ("bac-giang", "yen-bai", "phu-tho")[:more]:
        nominated(province, secretary, slug)
        decide(province, secretary, grant(slug, MERIT), number=f"{slug} 1/QĐ", title="x",
               issuer=slug)  # fmt: skip

    key = board("bac-giang").pk

    with django_assert_num_queries(3):
        found = beside([key], year)

    assert len(found[key]) == 2
