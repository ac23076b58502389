"""Official pages on paper: A4, black on white, with address and fingerprint, in either theme."""

import subprocess

import pytest

from blocs.models import Edition
from tests.browser.conftest import fail_with
from tests.browser.inventory import OFFICIAL
from tests.papers import need_readers

pytestmark = pytest.mark.usefixtures("edition_2022")

A4 = (595, 842)
"""Points."""

COLOURS = """() => [document.documentElement, document.body]
  .map((node) => getComputedStyle(node))
  .map((style) => [style.color, style.backgroundColor])"""
BLACK, WHITE = "rgb(0, 0, 0)", {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
SHOWN = """() => [...document.querySelectorAll("nav, .site-head, .site-foot, form, button, .skip")]
  .filter((node) => node.checkVisibility())
  .map((node) => node.outerHTML.slice(0, 80))"""
"""What nobody can press on paper."""


def words(pdf, folder):
    """Size of each page, and the left and right end of each word on it, in points."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    asked = ["pdftotext", "-bbox", str(file), "-"]
    boxes = subprocess.run(asked, capture_output=True, check=True, text=True).stdout
    pages, ends = [], []
    for line in boxes.splitlines():
        said = dict(part.split("=", 1) for part in line.replace('"', "").split() if "=" in part)
        if line.strip().startswith("<page"):
            pages.append((round(float(said["width"])), round(float(said["height"].strip(">")))))
        elif line.strip().startswith("<word"):
            ends.append((float(said["xMin"]), float(said["xMax"])))
    return pages, ends


def text_of(folder):
    """What stands on the paper, in one line and without the breaks of long words."""
    asked = ["pdftotext", "-layout", str(folder / "page.pdf"), "-"]
    return subprocess.run(asked, capture_output=True, check=True, text=True).stdout


def faults(page, path, fingerprint, folder):
    """What is wrong with one page on paper."""
    page.goto(path)
    page.emulate_media(media="print")
    found = [f"{path} prints {each}" for each in page.evaluate(SHOWN)]
    for ink, paper in page.evaluate(COLOURS):
        if ink != BLACK or paper not in WHITE:
            found.append(f"{path} is printed {ink} on {paper}")
    pages, ends = words(page.pdf(format="A4", prefer_css_page_size=True), folder)
    if set(pages) != {A4}:
        found.append(f"{path} has pages of {set(pages)}")
    if min(left for left, _ in ends) < 0 or max(right for _, right in ends) > A4[0]:
        found.append(f"{path} runs over the edge of the paper")
    said = "".join(text_of(folder).split())
    if path not in said:
        found.append(f"{path} does not say its address")
    if fingerprint not in said:
        found.append(f"{path} does not say the fingerprint {fingerprint}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_official_pages_print(visit, scheme, tmp_path):
    need_readers()
    page = visit(color_scheme=scheme)
    fingerprint = Edition.objects.get().fingerprint

    fail_with([each for path in OFFICIAL for each in faults(page, path, fingerprint, tmp_path)])
