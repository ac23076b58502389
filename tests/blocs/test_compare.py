"""Boards beside one another: what is shown, what is refused, and a sentence for what is wrong."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from blocs.models import Bloc, Cycle
from blocs.queries.compare.page import comparison
from blocs.queries.reader import Reader
from blocs.refusals import CompareProblem
from boards.models import Board, Document, Succession
from tests.blocs.years import later_edition

PAGE = "/compare/"
TWO = "board=yen-bai&board=bac-giang"


@pytest.fixture
def three_years(edition_2022):
    """2023 like 2022; in 2024 workers are an average, and another version scores."""
    otherwise = [
        row | ({"time_type": "average"} if row["code"] == "workers" else {})
        for row in edition_2022.sealed["indicators"]
    ]
    later_edition(edition_2022, 2023)
    later_edition(edition_2022, 2024, indicators=otherwise, scheme={"version": 2})
    return edition_2022


@pytest.fixture
def other_bloc(edition_2022):
    """Another bloc, in which Yên Bái alone stands in 2023."""
    bloc = Bloc.objects.create(
        slug="khac", name="Khối khác", short_name="Khối khác", council="Hội đồng"
    )
    document = edition_2022.sealed
    more = document["indicators"][0] | {"code": "only_there"}
    edition = later_edition(
        edition_2022,
        2023,
        bloc="khac",
        members={"yen-bai": "Yên Bái"},
        indicators=[*document["indicators"], more],
    )
    Cycle.objects.filter(pk=edition.cycle_id).update(bloc=bloc)
    return edition


def asked(query, language="en"):
    return comparison(QueryDict(query), Reader(language))


def section_of(page, code):
    return next(each for each in page.sections if each.code == code)


def texts(section):
    return {row.board: [each.cell and each.cell.text for each in row.cells] for row in section.rows}


def test_boards_stand_beside_one_another_in_the_order_chosen(three_years):
    page = asked(f"{TWO}&measure=workers&measure=points&year=2023&year=2022")

    assert [each.code for each in page.sections] == ["points", "workers"]
    assert page.choice.years == (2022, 2023)
    assert list(texts(section_of(page, "points"))) == ["yen-bai", "bac-giang"]
    assert texts(section_of(page, "workers"))["bac-giang"] == ["195,578", "195,578"]
    assert [(each.number, each.measured.year) for each in page.sources] == [(1, 2022), (2, 2023)]


def test_what_is_left_open_is_every_year_and_what_points_are_made_of(three_years):
    page = asked(TWO)

    assert page.choice.years == (2022, 2023, 2024)
    assert set(page.choice.measures) == {
        "points",
        "projects_attracted",
        "registered_capital",
        "trade_value",
        "workers",
    }
    assert page.choice.query.startswith(f"?{TWO}&year=2022&year=2023&year=2024&measure=points")


def test_a_line_is_cut_where_the_thing_itself_changed(three_years):
    page = asked(f"{TWO}&measure=points&measure=workers&measure=trade_value")

    workers, points = section_of(page, "workers"), section_of(page, "points")
    assert [said for _sign, said in workers.breaks] == [
        "The indicator “Workers in the zones” is defined anew: flow or stock."
    ]
    assert {each.sign for row in workers.rows for each in row.cells} == {"", "(1)"}
    assert points.breaks[0][1].startswith("Another scheme: before ")
    assert section_of(page, "trade_value").breaks == ()
    assert [len(strip.strokes) for strip in workers.chart.strips] == [1, 1]


def test_years_that_were_not_chosen_are_not_called_unpublished(three_years):
    page = asked(f"{TWO}&year=2022&year=2024&measure=trade_value")

    assert section_of(page, "trade_value").breaks == (
        ("(1)", "A year in between was not chosen, or not published."),
    )


def test_points_of_two_blocs_are_refused_and_figures_shown(other_bloc):
    page = asked("board=yen-bai&board=phu-tho&measure=points&measure=workers", "vi")

    points, workers = section_of(page, "points"), section_of(page, "workers")
    assert (points.rows, bool(points.refused), len(page.warnings)) == ((), True, 1)
    assert texts(workers)["phu-tho"] == ["50.000", None]
    assert [each and each.source for each in workers.rows[0].cells] == [1, 2]


def test_one_year_is_drawn_as_bars(three_years):
    page = asked(f"{TWO}&year=2022&measure=workers&measure=trade_value")

    assert [bar.label for bar in section_of(page, "workers").chart.bars] == ["Yên Bái", "Bắc Giang"]


def test_where_nothing_can_be_drawn_nothing_is(three_years):
    page = asked("board=bac-giang&year=2022&measure=trade_value")

    assert section_of(page, "trade_value").chart is None


def test_per_worker_divides_and_says_what_it_does_not_divide(three_years):
    page = asked(f"{TWO}&year=2022&view=per-worker&measure=registered_capital&measure=workers")

    assert section_of(page, "registered_capital").unit == "million VND / worker"
    assert section_of(page, "workers").refused.startswith("This view does not show this figure")


@pytest.fixture
def with_land_and_targets(edition_2022):
    """2023 like 2022, but land is a stock, and Yên Bái and another board have targets."""
    document = edition_2022.sealed
    stock = [
        row | ({"time_type": "stock"} if row["code"] == "land_registered" else {})
        for row in document["indicators"]
    ]
    target = {"indicator": "workers", "amount": "10000", "unit": "person"}
    targets = [target | {"board": slug} for slug in ("yen-bai", "thai-nguyen")]
    return later_edition(edition_2022, 2023, indicators=stock, targets=targets)


def test_per_hectare_names_the_land_that_divides(with_land_and_targets):
    page = asked(f"{TWO}&year=2023&view=per-hectare&measure=workers")

    workers = section_of(page, "workers")
    assert "“Land registered for use”" in page.note
    assert workers.unit == "people / 100 ha"
    assert None not in texts(workers)["yen-bai"]
    assert workers.chart


def test_against_target_is_told_and_not_drawn(with_land_and_targets):
    page = asked(f"{TWO}&year=2022&year=2023&view=against-target&measure=workers")

    workers = section_of(page, "workers")
    assert texts(workers) == {"yen-bai": [None, "50.4"], "bac-giang": [None, "not comparable"]}
    assert (workers.unit, workers.chart) == ("% of target, more is better", None)


def test_why_a_share_is_not_there_stands_in_its_cell(client, with_land_and_targets):
    address = f"{PAGE}?{TWO}&year=2023&view=against-target&measure=workers&lang=en"
    words = " ".join(client.get(address).content.decode().split())

    assert re.search(r"not comparable.{0,120}No target", words)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        pytest.param("board=khong-co", CompareProblem.UNKNOWN_BOARD, id="an unknown board"),
        pytest.param("measure=workers", CompareProblem.NO_BOARD, id="no board"),
        pytest.param(f"{TWO}&year=1999", CompareProblem.UNKNOWN_YEAR, id="an unknown year"),
        pytest.param(f"{TWO}&measure=x", CompareProblem.UNKNOWN_MEASURE, id="no such indicator"),
        pytest.param(
            "&".join(
                f"board={slug}"
                for slug in (
                    "yen-bai",
                    "thai-nguyen",
                    "hoa-binh",
                    "phu-tho",
                    "bac-kan",
                    "tuyen-quang",
                    "bac-giang",
                )
            ),
            CompareProblem.TOO_MANY,
            id="seven boards",
        ),
        pytest.param("board=phu-tho&year=2023", CompareProblem.NO_COMMON_YEAR, id="no common year"),
    ],
)
def test_what_is_wrong_is_a_sentence_and_the_form_stays(client, other_bloc, query, problem):
    page = client.get(f"{PAGE}?{query}&lang=en")
    file = client.get(f"/compare.csv?{query}&lang=en")

    assert str(problem.label) in page.content.decode()
    assert '<details class="compare-form" open>' in page.content.decode()
    assert (file.status_code, file.content.decode()) == (400, str(problem.label))


def test_the_file_has_the_numbers_of_the_page(client, three_years):
    response = client.get(f"/compare.csv?{TWO}&year=2022&measure=workers&lang=en")

    rows = list(csv.DictReader(io.StringIO(response.content.decode()[1:], newline="")))
    assert [(row["board"], row["value"], row["edition"]) for row in rows] == [
        ("yen-bai", "5037", "1"),
        ("bac-giang", "195578", "1"),
    ]


def test_the_page_says_where_each_cell_is_from(client, three_years):
    page = client.get(f"{PAGE}?{TWO}&lang=en").content.decode()

    assert page.count("<h1>") == 1
    assert 'href="#source-3"' in page
    assert "Converted at 1 USD = 23,612 VND" in page
    assert "/compare.csv?board=yen-bai&amp;board=bac-giang&amp;year=2022" in page


def test_the_bare_page_asks_and_blames_nobody(client, edition_2022):
    page = client.get(f"{PAGE}?lang=en").content.decode()

    assert 'role="alert"' not in page
    assert page.count('name="board"') == 7


def test_an_indicator_of_another_bloc_is_said_to_be_unknown_here(edition_2022, other_bloc):
    page = asked("board=phu-tho&measure=only_there")

    assert section_of(page, "only_there").refused == (
        "None of these results knows of this indicator."
    )


def test_a_year_before_an_indicator_was_known_is_empty(edition_2022, other_bloc):
    section = section_of(asked("board=yen-bai&measure=only_there"), "only_there")

    (line,) = section.rows
    assert [(each.year, each.cell is None) for each in line.cells] == [(2022, True), (2023, False)]
    assert section.breaks == ()


def test_before_the_first_result_there_is_nothing_to_choose(client, bloc_2022):
    page = client.get(PAGE).content.decode()

    assert "Chưa có kết quả nào được công bố." in page
    assert "checkbox" not in page


@pytest.mark.parametrize("boards", ["board=yen-bai", "board=yen-bai&board=phu-tho&board=bac-kan"])
def test_more_boards_cost_no_more_queries(client, three_years, boards, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get(f"{PAGE}?{boards}")


CHART = "/compare/charts/workers"


@pytest.mark.parametrize("view", ["absolute", "per-hectare"])
def test_a_comparison_is_a_picture_that_says_what_it_shows(client, with_land_and_targets, view):
    asked_for = f"{TWO}&year=2022&year=2023&view={view}&lang=en"
    answer = client.get(f"{CHART}.svg?{asked_for}")
    image = answer.content.decode()

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert "Yên Bái, Bắc Giang" in image
    assert "2022, 2023" in image
    assert ("how densely land is used" in image) == (view == "per-hectare")


def test_the_page_leads_to_the_pictures_of_each_measure_alone(client, three_years):
    html = client.get(f"{PAGE}?{TWO}&year=2022&measure=workers&measure=trade_value").content

    for kind in ("svg", "png", "csv"):
        address = f"{CHART}.{kind}?{TWO}&year=2022&measure=workers".replace("&", "&amp;")
        assert f'href="{address}"' in html.decode()
        assert client.get(address.replace("&amp;", "&")).status_code == 200


def test_another_choice_is_another_picture(client, three_years):
    tags = {
        client.get(f"{CHART}.svg?{asked_for}")["ETag"]
        for asked_for in (TWO, f"{TWO}&year=2022", f"{TWO}&year=2022&lang=en", "board=yen-bai")
    }

    assert len(tags) == 4


@pytest.mark.parametrize(
    "asked_for",
    [
        pytest.param("", id="nothing"),
        pytest.param("board=khong-co", id="an unknown board"),
        pytest.param(f"{TWO}&year=2022&view=against-target", id="a table serves better"),
        pytest.param(f"{TWO}&measure=trade_value", id="another measure"),
    ],
)
def test_what_is_not_drawn_has_no_picture(client, three_years, asked_for):
    assert client.get(f"{CHART}.svg?{asked_for}").status_code == 404


def test_one_year_has_no_line_that_could_be_cut(client, edition_2022):
    event = Succession.objects.create(
        slug="gop", kind="merge", effective_on=date(2022, 7, 1), document=Document.objects.first()
    )
    event.predecessors.add(Board.objects.get(slug="phu-tho"))
    event.successors.add(Board.objects.get(slug="yen-bai"))
    later_edition(edition_2022, 2023)

    one = section_of(asked(f"{TWO}&year=2022&measure=workers"), "workers")
    both = section_of(asked(f"{TWO}&measure=workers"), "workers")

    assert (len(one.breaks), len(both.breaks)) == (0, 1)


def test_a_year_of_which_nothing_was_published_says_nothing_of_members(client, other_bloc):
    """Yên Bái stands in 2023 of the other bloc; of 2023 Phú Thọ's bloc has published nothing."""
    address = f"{PAGE}?board=yen-bai&board=phu-tho&measure=workers&lang=en"
    words = client.get(address).content.decode()

    assert (words.count("not published"), words.count("not a member")) == (1, 0)


def test_a_source_names_the_rates_of_what_is_shown(three_years):
    def rates(query):
        page = asked(f"board=bac-giang&year=2022&{query}")
        return [bool(source.rates) for source in page.sources]

    assert rates("measure=projects_attracted") == [False]
    assert rates("measure=registered_capital") == [True]


def test_more_boards_than_are_compared_are_not_read(client, three_years):
    many = "&".join(f"board={slug}" for slug in Board.objects.values_list("slug", flat=True))
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{PAGE}?{many}")

    opened = [each["sql"] for each in queries if '"blocs_edition"."payload"' in each["sql"]]
    assert len(opened) == 1


def test_a_board_that_is_named_often_is_one_board(client, three_years):
    address = "&".join(["board=yen-bai"] * 7) + "&year=2022&measure=workers"

    assert client.get(f"{PAGE}?{address}").status_code == 200
