"""Every public page, in both languages, both themes, wide and narrow, by one window for each."""

import pytest

from tests.awards.catalogue import the_flag
from tests.browser.conftest import fail_with
from tests.browser.inventory import ELSEWHERE, public_pages
from tests.browser.leaks import is_foreign
from tests.browser.looking import COMBINATIONS, SMALL, ZOOMED, found_on, in_language, unsteady
from tests.config.walked import PAGES


@pytest.fixture(autouse=True)
def _results(edition_2022):
    """The results of 2022, and an award that earlier journeys may have emptied away."""
    the_flag()


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
    small, zoomed = visit(**SMALL), visit(**ZOOMED)

    fail_with([problem for path in public_pages() for problem in unsteady(small, zoomed, path)])


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
        pytest.param("Mã 5043 – /boards/hc-than-thoai/?edition=1", "vi", id="an address"),
    ],
)
def test_what_belongs_there_is_none(text, language):
    assert not is_foreign(text, language)
