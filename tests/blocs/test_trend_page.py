"""Several years of a bloc and of a board: the image, the equal table, and the cuts between."""

import re
from datetime import date

import pytest

from blocs.models import Edition
from blocs.queries.published import opened
from blocs.queries.reader import Reader
from blocs.queries.trend import events_of, trend_of, trend_page
from boards.models import Board, Document, Province, Succession
from tests.blocs.years import later_edition

BLOC = "kcn-trung-du-mien-nui-phia-bac"
PAGE = f"/blocs/{BLOC}/trend/"


@pytest.fixture
def three_years(edition_2022):
    """2023 by the same rules, 2024 by others; Bắc Kạn has no points in 2023."""
    return [
        edition_2022,
        later_edition(edition_2022, 2023, points={"yen-bai": "31.50", "bac-kan": None}),
        later_edition(edition_2022, 2024, points={"yen-bai": "40.00"}, scheme={"version": 2}),
    ]


@pytest.fixture
def merged(three_years):
    """From July 2025 on, Phú Thọ and Hòa Bình are one board of another name."""
    board = Board.objects.create(
        slug="phu-tho-moi",
        name="Ban mới",
        short_name="Phú Thọ mới",
        province=Province.objects.first(),
    )
    merger = Succession.objects.create(
        slug="hop-nhat",
        kind="merge",
        effective_on=date(2025, 7, 1),
        document=Document.objects.first(),
    )
    merger.predecessors.set(Board.objects.filter(slug__in=["phu-tho", "hoa-binh"]))
    merger.successors.set([board])
    members = {"phu-tho-moi": "Phú Thọ mới", "yen-bai": "Yên Bái"}
    later_edition(
        three_years[0],
        2025,
        points={"phu-tho-moi": "55.00", "yen-bai": "48.00"},
        members=members
        | {slug: slug for slug in ("thai-nguyen", "bac-kan", "tuyen-quang", "bac-giang")},
        scheme={"version": 2},
    )
    return board


def row_of(trend, board):
    return next(row for row in trend.rows if row.board == board)


def strip_of(trend, name):
    return next(strip for strip in trend.chart.strips if strip.label == name)


def test_one_year_makes_no_line(client, edition_2022):
    page = client.get(PAGE).content.decode()

    assert "<figure" not in page
    assert "Đến nay mới công bố kết quả năm 2022." in page
    assert f'href="/blocs/{BLOC}/2022/"' in page


def test_before_the_first_result_the_page_says_so(client, bloc_2022):
    page = client.get(PAGE).content.decode()

    assert "Chưa có kết quả nào được công bố." in page


def test_another_bloc_is_not_there(client, edition_2022):
    assert client.get("/blocs/khong-co/trend/").status_code == 404


def test_the_line_stops_where_the_scheme_changed(three_years):
    trend = trend_page(BLOC, Reader("en")).trend

    assert (trend.first, trend.last, trend.illustrative) == (2022, 2024, True)
    assert [(year.head.year, year.sign) for year in trend.years] == [
        (2022, ""),
        (2023, ""),
        (2024, "(1)"),
    ]
    (cut,) = [each for each in trend.breaks if not each.board]
    assert (cut.sign, cut.before, cut.after) == ("(1)", 2023, 2024)
    assert cut.sentences == (
        "Another scheme: before “Illustrative scheme for 2022” v1, "
        "now “Illustrative scheme for 2022” v2.",
    )
    strip = strip_of(trend, "Yên Bái")
    assert len(strip.dots) == 3
    assert [(stroke.x1, stroke.x2) for stroke in strip.strokes] == [("8.00%", "50.00%")]
    assert [(each.x, each.sign) for each in trend.chart.cuts] == [("71.00%", "(1)")]


def test_a_year_without_points_has_no_dot_and_no_line(three_years):
    trend = trend_page(BLOC, Reader("en")).trend

    strip = strip_of(trend, "Bắc Kạn")
    assert (len(strip.dots), strip.strokes) == (2, ())
    assert [(cell.place, cell.points) for cell in row_of(trend, "bac-kan").cells][1] == ("–", "–")


def test_the_table_says_what_the_image_says(client, three_years):
    page = client.get(f"{PAGE}?lang=en").content.decode()
    trend = trend_page(BLOC, Reader("en")).trend

    assert [cell.points for cell in row_of(trend, "yen-bai").cells] == ["9.89", "31.50", "40.00"]
    said = strip_of(trend, "Yên Bái").said
    assert said == "2022: 9.89 (5); 2023: 31.50 (4); 2024: 40.00 (3)"
    assert said in page
    assert f'href="/blocs/{BLOC}/2023/boards/yen-bai/">31.50</a>' in page
    assert page.count("<tr>") == 8
    assert "the latest edition of each year" in page
    assert page.count("<h2>") == 1


def test_a_correction_takes_the_place_of_what_it_corrects(three_years):
    later_edition(
        three_years[0], 2024, points={"yen-bai": "77.00"}, scheme={"version": 2}, number=2
    )

    trend = trend_page(BLOC, Reader("en")).trend

    assert row_of(trend, "yen-bai").cells[-1].points == "77.00"


def test_boards_stand_by_their_last_place_and_those_that_ended_last(merged):
    trend = trend_page(BLOC, Reader("en")).trend

    assert [row.board for row in trend.rows][-2:] == ["hoa-binh", "phu-tho"]
    assert [cell.member for cell in row_of(trend, "phu-tho").cells] == [True, True, True, False]


def test_a_merged_board_begins_with_a_cut_of_its_own(merged):
    trend = trend_page(BLOC, Reader("en")).trend

    notes = {note.board: note for note in trend.breaks if note.board}
    note = notes["Phú Thọ mới"]
    assert (note.before, note.after) == (2024, 2025)
    assert note.sentences == (
        "Succession of 01/07/2025: before Hòa Bình, Phú Thọ; from then on Phú Thọ mới.",
    )
    assert row_of(trend, "phu-tho-moi").cells[-1].sign == note.sign
    assert [cut.sign for cut in strip_of(trend, "Phú Thọ mới").cuts] == [note.sign]
    assert strip_of(trend, "Phú Thọ").cuts == ()


def test_a_board_in_its_first_year_names_no_year_before(merged, edition_2022):
    years = trend_page(BLOC, Reader("en")).trend.years
    only = Edition.objects.get(cycle__year=2025)

    trend = trend_of(
        [opened(only, Reader("en"), latest=1)], ["phu-tho-moi"], events_of(["phu-tho-moi"])
    )

    assert len(years) == 4
    assert (trend.chart, trend.breaks[0].before) == (None, None)


def test_the_page_of_a_board_shows_its_whole_line(client, merged):
    page = client.get("/boards/phu-tho-moi/?lang=en").content.decode()

    assert page.count('class="trend-base"') == 3
    assert "Succession of 01/07/2025" in page
    assert re.findall(r'<a href="/boards/([a-z-]+)/">', page).count("phu-tho") >= 1


def test_a_board_of_one_year_has_no_image(client, edition_2022):
    assert "<figure" not in client.get("/boards/yen-bai/").content.decode()


def test_more_points_than_the_total_are_drawn_within_the_strip(three_years):
    later_edition(three_years[0], 2025, points={"yen-bai": "200.00"}, scheme={"version": 2})

    trend = trend_page(BLOC, Reader("en")).trend

    strip = strip_of(trend, "Yên Bái")
    assert min(float(dot.y) for dot in strip.dots) >= strip.names[-1].y


def test_an_axis_names_so_many_years_as_have_room(three_years):
    for year in range(2025, 2032):
        later_edition(three_years[0], year, scheme={"version": 2})

    trend = trend_page(BLOC, Reader("en")).trend

    assert [tick.label for tick in trend.chart.ticks] == ["2023", "2025", "2027", "2029", "2031"]


def test_the_page_of_the_bloc_leads_there(client, edition_2022):
    assert f'href="{PAGE}"' in client.get(f"/blocs/{BLOC}/").content.decode()


@pytest.mark.parametrize("years", [1, 3])
def test_more_years_cost_no_more_queries(client, edition_2022, django_assert_num_queries, years):
    for year in range(2023, 2022 + years):
        later_edition(edition_2022, year)

    with django_assert_num_queries(5):
        client.get(PAGE)
