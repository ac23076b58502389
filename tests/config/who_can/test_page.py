"""The page *who can do this, and why?*: of a thing, of a person, and the way to both."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.enums import Act, MandateRole, MandateStatus, Stage
from blocs.models import Cycle, Mandate
from blocs.refusals import Refusal
from boards.enums import Role
from boards.models import Board, Document, Exemption, Figure, Intake, Officer, Report
from config.who_can.finding import MOST, find, key_of
from config.who_can.people import scopes
from config.who_can.things import acts_of, lines
from config.who_can.wording import Right
from tests.conftest import make_officer

PAGE = "/admin/who-can/"
LAST_DAY = date(2099, 12, 31)


@pytest.fixture
def report(cycle_2022):
    return Report.objects.select_related("board").get(board__slug="yen-bai")


@pytest.fixture
def leader(cycle_2022):
    """An officer of the board that chairs 2022, to the end of 2099."""
    board = Board.objects.get(slug="thai-nguyen")
    lead(cycle_2022, board, MandateRole.CHAIR)
    return make_officer("truongkhoi", Role.BOARD, board)


def lead(cycle, board, role):
    return Mandate.objects.create(
        cycle=cycle,
        board=board,
        role=role,
        status=MandateStatus.ACTING,
        starts_on=timezone.localdate(),
        ends_on=LAST_DAY + timedelta(1),
        document=Document.objects.first(),
    )


def about(obj):
    return {"object": key_of(obj)}


def of(obj, viewer):
    return {line.act: line for line in lines(obj, viewer)}


# Of a thing


def test_each_act_names_who_may_on_what_ground_and_until_when(
    report, leader, board_officer, secretary, auditor
):
    verify = of(report, secretary)[Act.VERIFY_REPORT.label]

    assert dict(verify.may) == {
        Right("officer of Thái Nguyên, chair of KCN Trung du, miền núi phía Bắc 2022", LAST_DAY): (
            "truongkhoi",
        ),
        Right("officer of the secretariat"): ("secretary",),
    }
    assert dict(verify.may_not) == {
        (Refusal.OF_OWN_BOARD.label,): ("yenbai",),
        (Refusal.READS_ONLY.label,): ("auditor",),
    }


def test_a_deputy_is_named_as_one(report, cycle_2022, secretary):
    board = Board.objects.get(slug="hoa-binh")
    lead(cycle_2022, board, MandateRole.DEPUTY)
    make_officer("phokhoi", Role.BOARD, board)

    remark = of(report, secretary)[Act.REMARK.label]

    ground = "officer of Hòa Bình, deputy chair of KCN Trung du, miền núi phía Bắc 2022"
    assert (Right(ground, LAST_DAY), ("phokhoi",)) in remark.may


def test_officers_of_one_right_stand_together(report, board_officer, secretary):
    make_officer("dongnghiep", Role.BOARD, board_officer.board)

    edit = of(report, secretary)[Act.EDIT_FIGURES.label]

    assert dict(edit.may)[Right("officer of Yên Bái")] == ("dongnghiep", "yenbai")


def test_an_exemption_is_named_with_its_end(report, board_officer, secretary):
    Cycle.objects.update(stage=Stage.CLOSED)
    moment = timezone.now() + timedelta(1)
    Exemption.objects.create(
        report=report, reason="chính thức hóa", granted_by=secretary, expires_at=moment
    )

    edit = of(report, secretary)[Act.EDIT_FIGURES.label]

    assert dict(edit.may)[Right("officer of Yên Bái", None, moment)] == ("yenbai",)


def test_those_who_left_and_superusers_stand_in_no_line(report, board_officer, secretary):
    Officer.objects.filter(pk=board_officer.pk).update(is_active=False)
    Officer.objects.create_superuser("goc", password="x", role=Role.SECRETARIAT)

    edit = of(report, secretary)[Act.EDIT_FIGURES.label]

    assert [names for _right, names in edit.may] == [("secretary",)]
    assert edit.may_not == ()


@pytest.mark.parametrize("board_officers", [1, 5])
def test_a_thing_costs_the_same_for_any_number_of_officers(
    report, leader, secretary, as_officer, django_assert_num_queries, board_officers
):
    for number in range(board_officers):
        make_officer(f"canbo{number}", Role.BOARD, report.board)
    client = as_officer(secretary)

    with django_assert_num_queries(12):
        client.get(PAGE, about(report))


@pytest.mark.parametrize("name", ["document", "cycle", "intake", "mandate"])
def test_other_things_are_asked_about_by_their_own_acts(cycle_2022, secretary, name):
    rows = {
        "document": Document.objects.first(),
        "cycle": cycle_2022,
        "intake": Intake(officer=secretary),
        "mandate": Mandate.objects.first(),
    }
    expected = {
        "document": (Act.READ_CATALOGUE, Act.KEEP_REGISTERS),
        "intake": (Act.READ_IMPORT, Act.UNDO_IMPORT),
        "mandate": (Act.READ_REGISTERS, Act.EDIT_MANDATES),
    }

    acts = acts_of(rows[name])

    assert acts == expected.get(name, acts)
    assert [line.act for line in lines(rows[name], secretary)] == [str(act.label) for act in acts]


# Of a person


def touched(officer):
    return {scope.words: dict(scope.rights) for scope in scopes(officer)}


def test_a_board_officer_touches_the_own_report(board_officer):
    mine = touched(board_officer)

    year = "KCN Trung du, miền núi phía Bắc 2022 (conference)"
    assert list(mine) == [
        "Report of Yên Bái, KCN Trung du, miền núi phía Bắc 2023 (planning)",
        f"Report of Yên Bái, {year}",
        "Registers",
        "Files that the officer uploaded",
    ]
    [(right, acts)] = mine[f"Report of Yên Bái, {year}"].items()
    assert right == Right("officer of Yên Bái")
    assert Act.EDIT_FIGURES.label in acts
    assert Act.VERIFY_REPORT.label not in acts


def test_a_leader_touches_the_reports_of_the_others_until_the_mandate_ends(leader):
    others = touched(leader)[
        "Reports of the other members, KCN Trung du, miền núi phía Bắc 2022 (conference)"
    ]

    ground = "officer of Thái Nguyên, chair of KCN Trung du, miền núi phía Bắc 2022"
    assert list(others) == [Right(ground, LAST_DAY)]
    assert others[Right(ground, LAST_DAY)] == tuple(
        str(act.label)
        for act in (
            Act.READ_REPORT,
            Act.READ_HISTORY,
            Act.EXPORT,
            Act.REMARK,
            Act.RETURN_REPORT,
            Act.VERIFY_REPORT,
            Act.GRANT_EXEMPTION,
            Act.RAISE_DOUBT,
            Act.SETTLE_DOUBT,
        )
    )


def test_a_leader_of_a_bloc_that_the_board_left_has_no_report_there(leader, cycle_2022):
    cycle_2022.bloc.memberships.filter(board=leader.board).delete()

    assert "Report of Thái Nguyên" not in str(list(touched(leader)))


def test_a_person_is_told_of_an_exemption(report, board_officer, secretary):
    Cycle.objects.update(stage=Stage.CLOSED)
    moment = timezone.now() + timedelta(1)
    Exemption.objects.create(report=report, reason="x", granted_by=secretary, expires_at=moment)

    own = touched(board_officer)["Report of Yên Bái, KCN Trung du, miền núi phía Bắc 2022 (closed)"]

    assert Act.EDIT_FIGURES.label in own[Right("officer of Yên Bái", None, moment)]


def test_the_council_touches_all_cycles_of_a_stage_alike(secretary, auditor, cycle_2022):
    at_conference = "Reports of the cycles at stage “conference” (1)"

    assert list(touched(secretary)) == [
        "Reports of the cycles at stage “planning” (1)",
        "Cycles at stage “planning” (1)",
        at_conference,
        "Cycles at stage “conference” (1)",
        "Registers",
        "Files that the officer uploaded",
    ]
    assert touched(auditor)[at_conference] == {
        Right("auditor"): (
            Act.READ_REPORT.label,
            Act.READ_HISTORY.label,
            Act.EXPORT.label,
        )
    }


@pytest.mark.parametrize("years", [1, 4])
def test_a_person_costs_the_same_for_any_number_of_cycles(
    leader, cycle_2022, django_assert_num_queries, years
):
    for year in range(2030, 2030 + years):
        Cycle.objects.create(bloc=cycle_2022.bloc, year=year, members_on=date(year, 1, 1))

    with django_assert_num_queries(6):
        scopes(Officer.objects.select_related("board").get(pk=leader.pk))


# Found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("yen bai 2022", {"boards.report": ["Yên Bái 2022"]}, id="a report"),
        pytest.param("mien nui 2022", {"blocs.cycle": 1, "boards.document": 1}, id="a cycle"),
        pytest.param("Secretary", {"boards.officer": ["secretary"]}, id="an officer"),
        pytest.param("995", {"boards.document": 1}, id="a document"),
        pytest.param("khong co gi", {}, id="nothing"),
    ],
)
def test_things_are_found_by_words_and_years(cycle_2022, secretary, typed, expected):
    found = {}
    for group in find(secretary, typed):
        for key, words in group.things:
            found.setdefault(key.split(":")[0], []).append(words)

    assert {
        key: len(words) if isinstance(expected.get(key), int) else words
        for key, words in found.items()
    } == expected


def test_a_board_officer_finds_the_own_reports_and_colleagues(board_officer, secretary):
    groups = find(board_officer, "")

    assert [[words for _key, words in group.things] for group in groups] == [
        ["Yên Bái 2022"],
        ["yenbai"],
    ]


def test_of_each_kind_a_few_are_listed(db, secretary):
    for number in range(MOST + 1):
        make_officer(f"canbo{number:02}", Role.AUDITOR)

    assert len(find(secretary, "canbo")[-1].things) == MOST


# The page


@pytest.mark.parametrize(
    ("who", "what", "status"),
    [
        ("secretary", "report", 200),
        ("auditor", "report", 200),
        ("auditor", "secretary", 200),
        ("board_officer", "report", 200),
        ("board_officer", "board_officer", 200),
        ("board_officer", "secretary", 403),
        ("board_officer", "other", 403),
        ("board_officer", "cycle", 403),
        ("leader", "report", 200),
    ],
)
def test_who_reads_the_page_of_what(request, as_officer, cycle_2022, who, what, status):
    things = {"cycle": cycle_2022, "other": Report.objects.get(board__slug="hoa-binh")}
    thing = things.get(what) or request.getfixturevalue(what)
    client = as_officer(request.getfixturevalue(who))

    response = client.get(PAGE, about(thing))

    assert response.status_code == status
    if status == 200:
        assert response.context["subject"] == thing


@pytest.mark.parametrize(
    "asked",
    ["boards.report:0", "boards.report:x", "boards.report", "auth.user:1", "x", "boards.report:²"],
)
def test_what_is_not_there_is_not_found(as_officer, secretary, asked):
    assert as_officer(secretary).get(PAGE, {"object": asked}).status_code == 404


def test_a_number_beyond_every_row_is_not_found(as_officer, secretary):
    response = as_officer(secretary).get(PAGE, {"object": "boards.report:" + "9" * 40})

    assert response.status_code == 404


def test_words_that_are_too_long_find_as_no_words_do(as_officer, secretary):
    response = as_officer(secretary).get(PAGE, {"q": "x" * 101})

    assert response.context["q"] == ""


def test_the_page_speaks_vietnamese(as_officer, secretary, report, leader, board_officer):
    page = as_officer(secretary).get(PAGE, about(report)).content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))

    assert "Ai làm được việc này, vì sao?" in text
    assert "đến hết ngày 31/12/2099" in text
    assert "đơn vị không tự quyết định về báo cáo của mình" in text.lower()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("is_active", False, "This officer has left and can do nothing."),
        ("is_superuser", True, "A superuser may do everything that the administration offers."),
    ],
)
def test_some_persons_need_no_table(as_officer, secretary, board_officer, field, value, sentence):
    Officer.objects.filter(pk=board_officer.pk).update(**{field: value})

    page = as_officer(secretary).get(PAGE, {**about(board_officer), "lang": "en"}).content.decode()

    assert sentence in page
    assert "<table" not in page


def test_superusers_are_named_above_the_table(as_officer, secretary, report):
    Officer.objects.create_superuser("goc", password="x", role=Role.SECRETARIAT)

    response = as_officer(secretary).get(PAGE, about(report))

    assert [str(officer) for officer in response.context["superusers"]] == ["goc"]


@pytest.mark.parametrize(
    ("who", "name", "linked"),
    [
        ("secretary", "report", True),
        ("secretary", "cycle", True),
        ("board_officer", "report", True),
        ("board_officer", "figure", False),
    ],
)
def test_change_pages_lead_here(request, as_officer, report, cycle_2022, who, name, linked):
    rows = {
        "report": report,
        "cycle": cycle_2022,
        "figure": Figure.objects.get(report=report, indicator__code="workers"),
    }
    row = rows[name]
    app = row._meta.app_label

    page = as_officer(request.getfixturevalue(who)).get(
        reverse(f"admin:{app}_{name}_change", args=[row.pk])
    )

    assert (f'href="{PAGE}?object={key_of(row)}"' in page.content.decode()) is linked
