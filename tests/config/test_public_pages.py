"""Every public page of ``PAGES`` says what it is, and the sitemap leads to it."""

import pytest
from django.urls import resolve
from django.utils import timezone

from awards.models import Ballot
from blocs.enums import PledgeState, Stage
from blocs.models import Cycle
from config.heads.said import TOLD
from config.sitemaps.pages import SECTIONS
from tests.awards.decided import closed, decide, grant
from tests.blocs.years import later_edition
from tests.boards.rows import MAKERS, pledge
from tests.browser.inventory import ELSEWHERE, is_page
from tests.config.walked import PAGES, YES, Who

pytestmark = pytest.mark.cases

RECORDED_FIRST = {"awards:ballot", "awards:decision"}
"""Pages of what the results of 2022 do not have."""

SITE = {"home"}
"""What says of itself what the site is."""

UNREACHED = {
    "search": "an answer to what somebody typed",
    "blocs:verify_code": "an answer to what somebody typed",
    "blocs:point": "its board leads to it",
    "blocs:pledge_version": "the pledge of its year leads to it",
}
"""Public pages that no sitemap lists, each with the reason."""


TARGET = {"board": "yen-bai", "indicator": "workers", "amount": "5000", "unit": "person"}


@pytest.fixture
def pages(client, edition_2022):
    """The names of all addresses that answer a visitor with a page."""
    visitor = Who()
    return RECORDED_FIRST | {
        name
        for name, expects in PAGES.items()
        if not name.startswith("admin:") and name not in ELSEWHERE
        for case in expects(None, visitor)
        if (case.method, case.expected) == ("get", YES) and is_page(client.get(case.address))
    }


def test_every_public_page_says_what_it_is(pages):
    assert pages - set(TOLD) == SITE
    assert set(TOLD) <= pages


def test_every_public_page_is_reached_by_the_sitemap(pages, edition_2022, secretary):
    decide(closed(edition_2022.cycle), secretary, grant("bac-giang"))
    later_edition(edition_2022, 2024, targets=[TARGET])
    opened = pledge(1)
    opened.state, opened.opened_at = PledgeState.OPEN, timezone.now()
    opened.save()
    ballot = MAKERS[Ballot](2)
    Cycle.objects.filter(pk=ballot.cycle_id).update(stage=Stage.PROPOSED)
    moment = timezone.now()
    Ballot.objects.filter(pk=ballot.pk).update(
        opened_at=moment, closed_at=moment, counted_at=moment, result="{}", fingerprint="0" * 64
    )

    reached = {resolve(page.path).view_name for listed in SECTIONS.values() for page in listed()}

    assert pages - reached == set(UNREACHED)
