"""The bloc's matrix at its largest: 150 indicators of 12 boards on one page."""

from statistics import median

import pytest
from playwright.sync_api import expect

from blocs.enums import Stage
from blocs.models import Membership
from boards.enums import Dimension, TimeType
from boards.models import Board, Figure, Indicator, Report
from tests.boards.review import at_stage

INDICATORS, BOARDS = 150, 12
A_FRAME, READING = 16, 10_000

# Milliseconds from a key to the page laid out anew.
PRESSES = """
async (keys) => {
  const times = [];
  for (const key of keys) {
    const start = performance.now();
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
  }
  return times;
}
"""


@pytest.fixture
def largest(cycle_2022, secretary):
    """Twelve boards with their reports, and 150 indicators."""
    at_stage(Stage.REPORTING)
    seats = Membership.objects.filter(bloc=cycle_2022.bloc)
    like = seats.select_related("board").first()
    for number in range(seats.count() + 1, BOARDS + 1):
        name = f"Ban quản lý số {number}"
        board = Board.objects.create(
            name=name, short_name=f"Số {number}", slug=f"so-{number}", province=like.board.province
        )
        Membership.objects.create(
            bloc=like.bloc,
            board=board,
            seat=number,
            starts_on=like.starts_on,
            document=like.document,
        )
        Report.objects.create(board=board, year=2022)
    Indicator.objects.bulk_create(
        Indicator(
            code=f"projects-{number}",
            name=f"Số dự án loại {number}",
            name_en=f"Projects of kind {number}",
            dimension=Dimension.COUNT,
            time_type=TimeType.FLOW,
            unit="project",
            order=500 + number,
        )
        for number in range(INDICATORS - Indicator.objects.count())
    )
    return cycle_2022


def test_the_largest_matrix_stays_quick(visit, sign_in, largest):
    page = visit()
    sign_in(page, "secretary")
    page.goto(f"/admin/blocs/cycle/{largest.pk}/grid/?all=1")
    expect(page.locator(".grid.live")).to_be_visible()
    expect(page.locator("[data-cell]")).to_have_count(INDICATORS * BOARDS)

    page.locator("[data-cell] input").first.focus()
    assert median(page.evaluate(PRESSES, ["ArrowDown", "ArrowRight"] * 30)) < A_FRAME

    page.keyboard.press("Control+Home")
    text = "\n".join("\t".join(["7 dự án"] * BOARDS) for _ in range(INDICATORS))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")
    rows = page.locator("#grid-paste tbody tr")
    expect(rows).to_have_count(INDICATORS * BOARDS, timeout=READING)
    assert Figure.objects.filter(as_printed="7 dự án").count() == 0
