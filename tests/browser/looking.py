"""What is wrong with a page as a visitor sees it: names, leaks, cut letters, widths and motion."""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import violations
from tests.browser.leaks import leaks

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SMALL = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
ZOOMED = {"viewport": {"width": 640, "height": 480}}
"""The windows of somebody who reads little at a time and wants no motion, or large letters."""

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


def unsteady(small, zoomed, path: str) -> list[str]:
    """How a page scrolls sideways at 320 px or with text of 200 %, or moves where it must not."""
    small.goto(path)
    zoomed.goto(path)
    zoomed.evaluate("document.documentElement.style.fontSize = '200%'")
    over = {"at 320 px": sideways(small), "with text of 200 %": sideways(zoomed)}
    found = [f"{path} {how}: {many} px too wide" for how, many in over.items() if many > 0]
    return found + [f"{path} moves under reduced motion"] * bool(small.evaluate(MOVING))
