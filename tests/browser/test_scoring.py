"""Giving points in a browser: keys, drafts, two tabs, a phone; axe finds nothing on the pages."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from blocs.enums import Layer, Peers
from blocs.models import Cycle, Opinion
from tests.blocs.layers.scored import given, officer, scored_year
from tests.blocs.year import board_of

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def year(bloc_2022):
    """A year whose members score one another; A and the council have officers."""
    cycle = scored_year(number=50, peers=Peers.MEMBERS)
    for letter in ("A", "C", ""):
        officer(cycle, letter)
    return cycle


def page_of(cycle, letter, code):
    board = board_of(cycle, letter).slug
    return f"/admin/blocs/cycle/{cycle.pk}/scoring/{board}/?criterion={code}"


def test_ctrl_enter_saves_and_goes_on(visit, sign_in, year):
    page = visit(viewport=WIDE)
    sign_in(page, officer(year, "A").username)
    page.goto(page_of(year, "C", "lao-dong"))

    page.keyboard.type("9,5")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[aria-current=true] > span")).to_have_text("Sáng kiến")
    page.keyboard.type("5")
    page.keyboard.press("Control+Enter")

    expect(page.locator("[aria-current=true] > span")).to_have_text("Cải cách")
    assert sorted(Opinion.objects.values_list("points", flat=True)) == [5, 9.5]


def test_what_was_typed_survives_a_reload_until_somebody_saves(visit, sign_in, year):
    page = visit(viewport=WIDE)
    sign_in(page, officer(year, "").username)
    page.goto(page_of(year, "C", "cai-cach"))
    page.fill("#id_points", "7,25")
    page.fill("#id_reason", "đọc minh chứng số 3")

    page.reload()
    expect(page.locator("#id_points")).to_have_value("7,25")
    expect(page.locator("#id_reason")).to_have_value("đọc minh chứng số 3")

    given(year, "C", "cai-cach", Layer.APPRAISED, points=8)
    page.reload()
    expect(page.locator("#id_points")).to_have_value("8")


def test_two_tabs_are_compared(visit, sign_in, year):
    page = visit(viewport=NARROW)
    sign_in(page, officer(year, "").username)
    page.goto(page_of(year, "C", "cai-cach"))
    given(year, "C", "cai-cach", Layer.APPRAISED, points=8)

    page.fill("#id_points", "6")
    page.click("button[value=save]")
    expect(page.locator(".stored-now strong")).to_contain_text("8 (")
    expect(page.locator("#id_points")).to_have_value("6")
    page.click("button[value=save]")

    expect(page.locator(".messagelist .success")).to_contain_text("Đã lưu điểm: Cải cách")
    assert Opinion.objects.get().points == 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [pytest.param(WIDE, id="1280"), pytest.param(NARROW, id="390")])
def test_the_pages_of_scoring(visit, axe, sign_in, year, scheme, size):
    given(year, "C", "cai-cach", Layer.SELF, points=8)
    given(year, "C", "cai-cach", Layer.PEER, "A", 4, "thiếu minh chứng")
    given(year, "C", "cai-cach", Layer.PEER, "B", 9)
    given(year, "C", "cai-cach", Layer.APPRAISED, points=7)
    Cycle.objects.filter(pk=year.pk).update(appraisal_shown_on=timezone.localdate())
    page = visit(viewport=size, color_scheme=scheme)
    sign_in(page, officer(year, "").username)

    overview = f"/admin/blocs/cycle/{year.pk}/scoring/"
    axe(
        page,
        [
            overview,
            page_of(year, "C", "lao-dong"),
            page_of(year, "C", "cai-cach"),
            f"{overview}compare/",
            f"{overview}objections/",
            "/admin/blocs/opinion/",
        ],
    )
