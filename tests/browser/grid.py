"""What tests of the grid share: the grid in a window, and what the database holds of its cells."""

from playwright.sync_api import expect

from boards.models import Figure, Indicator, Report
from tests.boards.review import indicator


def report_of_year(year, slug="yen-bai"):
    return Report.objects.get(board__slug=slug, year=year)


def stored(code, year=2022, slug="yen-bai"):
    """The text that the database holds."""
    found = Figure.objects.filter(indicator__code=code, report=report_of_year(year, slug))
    return [(figure.as_printed, str(figure.currency)) for figure in found]


def meant(watches, *words):
    """Forget the problems that a test has brought about on purpose."""
    for watch in watches.values():
        watch.problems = [
            problem for problem in watch.problems if not any(word in problem for word in words)
        ]


def settled(page):
    """Wait until the server has answered every cell, or the line is known to be lost."""
    waiting = ".grid:not(:has(.gridwarn:not([hidden]))) [data-state=unsent]"
    busy = page.locator(f"[data-state=saving], {waiting}")
    expect(busy).to_have_count(0, timeout=60_000)


def paste(page, rows):
    """Put a rectangle on the clipboard and press Ctrl+V."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = "\r\n".join("\t".join(row) for row in rows) + "\r\n"
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


class Form:
    """The grid in one window: its keyboard, and its cells by indicator and year."""

    def __init__(self, page, slug="yen-bai"):
        self.page = page
        self.slug = slug
        self.bar = page.locator(".gridbar")
        self.warning = page.locator(".gridwarn")
        self.says = page.locator(".gridsays")
        self.preview = page.locator("#grid-paste")

    def open(self, report, query=""):
        self.page.goto(f"/admin/boards/report/{report.pk}/grid/{query}")
        expect(self.page.locator(".grid.live")).to_be_visible()
        return self

    def cell(self, code, year=2022):
        key = f"{report_of_year(year, self.slug).pk}:{indicator(code).pk}:actual"
        return self.page.locator(f'[data-cell="{key}"]')

    def text(self, code, year=2022):
        return self.cell(code, year).locator("input")

    def go(self, code, year=2022):
        """Reach a cell from the first one, by arrows."""
        self.text(Indicator.objects.all()[0].code).focus()
        self.press("Control+Home")
        rows = self.page.locator("#grid tbody tr").evaluate_all(
            "(rows) => rows.map((row) => [...row.querySelectorAll('[data-cell]')]"
            ".map((td) => td.dataset.cell))"
        )
        key = self.cell(code, year).get_attribute("data-cell")
        [(row, column)] = [(y, keys.index(key)) for y, keys in enumerate(rows) if key in keys]
        self.press(*["ArrowDown"] * row, *["ArrowRight"] * column)
        expect(self.text(code, year)).to_be_focused()
        return self

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text, then="Enter"):
        self.page.keyboard.type(text)
        return self.press(then)

    def sent(self):
        """Wait until every cell is answered."""
        settled(self.page)

    def paste(self, rows):
        """Paste a rectangle where the focus is."""
        paste(self.page, rows)
        return self

    def position(self):
        """Row and column of the focus among the cells."""
        return self.page.evaluate(
            """() => {
              const cells = (tr) => [...tr.querySelectorAll("[data-cell]")];
              const td = document.activeElement.closest("[data-cell]");
              const tr = td.closest("tr");
              return [tr.sectionRowIndex, cells(tr).indexOf(td)];
            }"""
        )
