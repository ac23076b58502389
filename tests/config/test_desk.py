"""The desk: what is due from an officer, first after sign-in, each item with one link."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from blocs.enums import Stage
from blocs.services import approve_edition, prepare_edition
from boards.enums import IntakeState, Role
from boards.models import Board, Figure, Intake, Officer, Report, Succession
from boards.services import open_report
from boards.services.remarks import make_remark, resolve_remark
from config.desk import SHOWN, desk
from tests.boards.review import (
    at_stage,
    explained,
    indicator,
    opened,
    report_of,
    returned,
    submitted,
    verified,
    write,
)
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def phu_tho(bloc_2022):
    return make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))


@pytest.fixture
def chair(cycle_2022):
    """An officer of the chair, while its mandate runs."""
    cycle_2022.mandates.update(starts_on="2022-02-18", ends_on=None, status="acting")
    return make_officer("chair", Role.BOARD, Board.objects.get(slug="yen-bai"))


def due(cycle, days):
    cycle.reports_due_on = timezone.localdate() + timedelta(days=days)
    cycle.save()
    return cycle.reports_due_on


def items(officer, code):
    """What stands in one section of the desk."""
    found = {section.code: section.items for section in desk(officer)}
    return [(item.whose, item.what, item.address) for item in found.get(code, [])]


def codes(officer):
    return [section.code for section in desk(officer)]


def cell(slug, code, basis="actual"):
    return reverse("admin:boards_cell", args=[report_of(slug).pk, indicator(code).pk, basis])


def page(name, slug):
    return reverse(f"admin:boards_report_{name}", args=[report_of(slug).pk])


def test_a_board_is_told_which_report_to_fill(phu_tho):
    assert items(phu_tho, "fill") == [
        ("Phú Thọ 2022", "4 of 10 indicators", page("change", "phu-tho"))
    ]
    assert codes(phu_tho) == ["fill"]


@pytest.mark.parametrize(("days", "overdue"), [(1, False), (0, False), (-1, True), (-400, True)])
def test_what_is_overdue_is_called_so_until_it_is_done(days, overdue, phu_tho, cycle_2022):
    day = due(cycle_2022, days)

    [item] = next(section for section in desk(phu_tho) if section.code == "fill").items
    submitted(phu_tho, "phu-tho")

    assert (item.due, item.overdue) == (day, overdue)
    assert codes(phu_tho) == []


def test_overdue_items_come_first_and_are_never_left_out(phu_tho, cycle_2022, secretary):
    due(cycle_2022, -1)
    board = phu_tho.board
    for year in range(2030, 2032 + SHOWN):
        open_report(board=board, year=year)

    section = next(each for each in desk(phu_tho) if each.code == "fill")

    assert [(item.whose, item.overdue) for item in section.items[:1]] == [("Phú Thọ 2022", True)]
    assert (len(section.items), section.more, section.number) == (SHOWN, 3, SHOWN + 3)
    assert section.address == reverse("admin:boards_report_changelist")


def test_every_overdue_item_is_shown(secretary, cycle_2022, monkeypatch):
    monkeypatch.setattr("config.desk.SHOWN", 2)
    before = next(each for each in desk(secretary) if each.code == "owed")
    due(cycle_2022, -1)
    after = next(each for each in desk(secretary) if each.code == "owed")

    assert (len(before.items), before.more) == (2, 5)
    assert (len(after.items), after.more) == (7, 0)


def test_a_report_that_nobody_began_is_due_too(phu_tho, cycle_2022):
    Report.objects.filter(board=phu_tho.board, year=2022).delete()
    begin = reverse("admin:boards_report_begin", args=[phu_tho.board_id, 2022])
    due(cycle_2022, -1)

    [item] = desk(phu_tho)[0].items

    assert (item.whose, item.what, item.address) == ("Phú Thọ 2022", "not begun", begin)
    assert (item.begins, item.overdue) == (True, True)


@pytest.mark.parametrize("stage", [Stage.PLANNING, Stage.RUNNING, Stage.PROPOSED, Stage.CLOSED])
def test_nobody_owes_a_report_before_its_time_or_after(stage, phu_tho, chair):
    Report.objects.filter(year=2022).delete()
    at_stage(stage)

    assert {"fill", "owed"}.isdisjoint([*codes(phu_tho), *codes(chair)])


def test_the_reviewers_see_what_members_owe(chair, secretary, auditor, phu_tho, cycle_2022):
    submitted(phu_tho, "phu-tho")
    Report.objects.filter(board__slug="bac-kan", year=2022).delete()

    names = {whose: address for whose, _what, address in items(chair, "owed")}
    council = [whose for whose, _what, _address in items(secretary, "owed")]

    assert sorted(names) == [
        "Bắc Giang 2022",
        "Bắc Kạn 2022",
        "Hòa Bình 2022",
        "Thái Nguyên 2022",
        "Tuyên Quang 2022",
    ]
    assert names["Bắc Kạn 2022"] == f"{reverse('admin:boards_report_changelist')}?year=2022"
    assert len(council) == 6
    assert (items(auditor, "owed"), items(phu_tho, "owed")) == ([], [])


def test_a_mandate_that_ended_takes_the_reports_of_others_from_the_desk(chair, cycle_2022):
    before = len(items(chair, "owed"))
    cycle_2022.mandates.update(ends_on=timezone.localdate())
    chair = Officer.objects.get(pk=chair.pk)

    assert (before, items(chair, "owed")) == (6, [])


def test_a_returned_cell_is_one_click_away(phu_tho, secretary):
    returned(phu_tho, secretary, "workers", "trade_value", slug="phu-tho")

    assert items(phu_tho, "returned") == [
        (
            "Phú Thọ 2022",
            f"{indicator('trade_value')}: xem lại trade_value",
            cell("phu-tho", "trade_value"),
        ),
        ("Phú Thọ 2022", f"{indicator()}: xem lại workers", cell("phu-tho", "workers")),
    ]
    assert items(phu_tho, "fill")[0][1] == "4 of 10 indicators; returned"
    assert items(secretary, "returned") == []


def test_only_the_latest_return_is_due(phu_tho, secretary):
    returned(phu_tho, secretary, "workers", slug="phu-tho")
    write(report_of("phu-tho"), amount="50001")
    returned(phu_tho, secretary, "trade_value", slug="phu-tho")

    assert [address for *_words, address in items(phu_tho, "returned")] == [
        cell("phu-tho", "trade_value")
    ]


def test_what_the_checks_ask_is_due_from_the_own_board(bloc_2022, secretary):
    officer = make_officer("backan", Role.BOARD, Board.objects.get(slug="bac-kan"))

    assert [address for *_words, address in items(officer, "explain")] == [
        cell("bac-kan", "projects_attracted"),
        cell("bac-kan", "registered_capital"),
    ]
    assert items(secretary, "explain") == []


def test_what_is_explained_is_due_no_more(bloc_2022):
    officer = make_officer("hoabinh", Role.BOARD, Board.objects.get(slug="hoa-binh"))
    before = [address for *_words, address in items(officer, "explain")]
    explained(report_of("hoa-binh"), officer)

    assert (before, items(officer, "explain")) == ([cell("hoa-binh", "trade_value")], [])


def test_a_submitted_report_waits_for_a_second_person(phu_tho, secretary, approver, chair, auditor):
    submitted(secretary, "phu-tho")

    expected = [("Phú Thọ 2022", "round 1, submitted by secretary", page("review", "phu-tho"))]
    assert (items(approver, "review"), items(chair, "review")) == (expected, expected)
    for officer in (secretary, phu_tho, auditor):
        assert items(officer, "review") == []


def test_what_changed_since_it_was_verified_is_due(phu_tho, secretary, approver):
    report = verified(phu_tho, approver, "phu-tho")
    before = items(secretary, "changed")
    opened(report, approver)
    write(report, amount="50001")

    assert (before, items(phu_tho, "changed")) == ([], [])
    assert items(secretary, "changed") == [
        ("Phú Thọ 2022", "1 cell was changed", page("review", "phu-tho"))
    ]


def test_a_doubt_alone_is_no_change(phu_tho, secretary, approver):
    report = verified(phu_tho, approver, "phu-tho")
    Figure.objects.filter(report=report, indicator=indicator()).first().save()
    figure = Figure.objects.get(report=report, indicator=indicator())
    figure.doubt, figure.doubt_reason = "notice", "lạ"
    figure.save()

    assert items(secretary, "changed") == []


def test_doubts_wait_for_those_who_may_settle_them(secretary, chair, phu_tho, auditor):
    figure = Figure.objects.open_doubts().get(report__board__slug="phu-tho")
    address = reverse("admin:boards_figure_change", args=[figure.pk])

    assert address in [address for *_words, address in items(secretary, "settle")]
    assert address in [address for *_words, address in items(chair, "settle")]
    assert items(phu_tho, "settle") == items(auditor, "settle") == []
    Figure.objects.filter(pk=figure.pk).update(doubt_raised_by=secretary)
    assert address not in [address for *_words, address in items(secretary, "settle")]


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("vi", "Tổng giá trị xuất nhập khẩu: Dấu chấm"),
        ("en", "Trade value (exports and imports): "),
    ],
)
def test_a_doubt_is_told_in_the_language_of_the_reader(phu_tho, secretary, language, begins):
    figure = Figure.objects.open_doubts().get(report__board__slug="phu-tho")
    reason = {"vi": figure.doubt_reason, "en": figure.doubt_reason_en}[language]

    with translation.override(language):
        (what,) = [item[1] for item in items(secretary, "settle") if item[0] == "Phú Thọ 2022"]

    assert what.startswith(begins)
    assert what.endswith(reason)


def test_a_remark_waits_for_the_other_side(phu_tho, secretary, approver):
    said = {"report": report_of("phu-tho"), "indicator": indicator()}
    asked = make_remark(**said, text="Gồm thời vụ?", officer=secretary)
    expected = [
        (
            "Phú Thọ 2022",
            f"{indicator()}: Gồm thời vụ? (secretary)",
            cell("phu-tho", "workers"),
        )
    ]

    before = [items(each, "remarks") for each in (phu_tho, secretary, approver)]
    make_remark(**said, text="Không", officer=phu_tho)
    resolve_remark(remark=asked, officer=phu_tho)

    assert before == [expected, [], []]
    assert [len(items(each, "remarks")) for each in (phu_tho, secretary, approver)] == [0, 1, 1]


def test_an_edition_waits_for_a_second_officer(cycle_2022, secretary, approver, auditor):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    expected = [
        (
            str(cycle_2022),
            "edition 1, prepared by secretary",
            f"{reverse('admin:blocs_edition_changelist')}?state=waiting",
        )
    ]
    before = [items(each, "editions") for each in (approver, secretary, auditor)]
    approve_edition(edition=edition, officer=approver)

    assert (before, items(approver, "editions")) == ([expected, [], []], [])


def test_what_is_open_for_a_while_is_shown_to_both_sides(phu_tho, secretary, approver, auditor):
    report = verified(phu_tho, approver, "phu-tho")
    granted = opened(report, approver, "workers")
    opened(report, approver, days=9)

    found = items(phu_tho, "exemptions")

    assert [what for _whose, what, _address in found] == [
        f"{indicator()}: Số liệu quyết toán",
        "every indicator: Số liệu quyết toán",
    ]
    assert items(secretary, "exemptions") == found
    assert items(auditor, "exemptions") == []
    [first, _second] = next(each.items for each in desk(phu_tho) if each.code == "exemptions")
    assert first.due == timezone.localdate(granted.expires_at)


def test_an_import_is_due_from_whoever_began_it(phu_tho, secretary):
    for state in IntakeState:
        Intake.objects.create(
            file_name=f"{state}.xlsx", sha256="0", officer=phu_tho, state=state, file="x"
        )

    names = [whose for whose, _what, _address in items(phu_tho, "intakes")]

    assert (len(names), items(secretary, "intakes")) == (3, [])


def test_a_superuser_is_asked_no_rule(phu_tho, secretary, approver, cycle_2022):
    root = Officer.objects.create_superuser("root", role=Role.SECRETARIAT)
    submitted(phu_tho, "phu-tho")
    prepare_edition(cycle=cycle_2022, officer=root)

    assert {"review", "editions", "settle", "owed"} <= set(codes(root))


def test_an_officer_without_a_board_has_a_clear_desk(bloc_2022):
    assert desk(make_officer("khong", Role.BOARD)) == []


def test_nothing_waits_on_an_empty_database(as_officer):
    client = as_officer(make_officer("mot", Role.SECRETARIAT))

    response = client.get(reverse("admin:index"))

    assert response.context["desk"] == []
    assert "Không có việc nào đang chờ bạn" in response.content.decode()


def test_the_first_page_shows_the_desk_in_vietnamese(as_officer, phu_tho, secretary, cycle_2022):
    due(cycle_2022, -1)
    returned(phu_tho, secretary, slug="phu-tho")

    body = as_officer(phu_tho).get(reverse("admin:index")).content.decode()

    assert body.index("Các ô bị trả lại") < body.index("Báo cáo cần nhập và nộp")
    assert f'href="{cell("phu-tho", "workers")}"' in body
    assert ("⚠ quá hạn" in body, "bị trả lại" in body) == (True, True)


def test_what_is_not_begun_is_a_button(as_officer, phu_tho, cycle_2022):
    Report.objects.filter(board=phu_tho.board).delete()
    begin = reverse("admin:boards_report_begin", args=[phu_tho.board_id, 2022])
    client = as_officer(phu_tho)

    body = client.get(reverse("admin:index")).content.decode()
    client.post(begin)

    assert f'action="{begin}"' in body
    assert Report.objects.filter(board=phu_tho.board, year=2022).exists()


@pytest.mark.parametrize("times", [1, 3])
def test_the_desk_costs_the_same_for_any_number_of_rows(
    times, cycle_2022, secretary, approver, django_assert_num_queries
):
    Succession.objects.all().delete()  # A board that gave way costs a query for each generation.
    for slug in ("phu-tho", "tuyen-quang", "yen-bai")[:times]:
        report = returned(secretary, approver, slug=slug)
        make_remark(
            report=report,
            indicator=indicator(),
            text="?",
            officer=make_officer(slug, Role.BOARD, report.board),
        )
        opened(report, approver)
    with translation.override("vi"), django_assert_num_queries(39):
        desk(secretary)


@pytest.mark.parametrize("times", [1, 3])
def test_rounds_and_changes_cost_the_same(
    times, cycle_2022, secretary, approver, django_assert_num_queries
):
    for slug in ("phu-tho", "tuyen-quang", "yen-bai")[:times]:
        report = verified(secretary, approver, slug)
        opened(report, approver)
        write(report, amount="51")
    assert len(items(approver, "changed")) == times
    with django_assert_num_queries(42):
        desk(approver)
