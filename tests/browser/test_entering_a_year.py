"""Entering a year from the first figure to the verified report, and an import taken back again.

Nobody touches a mouse: every link and button is walked to by Tab and pressed by Enter.
"""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from boards.enums import FilingOutcome, IntakeState, ReportState, Role, UndoOutcome
from boards.models import Board, Change, Figure, Filing, Intake, IntakeRow, ReturnedCell
from tests.boards.importing import HEADING, catalogue, snapshot, thousand, workbook
from tests.boards.review import indicator, report_of
from tests.browser.grid import Form, stored
from tests.conftest import make_officer

pytestmark = pytest.mark.postgresql

BOARD = "phu-tho"
YEARS = (2022, 2021, 2020, 2019, 2018)
WHOLE, TENTHS = "#,##0", "#,##0.0"
WRITTEN = {
    "projects_attracted": [12, 11, 10, 9, 8],
    "projects_newly_licensed": ["cấp mới 08 dự án", "07 dự án", 7, 6, 6],
    "registered_capital": [
        "2.684 tỷ đồng",
        "2.410,5 tỷ đồng",
        "2.100 tỷ",
        " 1.950 tỷ đồng ",
        "1.800 tỷ đồng",
    ],
    "land_registered": [38.5, 36.0, 35.2, 33.0, 30.4],
    "land_planned": ["1.200 ha", "1.200ha", "gần 1.150 ha", "1.100 ha", 1100],
    "trade_value": [
        "10.200 triệu USD",
        "9,8 tỷ USD",
        "9.100 triệu USD",
        "8.700 triệu USD",
        "8,2 tỷ USD",
    ],
    "workers": [50000, 8200, 8000, 7900, 7600],
    "planning_sponsors": ["02 doanh nghiệp", 2, 2, 1, 1],
    "planning_schemes_sponsored": ["1 đồ án", 1, 1, 1, 1],
    "planning_sponsorship": ["1,5 tỷ đồng"] * 5,
}
"""What the officer's workbook says; it asks of one cell which currency, of one cell why."""
UNCLEAR = ("registered_capital", 2020)
WHY = "Hai khu công nghiệp mới đi vào hoạt động."
WHY_STILL = "Đã bỏ phần tính hai lần, vẫn do hai khu công nghiệp mới."


def reach(page, target, key="Tab"):
    """Walk to a link, a button or a field as somebody without a mouse does."""
    for _step in range(300):
        if target.evaluate("(node) => node === document.activeElement"):
            return target
        page.keyboard.press(key)
    pytest.fail(f"{key} does not lead to {target}")


def follow(page, target, key="Tab"):
    reach(page, target, key)
    page.keyboard.press("Enter")


def follow_to(page, target, sight, key="Tab"):
    """Follow a link to another page, and wait for what stands there."""
    follow(page, target, key)
    expect(page.locator(sight)).to_be_visible()


def told(page):
    """The message above the page."""
    return page.locator(".messagelist li")


def window(visit, sign_in, username):
    page = visit()
    sign_in(page, username)
    return page


# The workbook and its cells on the clipboard


def officers_workbook(indicators):
    """The file that the officer keeps: real, saved, and opened again."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Chỉ tiêu", *YEARS])
    for number, each in enumerate(indicators, start=20):
        amounts = WRITTEN.get(each.code, [number, number - 1, number - 2, number - 3, number - 4])
        sheet.append([each.name, *amounts])
        for cell in sheet[sheet.max_row][1:]:
            cell.number_format = TENTHS if each.code == "land_registered" else WHOLE
    file = io.BytesIO()
    book.save(file)
    return openpyxl.load_workbook(file)


def displayed(cell):
    """What a Vietnamese Excel shows of a cell."""
    if isinstance(cell.value, str):
        return cell.value
    text = f"{cell.value:,.{1 if cell.number_format == TENTHS else 0}f}"
    return text.translate(str.maketrans(",.", ".,"))


def rectangle(book):
    rows = book.active.iter_rows(min_row=2, min_col=2)
    return [[displayed(cell) for cell in row] for row in rows]


def copied(page, rows):
    """Put cells on the clipboard as a spreadsheet does: as text with tabs, and as a table."""
    text = "\r\n".join("\t".join(row) for row in rows) + "\r\n"
    cells = "\r\n".join(
        " <tr height=20 style='height:15.0pt'>\r\n"
        + "".join(f"  <td class=xl65 align=right width=64>{text}</td>\r\n" for text in row)
        + " </tr>"
        for row in rows
    )
    table = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
        '<meta name=Generator content="Microsoft Excel 15"><style><!-- .xl65 {color:black;} -->'
        "</style></head><body><table border=0 cellpadding=0 cellspacing=0 style='width:240pt'>"
        f"<!--StartFragment--><col width=64 span=5>{cells}<!--EndFragment--></table></body></html>"
    )
    spreadsheet = page.context.new_page()
    spreadsheet.route("**/so-lieu", lambda route: route.fulfill(body=""))
    spreadsheet.goto("/so-lieu")
    spreadsheet.evaluate(
        """([text, table]) => document.addEventListener("copy", (event) => {
          event.clipboardData.setData("text/plain", text);
          event.clipboardData.setData("text/html", table);
          event.preventDefault();
        })""",
        [text, table],
    )
    spreadsheet.keyboard.press("Control+c")
    spreadsheet.close()


# The year of a board


@pytest.fixture
def chair(cycle_2022, board_officer):
    """The officer of Yên Bái, whose board leads the bloc: the mandate of 2022 runs."""
    cycle_2022.mandates.update(starts_on="2022-02-18", ends_on=None, status="acting")
    return board_officer


@pytest.fixture
def entering(five_years, thirty, chair, visit, sign_in):
    """An officer of Phú Thọ at the desk, and what the officer's workbook shows."""
    five_years(BOARD)
    make_officer("phutho", Role.BOARD, Board.objects.get(slug=BOARD))
    page = window(visit, sign_in, "phutho")
    page.goto("/admin/")
    return page, rectangle(officers_workbook(thirty))


def in_database():
    """Every cell of the board as printed, by indicator and year."""
    figures = Figure.objects.filter(report__board__slug=BOARD)
    return {
        (code, year): text
        for code, year, text in figures.values_list("indicator__code", "report__year", "as_printed")
    }


def test_a_year_is_entered_submitted_returned_corrected_and_verified(
    entering, thirty, visit, sign_in, axe_now
):
    board, rows = entering
    written = {
        (each.code, year): text.strip()
        for each, row in zip(thirty, rows, strict=True)
        for year, text in zip(YEARS, row, strict=True)
    }

    form = from_the_desk_to_the_grid(board, axe_now)
    the_workbook_is_pasted(form, rows, thirty[0].code)
    written["land_registered", 2022] = "39 ha"
    assert in_database() == written
    the_one_finding_is_explained(form, WHY)
    the_report_is_submitted(form, axe_now)

    chair = window(visit, sign_in, "yenbai")
    two_cells_are_returned(chair, axe_now)

    both_are_corrected_and_sent_back(board, axe_now)
    assert in_database() == written | {
        ("workers", 2022): "48.900",
        ("land_planned", 2022): "1.210 ha",
    }

    the_report_is_verified(chair)
    a_later_change_is_refused_with_its_reason(board)
    assert list(Filing.objects.order_by("number").values_list("outcome", "submitted_by__username",
                                                              "decided_by__username")) == [
        (FilingOutcome.RETURNED, "phutho", "yenbai"),
        (FilingOutcome.VERIFIED, "phutho", "yenbai"),
    ]  # fmt: skip
    assert report_of(BOARD).state == ReportState.VERIFIED


def from_the_desk_to_the_grid(page, axe_now):
    axe_now(page)
    follow_to(page, page.locator(".due-fill a", has_text="Phú Thọ 2022"), ".reporthead")
    axe_now(page)
    follow_to(page, page.locator(".steps a", has_text="Nhập số liệu"), ".grid.live")
    follow(page, page.get_by_role("link", name="Mọi chỉ tiêu"))
    expect(page).to_have_url(re.compile("all=1"))
    expect(page.locator(".grid.live")).to_be_visible()
    return Form(page, BOARD)


def the_workbook_is_pasted(form, rows, first):
    """Seen before it is stored; one ambiguity is answered; typed on while the line is lost."""
    page, before = form.page, in_database()
    copied(page, rows)
    form.go(first).press("Control+v")

    expect(form.preview.locator("tbody tr")).to_have_count(150, timeout=30_000)
    states = form.preview.locator("tbody tr").evaluate_all(
        "(rows) => rows.map((row) => row.dataset.state)"
    )
    assert {state: states.count(state) for state in set(states)} == {
        "ask": 1,
        "same": 2,
        "saved": 147,
    }
    assert in_database() == before
    follow(page, form.preview.locator("[data-choose]").first)
    expect(form.preview.locator("[data-count=all]")).to_have_text("148")

    page.context.set_offline(True)
    follow(page, form.preview.locator("[data-accept=all]"), "Shift+Tab")
    expect(form.warning).to_be_visible()
    form.go("land_registered").type("39 ha")
    expect(form.cell("land_registered")).to_have_attribute("data-state", "unsent")
    assert in_database() == before
    page.context.set_offline(False)

    expect(form.warning).to_be_hidden(timeout=30_000)
    form.sent()
    expect(form.page.locator("[data-state=ask], [data-state=invalid]")).to_have_count(0)


def the_one_finding_is_explained(form, text):
    expect(form.page.locator(".grid .explain")).to_have_count(1)
    form.go("workers").press("Alt+ArrowDown", "Enter")
    form.type(text, then="Tab").press("Enter")
    expect(form.cell("workers").locator(".findings em")).to_be_visible()
    assert report_of(BOARD).explanations.latest("given_at").text == text


def the_report_is_submitted(form, axe_now):
    page = form.page
    form.press("F6")
    follow_to(page, page.locator(".breadcrumbs a").last, ".reporthead", "Shift+Tab")
    follow_to(page, page.locator(".steps a", has_text="Nộp để thẩm tra"), "form.ask")
    axe_now(page)
    reach(page, page.locator("[name=note]"))
    page.keyboard.type("Đã đối chiếu với sổ gốc.")
    follow(page, page.locator("form.ask [type=submit]"))
    expect(told(page)).to_contain_text("Đã nộp báo cáo")
    assert report_of(BOARD).state == ReportState.SUBMITTED


def two_cells_are_returned(page, axe_now):
    """From the chair's desk to the review; two cells go back, each with its reason."""
    page.goto("/admin/")
    follow_to(page, page.locator(".due-review a"), "form.review")
    expect(page.locator("form.review")).to_contain_text(WHY)
    axe_now(page)
    for code, why in (("land_planned", "Quy hoạch mới là 1.210 ha."), ("workers", "Tính hai lần?")):
        reach(page, page.locator(f"[name=returns-{indicator(code).pk}-actual]"))
        page.keyboard.press("Space")
        reach(page, page.locator(f"[name=why-{indicator(code).pk}-actual]"))
        page.keyboard.type(why)
    reach(page, page.locator("[name=reason]"))
    page.keyboard.type("Hai ô chưa khớp sổ gốc.")
    follow(page, page.locator("[name=return]"))
    expect(told(page)).to_contain_text("Đã trả lại báo cáo")
    assert ReturnedCell.objects.count() == 2


def both_are_corrected_and_sent_back(page, axe_now):
    """From the desk one click leads to the cell, and from the cell one to its place in the grid."""
    for code, why, text in (
        ("land_planned", "Quy hoạch mới là 1.210 ha.", "1.210 ha"),
        ("workers", "Tính hai lần?", "48.900"),
    ):
        page.goto("/admin/")
        expect(page.locator(".due-returned a")).to_have_count(2)
        follow_to(page, page.locator(".due-returned a", has_text=why), "form.cellpage")
        expect(page.locator("form.cellpage")).to_contain_text(why)
        axe_now(page)
        follow_to(page, page.locator(".steps a", has_text="Sửa trong bảng nhập"), ".grid.live")
        form = Form(page, BOARD)
        expect(form.text(code)).to_be_focused()
        form.type(text)
        expect(form.cell(code)).to_have_attribute("data-state", "saved")
        form.sent()
    expect(form.cell("trade_value")).to_have_attribute("data-state", "locked")
    # What was explained was another value.
    the_one_finding_is_explained(form, WHY_STILL)

    form.press("F6")
    follow_to(page, page.locator(".breadcrumbs a").last, ".reporthead", "Shift+Tab")
    follow_to(page, page.locator(".steps a", has_text="Nộp để thẩm tra"), "form.ask")
    follow(page, page.locator("form.ask [type=submit]"))
    expect(told(page)).to_contain_text("Đã nộp báo cáo")


def the_report_is_verified(page):
    page.goto("/admin/")
    follow_to(page, page.locator(".due-review a"), "form.review")
    expect(page.locator("form.review")).to_contain_text("48.900")
    expect(page.locator("form.review")).to_contain_text(WHY_STILL)
    follow(page, page.locator("[name=verify]"))
    expect(told(page)).to_contain_text("Đã thẩm tra báo cáo")


def a_later_change_is_refused_with_its_reason(page):
    before = stored("workers", slug=BOARD)
    form = Form(page, BOARD).open(report_of(BOARD)).go("workers")
    why = form.cell("workers").locator(".state").inner_text()

    form.press("7", "F2", "Delete")

    assert "đã thẩm tra" in why
    expect(form.cell("workers")).to_have_attribute("data-state", "locked")
    expect(form.says).to_contain_text(why)
    assert stored("workers", slug=BOARD) == before == [("48.900", "")]


# An import of a thousand rows

FAULTS = {
    "12": "Đơn vị: Không có “ban-mười”: có phải là “B9”?",
    "13": "Đơn vị: Cột này để trống.",
    "62": "Năm: “hai nghìn” không phải là năm báo cáo.",
    "63": "Năm: “1890” không phải là năm báo cáo.",
    "122": "Chỉ tiêu: Không có “chi-tieu-x”: có phải là “Chỉ tiêu 3”?",
    "123": "Chỉ tiêu: Cột này để trống.",
    "202": "Nguyên văn: “1,277” chưa rõ: có phải là 1.277 dự án? Hãy ghi lại.",
    "203": "Nguyên văn: “2,500” chưa rõ: có phải là 2.500 dự án? Hãy ghi lại.",
    "302": "Nguyên văn: “không rõ” không phải là số 0: hãy ghi 0, hoặc chọn lý do không có số "
    "liệu.",
    "303": "Nguyên văn: Ô báo lỗi “#N/A”: hãy sửa công thức trong bảng tính rồi nộp lại.",
    "402": "Nguyên văn: “5 tỷ đồng” có đơn vị không dùng cho chỉ tiêu này: hãy kiểm tra xem số có "
    "ghi nhầm chỗ không.",
    "403": "Nguyên văn: “7 ha” có đơn vị không dùng cho chỉ tiêu này: hãy kiểm tra xem số có ghi "
    "nhầm chỗ không.",
    "502": "Nguyên văn: “-5 dự án” không thể là số âm: hãy bỏ dấu trừ hoặc ghi lại số.",
    "503": "Nguyên văn: “2,5 dự án” phải là số nguyên: hãy kiểm tra dấu chấm và dấu phẩy.",
    "602": "Đơn vị tính: Không có “cây”.",
    "603": "Đơn vị tính: Không có “bông”: có phải là “đồng”?",
    "702": "Ghi chú: Nội dung dài hơn 300 ký tự.",
    "703": "Ghi chú: Nội dung dài hơn 300 ký tự.",
    "802": "Chỉ tiêu: Dòng 801 đã ghi số liệu này.",
    "902": "Chỉ tiêu: Dòng 901 đã ghi số liệu này.",
}
"""What is wrong with each row, as the officer reads it: ten kinds, two of each."""


def upload(page, data):
    page.goto("/admin/boards/figure/import/")
    page.locator("[name=import_file]").set_input_files(
        {"name": "so-lieu.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    )
    follow(page, page.locator("form.upload [type=submit]"))
    expect(page.locator(".intake-rows")).to_be_visible(timeout=30_000)


def counts(page):
    """How many rows of each kind the page counts."""
    kinds = ("new", "changed", "same", "error")
    return {kind: int(page.locator(f".chips a.{kind} strong").inner_text()) for kind in kinds}


def test_a_thousand_rows_are_previewed_mended_written_and_taken_back(
    visit, sign_in, secretary, bloc_2022, axe_now
):
    catalogue()
    before, heading = snapshot(), [*HEADING, "unit", "note"]
    page = window(visit, sign_in, "secretary")

    upload(page, workbook(*thousand(mended=False), heading=heading))
    follow(page, page.locator(".chips a.error"))
    expect(page).to_have_url(re.compile("only=error"))
    axe_now(page)
    assert counts(page) == {"new": 888, "changed": 92, "same": 0, "error": 20}
    faulty = page.locator("tr.error")
    assert dict(zip(faulty.locator(".place").all_inner_texts(),
                    faulty.locator(".fault").all_inner_texts(), strict=True)) == FAULTS  # fmt: skip
    expect(page.locator("form[action$='/commit/']")).to_have_count(0)
    assert snapshot() == before

    upload(page, workbook(*thousand(mended=True), heading=heading))
    assert counts(page) == {"new": 900, "changed": 100, "same": 0, "error": 0}
    assert snapshot() == before
    axe_now(page)

    follow(page, page.locator("form[action$='/commit/'] [type=submit]"))
    undo = page.locator("form[action$='/undo/'] [type=submit]")
    expect(undo).to_be_visible(timeout=60_000)
    assert Figure.objects.filter(report__board__slug__startswith="ban-").count() == 1000
    assert Change.objects.filter(model="boards.figure", route="import").count() == 1000
    axe_now(page)

    follow(page, undo)
    expect(page.locator(".lead .tag.undone")).to_be_visible(timeout=60_000)
    shown = page.locator(".intake-rows tbody tr")
    expect(shown.locator(".tag.reversed")).to_have_count(shown.count())
    axe_now(page)
    assert snapshot() == before
    assert set(IntakeRow.objects.filter(intake=Intake.objects.get(state=IntakeState.UNDONE))
               .values_list("undone", flat=True)) == {UndoOutcome.REVERSED}  # fmt: skip
