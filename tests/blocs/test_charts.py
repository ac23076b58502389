"""Charts as files: an image that says what it is, the equal table, and addresses that last."""

import csv
import io
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.urls import resolve
from django.utils.html import escape
from lxml import etree

from blocs.documents.charts.image import EDGE, OF_TITLE, WIDTH, layout_of
from blocs.documents.charts.look import COLOURS
from blocs.queries.charts.of_year import chart_codes, year_picture
from blocs.queries.published import opened
from blocs.queries.reader import Reader
from tests.blocs.years import later_edition

BLOC = "/blocs/kcn-trung-du-mien-nui-phia-bac"
CHARTS = f"{BLOC}/2022/editions/1/charts"
SVG = "{http://www.w3.org/2000/svg}"
MORE = {"amount": "60000", "as_printed": "60.000"}


@pytest.fixture
def address(settings):
    settings.SITE_URL = "https://thi-dua.example"


@pytest.fixture
def three_years(edition_2022):
    """2023 like 2022; in 2024 workers count otherwise, and Bắc Kạn reports none."""
    document = edition_2022.sealed
    otherwise = [
        row | ({"time_type": "average"} if row["code"] == "workers" else {})
        for row in document["indicators"]
    ]
    silent = [
        row | ({"amount": None, "availability": "missing"} if is_silent(row) else {})
        for row in document["figures"]
    ]
    target = {"board": "bac-kan", "indicator": "workers", "amount": "900", "unit": "person"}
    later_edition(edition_2022, 2023, targets=[target])
    later_edition(edition_2022, 2024, indicators=otherwise, figures=silent)
    return edition_2022


def is_silent(row):
    return (row["board"], row["indicator"]) == ("bac-kan", "workers")


def words(response):
    """The texts on an image, from the top down."""
    root = etree.fromstring(response.content)
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def table(response):
    content = response.content.decode()
    assert content[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(content[1:], newline="")))


def test_an_image_has_the_colours_of_the_site():
    tokens = (Path(site.BASE_DIR) / "config/static/site/tokens.css").read_text()
    light = tokens[tokens.index(":root") :]

    assert {name: re.search(rf"--{name}: (.+?);", light)[1] for name in COLOURS} == COLOURS


def test_an_image_says_what_it_shows_and_where_it_is_from(client, address, edition_2022):
    response = client.get(f"{CHARTS}/points.svg")

    said = words(response)
    assert said[:4] == [
        "Điểm theo tiêu chí",
        "KCN Trung du, miền núi phía Bắc, Năm 2022",
        "Đơn vị tính: điểm trên 100",
        "Minh họa – không phải kết quả chính thức",
    ]
    assert said[4:9] == [
        "Dự án thu hút",
        "Vốn đăng ký",
        "Giá trị xuất nhập khẩu",
        "Lao động trong khu công nghiệp",
        "1. Bắc Giang",
    ]
    code = edition_2022.fingerprint[:4] + "-" + edition_2022.fingerprint[4:8]
    assert " ".join(said[-3:]) == (
        f"Nguồn: năm 2022, bản công bố số 1, mã {code}: "
        f"https://thi-dua.example{BLOC}/2022/editions/1/ Giấy phép: CC BY 4.0"
    )


def test_an_image_stands_alone_and_is_read_out(client, address, edition_2022):
    response = client.get(f"{CHARTS}/points.svg?lang=en")

    root = etree.fromstring(response.content)
    text = response.content.decode()
    assert (root.get("role"), root.get("viewBox")) == ("img", "0 0 760 602")
    assert root.find(f"{SVG}title").text.startswith("Points by criterion (points of 100), ")
    assert root.find(f"{SVG}desc").text.startswith("1. Bắc Giang: 79.28; 2. Thái Nguyên: 64.03; ")
    assert "var(" not in text
    assert re.findall(r"(?:href|src)=|url\((?!#pattern-[2-5]\))", text) == []


def test_the_policy_of_an_image_lets_its_own_styles_through(client, edition_2022):
    response = client.get(f"{CHARTS}/points.svg")

    style = etree.fromstring(response.content).find(f"{SVG}style").text
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert response["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    )


def test_the_same_image_as_pixels_is_the_same_each_time(client, edition_2022):
    first = client.get(f"{CHARTS}/indicator-trade_value.png")
    cache.clear()
    second = client.get(f"{CHARTS}/indicator-trade_value.png")
    kept = client.get(f"{CHARTS}/indicator-trade_value.png")

    assert first.content == second.content == kept.content
    assert first["Content-Type"] == "image/png"
    assert int.from_bytes(first.content[16:20]) == 2 * WIDTH


def test_the_table_of_points_adds_up_and_can_be_cited(client, address, edition_2022):
    rows = table(client.get(f"{CHARTS}/points.csv"))

    first = [row for row in rows if row["board"] == "bac-giang"]
    assert [(row["series"], row["value"], row["state"]) for row in first] == [
        ("du-an", "33.33", "amount"),
        ("von-dang-ky", "12.62", "amount"),
        ("xuat-nhap-khau", "", "missing"),
        ("lao-dong", "33.33", "amount"),
        ("total", "79.28", "amount"),
    ]
    assert {row["unit_name"] for row in rows} == {"điểm"}
    assert {row["source"] for row in rows} == {f"https://thi-dua.example{BLOC}/2022/editions/1/"}


def test_the_table_of_an_indicator_says_the_rate_and_what_is_missing(client, edition_2022):
    rows = table(client.get(f"{CHARTS}/indicator-registered_capital.csv?lang=en"))
    trade = table(client.get(f"{CHARTS}/indicator-trade_value.csv?lang=en"))

    assert [row["board"] for row in rows][:2] == ["thai-nguyen", "bac-giang"]
    assert (rows[1]["unit_name"], rows[1]["rate_vnd_per_unit"]) == ("billion VND", "23612")
    assert {row["board"]: row["state"] for row in trade}["hoa-binh"] == "doubt"
    assert trade[-1]["value"] == ""


def test_per_worker_is_a_chart_of_its_own(client, edition_2022):
    said = words(client.get(f"{CHARTS}/per-worker-trade_value.svg?lang=en"))

    assert said[2] == "Unit: USD / worker"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("2022/editions/1/charts/indicator-khong-co.svg", id="no such indicator"),
        pytest.param("2022/editions/1/charts/workers.svg", id="a code alone is no chart"),
        pytest.param("2022/editions/2/charts/points.svg", id="no such edition"),
        pytest.param("2023/charts/points.png", id="nothing published of the year"),
        pytest.param("trend/charts/points.svg", id="one year is no trend"),
        pytest.param("trend/charts/indicator-workers.svg", id="nor of an indicator"),
        pytest.param("trend/charts/workers.svg", id="a code alone is no chart of years"),
    ],
)
def test_what_is_not_there_is_not_there(client, edition_2022, path):
    assert client.get(f"{BLOC}/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/blocs/khong-co/trend/charts/points.svg", id="a bloc"),
        pytest.param("/boards/khong-co/charts/figures.svg", id="a board"),
        pytest.param("/boards/yen-bai/charts/figures.svg", id="a board without results"),
        pytest.param(f"{BLOC}/trend/charts/points.svg", id="a bloc without results"),
    ],
)
def test_what_was_never_published_has_no_chart(client, bloc_2022, path):
    assert client.get(path).status_code == 404


def test_an_edition_is_kept_for_ever_and_the_latest_is_asked_again(client, edition_2022):
    edition = client.get(f"{CHARTS}/points.svg")
    latest = client.get(f"{BLOC}/2022/charts/points.svg")
    again = client.get(f"{CHARTS}/points.svg", HTTP_IF_NONE_MATCH=edition["ETag"])

    assert edition.content == latest.content
    assert edition["Cache-Control"] == "public, max-age=86400"
    assert latest["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert (again.status_code, again.content) == (304, b"")


def test_the_address_chooses_the_language_and_no_cookie(client, edition_2022):
    client.cookies[site.LANGUAGE_COOKIE_NAME] = "en"

    plain = client.get(f"{CHARTS}/points.svg")
    english = client.get(f"{CHARTS}/points.svg?lang=en")

    assert (words(plain)[0], plain["Content-Language"]) == ("Điểm theo tiêu chí", "vi")
    assert (words(english)[0], english["Content-Language"]) == ("Points by criterion", "en")
    assert plain["ETag"] != english["ETag"]


def test_no_line_of_an_image_runs_over_its_edge(edition_2022):
    document = edition_2022.sealed
    names = {"name": "Tổng giá trị kim ngạch " * 8, "name_en": ""}
    document["indicators"] = [row | names for row in document["indicators"]]
    edition = later_edition(edition_2022, 2023, indicators=document["indicators"])

    picture = year_picture(opened(edition, Reader("vi"), latest=1), "indicator-workers")
    title = [line for line in layout_of(picture).head if line.look == "title"]

    assert [len(line.text) <= OF_TITLE for line in title] == [True] * 3
    assert OF_TITLE * 11 < WIDTH - 2 * EDGE


def test_an_edition_has_a_chart_of_each_indicator_in_each_view(edition_2022):
    codes = chart_codes(opened(edition_2022, Reader("vi"), latest=1))

    assert codes[:2] == ["points", "indicator-projects_attracted"]
    assert [code for code in codes if code.startswith("per-worker-")] == [
        "per-worker-projects_attracted",
        "per-worker-registered_capital",
        "per-worker-trade_value",
    ]


@pytest.mark.parametrize(
    ("query", "chart"),
    [
        pytest.param("", "points", id="points"),
        pytest.param("?sort=workers", "indicator-workers", id="an indicator"),
        pytest.param(
            "?view=per-worker&sort=trade_value", "per-worker-trade_value", id="per worker"
        ),
    ],
)
def test_the_page_leads_to_the_files_of_its_chart(client, address, edition_2022, query, chart):
    page = client.get(f"{BLOC}/2022/{query}").content.decode()

    assert re.findall(r'href="([^"]+)" download>(SVG|PNG|CSV)', page) == [
        (f"{CHARTS}/{chart}.{kind.lower()}", kind) for kind in ("SVG", "PNG", "CSV")
    ]
    assert f"&lt;img src=&quot;https://thi-dua.example{CHARTS}/{chart}.svg&quot;" in page


def test_a_view_that_is_compared_is_a_table_without_files(client, three_years):
    page = client.get(f"{BLOC}/2023/?view=growth&sort=registered_capital").content.decode()

    assert ("<figure" in page, "/charts/" in page) == (False, False)


def test_years_of_an_indicator_are_cut_where_it_was_defined_anew(client, three_years):
    response = client.get(f"{BLOC}/trend/charts/indicator-workers.svg?lang=en")

    root = etree.fromstring(response.content)
    lines = [each for each in root.iter(f"{SVG}line") if each.get("class") == "trend-line"]
    targets = [each for each in root.iter(f"{SVG}line") if each.get("class") == "trend-target"]
    gaps = [each.text for each in root.iter(f"{SVG}text") if each.get("class") == "trend-gap"]
    said = " ".join(words(response))
    assert {(each.get("x1"), each.get("x2")) for each in lines} == {("8.00%", "50.00%")}
    assert (len(targets), gaps) == (1, ["×"])
    assert "(1) 2024: The indicator “Workers in the zones” is defined anew" in said
    assert "One scale for all strips" in said


def test_the_table_of_years_names_the_edition_of_each_row(client, three_years):
    rows = table(client.get(f"{BLOC}/trend/charts/points.csv"))
    figures = table(client.get(f"{BLOC}/trend/charts/indicator-workers.csv"))

    assert [(row["year"], row["series"], row["value"]) for row in rows[:3]] == [
        ("2022", "points", "14.97"),
        ("2022", "place", "4"),
        ("2023", "points", "79.28"),
    ]
    assert [row["state"] for row in figures if row["board"] == "bac-kan"][-1] == "missing"


def test_the_page_of_years_shows_one_indicator_on_demand(client, three_years):
    page = client.get(f"{BLOC}/trend/?indicator=workers&lang=en").content.decode()

    assert page.count("<h1>") == 1
    assert "Workers in the zones through the years" in page
    assert '<option value="workers" selected>' in page
    assert f"{BLOC}/trend/charts/indicator-workers.svg?lang=en" in page
    assert "target 900" in page


def test_an_unknown_indicator_is_said_in_a_sentence(client, three_years):
    page = client.get(f"{BLOC}/trend/?indicator=khong-co").content.decode()

    assert "Chưa năm nào của khối công bố chỉ tiêu này." in page
    assert f"{BLOC}/trend/charts/points.svg" in page


def test_a_board_has_charts_of_its_own(client, three_years):
    points = words(client.get("/boards/bac-kan/charts/points-kcn-trung-du-mien-nui-phia-bac.svg"))
    figures = words(client.get("/boards/bac-kan/charts/figures.svg?lang=en"))

    assert points[1] == "Bắc Kạn, KCN Trung du, miền núi phía Bắc, 2022 – 2024"
    assert figures[0] == "Main figures through the years"
    assert "Workers in the zones (people)" in figures
    assert client.get("/boards/bac-kan/charts/points-khong-co.svg").status_code == 404


def test_what_docs_tell_to_paste_is_what_the_page_hands_out(client, address, edition_2022):
    page = client.get(f"{BLOC}/2022/").content.decode()
    docs = (Path(site.BASE_DIR) / "docs/charts.md").read_text()

    pasted = re.search(r"```html\n(.+)\n```", docs)[1]
    assert escape(pasted) in page
    assert (
        client.get(re.search(r'src="https://thi-dua.example([^"]+)"', pasted)[1]).status_code == 200
    )


def test_each_address_that_docs_name_is_one_of_ours():
    docs = (Path(site.BASE_DIR) / "docs/charts.md").read_text()
    named = re.findall(r"^\|.+?\| `(/[^`]+)` \|", docs, flags=re.MULTILINE)
    words = {"<bloc>": "x", "<year>": "2022", "<n>": "1", "<code>": "workers", "<board>": "y"}
    words["<measure>"] = "workers"

    views = [
        resolve(urlsplit(re.sub(r"<\w+>", lambda each: words[each[0]], path)).path).url_name
        for path in named
    ]
    assert views == [
        *["edition_chart"] * 3,
        "chart",
        *["trend_chart"] * 2,
        *["board_chart"] * 2,
        "compare_chart",
    ]
