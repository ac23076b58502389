"""A reader with nothing but a keyboard: everything is reached, seen and named."""

import re

import pytest
from playwright.sync_api import expect

from tests.awards.catalogue import the_flag
from tests.browser.conftest import fail_with
from tests.browser.inventory import LEADERBOARD, MAIN
from tests.browser.leaks import is_foreign

FOCUSED = """() => {
  const node = document.activeElement;
  if (node === document.body || node === document.documentElement) return null;
  const style = getComputedStyle(node);
  const box = node.getClientRects()[0] ?? node.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  node.dataset.reached = "";
  return {
    name: node.outerHTML.slice(0, 100),
    ringed: ring || style.boxShadow !== "none",
    uncovered: Boolean(at && (node.contains(at) || at.contains(node))),
  };
}"""
"""What has the focus: whether one sees that it does, and whether anything lies over it."""

MISSED = """() => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary"
)]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled)
  .filter((node) => node.type !== "hidden" && !("reached" in node.dataset))
  .map((node) => node.outerHTML.slice(0, 100))"""

MOST = 400
"""Presses of the tab key: more would be a trap."""

SPOKEN = {
    "button",
    "checkbox",
    "combobox",
    "link",
    "radio",
    "searchbox",
    "tab",
    "textbox",
    "navigation",
    "search",
    "region",
    "table",
    "image",
}
"""Roles that a screen reader announces by a name."""


@pytest.fixture(autouse=True)
def _results(edition_2022):
    the_flag()


def walked(page, path):
    """What goes wrong on the way through a page by the tab key."""
    page.emulate_media(reduced_motion="reduce")  # A page that still scrolls shows the focus later.
    page.goto(path)
    found = []
    for _press in range(MOST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return found + [f"{path} is not reached: {node}" for node in page.evaluate(MISSED)]
        if not focused["ringed"]:
            found.append(f"{path} shows no focus: {focused['name']}")
        if not focused["uncovered"]:
            found.append(f"{path} covers the focus: {focused['name']}")
    return [*found, f"{path} has no end"]


@pytest.mark.parametrize("width", [1280, 390])
def test_everything_is_reached_and_seen(visit, width):
    # Where the page glides to what has the focus, it is not there yet when we look.
    page = visit(viewport={"width": width, "height": 844}, reduced_motion="reduce")

    fail_with([each for path in MAIN.values() for each in walked(page, path)])


def press(page, selector):
    """Go by the tab key to the first that fits, and press enter there."""
    for _press in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"The tab key never comes to {selector}")


def test_a_reader_finds_the_way_by_keyboard(page):
    page.goto(LEADERBOARD)
    press(page, ".skip")
    expect(page.locator("#content")).to_be_focused()

    press(page, ".tabs a[href*=per-worker]")
    expect(page).to_have_url(re.compile("view=per-worker"))
    press(page, "thead a[href*=sort]")
    expect(page).to_have_url(re.compile("sort="))
    press(page, ".languages a[hreflang=en]")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    press(page, ".site-nav a[href$='/boards/']")
    expect(page).to_have_url(re.compile("/boards/$"))
    page.locator("#site-q").focus()
    page.keyboard.type("bac kan")
    page.keyboard.press("Enter")
    expect(page.locator(".results a[href='/boards/bac-kan/']").first).to_be_visible()


def tree(page):
    """What a screen reader is told: roles and names."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in nodes:
        if not node.get("ignored"):
            yield node["role"]["value"], node.get("name", {}).get("value", "")


def test_a_screen_reader_hears_every_name_in_vietnamese(page):
    problems = []

    for path in MAIN.values():
        page.goto(path)
        spoken = [(role, name) for role, name in tree(page) if role in SPOKEN]
        landmarks = [each for each in spoken if each[0] in ("navigation", "search", "region")]
        problems += [f"{path} a {role} has no name" for role, name in spoken if not name.strip()]
        problems += [f"{path} says {name}" for _role, name in spoken if is_foreign(name, "vi")]
        problems += [
            f"{path} has two of {each}" for each in set(landmarks) if landmarks.count(each) > 1
        ]

    fail_with(problems)
