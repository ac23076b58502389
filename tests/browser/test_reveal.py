"""The result on the projector: driven by keys, from the last place on, published at the end."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from blocs.models import Edition
from blocs.services import approve_edition, prepare_edition

PROJECTOR = {"width": 1280, "height": 720}


@pytest.fixture
def embargoed(cycle_2022, secretary, approver):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    moment = timezone.now() + timedelta(days=2)
    return approve_edition(edition=edition, officer=approver, publish_at=moment)


def test_the_result_is_told_by_keys_and_published_on_the_last_screen(
    visit, axe, sign_in, embargoed
):
    page = visit(viewport=PROJECTOR)
    sign_in(page, "secretary")
    year = f"/admin/blocs/cycle/{embargoed.cycle_id}/"
    heading = page.locator(".screen h2")

    page.goto(f"{year}reveal/")
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Hạng 7")
    page.keyboard.press("Space")
    expect(heading).to_have_text("Hạng 6")
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("Hạng 7")
    sizes = page.locator("main :not(:has(*))").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    page.keyboard.press("Home")
    expect(heading).to_have_count(0)
    for place in range(7, 0, -1):
        page.keyboard.press("PageDown")
        expect(heading).to_have_text(f"Hạng {place}")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".table li")).to_have_count(7)
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Công bố ngay").click()
    expect(page.locator(".screen")).to_contain_text("Đã công bố")

    assert min(sizes) >= 32
    assert Edition.objects.published().get() == embargoed
    axe(page, [f"{year}reveal/", f"{year}reveal/rehearsal/", f"{year}freeze/"])
