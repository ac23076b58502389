"""Staff correct a figure and publish a second edition; the first one stays."""

import re

import pytest
from playwright.sync_api import expect

from boards.models import Report

pytestmark = pytest.mark.usefixtures("edition_2022")

YEAR = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022/"
PASSWORD = "mat-khau-thu-nghiem"


@pytest.fixture
def enter(visit):
    """A window in which an officer has signed in with name and password."""

    def sign_in(username):
        page = visit()
        page.goto("/admin/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", PASSWORD)
        page.click("[type=submit]")
        expect(page).to_have_url(re.compile("/admin/$"))
        return page

    return sign_in


def act(page, action, row):
    """Tick the row that holds a text and run an action on it."""
    page.locator("#result_list tbody tr", has_text=row).locator(".action-select").check()
    page.select_option("select[name=action]", action)
    page.click("button[name=index]")


def press(page):
    """Say yes on the page that asks."""
    page.locator("#content form [type=submit]").click()


def confirm(page):
    press(page)
    expect(page.locator(".messagelist .success")).to_be_visible()


def figures_of_hoa_binh(page, address):
    """The amounts that a published page shows of the board: capital and workers."""
    page.goto(f"{address}?view=absolute")
    row = page.locator(".leaderboard tbody tr", has_text="Hòa Bình").inner_text()
    return [amount for amount in ("4.637,3", "4.700", "2.100", "2.200") if amount in row]


def open_report(page):
    report = Report.objects.get(board__slug="hoa-binh", year=2022)
    page.goto(f"/admin/boards/report/{report.pk}/change/")


def prepare(page):
    page.goto("/admin/blocs/cycle/")
    act(page, "prepare", "2022")
    page.fill("[name=correction_note]", "Hòa Bình đính chính vốn và lao động.")
    confirm(page)


def test_a_correction_is_a_second_edition(enter, page):
    secretary = enter("secretary")
    open_report(secretary)

    secretary.fill("input[value='2.100 lao động']", "2.200 lao động")
    secretary.fill("input[value='4.637,3 tỷ đồng']", "4.700 tỷ")
    secretary.click("[name=_save]")
    readings = secretary.locator("fieldset.readings")
    expect(readings.locator("input[type=radio]")).to_have_count(2)
    readings.locator("label", has_text="đồng").locator("input").check()
    secretary.click("[name=_save]")
    expect(secretary.locator(".messagelist .success")).to_be_visible()

    prepare(secretary)
    assert figures_of_hoa_binh(page, YEAR) == ["4.637,3", "2.100"]

    approver = enter("approver")
    approver.goto("/admin/blocs/edition/?state=waiting")
    act(approver, "approve", "2022")
    confirm(approver)

    assert figures_of_hoa_binh(page, YEAR) == ["4.700", "2.200"]
    assert figures_of_hoa_binh(page, f"{YEAR}editions/2/") == ["4.700", "2.200"]
    expect(page.locator("#changes")).to_contain_text("“2.100 lao động” thành “2.200 lao động”")
    assert figures_of_hoa_binh(page, f"{YEAR}editions/1/") == ["4.637,3", "2.100"]


def test_whoever_prepared_an_edition_cannot_approve_it(enter, page):
    secretary = enter("secretary")
    open_report(secretary)
    secretary.fill("input[value='2.100 lao động']", "2.200 lao động")
    secretary.click("[name=_save]")
    prepare(secretary)

    secretary.goto("/admin/blocs/edition/?state=waiting")
    act(secretary, "approve", "2022")

    expect(secretary.locator(".draft .errornote")).to_be_visible()
    expect(secretary.locator("#content form [type=submit]")).to_have_count(0)
    assert page.goto(f"{YEAR}editions/2/").status == 404
