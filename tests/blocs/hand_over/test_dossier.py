"""What a chair leaves to the next, gathered in a fixed number of queries."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from awards.models import Award, Nomination
from blocs.enums import MilestoneKind
from blocs.models import (
    Cycle,
    Hindrance,
    Letter,
    Mandate,
    Membership,
    Milestone,
    Pledge,
    Scheme,
    Signature,
    Target,
)
from blocs.queries.hand_over import dossier, sides
from boards.enums import DocumentKind
from boards.models import (
    Board,
    BoardName,
    Document,
    ExchangeRate,
    Exemption,
    Figure,
    Indicator,
    Remark,
    Report,
    Seal,
    Signatory,
)
from tests.blocs.hand_over.conftest import PAPER
from tests.boards.rows import document

pytestmark = pytest.mark.django_db


def of(cycle):
    between = sides(cycle)
    return dossier(cycle, between.giver, between.taker)


def section(cycle, code):
    return next(each for each in of(cycle).sections if each.code == code)


def cells(cycle, code, *places):
    rows = section(cycle, code).rows
    return [tuple(row.cells[place] for place in places) if places else row.cells for row in rows]


def workers():
    return Indicator.objects.get(code="workers")


# Between whom


def test_the_chair_gives_and_the_chair_proposed_for_the_next_year_takes(led):
    found = sides(led)

    assert (found.giver.slug, found.taker.slug, found.known) == ("yen-bai", "thai-nguyen", True)
    assert [board.slug for board in found.choices] == ["thai-nguyen"]


def test_an_announced_chair_takes_before_one_that_was_proposed(led):
    chair = Mandate.objects.get(cycle__year=2023, role="chair")
    announced = Board.objects.get(slug="phu-tho")
    Mandate.objects.create(
        cycle=chair.cycle,
        board=announced,
        role="chair",
        status="announced",
        starts_on=date(2023, 3, 1),
        document=chair.document,
    )

    assert sides(led).taker == announced


def test_where_nobody_is_proposed_the_rule_suggests_and_any_other_member_may_take(led):
    Mandate.objects.filter(cycle__year=2023).delete()

    found = sides(led)

    assert (found.taker.slug, found.known) == ("thai-nguyen", False)
    assert len(found.choices) == 6
    assert found.giver not in found.choices


def test_whom_the_rule_names_does_not_take_if_it_gives(led):
    Mandate.objects.filter(cycle__year=2023).delete()
    Mandate.objects.filter(cycle=led, role="deputy").delete()
    Membership.objects.filter(bloc=led.bloc).exclude(board__slug="yen-bai").delete()

    assert sides(led).taker is None


def test_a_year_without_a_chair_has_nobody_who_gives(led):
    Mandate.objects.filter(cycle=led).delete()

    found = of(led)

    assert sides(led).giver is None
    assert found.giver is None


def test_the_sides_are_named_as_of_today_with_the_one_person_who_signs(led):
    giver, taker = sides(led).giver, sides(led).taker
    for board, names in ((giver, ["Nguyễn Văn A"]), (taker, ["Lê Thị B", "Trần Văn C"])):
        for name in names:
            Signatory.objects.create(
                board=board,
                name=name,
                post="Trưởng ban",
                starts_on=date(2020, 1, 1),
                document=document(len(name)),
            )

    found = of(led)

    assert (found.giver.post, found.giver.signer) == ("Trưởng ban", "Nguyễn Văn A")
    assert (found.taker.post, found.taker.signer) == ("", "")
    assert found.giver.name == giver.name


# What binds the bloc


def test_members_stand_by_seat_under_the_names_of_that_year(led):
    board = Board.objects.get(slug="yen-bai")
    BoardName.objects.create(board=board, name="Ban cũ", ends_on=led.members_on + timedelta(1))

    rows = cells(led, "members", 0, 1)

    assert len(rows) == 7
    assert rows[4] == (5, "Ban cũ")


def test_mandates_of_the_year_and_of_the_next_are_told(led):
    assert cells(led, "mandates", 0, 1, 2, 3) == [
        ("2022", "chair", "Yên Bái", "announced"),
        ("2022", "deputy", "Thái Nguyên", "ended"),
        ("2023", "chair", "Thái Nguyên", "proposed"),
        ("2023", "deputy", "Tuyên Quang", "proposed"),
    ]


def test_the_rule_says_who_is_next_and_why(led):
    rows = dict(cells(led, "rotation"))

    assert rows["Chair 2023 by the rule"] == "Thái Nguyên"
    assert rows["Deputy 2023 by the rule"] == "Tuyên Quang"
    assert rows["Order of turns"].startswith("Thái Nguyên, Tuyên Quang, Phú Thọ")
    assert section(led, "rotation").count == 1


def test_every_paper_that_rows_rest_on_is_there_with_what_rests_on_it(led):
    regulation = document(1)
    Document.objects.filter(pk=regulation.pk).update(kind=DocumentKind.REGULATION)
    Milestone.objects.create(
        cycle=led, kind="regulation", due_on=date(2022, 3, 31), result=regulation
    )
    board = Board.objects.get(slug="yen-bai")
    Hindrance.objects.create(
        bloc=led.bloc, board=board, year=2023, kind="declined", reason="bận", document=document(2)
    )
    document(3)

    rows = cells(led, "documents", 0, 1, 5)

    assert rows[0] == ("regulation", "1/QĐ", "Milestone")
    assert ("notice", "995/BKHĐT-HĐTĐKT", "Mandate") in rows
    assert ("decision", "2/QĐ", "Hindrance") in rows
    assert not [row for row in rows if row[1] == "3/QĐ"]


def test_the_minute_rests_on_what_binds_the_bloc_and_not_on_what_changed_boards(led):
    assert of(led).grounds == (
        "Căn cứ Thông báo số 995/BKHĐT-HĐTĐKT ngày 18 tháng 02 năm 2022 của Hội đồng Thi đua – "
        "Khen thưởng Bộ Kế hoạch và Đầu tư về trưởng phó các Khối thi đua năm 2022",
    )


def test_criteria_say_their_formula_and_an_unreadable_one_its_key(led):
    scheme = Scheme.objects.get(cycle=led)
    scheme.criteria.filter(order=1).update(parameters={"strange": 1})

    formulas = [formula for *_others, formula in cells(led, "criteria")]

    assert formulas[0] == "relative_to_largest"
    assert formulas[1] == "points = maximum × amount / largest amount in the bloc"
    assert cells(led, "schemes", 1, 2, 6) == [(1, 100, "yes")]


def test_a_scheme_says_which_share_a_missing_figure_gets(led):
    Scheme.objects.filter(cycle=led).update(missing_policy="fixed", missing_share=Decimal("0.25"))

    assert cells(led, "schemes", 3) == [("a missing figure scores 25% of the maximum",)]


def test_a_criterion_says_what_it_compares_with_and_what_replaces_it(led):
    scheme = Scheme.objects.get(cycle=led)
    scheme.criteria.filter(order=1).update(
        method="proportional",
        parameters={"capped": True},
        against="last_year",
        not_applicable="substitute",
        substitute="von",
    )

    formulas = [formula for *_others, formula in cells(led, "criteria")]

    assert formulas[0] == (
        "points = maximum × amount / last year's figure, never more than the maximum; "
        "not applicable: “von” instead"
    )


# What was promised


@pytest.mark.parametrize(
    ("code", "amount", "unit", "outcome"),
    [
        pytest.param("workers", 10_000, "person", "not kept", id="less than promised"),
        pytest.param("workers", 2_000, "person", "kept", id="as much as promised"),
        pytest.param("workers", None, "person", "no target", id="a reason instead of a target"),
        pytest.param("projects_newly_licensed", 5, "project", "no figure", id="nothing reported"),
    ],
)
def test_what_became_of_a_target(led, code, amount, unit, outcome):
    Target.objects.create(
        cycle=led,
        board=Board.objects.get(slug="hoa-binh"),
        indicator=Indicator.objects.get(code=code),
        amount=amount,
        unit=unit,
        reason="chưa rõ",
    )

    assert cells(led, "targets", 0, 4) == [("Hòa Bình", outcome)]


def test_an_estimate_keeps_no_promise(led):
    board = Board.objects.get(slug="hoa-binh")
    Target.objects.create(cycle=led, board=board, indicator=workers(), amount=9_000, unit="person")
    Figure.objects.create(
        report=Report.objects.get(board=board, year=led.year),
        indicator=workers(),
        basis="estimate",
        amount=9_500,
        unit="person",
    )

    assert cells(led, "targets", 3, 4) == [("2.100 lao động", "not kept")]


@pytest.mark.parametrize(
    ("direction", "outcome"), [("less", "kept"), ("neutral", "not compared"), ("more", "not kept")]
)
def test_a_target_is_judged_in_its_direction(led, direction, outcome):
    Indicator.objects.filter(pk=workers().pk).update(direction=direction)
    Target.objects.create(
        cycle=led,
        board=Board.objects.get(slug="hoa-binh"),
        indicator=workers(),
        amount=10_000,
        unit="person",
    )

    assert cells(led, "targets", 4) == [(outcome,)]


def test_money_without_a_rate_is_not_compared(led):
    capital = Indicator.objects.get(code="registered_capital")
    Target.objects.create(
        cycle=led,
        board=Board.objects.get(slug="bac-giang"),
        indicator=capital,
        amount=1,
        unit="VND_BN",
    )
    ExchangeRate.objects.all().delete()

    assert cells(led, "targets", 4) == [("not compared",)]


def test_every_version_of_the_pledge_stands_with_its_signatures(led):
    pledge = Pledge.objects.create(cycle=led, state="signed", signed_on=date(2022, 4, 20))
    for slug, kind, state, reason in (
        ("yen-bai", "paper", "stands", ""),
        ("hoa-binh", "", "declined", "chờ ý kiến"),
    ):
        Signature.objects.create(
            pledge=pledge,
            board=Board.objects.get(slug=slug),
            kind=kind,
            state=state,
            reason=reason,
            signed_on=date(2022, 4, 20),
        )

    assert cells(led, "pledges", 0, 1, 3) == [(1, "signed by all", 2)]
    assert cells(led, "signatures", 1, 2, 3, 6) == [
        ("Hòa Bình", "declined to sign", "", "chờ ý kiến"),
        ("Yên Bái", "signed", "on paper", ""),
    ]


# What is left


def test_a_milestone_that_is_not_reached_says_who_owes_it_and_is_late_when_it_is_over(led):
    today = timezone.localdate()
    for kind, due_on, done in (
        (MilestoneKind.REGULATION, today - timedelta(3), today),
        (MilestoneKind.MIDYEAR, today - timedelta(2), None),
        (MilestoneKind.HAND_OVER, today + timedelta(2), None),
    ):
        Milestone.objects.create(cycle=led, kind=kind, due_on=due_on, done_on=done)
    Cycle.objects.filter(pk=led.pk).update(conference_on=None, stage="proposed")
    led.refresh_from_db()

    found = section(led, "milestones")

    assert [(row.cells[0], row.cells[2], row.late) for row in found.rows] == [
        ("six-month review", "Yên Bái", True),
        ("hand-over to the next chair", "Yên Bái", False),
    ]
    assert (found.pending, found.late) == (True, 1)


def test_where_nobody_leads_the_secretariat_owes(led):
    Mandate.objects.filter(cycle=led).update(status="ended", ends_on=date(2023, 1, 6))
    Milestone.objects.create(cycle=led, kind="hand_over", due_on=date(2023, 1, 31))

    assert cells(led, "milestones", 2)[-1] == ("secretariat of the council",)


def test_reports_doubts_remarks_exemptions_and_letters_that_are_open(led, giver, secretary):
    Report.objects.filter(year=2022, board__slug="yen-bai").delete()
    Report.objects.filter(year=2022).exclude(board__slug="hoa-binh").update(state="verified")
    report = Report.objects.get(year=2022, board__slug="hoa-binh")
    now = timezone.now()
    Remark.objects.create(report=report, indicator=workers(), text="Hỏi?", officer=secretary)
    Remark.objects.create(
        report=report,
        indicator=workers(),
        text="Xong.",
        officer=secretary,
        resolved_by=giver,
        resolved_at=now,
    )
    for indicator in (None, workers()):
        Exemption.objects.create(
            report=report,
            indicator=indicator,
            reason="sửa",
            granted_by=secretary,
            granted_at=now - timedelta(1),
            expires_at=now + timedelta(1),
        )
    for state in ("waiting", "sent"):
        Letter.objects.create(
            key=state,
            cycle=led,
            kind="reminder",
            officer=giver,
            address="a@example.vn",
            subject=f"Thư {state}",
            body="…",
            state=state,
            written_at=now,
            sent_at=now if state == "sent" else None,
        )

    found = of(led)

    rows = {each.code: [row.cells for row in each.rows] for each in found.sections}
    assert rows["reports"] == [("Hòa Bình", "being filled"), ("Yên Bái", "not begun")]
    assert [row[:3] for row in rows["doubts"]] == [
        ("Hòa Bình", "Trade value (exports and imports)", "763,86 triệu đồng"),
        ("Phú Thọ", "Trade value (exports and imports)", "10.200 triệu USD"),
    ]
    assert [row[2] for row in rows["remarks"]] == ["Hỏi?"]
    assert [row[1] for row in rows["exemptions"]] == ["every indicator", str(workers())]
    assert [row[1] for row in rows["letters"]] == ["Thư waiting"]
    assert ("Hòa Bình",) in [row[:1] for row in rows["findings"]]
    assert found.left == sum(len(rows[each.code]) for each in found.pending)


# What the year brought


def test_every_figure_and_every_published_edition_is_there(led, edition_2022):
    figures = section(led, "figures")

    assert len(figures.rows) == Figure.objects.filter(report__year=2022).count()
    assert figures.long
    assert cells(led, "editions", 0, 3) == [(1, edition_2022.fingerprint)]


def test_the_newest_seal_of_the_history_is_an_anchor(led):
    assert section(led, "history").rows == ()

    seal = Seal.objects.create(number=4, previous="a", digest="b" * 64)

    assert cells(led, "history", 0, 2) == [(4, seal.digest)]


def test_awards_add_their_nominations(led, secretary):
    award = Award.objects.create(slug="co", name="Cờ", name_en="Flag", level="ministry")
    board = Board.objects.get(slug="yen-bai")
    Nomination.objects.create(
        cycle=led, board=board, award=award, achievements="tốt", nominated_by=secretary, votes_for=7
    )

    assert cells(led, "nominations", 1, 2) == [("Yên Bái", 7)]


def test_files_of_papers_pledges_and_evidence_go_along(led, paper, evidence):
    paper()
    pledge = Pledge.objects.create(cycle=led, state="signed", file=ContentFile(PAPER, "pledge.pdf"))
    for slug in ("yen-bai", "hoa-binh"):
        Signature.objects.create(
            pledge=pledge,
            board=Board.objects.get(slug=slug),
            kind="paper",
            signed_on=date(2022, 4, 20),
            file=ContentFile(PAPER, "signed.pdf") if slug == "yen-bai" else "",
        )
    Pledge.objects.create(cycle=led, version=2)
    evidence("Bảng lương")

    found = [(each.folder, each.title) for each in of(led).attachments]

    assert found == [
        ("Văn bản", "995/BKHĐT-HĐTĐKT (18/02/2022) Thông báo Trưởng phó các Khối thi đua năm 2022"),
        ("Giao ước", "Version 1"),
        ("Giao ước", "Version 1 – Yên Bái"),
        ("Minh chứng/Yên Bái", f"{workers()} – Bảng lương"),
    ]


def test_a_dossier_costs_the_same_for_any_number_of_boards(led, paper, evidence):
    def queries():
        between = sides(led)
        with CaptureQueriesContext(connection) as asked:
            dossier(led, between.giver, between.taker)
        return len(asked)

    def with_everything(slug):
        board = Board.objects.get(slug=slug)
        evidence("Bảng lương", slug=slug)
        Target.objects.create(cycle=led, board=board, indicator=workers(), amount=1, unit="person")
        Signature.objects.create(
            pledge=pledge, board=board, kind="paper", signed_on=date(2022, 4, 20)
        )

    pledge = Pledge.objects.create(cycle=led, state="signed")
    members = Membership.objects.filter(bloc=led.bloc)
    later = list(members.filter(board__slug__in=["phu-tho", "bac-giang"]))
    members.exclude(board__slug="yen-bai").delete()
    with_everything("yen-bai")
    for_one = queries()
    Membership.objects.bulk_create(later)
    for each in later:
        with_everything(each.board.slug)

    assert queries() == for_one
