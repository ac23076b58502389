"""A decade that nobody lived, reduced to three years: every kind of page that its links lead to.

The results of 2022 show a first year. What only later years have is seen here: last year beside
this one, corrected editions, breaks in criteria, merged boards, ballots, decisions, cancellations.
"""

import pytest
from django.core.management import call_command

from tests.browser.conftest import fail_with
from tests.browser.looking import COMBINATIONS, SMALL, ZOOMED, found_on, in_language, unsteady
from tests.browser.reach import reach

SIZE = ["--years=3", "--blocs=3", "--boards=4", "--first-year=2019"]
MOST = 8
"""Addresses of a kind, among which the fullest is looked at."""

ONLY_LATER = {
    "awards:decision",
    "awards:ballot",
    "blocs:edition",
    "blocs:fulfilment",
    "blocs:trend",
}
"""Pages that must be among those that are reached, or nothing was seen."""


@pytest.fixture
def reached(transactional_db, settings):
    settings.DEMO = True
    call_command("generate_demo", *SIZE)
    return reach("/", MOST)


def test_every_kind_of_page_of_three_blocs(visit, watches, reached):
    """One test, for the decade is long in the making; each combination has its own window."""
    problems = list(reached.dead)
    assert {name for name, _questions in reached.pages} >= ONLY_LATER

    for language, scheme, size in (each.values for each in COMBINATIONS):
        page = visit(viewport=size, color_scheme=scheme)
        for path in reached.fullest:
            assert page.goto(in_language(path, language)).status == 200
            problems += found_on(page, watches[page.context], language)
    small, zoomed = visit(**SMALL), visit(**ZOOMED)
    for path in reached.fullest:
        problems += unsteady(small, zoomed, path)

    fail_with(problems)


def test_a_link_that_leads_nowhere_would_be_found(transactional_db):
    found = reach("/no-such-page/", MOST)

    assert found.dead == [" leads to /no-such-page/, which answers 404"]
    assert found.fullest == []
