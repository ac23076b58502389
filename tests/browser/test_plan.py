"""Choosing nominations: the plan counts at every tick, and proposes all of it at once."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from awards.models import Nomination
from tests.awards.catalogue import FLAG, the_flag


@pytest.fixture(autouse=True)
def _flag(db):
    the_flag()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_tick_takes_the_place_of_others_and_is_proposed(
    visit, sign_in, edition_2022, axe_now, width
):
    page = visit(viewport={"width": width, "height": 900})
    sign_in(page, "secretary")
    page.goto(reverse("admin:awards_nomination_plan", args=[edition_2022.cycle_id]))
    expect(page.locator(f"input[value$='{FLAG}']")).to_have_count(7)
    axe_now(page)

    page.locator(f"input[value='thai-nguyen:{FLAG}']").check()

    expect(page.locator(f"input[value$='{FLAG}']")).to_have_count(1)
    expect(page.locator(f"input[value='thai-nguyen:{FLAG}']")).to_be_focused()
    expect(page.locator("thead .left").first).to_have_text("còn 0 suất")
    axe_now(page)
    page.get_by_role("button", name="Đề nghị các mục đã chọn").click()

    expect(page.locator(".messagelist .success")).to_have_text("Đã lập 1 đề nghị khen thưởng.")
    assert Nomination.objects.get().board.slug == "thai-nguyen"
