"""The plan of a year: eligibility with every ground, what is left, proposals all or none."""

import json
from datetime import date
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import translation

from awards.enums import Base, RuleKind
from awards.models import Award, AwardRule, Conferral, Decision, Nomination
from awards.queries.planning import plan_of
from awards.refusals import Refusal
from awards.services import nominate, nominate_chosen
from blocs.enums import Stage
from blocs.models import Cycle, Edition
from blocs.refusals import Refusal as BlocRefusal
from boards.models import Board, Document
from boards.refusals import Refused
from tests.awards.catalogue import FLAG, the_flag
from tests.boards.rows import succession
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db

MERIT = "bang-khen-bo-truong"
PRACTICE = "Thông lệ của các khối thuộc bộ; hướng dẫn từng năm của Hội đồng (chưa đối chiếu)"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def year(edition_2022):
    return edition_2022.cycle


def award(slug=FLAG):
    return Award.objects.get(slug=slug)


def board(slug):
    return Board.objects.get(slug=slug)


def cell(plan, slug, of=FLAG):
    [found] = [
        each
        for row in plan.rows
        for each in row.cells
        if (row.board.slug, each.award.slug) == (slug, of)
    ]
    return found


def heading(plan, of=FLAG):
    [found] = [each for each in plan.headings if each.award.slug == of]
    return found


def rule(kind, of=FLAG, **figures):
    return AwardRule.objects.create(
        award=award(of),
        kind=kind,
        source="Điều 20",
        certainty="press",
        **{"starts_on": date(2020, 1, 1), **figures},
    )


def propose(year, officer, slug, of=FLAG):
    return nominate(
        cycle=year, board=board(slug), award=award(of), officer=officer, achievements="tốt"
    )


def conferred(cycle, slug, year, **fields):
    past, _made = Cycle.objects.get_or_create(
        bloc=cycle.bloc, year=year, defaults={"members_on": date(year, 12, 31)}
    )
    document = Document.objects.create(
        slug=f"qd-{year}-{slug}", kind="decision", number=f"{year}/QĐ", title="Tặng cờ", issuer="Bộ"
    )
    decision = Decision.objects.create(document=document, cycle=past)
    return Conferral.objects.create(decision=decision, board=board(slug), award=award(), **fields)


# Reading the plan


def test_everybody_stands_by_place_with_what_is_left(year):
    plan = plan_of(year)

    assert [(row.board.slug, row.place) for row in plan.rows][:3] == [
        ("bac-giang", 1),
        ("thai-nguyen", 2),
        ("phu-tho", 3),
    ]
    assert (plan.day, plan.illustrative) == (date(2023, 1, 6), True)
    assert (heading(plan).left, heading(plan).source) == (1, PRACTICE)
    assert heading(plan, MERIT).quota == ""
    assert cell(plan, "bac-giang").state == "eligible"


def test_what_is_chosen_takes_the_place_of_others(year):
    plan = plan_of(year, [f"thai-nguyen:{FLAG}"])

    assert (cell(plan, "thai-nguyen").chosen, cell(plan, "thai-nguyen").state) == (
        True,
        "eligible",
    )
    assert (heading(plan).left, heading(plan).over) == (0, False)
    assert cell(plan, "bac-giang").state == "near"
    assert [each.fact for each in cell(plan, "bac-giang").reasons] == [
        "Nhiều nhất 1 đơn vị của khối trong một năm. Đã đề nghị 1, còn 0."
    ]


def test_more_than_there_are_places_is_said_above_the_award(year):
    plan = plan_of(year, [f"thai-nguyen:{FLAG}", f"bac-giang:{FLAG}"])

    assert (heading(plan).left, heading(plan).over) == (0, True)
    assert {cell(plan, slug).state for slug in ("thai-nguyen", "bac-giang")} == {"near"}


def test_what_is_proposed_is_not_chosen_again(year, secretary):
    propose(year, secretary, "bac-giang")

    plan = plan_of(year, [f"bac-giang:{FLAG}"])

    assert (cell(plan, "bac-giang").state, cell(plan, "bac-giang").chosen) == ("proposed", False)
    assert plan.chosen() == ()


def test_a_year_without_a_result_leaves_places_open(cycle_2022):
    found = cell(plan_of(cycle_2022), "bac-giang")

    assert [each.fact for each in found.open] == [
        "Chưa có kết quả được công bố.",
        "Chưa có kết quả bỏ phiếu.",
    ]
    assert found.state == "eligible"


def test_a_condition_of_the_scheme_bars(year):
    edition = Edition.objects.get(cycle=year)
    document = edition.sealed
    effects = {"ky-luat": "not_proposable", "muon": "zero"}
    document["scheme"]["conditions"] = [
        {"code": code, "name": "Bị kỷ luật", "name_en": "Disciplined", "effect": effect,
         "clause": "Điều 9"}
        for code, effect in effects.items()
    ]  # fmt: skip
    for standing in document["standings"]:
        standing["unmet"] = list(effects) if standing["board"] == "bac-giang" else []
    Edition.objects.filter(pk=edition.pk).update(payload=json.dumps(document))

    plan = plan_of(year)

    assert [each.fact for each in cell(plan, "bac-giang").reasons] == ["Vướng: Bị kỷ luật."]
    assert (cell(plan, "bac-giang").state, cell(plan, "thai-nguyen").state) == (
        "barred",
        "eligible",
    )


def test_an_award_of_late_bars_and_that_of_a_predecessor_is_asked(year):
    rule(RuleKind.INTERVAL, number=5)
    conferred(year, "bac-giang", 2018)
    conferred(year, "yen-bai", 2021)
    event = succession(1)
    event.predecessors.set([board("yen-bai")])
    event.successors.set([board("thai-nguyen")])
    type(event).objects.filter(pk=event.pk).update(effective_on=date(2022, 6, 1))

    plan = plan_of(year)

    assert cell(plan, "bac-giang").state == "near"
    assert cell(plan, "bac-giang").reasons[0].fact.startswith("Đã được tặng năm 2018 (")
    assert (
        cell(plan, "thai-nguyen")
        .open[0]
        .fact.startswith("Đơn vị trước khi sắp xếp đã được tặng năm 2021 (")
    )
    assert cell(plan, "thai-nguyen").state == "eligible"


def test_of_two_rules_of_a_kind_the_stricter_counts(year):
    rule(RuleKind.FEWEST_MEMBERS, number=5)
    rule(RuleKind.FEWEST_MEMBERS, number=8, starts_on=date(2021, 1, 1))

    found = cell(plan_of(year), "bac-giang")

    assert [each.fact for each in found.reasons] == ["Khối có 7 đơn vị; cần ít nhất 8."]


def test_a_share_is_taken_of_the_members(year):
    rule(RuleKind.QUOTA_PERCENT, MERIT, share=Decimal(50), base=Base.MEMBERS)

    assert heading(plan_of(year), MERIT).left == 3


@pytest.mark.parametrize(
    ("day", "number"), [(date(2019, 12, 31), 0), (date(2020, 1, 1), 1), (date(2021, 1, 1), 0)]
)
def test_a_rule_holds_from_its_day_until_the_day_after(db, day, number):
    rule(RuleKind.INTERVAL, number=5, ends_on=date(2021, 1, 1))

    assert AwardRule.objects.in_force(day).filter(kind=RuleKind.INTERVAL).count() == number


def test_the_plan_speaks_the_language_of_its_reader(year):
    with translation.override("en"):
        plan = plan_of(year)

    assert heading(plan).name == "Emulation flag of the ministry"
    assert cell(plan, "bac-giang").grounds[0].fact == "Place 1."


@pytest.mark.parametrize("more", [0, 3])
def test_the_plan_costs_the_same_for_any_number_of_awards(year, more, django_assert_num_queries):
    Award.objects.bulk_create(
        Award(slug=f"a-{at}", name=f"A {at}", name_en=f"A {at}", level="ministry", grantor="Bộ")
        for at in range(more)
    )

    with django_assert_num_queries(12):
        plan_of(year, [f"bac-giang:{FLAG}"])


# Rules as rows


@pytest.mark.parametrize(
    ("kind", "figures"),
    [
        pytest.param(RuleKind.QUOTA_FIXED, {}, id="a quota without a number"),
        pytest.param(
            RuleKind.QUOTA_FIXED, {"number": 1, "share": 5, "base": "members"}, id="and a share"
        ),
        pytest.param(RuleKind.THRESHOLD, {"share": 50}, id="a threshold of nothing"),
        pytest.param(RuleKind.THRESHOLD, {"share": 101, "base": "cast"}, id="above all"),
        pytest.param(RuleKind.FORM, {"number": 1}, id="a form with a number"),
    ],
)
def test_a_rule_has_the_figures_of_its_kind(db, kind, figures):
    with pytest.raises(IntegrityError), transaction.atomic():
        rule(kind, starts_on=date(2030, 1, 1), **figures)


# Proposing


def test_what_is_chosen_is_proposed_with_the_result_as_the_reason(year, secretary):
    made = nominate_chosen(
        cycle=year, officer=secretary, names=[f"bac-giang:{FLAG}", f"thai-nguyen:{MERIT}"]
    )

    assert [(each.board.slug, each.award.slug, each.edition.number) for each in made] == [
        ("bac-giang", FLAG, 1),
        ("thai-nguyen", MERIT, 1),
    ]
    assert made[0].achievements.startswith("Xếp thứ 1/7 của khối, ")
    assert made[0].achievements.endswith(", minh họa).")


def test_without_a_result_the_reason_is_left_to_people(cycle_2022, secretary):
    [made] = nominate_chosen(cycle=cycle_2022, officer=secretary, names=[f"bac-giang:{FLAG}"])

    assert (made.edition, made.achievements) == (None, "")


@pytest.mark.parametrize(
    ("names", "refusal"),
    [
        pytest.param([], Refusal.NOTHING_CHOSEN, id="nothing"),
        pytest.param([f"ha-noi:{FLAG}"], Refusal.CHOSEN_UNKNOWN, id="no member"),
        pytest.param(["bac-giang:khac"], Refusal.CHOSEN_UNKNOWN, id="no award"),
        pytest.param(
            [f"bac-giang:{FLAG}", f"thai-nguyen:{FLAG}"], Refusal.NOT_ELIGIBLE, id="two of one"
        ),
    ],
)
def test_a_choice_that_does_not_hold_proposes_nobody(year, secretary, names, refusal):
    with pytest.raises(Refused) as refused:
        nominate_chosen(cycle=year, officer=secretary, names=names)

    assert refused.value.refusal == refusal
    assert Nomination.objects.count() == 0


def test_a_refusal_names_the_board_the_reason_and_the_source(year, secretary):
    propose(year, secretary, "bac-giang")

    with pytest.raises(Refused) as refused:
        propose(year, secretary, "thai-nguyen")

    assert refused.value.detail == (
        "Thái Nguyên, Cờ thi đua của Bộ: Nhiều nhất 1 đơn vị của khối trong một năm. "
        f"Đã đề nghị 1, còn 0. ({PRACTICE})"
    )


def test_one_achievement_is_proposed_for_one_award(year, secretary):
    rule(RuleKind.ONE_ACHIEVEMENT, MERIT)
    propose(year, secretary, "bac-giang")

    with pytest.raises(Refused) as refused:
        propose(year, secretary, "bac-giang", MERIT)

    assert refused.value.refusal == Refusal.NOT_ELIGIBLE


# The page


def address(year, *names):
    page = reverse("admin:awards_nomination_plan", args=[year.pk])
    return f"{page}?{'&'.join(f'chosen={name}' for name in names)}" if names else page


def boxes(page):
    return page.count('<input type="checkbox" name="chosen"')


def test_an_officer_chooses_and_proposes(as_officer, secretary, year):
    office = as_officer(secretary)

    page = office.get(address(year)).content.decode()
    answer = office.post(address(year), {"chosen": [f"bac-giang:{FLAG}"]}, follow=True)

    assert boxes(page) == 7 * 3
    assert messages(answer) == ["Đã lập 1 đề nghị khen thưởng."]
    assert boxes(answer.content.decode()) == 7 * 2
    assert Nomination.objects.get().nominated_by == secretary


def test_a_refused_choice_stays_on_the_page(as_officer, secretary, year):
    names = [f"bac-giang:{FLAG}", f"thai-nguyen:{FLAG}"]

    answer = as_officer(secretary).post(address(year), {"chosen": names})

    assert messages(answer)[0].startswith("Đơn vị chưa đủ điều kiện đề nghị")
    assert [each.name for each in answer.context["plan"].chosen()] == names
    assert answer.content.decode().count(" checked>") == 2


def test_whoever_only_reads_sees_no_boxes(as_officer, auditor, year):
    office = as_officer(auditor)

    page = office.get(address(year)).content.decode()

    assert (boxes(page), office.post(address(year)).status_code) == (0, 403)


def test_at_another_stage_the_page_says_why_not(as_officer, secretary, year):
    Cycle.objects.filter(pk=year.pk).update(stage=Stage.RUNNING)

    answer = as_officer(secretary).get(address(year))

    assert (boxes(answer.content.decode()), answer.context["why_not"]) == (
        0,
        f"{BlocRefusal.WRONG_STAGE.label} (thực hiện)",
    )


def test_a_year_that_is_not_there(as_officer, secretary, year):
    page = reverse("admin:awards_nomination_plan", args=[year.pk + 99])

    assert as_officer(secretary).get(page).status_code == 404


def test_the_form_of_a_year_leads_to_its_plan(as_officer, secretary, year):
    page = as_officer(secretary).get(reverse("admin:blocs_cycle_change", args=[year.pk]))

    assert f'href="{address(year)}"' in page.content.decode()


# Two officers at once


RACES = 20


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_two_officers_never_share_the_last_place(year, secretary, approver):
    the_flag()
    for _race in range(RACES):
        barrier, answers = Barrier(2), []

        def run(slug, officer, barrier=barrier, answers=answers):
            barrier.wait()
            try:
                answers.append(propose(year, officer, slug).board.slug)
            except Refused as refused:
                answers.append(refused.refusal)
            finally:
                connection.close()

        threads = [
            Thread(target=run, args=each)
            for each in (("bac-giang", secretary), ("thai-nguyen", approver))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert (len(answers), answers.count(Refusal.NOT_ELIGIBLE)) == (2, 1)
        assert Nomination.objects.count() == 1
        Nomination.objects.all().delete()
