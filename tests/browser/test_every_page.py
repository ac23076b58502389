"""Every public page, in both languages, both themes, wide and narrow, by one window for each."""

from urllib.parse import urlsplit

import pytest

from tests.awards.catalogue import the_flag
from tests.browser.conftest import fail_with, violations
from tests.browser.inventory import ELSEWHERE, public_pages
from tests.browser.leaks import is_foreign, leaks
from tests.config.walked import PAGES


@pytest.fixture(autouse=True)
def _results(edition_2022):
    """The results of 2022, and an award that earlier journeys may have emptied away."""
    the_flag()


WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SMALLEST, ZOOMED = {"width": 320, "height": 640}, {"width": 640, "height": 480}

COMBINATIONS = [
    pytest.param("vi", "light", WIDE, id="vi-light-1280"),
    pytest.param("vi", "dark", NARROW, id="vi-dark-390"),
    pytest.param("en", "light", NARROW, id="en-light-390"),
    pytest.param("en", "dark", WIDE, id="en-dark-1280"),
]

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, .place, .number")]
  .filter((node) => node.checkVisibility())
  .map((node) => [node.textContent.trim(), getComputedStyle(node)])
  .filter(([, style]) => parseFloat(style.lineHeight) / parseFloat(style.fontSize) < 1.15)
  .map(([text]) => text)"""
"""Headings whose lines are so close that the marks over and under letters are cut."""

MOVING = """() => document.getAnimations().length
  + [...document.querySelectorAll("*")].filter((node) => {
      const style = getComputedStyle(node);
      return parseFloat(style.transitionDuration) > 0.01 || style.animationName !== "none";
    }).length"""


def in_language(path: str, language: str) -> str:
    """The address of a page in a language."""
    return f"{path}{'&' if urlsplit(path).query else '?'}lang={language}"


def sideways(page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def found_on(page, watch, language: str) -> list[str]:
    """What is wrong with a page as it stands."""
    path = urlsplit(page.url).path
    found = violations(watch, page, rules={"target-size": {"enabled": True}})
    found += [f"{path} says in another language: {text}" for text in leaks(page, language)]
    found += [f"{path} cuts the marks of: {text}" for text in page.evaluate(HEADINGS)]
    if (over := sideways(page)) > 0:
        found.append(f"{path} is {over} px wider than the window")
    return found


def test_nothing_is_seen_elsewhere_that_is_not_public():
    assert {name for name in ELSEWHERE if name.startswith("admin:")} == set()
    assert set(ELSEWHERE) - set(PAGES) == set()


@pytest.mark.parametrize(("language", "scheme", "size"), COMBINATIONS)
def test_every_public_page(visit, watches, language, scheme, size):
    page = visit(viewport=size, color_scheme=scheme)
    problems = []

    for path in [*public_pages(), "/no-such-page/"]:
        status = page.goto(in_language(path, language)).status
        problems += found_on(page, watches[page.context], language)
        if status != (404 if path == "/no-such-page/" else 200):
            problems.append(f"{path} answered {status}")

    fail_with(problems)


def test_nothing_scrolls_sideways_or_moves_where_the_reader_wants_none(visit):
    small = visit(viewport=SMALLEST, reduced_motion="reduce")
    zoomed = visit(viewport=ZOOMED)
    problems = []

    for path in public_pages():
        small.goto(path)
        if (over := sideways(small)) > 0:
            problems.append(f"{path} at 320 px: {over} px too wide")
        if small.evaluate(MOVING):
            problems.append(f"{path} moves under reduced motion")
        zoomed.goto(path)
        zoomed.evaluate("document.documentElement.style.fontSize = '200%'")
        if (over := sideways(zoomed)) > 0:
            problems.append(f"{path} with text of 200 %: {over} px too wide")

    fail_with(problems)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Skip to the content", "vi", id="an id of the catalogue"),
        pytest.param("Results of 2022", "vi", id="a sentence in English"),
        pytest.param("Kết quả mới nhất", "en", id="a translation"),
        pytest.param("Kết quả của năm 2022", "en", id="a sentence in Vietnamese"),
    ],
)
def test_a_leak_would_be_found(text, language):
    assert is_foreign(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Ban Quản lý các KCN tỉnh Yên Bái", "en", id="a name"),
        pytest.param("Xem kết quả theo năm", "vi", id="a sentence"),
        pytest.param("Giấy phép: CC BY 4.0", "vi", id="a licence"),
    ],
)
def test_what_belongs_there_is_none(text, language):
    assert not is_foreign(text, language)
