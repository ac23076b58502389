"""The page that asks what if: for readers of results, and it writes nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from blocs.enums import MandateRole, MandateStatus
from blocs.models import Mandate, Scheme, Score
from blocs.refusals import Refusal
from boards.enums import Availability, Role
from boards.models import Board, Change, Document, Indicator, Report
from boards.services import record_figure
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def address(cycle_2022):
    return reverse("admin:blocs_cycle_what_if", args=[cycle_2022.pk])


@pytest.fixture
def page(as_officer, secretary, address):
    """Asks the page as an officer of the secretariat."""
    client = as_officer(secretary)
    return lambda **said: client.get(address, said)


def test_it_opens_on_the_first_and_says_how_firm_the_order_is(page):
    firm = page().context["firm"]

    first = firm.distances[0]
    assert (firm.board, firm.place) == ("Bắc Giang", "1")
    assert (first.name, first.value, first.counts) == ("Dự án thu hút", "35 dự án", True)
    assert (first.gain, first.loss.amount, first.loss.change, first.loss.place) == (
        None,
        "17 dự án",
        "−18",
        "2",
    )
    assert (firm.trials, firm.survived, firm.share, firm.seed) == (1000, "1000", "100,0 %", "2022")
    assert (firm.rows[0].name, firm.rows[0].kept, firm.rows[0].others) == (
        "Bắc Giang",
        "100,0 %",
        (),
    )


def test_the_form_opens_on_what_the_page_shows(page):
    form = page().context["form"]

    assert (form["moves"].value(), form["seed"].value()) == ("bac-giang", "2022")
    assert form.fields["moves"].choices[0] == ("bac-giang", "Bắc Giang")


def test_a_fault_elsewhere_keeps_the_chosen_board_and_seed(page):
    firm = page(moves="hoa-binh", seed="", amount="5").context["firm"]

    assert (firm.board, firm.seed) == ("Hòa Bình", "2022")


def test_leeways_are_those_of_the_scheme(page):
    firm = page().context["firm"]

    assert [(row.maximum, row.down, row.up) for row in firm.leeways] == [
        ("25", "84 %", "≥ 100 %"),
        ("25", "96 %", "73 %"),
        ("25", "≥ 100 %", "≥ 100 %"),
        ("25", "85 %", "≥ 100 %"),
    ]


def test_figures_that_do_not_count_are_not_moved(page):
    firm = page(moves="hoa-binh").context["firm"]
    other = page(moves="bac-kan").context["firm"]

    doubted, missing = firm.distances[2], other.distances[0]
    assert (doubted.value, doubted.counts) == ("0,76386 tỷ đồng", False)
    assert (missing.value, missing.counts) == ("–", False)


def test_the_chart_says_what_the_table_says(page):
    response = page()

    firm = response.context["firm"]
    assert [(bar.label, bar.text) for bar in firm.chart.bars] == [
        (row.name, row.kept) for row in firm.rows
    ]
    assert '<title id="firm-title">' in response.content.decode()


def test_a_figure_is_tried_and_everything_that_moves_is_told(page):
    response = page(board="yen-bai", criterion="lao-dong", amount="90.000", seed="x")

    tried = {row.board: (row.before_place, row.place) for row in response.context["rows"]}
    [moved, *_rest] = response.context["changes"].boards
    assert (tried["Yên Bái"], tried["Hòa Bình"]) == ((5, 4), (4, 5))
    assert moved.lines[0].causes == ("Số liệu đổi từ “5.037 lao động” thành “90.000”.",)
    assert response.context["firm"].seed == "x"


def test_a_weight_is_tried(page):
    response = page(weight_of="du-an", weight="0")

    moved = {row.board: row.points for row in response.context["rows"]}
    assert moved["Bắc Giang"] == "68,93"


def test_an_amount_in_another_currency_is_converted(page):
    response = page(board="yen-bai", criterion="von-dang-ky", amount="1,5 tỷ USD")

    [row] = [each for each in response.context["changes"].figures if each.board == "Yên Bái"]
    assert row.after == "1,5 tỷ USD"


@pytest.mark.parametrize(
    ("said", "field", "problem"),
    [
        pytest.param({"amount": "5"}, "amount", None, id="nobody's figure"),
        pytest.param(
            {"board": "yen-bai", "criterion": "lao-dong", "amount": "1.234.56"},
            "amount",
            None,
            id="unreadable",
        ),
        pytest.param(
            {"board": "yen-bai", "criterion": "von-dang-ky", "amount": "5 tỷ"},
            "amount",
            None,
            id="ambiguous",
        ),
        pytest.param({"weight": "5"}, "weight_of", None, id="nobody's weight"),
        pytest.param({"weight_of": "du-an", "weight": "-1"}, "weight", None, id="below zero"),
        pytest.param({"moves": "khong-co"}, "moves", None, id="an unknown board"),
    ],
)
def test_a_bad_input_is_told_and_today_is_shown(page, said, field, problem):
    response = page(**said)

    assert list(response.context["form"].errors) == [field]
    assert "rows" not in response.context
    assert response.context["firm"].board == "Bắc Giang"


def test_what_the_scheme_cannot_score_is_told(page):
    Scheme.objects.get().criteria.filter(code="lao-dong").update(
        method="bands",
        parameters={
            "of": "amount",
            "bands": [{"edge": "open", "from": "1", "points": "20"}],
            "otherwise": "0",
        },
    )

    response = page(weight_of="lao-dong", weight="10")

    assert len(response.context["form"].non_field_errors()) == 1
    assert "rows" not in response.context


def test_without_a_scheme_it_says_why(page):
    Scheme.objects.update(issued_on=None)

    response = page()

    assert response.context["refused"] == str(Refusal.NO_SCHEME.label)
    assert str(Refusal.NO_SCHEME.label) in response.content.decode()


def test_a_board_without_any_figure_is_still_offered(page):
    report = Report.objects.get(board__slug="bac-kan", year=2022)
    for code in ("trade_value", "workers"):
        record_figure(
            report=report,
            indicator=Indicator.objects.get(code=code),
            quantity=None,
            availability=Availability.MISSING,
        )

    firm = page(moves="bac-kan").context["firm"]

    assert (firm.board, firm.place, len(firm.rows)) == ("Bắc Kạn", "–", 6)


def test_the_page_costs_the_same_for_one_and_for_three_boards(page, cycle_2022):
    members = cycle_2022.bloc.memberships.order_by("seat")
    seats = list(members.values_list("pk", flat=True))
    costs = []

    for boards in (3, 1):
        members.exclude(pk__in=seats[:boards]).delete()
        page()  # What is only read once is read.
        with CaptureQueriesContext(connection) as queries:
            page()
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_it_writes_nothing(page):
    before = Change.objects.count()

    page(board="yen-bai", criterion="lao-dong", amount="90000", weight_of="du-an", weight="30")

    assert (Change.objects.count(), Score.objects.count()) == (before, 0)


def test_it_cannot_be_posted(as_officer, secretary, address):
    assert as_officer(secretary).post(address).status_code == 405


def test_chairs_and_boards_do_not_read_results_before_all_do(as_officer, address, cycle_2022):
    board = Board.objects.get(slug="yen-bai")
    Mandate.objects.update_or_create(
        cycle=cycle_2022,
        role=MandateRole.CHAIR,
        defaults={
            "board": board,
            "status": MandateStatus.ACTING,
            "starts_on": "2022-01-01",
            "document": Document.objects.first(),
        },
    )

    response = as_officer(make_officer("truong", Role.BOARD, board)).get(address)

    assert response.status_code == 403


def test_a_year_that_is_not_there_is_not_found(as_officer, secretary):
    assert (
        as_officer(secretary).get(reverse("admin:blocs_cycle_what_if", args=[999])).status_code
        == 404
    )


def test_the_page_of_the_year_leads_to_it(as_officer, secretary, cycle_2022, address):
    page = reverse("admin:blocs_cycle_change", args=[cycle_2022.pk])

    html = as_officer(secretary).get(page).content.decode()

    assert f'<a href="{address}">{gettext("What if")}</a>' in html
