"""Public pages of blocs and boards: what they show, cost, and keep to themselves."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.core.cache import cache
from model_bakery import baker

from blocs.enums import MandateStatus, Stage
from blocs.models import Bloc, Cycle, Mandate, Membership
from blocs.services import approve_edition, prepare_edition
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import SuccessionKind
from boards.models import Board, BoardName, Document, Indicator, Report, Succession
from boards.services import record_figure

pytestmark = pytest.mark.cases

BLOC = "/blocs/kcn-trung-du-mien-nui-phia-bac/"
YEAR = f"{BLOC}2022/"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def edition_2(edition_2022, secretary, approver):
    """A correction: Hòa Bình has one worker more."""
    _workers("hoa-binh", "2101")
    second = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Hòa Bình: 2.101 lao động."
    )
    return approve_edition(edition=second, officer=approver)


def _workers(board, amount):
    record_figure(
        report=Report.objects.get(board__slug=board, year=2022),
        indicator=Indicator.objects.get(code="workers"),
        quantity=Quantity(Decimal(amount), UNITS["person"]),
        as_printed=f"{amount} lao động",
    )


def text(response):
    """The words of a page, tags aside."""
    return words_of(response.content.decode())


def words_of(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def main(response):
    """The words between the head and the foot of the site."""
    html = response.content.decode()
    return words_of(html[html.index("<main") : html.index("</main>")])


def test_points_by_criterion_that_were_rescaled_say_so_on_the_leaderboard(edition_2022, client):
    """The list adds up to 59,46, the bars and the total say 79,28: the sentence joins them."""
    said = text(client.get(YEAR))

    assert (
        "Chỉ tính các tiêu chí có tổng 75 điểm; điểm được quy về thang 100 (× 100/75): "
        "59,46 → 79,28."
    ) in said


def rows_of(response):
    """Place, name and points of every row of the leaderboard."""
    html = response.content.decode()
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    rows = []
    for row in body.split("<tr>")[1:]:
        place = re.search(r'class="place">([^<]*)<', row)[1]
        name = re.search(r'<a href="[^"]*">([^<]*)</a>', row)[1]
        points = re.search(r'points-value">([^<]*)<', row)[1]
        rows.append((place, name, points))
    return rows


PLACES = [
    ("1", "Bắc Giang", "79,28"),
    ("2", "Thái Nguyên", "64,03"),
    ("3", "Phú Thọ", "37,47"),
    ("4", "Hòa Bình", "14,97"),
    ("5", "Yên Bái", "9,89"),
    ("6", "Tuyên Quang", "4,59"),
    ("7", "Bắc Kạn", "0,48"),
]


def test_the_leaderboard_shows_places_and_points(client, edition_2022):
    assert rows_of(client.get(YEAR)) == PLACES


def test_the_leaderboard_speaks_english(client, edition_2022):
    page = client.get(f"{YEAR}?lang=en")

    assert rows_of(page) == [
        (place, name, points.replace(",", ".")) for place, name, points in PLACES
    ]
    assert "Emulation results of 2022" in text(page)
    assert "≈ 14,133.7" in text(page)
    assert "Illustration – not an official result" in text(page)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("sort=trade_value", "Phú Thọ", id="largest trade"),
        pytest.param("sort=workers&order=asc", "Bắc Kạn", id="fewest workers"),
        pytest.param("view=absolute&sort=land_planned", "Thái Nguyên", id="what is not scored"),
        pytest.param("view=per-worker&sort=projects_attracted", "Hòa Bình", id="per worker"),
        pytest.param("sort=board", "Bắc Giang", id="by name"),
        pytest.param("sort=nonsense&view=pie&order=up", "Bắc Giang", id="nonsense is points"),
    ],
)
def test_rows_are_sorted_by_any_indicator(client, edition_2022, query, first):
    assert rows_of(client.get(f"{YEAR}?{query}"))[0][1] == first


def test_doubts_missing_figures_and_qualifiers_are_shown(client, edition_2022):
    page = text(client.get(f"{YEAR}?lang=en"))

    assert page.count("⚠ to be confirmed") == 2  # one cell, and the key under the table
    assert page.count("⚠ to be noted") == 2
    assert len(re.findall(r"\bnone\b", page)) == 5  # four cells, and the key
    assert "> 1,500" in page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_officers_wrote_is_marked_with_its_own_language(client, edition_2, language):
    page = client.get(f"{YEAR}figures/?lang={language}").content.decode()
    editions = client.get(f"{YEAR}editions/2/?lang={language}").content.decode()

    assert set(re.findall(r'<span class="printed" lang="(\w+)">', page)) == {language}
    assert re.search(r'\[1\]\s+<span lang="vi">', page)
    assert '<span lang="vi">Hòa Bình: 2.101 lao động.</span>' in editions


def test_every_point_has_a_why(client, edition_2022):
    html = client.get(YEAR).content.decode()

    assert len(re.findall(r'class="why" href="' + YEAR + r'boards/[a-z-]+/"', html)) == 7


@pytest.mark.parametrize(
    ("path", "first", "again"),
    [
        pytest.param(YEAR, 2, 1, id="leaderboard"),
        pytest.param(f"{YEAR}editions/1/", 2, 1, id="edition"),
        pytest.param(f"{YEAR}?utm=x", 2, 2, id="an address that nobody links to is not kept"),
        pytest.param(f"{YEAR}?sort=points&sort=points", 2, 2, id="nor one that repeats itself"),
        pytest.param(f"{YEAR}?sort=nonsense", 2, 2, id="nor one that asks for nonsense"),
    ],
)
def test_an_edition_is_rendered_once(
    client, edition_2022, django_assert_num_queries, path, first, again
):
    with django_assert_num_queries(first):
        fresh = client.get(path)
    with django_assert_num_queries(again):
        kept = client.get(path)

    assert fresh.content == kept.content


def test_a_kept_page_is_in_the_language_of_its_reader(client, edition_2022):
    client.get(YEAR)

    assert "Emulation results of 2022" in text(client.get(f"{YEAR}?lang=en"))


def test_the_page_of_a_correction_reads_the_edition_before_and_is_rendered_once(
    client, edition_2, django_assert_num_queries
):
    with django_assert_num_queries(3):
        client.get(f"{YEAR}editions/2/")
    with django_assert_num_queries(1):
        client.get(f"{YEAR}editions/2/")


def test_a_correction_replaces_the_kept_page(client, edition_2022, secretary, approver):
    client.get(YEAR)
    _workers("hoa-binh", "195578")
    second = prepare_edition(cycle=edition_2022.cycle, officer=secretary, correction_note="Sửa.")
    approve_edition(edition=second, officer=approver)

    assert [row[1] for row in rows_of(client.get(YEAR))][:3] == [
        "Bắc Giang",
        "Thái Nguyên",
        "Hòa Bình",
    ]


def test_a_new_edition_shows_its_correction_and_the_old_one_says_so(client, edition_2):
    latest, old, new = (
        main(client.get(path, {"lang": "en"}))
        for path in (YEAR, f"{YEAR}editions/1/", f"{YEAR}editions/2/")
    )

    assert "Correction: Hòa Bình: 2.101 lao động." in latest
    assert "Correction: Hòa Bình: 2.101 lao động." in new
    assert "This is edition 1. It has been corrected: the latest is edition 2." in old
    assert "It has been corrected" not in latest + new
    assert "Emulation results of 2022: edition 1" in old


def test_a_correction_lists_what_changed_and_why(client, edition_2):
    page = text(client.get(f"{YEAR}editions/2/?lang=en"))
    first = text(client.get(f"{YEAR}editions/1/?lang=en"))
    latest = client.get(YEAR).content.decode()

    assert "What changed since edition 1" in page
    assert "The figure changed from “2.100 lao động” to “2101 lao động”." in page
    assert "What changed since" not in first
    assert f'href="{YEAR}editions/2/#changes"' in latest


def test_an_old_edition_keeps_its_readers_within_it(client, edition_2):
    old = client.get(f"{YEAR}editions/1/").content.decode()
    why = text(client.get(f"{YEAR}boards/hoa-binh/?edition=1&lang=en"))
    figures = text(client.get(f"{YEAR}figures/?edition=1&lang=en"))

    assert f'href="{YEAR}boards/hoa-binh/?edition=1"' in old
    assert f'href="{YEAR}figures/?edition=1"' in old
    assert "“2.100 lao động”" in why
    assert "2101" not in why + figures


def test_an_unpublished_edition_shows_nowhere(client, edition_2022, secretary):
    _workers("hoa-binh", "98765")
    waiting = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Bí mật đến khi công bố."
    )
    paths = [
        "/",
        "/blocs/",
        BLOC,
        YEAR,
        f"{YEAR}?view=absolute&sort=workers",
        f"{YEAR}figures/",
        f"{YEAR}boards/hoa-binh/",
        f"{YEAR}editions/1/",
        "/boards/",
        "/boards/hoa-binh/",
        "/search?q=hoa+binh",
        f"{YEAR[:-1]}.json",
        f"{YEAR[:-1]}.csv",
        f"{YEAR}figures.csv",
        f"{YEAR}figures.json",
        f"{YEAR}editions/1.json",
    ]
    secrets = ("98765", "98.765", "Bí mật", waiting.fingerprint, waiting.fingerprint[:4] + "-")

    for path in paths:
        page = client.get(path)
        assert page.status_code == 200
        assert [secret for secret in secrets if secret in page.content.decode()] == [], path
    for path in (f"{YEAR}editions/2/", f"{YEAR}editions/2.json", f"{YEAR}figures/?edition=2"):
        assert client.get(path).status_code == 404


def test_a_first_edition_that_waits_shows_nowhere(client, cycle_2022, secretary):
    prepare_edition(cycle=cycle_2022, officer=secretary)

    assert "Nothing is published for this year yet" in text(client.get(f"{YEAR}?lang=en"))
    assert "79" not in main(client.get("/?lang=en"))
    assert client.get(f"{YEAR[:-1]}.json").status_code == 404


def test_the_years_of_a_bloc_show_the_names_of_their_time(client, bloc_2022):
    board = Board.objects.get(slug="yen-bai")
    board.names.create(name="Ban cũ", short_name="Tên ngày ấy", ends_on=date(2023, 1, 1))

    page = client.get(BLOC).content.decode()
    cards = re.findall(r'<section class="card">.*?</section>', page, re.DOTALL)

    assert ["Tên ngày ấy" in card for card in cards] == [False, True]


def test_a_year_without_an_edition_names_its_stage_and_the_next_step(
    client, bloc_2022, django_assert_num_queries
):
    with django_assert_num_queries(5):
        page = client.get(f"{BLOC}2023/?lang=en")

    words = text(page)
    assert "The year has reached the stage: planning. The next step is: running." in words
    assert "Thái Nguyên proposed since 06/01/2023" in words
    assert "Bắc Kạn" in words


def test_a_closed_year_has_no_next_step(client, bloc_2022):
    Cycle.objects.filter(year=2023).update(stage=Stage.CLOSED)
    words = text(client.get(f"{BLOC}2023/?lang=en"))

    assert "The year has reached the stage: closed. Results appear here" in words


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/blocs/khong-co/", id="bloc"),
        pytest.param("/blocs/khong-co/2022/", id="year of no bloc"),
        pytest.param(f"{BLOC}2021/", id="year without a cycle"),
        pytest.param(f"{BLOC}1999/", id="year before our time"),
        pytest.param(f"{BLOC}2101/", id="year after our time"),
        pytest.param(f"{BLOC}20x2/", id="no year"),
        pytest.param(f"{BLOC}2023/figures/", id="figures of an unpublished year"),
        pytest.param(f"{BLOC}2023/boards/yen-bai/", id="points of an unpublished year"),
        pytest.param(f"{YEAR}boards/lao-cai/", id="board outside the edition"),
        pytest.param(f"{YEAR}editions/9/", id="edition"),
        pytest.param(f"{YEAR}editions/0/", id="edition zero"),
        pytest.param(f"{YEAR}editions/01/", id="edition with a leading zero"),
        pytest.param(f"{YEAR}figures/?edition=9", id="figures of no edition"),
        pytest.param(f"{YEAR}boards/yen-bai/?edition=one", id="edition in words"),
        pytest.param(f"{YEAR}boards/yen-bai/?edition=²", id="edition in odd digits"),
        pytest.param(f"{YEAR}boards/yen-bai/?edition=99999", id="edition beyond counting"),
        pytest.param("/boards/khong-co/", id="board"),
    ],
)
def test_what_is_not_there_is_said_in_words(client, edition_2022, path):
    page = client.get(path, headers={"cookie": "django_language=en"})

    assert page.status_code == 404
    assert "There is no such bloc, year, board or edition here" in text(page)


def test_a_board_in_a_year_is_explained_line_by_line(client, edition_2022):
    words = text(client.get(f"{YEAR}boards/bac-giang/?lang=en"))

    assert "“414,1 triệu USD” → 414.1 million USD" in words
    assert "“4.356 tỷ đồng” → 4,356 billion VND" in words
    assert "Compared as 14,133.7292 billion VND" in words
    assert "1 USD = 23,612 VND" in words
    assert "(25.00 + 9.46 + 25.00) × 100 / 75 = 79.28" in words
    assert "left out: no figure" in words


def test_a_criterion_has_an_anchor(client, edition_2022):
    html = client.get(f"{YEAR}boards/hoa-binh/").content.decode()

    assert re.findall(r'<section class="step" id="([a-z-]+)">', html) == [
        "du-an",
        "von-dang-ky",
        "xuat-nhap-khau",
        "lao-dong",
    ]


def test_figures_stand_as_printed_and_as_understood(client, edition_2022):
    words = text(client.get(f"{YEAR}figures/?lang=en"))

    assert "“1,527 tỷ USD” 1.527 trillion" not in words
    assert "“1,527 tỷ USD” 1.527 billion USD" in words
    assert "“hơn 1.500 lao động” > 1,500 people" in words
    assert "34 figures, 1 to be confirmed, 1 noted, 4 missing." in words


@pytest.fixture
def more_boards(edition_2022):
    """Adds boards that did everything a board can do, in their own bloc."""

    def make(count):
        paper = Document.objects.first()
        template = Board.objects.get(slug="yen-bai")
        bloc = baker.make(Bloc, name="Khối khác", name_en="Another bloc", slug="khoi-khac")
        cycle = baker.make(Cycle, bloc=bloc, year=2022, members_on=date(2022, 3, 1))
        for at in range(count):
            board = Board.objects.create(
                slug=f"don-vi-{at}",
                name=f"Ban Quản lý số {at}",
                short_name=f"Số {at}",
                province=template.province,
                dissolved_on=date(2025, 7, 1),
            )
            since = {"starts_on": date(2022, 1, 1), "document": paper}
            Membership.objects.create(bloc=bloc, board=board, seat=at + 1, **since)
            Mandate.objects.create(
                cycle=cycle, board=board, role="chair", status=MandateStatus.PROPOSED, **since
            )
            BoardName.objects.create(
                board=board, name="Tên cũ", ends_on=date(2021, 1, 1), document=paper
            )
            event = Succession.objects.create(
                slug=f"ke-thua-{at}",
                kind=SuccessionKind.MERGE,
                effective_on=date(2025, 7, 1),
                document=paper,
            )
            event.predecessors.add(board)
            event.successors.add(template)
        return bloc

    return make


@pytest.mark.parametrize("boards", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        pytest.param("/", 3, id="first page"),
        pytest.param("/blocs/", 2, id="blocs"),
        pytest.param("/blocs/khoi-khac/", 6, id="bloc"),
        pytest.param("/blocs/khoi-khac/2022/", 5, id="unpublished year"),
        pytest.param("/boards/", 1, id="boards"),
        pytest.param("/boards/don-vi-0/", 15, id="board"),
        pytest.param("/boards/yen-bai/", 14, id="board with events"),
        pytest.param("/search?q=so", 17, id="search"),
    ],
)
def test_a_page_costs_the_same_for_any_number_of_rows(
    client, more_boards, django_assert_num_queries, boards, path, queries
):
    more_boards(boards)

    with django_assert_num_queries(queries):
        client.get(path)


def test_a_bloc_lists_members_leaders_and_years(client, edition_2022):
    words = text(client.get(f"{BLOC}?lang=en"))

    assert "Published Edition 1" in words
    assert "Members by seat: 1. Hòa Bình · 2. Bắc Giang" in words
    assert "2022 chair Chair Yên Bái ended 18/02/2022 – 06/01/2023 995/BKHĐT-HĐTĐKT" in words
    assert "2023 chair Chair Thái Nguyên proposed since 06/01/2023" in words


def test_members_of_a_year_are_those_of_its_day(client, bloc_2022):
    Membership.objects.filter(board__slug="bac-kan").update(ends_on=date(2023, 1, 1))
    Membership.objects.filter(board__slug="phu-tho").update(starts_on=date(2023, 1, 2))
    html = client.get(BLOC).content.decode()
    seats = re.findall(r'<p class="small">\s*<span class="soft">.*?</p>', html, re.DOTALL)

    assert ["Bắc Kạn" in year for year in seats] == [False, True]
    assert ["Phú Thọ" in year for year in seats] == [True, False]


def test_a_bloc_without_years_says_so(client, db):
    baker.make(Bloc, slug="moi", name="Khối mới")
    words = text(client.get("/blocs/moi/?lang=en"))

    assert "No year is open yet." in words
    assert "No chair or deputy is recorded yet." in words


def test_the_list_of_blocs_says_which_have_no_result(client, bloc_2022):
    assert "No result is published yet." in text(client.get("/blocs/?lang=en"))


def test_empty_lists_name_the_next_step(client, db):
    assert "There are no blocs yet." in text(client.get("/blocs/?lang=en"))
    assert "There are no boards yet." in text(client.get("/boards/?lang=en"))


def test_boards_stand_in_vietnamese_order(client, bloc_2022):
    html = client.get("/boards/").content.decode()
    names = re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', html)

    assert [name for name in names if name in {row[1] for row in PLACES}] == [
        "Bắc Giang",
        "Bắc Kạn",
        "Hòa Bình",
        "Phú Thọ",
        "Thái Nguyên",
        "Tuyên Quang",
        "Yên Bái",
    ]


def test_a_board_shows_its_places_roles_and_names(client, edition_2):
    words = text(client.get("/boards/yen-bai/?lang=en"))

    assert "2022 Industrial zones, northern midlands and mountains Illustration" in words
    assert "5 / 7 9.89" in words
    assert "2022 Chair ended" in words


def test_a_board_that_gave_way_keeps_its_page(client, more_boards):
    more_boards(1)
    board, heir = (text(client.get(f"/boards/{slug}/?lang=en")) for slug in ("don-vi-0", "yen-bai"))

    assert "01/07/2025 Merger Số 0 → Yên Bái" in board
    assert "Tên cũ until 01/01/2021" in board
    assert "01/01/2021 – 01/07/2025" in board
    assert "No published result yet." in board
    assert "01/07/2025 Merger Số 0 → Yên Bái" in heir
