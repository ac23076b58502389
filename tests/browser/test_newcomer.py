"""A newcomer opens the address that `make run` prints and reads the results of 2022."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("edition_2022")

STANDINGS = [
    ("1", "Bắc Giang", "79,28"),
    ("2", "Thái Nguyên", "64,03"),
    ("3", "Phú Thọ", "37,47"),
    ("4", "Hòa Bình", "14,97"),
    ("5", "Yên Bái", "9,89"),
    ("6", "Tuyên Quang", "4,59"),
    ("7", "Bắc Kạn", "0,48"),
]
BY_WORKERS = [
    ("Bắc Giang", "195.578"),
    ("Thái Nguyên", "90.693"),
    ("Phú Thọ", "50.000"),
    ("Tuyên Quang", "6.000"),
    ("Yên Bái", "5.037"),
    ("Hòa Bình", "2.100"),
    ("Bắc Kạn", "1.500"),
]


def rows(page):
    return page.locator(".leaderboard tbody tr").all()


def standings(page):
    """Place, board and points of each row, as a reader sees them."""
    parts = (".place", ".name > a", ".points-value")
    return [tuple(row.locator(part).inner_text() for part in parts) for row in rows(page)]


@pytest.fixture
def leaderboard(page):
    """The newcomer's way there: the first page, then the result of the year."""
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name=re.compile("2022")).first.click()
    return page


def test_the_leaderboard_tells_the_order_and_the_points(leaderboard):
    assert leaderboard.url.endswith("/blocs/kcn-trung-du-mien-nui-phia-bac/2022/")
    assert standings(leaderboard) == STANDINGS


def test_every_point_is_explained(leaderboard):
    rows(leaderboard)[0].get_by_role("link", name="Vì sao?").click()

    expect(leaderboard).to_have_url(re.compile("/2022/boards/bac-giang/$"))
    explained = leaderboard.get_by_role("main").inner_text()
    assert "35 dự án đầu tư" in explained
    assert "23.612" in explained
    assert "79,28" in explained


def test_the_choice_of_english_holds_until_it_is_taken_back(leaderboard):
    languages = leaderboard.get_by_role("banner").locator(".languages")

    languages.get_by_role("link", name="EN").click()
    expect(leaderboard.locator("html")).to_have_attribute("lang", "en")
    rows(leaderboard)[0].get_by_role("link", name="Why?").click()
    expect(leaderboard.locator("html")).to_have_attribute("lang", "en")
    assert "79.28" in leaderboard.get_by_role("main").inner_text()

    languages.get_by_role("link", name="VI").click()
    expect(leaderboard.locator("html")).to_have_attribute("lang", "vi")
    assert "79,28" in leaderboard.get_by_role("main").inner_text()


def test_any_indicator_sorts_the_board(leaderboard):
    head = leaderboard.locator("thead th", has_text="Lao động")

    head.get_by_role("link").click()

    expect(head).to_have_attribute("aria-sort", "descending")
    shown = [row.inner_text() for row in rows(leaderboard)]
    assert [
        (board, workers)
        for row, (board, workers) in zip(shown, BY_WORKERS, strict=True)
        if board in row and workers in row
    ] == BY_WORKERS


@pytest.mark.parametrize("width", [1280, 390])
def test_no_figure_is_lost_on_a_phone(visit, width):
    page = visit(viewport={"width": width, "height": 844})

    page.goto("/blocs/kcn-trung-du-mien-nui-phia-bac/2022/?view=absolute")

    seen = page.locator(".leaderboard tbody").inner_text()
    assert [workers for _board, workers in BY_WORKERS if workers not in seen] == []


def test_everything_works_without_a_script(visit):
    page = visit(java_script_enabled=False)
    page.goto("/blocs/kcn-trung-du-mien-nui-phia-bac/2022/")

    page.locator("thead th", has_text="Lao động").get_by_role("link").click()

    assert rows(page)[3].locator(".name > a").inner_text() == "Tuyên Quang"
