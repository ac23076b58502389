"""The leaderboard of a year beside that of the year before: what moved, or why nothing is said."""

import re
from datetime import date

import pytest
from django.core.cache import cache

from blocs.queries.leaderboard import leaderboard
from blocs.queries.reader import Reader
from blocs.views.lookup import find_beside
from boards.models import Board, Document, Succession
from tests.blocs.years import later_edition

BLOC = "kcn-trung-du-mien-nui-phia-bac"
YEAR = f"/blocs/{BLOC}/2023/"


def next_year(edition, points=None, **changes):
    """The same figures at the same rates in 2023, and the same points but for those changed."""
    rates = [row | {"year": 2023} for row in edition.sealed["rates"]]
    points = points_of(edition) | (points or {})
    return later_edition(edition, 2023, rates=rates, points=points, **changes)


def points_of(edition):
    return {row["board"]: row["points"] for row in edition.sealed["standings"]}


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def two_years(edition_2022):
    """2023 by the same rules: Yên Bái rose by two places, and its figures grew by nothing."""
    return next_year(edition_2022, points={"yen-bai": "38.50"})


@pytest.fixture
def merged(two_years):
    """In 2023 Yên Bái took in Hòa Bình and kept its name."""
    merger = Succession.objects.create(
        slug="hop-nhat",
        kind="merge",
        effective_on=date(2023, 7, 1),
        document=Document.objects.first(),
    )
    merger.predecessors.set(Board.objects.filter(slug__in=["yen-bai", "hoa-binh"]))
    merger.successors.set(Board.objects.filter(slug="yen-bai"))
    return two_years


def page_of(query=None, language="en"):
    found = find_beside(BLOC, 2023)
    opened = found.open(Reader(language))
    return leaderboard(opened, query or {}, found.year_before(opened))


def moved_of(page):
    return {row.board: row.moved and (row.moved.sign, row.moved.points) for row in page.rows}


def test_places_and_points_say_how_far_they_moved(two_years):
    moved = moved_of(page_of())

    assert (moved["yen-bai"], moved["phu-tho"], moved["bac-kan"]) == (
        ("▲", "+28.61"),
        ("▼", "0"),
        ("=", "0"),
    )


def test_the_sign_stands_beside_words(client, two_years):
    html = " ".join(client.get(YEAR).content.decode().split())

    assert 'aria-hidden="true">▲</span> lên 2' in html
    assert f'href="/blocs/{BLOC}/2022/editions/1/"' in html


def test_other_rules_are_said_instead(client, edition_2022):
    next_year(edition_2022, scheme={"version": 2})

    page, html = page_of(), client.get(f"{YEAR}?lang=en").content.decode()

    assert set(moved_of(page).values()) == {None}
    assert page.breaks[0].startswith("Another scheme: before")
    assert page.breaks[0].replace("“", "").split(":")[0] in html
    assert "do not compare with those of 2022" in html


def test_a_merged_board_has_not_moved(merged):
    page = page_of({"view": "growth"})

    yen_bai = next(row for row in page.rows if row.board == "yen-bai")
    assert (yen_bai.moved.words, yen_bai.moved.points) == ("after a succession", "")
    assert page.reasons[0].text.startswith("Succession of 01/07/2023: before")
    assert moved_of(page)["phu-tho"] is not None


def test_a_page_that_was_kept_is_made_anew_after_a_merger(client, two_years, request):
    before = client.get(YEAR).content
    request.getfixturevalue("merged")

    assert client.get(YEAR).content != before


def test_a_correction_of_the_year_before_is_compared_with_at_once(client, two_years, edition_2022):
    client.get(YEAR)
    points = points_of(edition_2022) | {"yen-bai": "38.50"}
    later_edition(edition_2022, 2022, points=points, number=2)

    html = client.get(YEAR).content.decode()

    assert f'href="/blocs/{BLOC}/2022/editions/2/"' in html
    assert re.search(r"lên \d", html) is None


def test_the_page_of_an_edition_says_what_its_own_document_says(client, two_years):
    html = client.get(f"{YEAR}editions/1/").content.decode()

    assert "view=growth" not in html
    assert 'class="moved"' not in html


def test_two_years_cost_four_queries_and_a_kept_page_one(
    client, two_years, django_assert_num_queries
):
    with django_assert_num_queries(4):
        client.get(YEAR)
    with django_assert_num_queries(1):
        client.get(YEAR)
