"""Every list of the admin: there, cheap, searchable without diacritics, opening on today's work."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from awards.models import (
    AchievementReport,
    Attendance,
    BallotKey,
    BoxCount,
    Elector,
    Ending,
    Envelope,
    ListColumn,
    Name,
    Piece,
    PieceRule,
)
from blocs.models import CalendarRule, Errand, Freeze, Milestone, Objection, Reconciliation
from boards.models import (
    Board,
    BoardAlias,
    BoardName,
    Certificate,
    Change,
    Evidence,
    Exemption,
    Explanation,
    Figure,
    Filing,
    Intake,
    IntakePart,
    IntakeRow,
    Officer,
    Province,
    Remark,
    ReturnedCell,
    Seal,
)
from tests.boards.rows import MAKERS, board, document, figure, report

pytestmark = [pytest.mark.django_db, pytest.mark.cases]


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


OWN_PAGE = {Change, Intake}  # read by test_admin_history.py and test_intakes.py
INLINE_ONLY = {BoardAlias, BoardName, CalendarRule, Certificate, ListColumn, PieceRule}
OF_A_NOMINATION = {AchievementReport, Piece}  # shown on the pages of its dossier
OF_A_YEAR = {Freeze, Milestone}  # kept by pages of the year: its freeze, its calendar
OF_A_POINT = {Objection, Reconciliation}  # shown beside the points that they are about
OF_A_REPORT = {Evidence, Exemption, Explanation, Filing, Remark, ReturnedCell}
OF_A_BALLOT = {Attendance, BallotKey, BoxCount, Elector, Envelope, Name}  # on the pages of ballots
OF_A_CONFERRAL = {Ending}  # shown with the award that it ended
WORKING_PAPERS = {Errand, IntakePart, IntakeRow, Seal}  # shown by the pages of what they belong to
UNLISTED = (
    INLINE_ONLY
    | OF_A_NOMINATION
    | OF_A_YEAR
    | OF_A_POINT
    | OF_A_REPORT
    | OF_A_BALLOT
    | OF_A_CONFERRAL
    | WORKING_PAPERS
)


@pytest.fixture
def root(as_officer):
    return as_officer(
        Officer.objects.create_superuser("goc", password="mat-khau-rat-dai", role="secretariat")
    )


def address(model, page="changelist", *args):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


def test_every_model_is_registered_with_the_sites_admin():
    ours = {
        model
        for label in ("boards", "blocs", "awards")
        for model in apps.get_app_config(label).get_models()
    }

    assert ours - UNLISTED - OWN_PAGE == set(MAKERS)
    assert ours - set(admin.site._registry) == UNLISTED


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model._meta.label)
def test_a_list_costs_the_same_for_one_and_three_rows(root, model):
    make = MAKERS[model]
    make(1)
    root.get(address(model))
    with CaptureQueriesContext(connection) as one:
        root.get(address(model))
    make(2)
    make(3)

    with CaptureQueriesContext(connection) as three:
        response = root.get(address(model))

    assert len(response.context["cl"].result_list) >= 3
    assert len(three) == len(one)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model._meta.label)
def test_every_form_opens_on_a_stored_row(root, model):
    """Or leads to the page of the row, where that has one."""
    row = MAKERS[model](1)

    response = root.get(address(model, "change", row.pk), follow=True)

    shown = response.context.get("original") or response.context["ballot"]
    assert shown == row


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model._meta.label)
def test_every_list_can_be_searched_in_any_spelling(root, model):
    MAKERS[model](1)

    response = root.get(address(model), {"q": "khong co chu nay"})

    assert list(response.context["cl"].result_list) == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Bắc Kạn", id="as written"),
        pytest.param("bac kan", id="without diacritics"),
        pytest.param("BAC KAN", id="in capitals"),
        pytest.param("bắc cạn", id="by an alias"),
        pytest.param("bac can", id="by an alias without diacritics"),
    ],
)
@pytest.mark.usefixtures("bloc_2022")
def test_a_board_is_found_however_its_name_is_typed(root, words):
    response = root.get(address(Board), {"q": words})

    assert [row.slug for row in response.context["cl"].result_list] == ["bac-kan"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("nguyen", id="without diacritics"),
        pytest.param("Nguyễn Thị", id="family name first"),
        pytest.param("thi HOA", id="words of both names"),
    ],
)
def test_an_officer_is_found_by_name(root, words):
    Officer.objects.create(username="cb1", last_name="Nguyễn Thị", first_name="Hoa")
    Officer.objects.create(username="cb2", last_name="Trần", first_name="Nguyên Bình")

    response = root.get(address(Officer), {"q": words})

    assert "cb1" in [row.username for row in response.context["cl"].result_list]
    assert response.context["cl"].result_list[0].username == "cb1"


def test_an_officers_full_name_begins_with_the_family():
    officer = Officer(username="cb1", last_name="Nguyễn Thị", first_name="Hoa")

    assert admin.site.get_model_admin(Officer).full_name(officer) == "Nguyễn Thị Hoa"


def test_figures_open_on_the_blocking_doubts(root):
    plain, noted, blocked, settled = (figure(number) for number in range(1, 5))
    Figure.objects.filter(pk=plain.pk).update(doubt="", doubt_reason="")
    Figure.objects.filter(pk=blocked.pk).update(doubt="blocking")

    rows = root.get(address(Figure)).context["cl"].result_list

    assert [row.pk for row in rows] == [blocked.pk, noted.pk, settled.pk, plain.pk]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param("open", {"noted", "blocked"}, id="open"),
        pytest.param("blocking", {"blocked"}, id="open and blocking"),
        pytest.param("settled", {"settled"}, id="settled"),
        pytest.param("none", {"plain"}, id="no doubt"),
        pytest.param("anything", {"plain", "noted", "blocked", "settled"}, id="unknown state"),
    ],
)
def test_figures_are_filtered_by_the_state_of_their_doubt(root, state, expected):
    names = ["plain", "noted", "blocked", "settled"]
    rows = {name: figure(number) for number, name in enumerate(names, start=1)}
    Figure.objects.filter(pk=rows["plain"].pk).update(doubt="", doubt_reason="")
    Figure.objects.filter(pk=rows["blocked"].pk).update(doubt="blocking")
    settler = Officer.objects.get(username="goc")
    Figure.objects.filter(pk=rows["settled"].pk).update(
        settled_by=settler, settled_at=rows["plain"].updated_at, settlement="đã hỏi"
    )

    response = root.get(address(Figure), {"doubt_state": state})

    found = {row.pk for row in response.context["cl"].result_list}
    assert {name for name in names if rows[name].pk in found} == expected


def test_the_list_of_figures_tells_doubts_by_sign_and_word(root):
    rows = [figure(number) for number in range(1, 4)]
    settler = Officer.objects.get(username="goc")
    rows[0].doubt = ""
    rows[1].settled_by, rows[1].settled_at = settler, rows[1].updated_at
    states = [admin.site.get_model_admin(Figure).doubt_state(row) for row in rows]

    assert states == [
        "",
        f'<span class="tag settled">{gettext("settled")}</span>',
        f'<span class="tag notice">⚠ {rows[2].get_doubt_display()}</span>',
    ]


def test_a_figure_without_an_amount_is_understood_as_nothing():
    assert admin.site.get_model_admin(Figure).understood(Figure()) == ""


def test_locked_reports_stand_below_the_open_ones(root):
    locked, open_one = report(1), report(2)
    type(locked).objects.filter(pk=locked.pk).update(
        locked_at="2023-01-01T00:00Z", lock_reason="khóa"
    )

    rows = root.get(address(type(locked))).context["cl"].result_list

    assert [row.pk for row in rows] == [open_one.pk, locked.pk]


def test_dissolved_boards_stand_below_the_living(root):
    gone, living = board(1), board(2)
    type(gone).objects.filter(pk=gone.pk).update(dissolved_on="2025-07-01")

    rows = root.get(address(type(gone))).context["cl"].result_list

    assert [row.pk for row in rows] == [living.pk, gone.pk]


def test_a_province_is_found_by_its_code(root):
    Province.objects.create(slug="bac-kan", name="Bắc Kạn")
    Province.objects.create(slug="yen-bai", name="Yên Bái")

    rows = root.get(address(Province), {"q": "bac kan"}).context["cl"].result_list

    assert [row.slug for row in rows] == ["bac-kan"]


def test_the_list_of_documents_cites_them(root):
    cited = document(995)

    html = root.get(address(type(cited))).content.decode()

    assert f">{cited.citation}<" in html
    assert gettext("citation").lower() in html.lower()


def test_a_document_is_found_by_its_number(root):
    wanted, _other = document(995), document(12)

    rows = root.get(address(type(wanted)), {"q": "995/qd"}).context["cl"].result_list

    assert [row.pk for row in rows] == [wanted.pk]
