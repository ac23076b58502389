"""A telephone: what a page lets one choose or count stands within the screen."""

import pytest

from blocs.models import Target
from blocs.services import approve_edition, prepare_edition
from boards.models import Board, Indicator
from tests.browser.inventory import LEADERBOARD
from tests.browser.looking import in_language

BEYOND = "(node) => node.scrollWidth - node.clientWidth"


def beyond(page, path, selector, language):
    """By how many pixels a part of a page is wider than its frame."""
    page.goto(in_language(path, language))
    return page.locator(selector).evaluate(BEYOND)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_view_of_a_leaderboard_is_within_the_screen(edition_2022, visit, language):
    page = visit(viewport={"width": 320, "height": 640})

    assert beyond(page, LEADERBOARD, ".tabs", language) <= 0


@pytest.fixture
def _pledged(cycle_2022, secretary, approver):
    """Every member said what it would reach, and the results are out."""
    workers = Indicator.objects.get(code="workers")
    for board in Board.objects.filter(memberships__bloc=cycle_2022.bloc):
        Target.objects.create(
            cycle=cycle_2022, board=board, indicator=workers, amount=1000, unit="person"
        )
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    approve_edition(edition=edition, officer=approver)


@pytest.mark.usefixtures("_pledged")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_targets_by_board_are_within_the_screen(visit, language):
    page = visit(viewport={"width": 390, "height": 844})

    path = f"{LEADERBOARD}pledge/fulfilment/"

    assert beyond(page, path, ".fulfilment-counts", language) <= 0
