"""The grid before a real server, by keyboard alone: nothing is lost, guessed or overwritten."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from blocs.enums import Stage
from boards.enums import Dimension
from boards.models import Figure
from tests.boards.review import at_stage, indicator, report_of, write
from tests.browser.grid import Form, meant, report_of_year, stored

SCRIPT = Path(__file__).resolve().parents[2] / "config" / "static" / "site" / "grid"
SAVE = re.compile(r"/grid/cells/")


@pytest.fixture
def enter(visit, sign_in, reporting):
    """The form of Yên Bái before an officer."""
    forms = []

    def open_form(username="yenbai", query="", **options):
        page = visit(**options)
        sign_in(page, username)
        forms.append(Form(page).open(reporting, query))
        return forms[-1]

    yield open_form

    # The database goes with the test: nothing may be under way to it.
    for form in forms:
        if not form.page.is_closed():
            form.sent()


WALKS = {
    "arrows": (["ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"], [1, 0]),
    "arrows stop at the edge": (["ArrowUp", "ArrowLeft"], [0, 0]),
    "Enter and back": (["Enter", "Enter", "Shift+Enter"], [1, 0]),
    "Tab goes on in the next row": (["Tab"] * 5, [1, 0]),
    "Shift and Tab go back": (["Tab"] * 5 + ["Shift+Tab"], [0, 4]),
    "the ends of the row": (["ArrowDown", "End"], [1, 4]),
    "and its beginning": (["End", "ArrowDown", "Home"], [1, 0]),
    "the last cell": (["Control+End"], [29, 4]),
    "the first cell": (["Control+End", "Control+Home"], [0, 0]),
    "a screen down and up": (["PageDown", "PageUp"], [0, 0]),
    "a range leaves the active cell where it is": (["Shift+ArrowDown"] * 3, [0, 0]),
}


def test_the_keys_walk_the_table(enter, thirty):
    form = enter(query="?all=1")
    first = form.page.locator("[data-cell] input").first
    walked = {}

    for name, (keys, _) in WALKS.items():
        first.focus()
        form.press("Control+Home", *keys)
        walked[name] = form.position()

    assert walked == {name: place for name, (_, place) in WALKS.items()}


def test_the_focus_is_never_under_the_heads(enter, thirty):
    form = enter(query="?all=1", viewport={"width": 700, "height": 500})
    form = Form(form.page)
    form.page.set_viewport_size({"width": 800, "height": 500})
    form.page.locator("[data-cell] input").first.focus()

    covered = []
    for keys in (
        ["Control+End"],
        *[["ArrowUp"]] * 29,
        ["Home"],
        ["Control+End"],
        *[["ArrowLeft"]] * 4,
    ):
        form.press(*keys)
        hidden = form.page.evaluate(
            """() => {
              const box = document.activeElement.closest("td").getBoundingClientRect();
              const head = document.querySelector("#grid thead").rows[0].cells[0];
              const corner = head.getBoundingClientRect();
              return box.top < corner.bottom - 1 || box.left < corner.right - 1;
            }"""
        )
        if hidden:
            covered.append(form.position())

    assert covered == []


def test_tab_leaves_the_table_at_its_ends(enter):
    form = enter()
    first = form.page.locator("[data-cell] input").first

    first.focus()
    form.press("Control+End", "Tab")
    assert form.page.evaluate("document.activeElement.closest('table')") is None

    first.focus()
    form.press("Shift+Tab")
    assert form.page.evaluate("document.activeElement.closest('table')") is None


def test_what_is_typed_is_saved_and_said_in_words(enter):
    form = enter().go("registered_capital")

    form.type("1.300 tỷ đồng")

    cell = form.cell("registered_capital")
    expect(cell.locator(".echo")).to_have_text("= 1.300.000.000.000 đồng")
    expect(cell).to_have_attribute("data-state", "saved")
    expect(form.says).to_contain_text("1.300 tỷ đồng")
    assert stored("registered_capital") == [("1.300 tỷ đồng", "VND")]


def test_esc_restores_and_f2_edits_within(enter):
    form = enter().go("workers")

    form.type("9", then="Escape")
    expect(form.text("workers")).to_have_value("5.037 lao động")

    form.press("F2", "Home", "ArrowRight", "Delete")
    form.type(".1", then="ArrowLeft")
    expect(form.text("workers")).to_be_focused()
    form.press("Escape", "F2", "Backspace", "Escape")
    expect(form.text("workers")).to_have_value("5.037 lao động")

    form.press("F2")
    form.type(" ", then="Enter")
    expect(form.cell("workers")).to_have_attribute("data-state", "saved")
    assert stored("workers") == [("5.037 lao động", "")]


def test_a_text_without_a_number_is_not_accepted_and_stays(enter):
    form = enter().go("workers")

    form.type("năm nghìn")

    cell = form.cell("workers")
    expect(cell).to_have_attribute("data-state", "invalid")
    expect(form.text("workers")).to_have_attribute("aria-invalid", "true")
    expect(form.text("workers")).to_have_value("năm nghìn")
    assert stored("workers") == [("5.037 lao động", "")]

    form.press("F8")
    expect(form.text("workers")).to_be_focused()
    form.press("Control+z")
    expect(cell).to_have_attribute("data-state", "saved")
    expect(form.text("workers")).to_have_value("5.037 lao động")


def test_two_readings_are_two_buttons_and_undo_knows_the_chosen_one(enter):
    form = enter().go("registered_capital")
    cell = form.cell("registered_capital")

    form.type("4.700 tỷ")
    expect(cell).to_have_attribute("data-state", "ask")
    expect(cell.locator("[data-choose]")).to_have_count(2)
    assert stored("registered_capital") == [("1.277 tỷ đồng", "VND")]

    form.press("F8", "Tab", "Tab", "Enter")
    expect(cell).to_have_attribute("data-state", "saved")
    expect(form.text("registered_capital")).to_be_focused()
    chosen = stored("registered_capital")
    assert len(chosen) == 1

    form.press("Control+z")
    expect(cell.locator(".echo")).to_have_text("= 1.277.000.000.000 đồng")
    form.press("Control+y")
    expect(form.text("registered_capital")).to_have_value("4.700 tỷ")
    expect(cell).to_have_attribute("data-state", "saved")
    form.sent()
    assert stored("registered_capital") == chosen


def test_thirty_by_five_cells_are_previewed_taken_undone_and_redone(enter, thirty):
    form = enter(query="?all=1")
    rows = [[f"{row}{column} dự án" for column in range(5)] for row in range(1, 31)]
    units = {"ha": "ha", "person": "lao động"}
    for number, each in enumerate(thirty):
        if each.dimension == Dimension.MONEY:
            rows[number] = [f"1.{number:02d}{column} tỷ đồng" for column in range(5)]
        elif each.unit != "project":
            rows[number] = [f"{number}{column} {units.get(each.unit, '')}" for column in range(5)]
    rows[2][0] = "4.700 tỷ"
    rows[0][1] = "không rõ 12"
    before = {each.code: stored(each.code) for each in thirty}

    form.go(thirty[0].code).paste(rows)
    expect(form.preview.locator("tbody tr")).to_have_count(150, timeout=30_000)
    assert {each.code: stored(each.code) for each in thirty} == before

    states = form.preview.locator("tbody tr").evaluate_all(
        "(rows) => rows.map((row) => row.dataset.state)"
    )
    assert {state: states.count(state) for state in set(states)} == {
        "saved": 148,
        "ask": 1,
        "invalid": 1,
    }
    form.preview.locator("[data-choose]").first.press("Enter")
    expect(form.preview.locator("[data-count=all]")).to_have_text("149")
    form.preview.locator("[data-accept=all]").press("Enter")

    form.sent()
    expect(form.bar.locator("[data-count=count_saved]")).to_contain_text("149")
    assert stored(thirty[0].code) == [(rows[0][0], "")]
    assert stored(thirty[0].code, 2021) == []
    assert stored("registered_capital") == [("4.700 tỷ", "VND")]
    assert stored(thirty[-1].code, 2018) == [(rows[29][4], "")]

    form.press("Control+z")
    expect(form.text(thirty[-1].code, 2018)).to_have_value("")
    form.sent()
    assert {each.code: stored(each.code) for each in thirty} == before
    assert stored(thirty[-1].code, 2018) == []

    form.press("Control+Shift+z")
    expect(form.text(thirty[-1].code, 2018)).to_have_value(rows[29][4])
    form.sent()
    assert stored("registered_capital") == [("4.700 tỷ", "VND")]


def test_a_cancelled_preview_leaves_nothing_and_what_lies_outside_is_named(enter):
    form = enter().go("workers").press("Control+End")
    last = form.page.locator("[data-cell] input").last

    form.paste([["7 lao động", "8 lao động"], ["9 lao động", ""]])
    expect(form.preview.locator("tbody tr")).to_have_count(1)
    expect(form.preview.locator(".outside")).to_contain_text("8 lao động · 9 lao động")
    form.press("Escape")

    expect(form.preview).to_be_hidden()
    expect(last).to_be_focused()
    expect(last).to_have_value("")
    assert Figure.objects.filter(report=report_of_year(2018)).count() == 0


@pytest.mark.parametrize("ticked", [False, True])
def test_an_empty_cell_over_a_figure_is_taken_only_where_it_is_ticked(enter, ticked):
    form = enter().go("registered_capital")

    form.paste([[""], ["39 ha"]])
    expect(form.preview.locator("[data-count=all]")).to_have_text("1")
    if ticked:
        form.preview.locator("input[type=checkbox]").first.press("Space")
        expect(form.preview.locator("[data-count=chosen]")).to_have_text("2")
        form.press("Control+Enter")
    else:
        form.preview.locator("[data-accept=all]").press("Enter")

    expect(form.cell("land_registered").locator(".echo")).to_have_text("= 39 ha")
    form.sent()
    assert stored("registered_capital") == ([] if ticked else [("1.277 tỷ đồng", "VND")])


def test_what_is_copied_is_pasted_the_same_and_delete_is_undone(enter):
    form = enter().go("registered_capital")
    form.page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    form.press("Shift+ArrowDown", "Control+c", "Delete")
    expect(form.cell("land_registered")).to_have_attribute("data-state", "empty")
    form.sent()
    assert stored("registered_capital") == stored("land_registered") == []

    form.press("Control+z")
    expect(form.cell("land_registered").locator(".echo")).to_have_text("= 38 ha")
    form.go("registered_capital", 2021).press("Control+v")
    expect(form.preview.locator("[data-count=all]")).to_have_text("2")
    form.preview.locator("[data-accept=all]").press("Enter")
    expect(form.cell("land_registered", 2021).locator(".echo")).to_have_text("= 38 ha")
    assert stored("registered_capital", 2021) == [("1.277 tỷ đồng", "VND")]
    assert stored("registered_capital") == [("1.277 tỷ đồng", "VND")]


def test_a_lost_line_loses_nothing(enter):
    form = enter().go("workers")

    form.page.context.set_offline(True)
    form.type("5.100 lao động")
    expect(form.warning).to_be_visible()
    expect(form.cell("workers")).to_have_attribute("data-state", "unsent")
    assert stored("workers") == [("5.037 lao động", "")]
    form.page.context.set_offline(False)

    expect(form.warning).to_be_hidden()
    expect(form.cell("workers").locator(".echo")).to_have_text("= 5.100 người")
    assert stored("workers") == [("5.100 lao động", "")]


def test_cells_that_were_not_sent_are_sent_when_the_page_is_opened_again(enter, reporting):
    form = enter().go("workers")
    form.page.route(SAVE, lambda route: route.abort())
    form.type("5.100 lao động")
    expect(form.warning).to_be_visible()
    form.page.unroute(SAVE)

    form.open(reporting)

    expect(form.text("workers")).to_have_value("5.100 lao động")
    expect(form.cell("workers").locator(".echo")).to_have_text("= 5.100 người")
    assert stored("workers") == [("5.100 lao động", "")]
    assert (
        form.page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('grid:'))") == []
    )


def test_what_is_typed_last_outlives_the_page(enter, reporting):
    form = enter().go("workers")

    form.page.keyboard.type("5.100 lao động")
    form.page.goto("/admin/")
    # It went out with the page; the copy that this browser keeps would hide if it had not.
    form.page.evaluate("localStorage.clear()")

    for _ in range(20):
        form.page.wait_for_timeout(500)
        if form.open(reporting).text("workers").input_value() == "5.100 lao động":
            break
    assert stored("workers") == [("5.100 lao động", "")]


def test_a_browser_that_keeps_nothing_asks_before_the_page_is_left(enter):
    form = enter().go("workers")
    form.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error(); }; }")
    form.page.context.set_offline(True)
    asked = []
    form.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    form.type("5.100 lao động")
    expect(form.warning).to_be_visible()
    with form.page.expect_event("close"):
        form.page.close(run_before_unload=True)

    assert asked == ["beforeunload"]


def test_another_officer_of_the_computer_neither_sees_nor_sends_them(enter, sign_in, reporting):
    form = enter().go("workers")
    form.page.route(SAVE, lambda route: route.abort())
    form.type("5.100 lao động")
    expect(form.warning).to_be_visible()
    form.page.unroute(SAVE)

    sign_in(form.page, "secretary")
    form.open(reporting)

    form.sent()
    expect(form.text("workers")).to_have_value("5.037 lao động")
    assert stored("workers") == [("5.037 lao động", "")]


def test_nothing_goes_out_in_the_name_of_an_officer_who_signed_in_meanwhile(
    enter, sign_in, watches
):
    form = enter().go("workers")

    sign_in(form.page, "secretary")
    form.type("5.100 lao động")

    expect(form.warning).to_be_visible()
    expect(form.cell("workers")).to_have_attribute("data-state", "unsent")
    assert stored("workers") == [("5.037 lao động", "")]
    meant(watches, "/grid/cells/")


def test_after_an_expired_session_cells_wait_for_the_sign_in(enter, sign_in, watches):
    form = enter().go("workers")

    form.page.context.clear_cookies()
    form.type("5.100 lao động")
    expect(form.warning.locator("a")).to_have_attribute("href", re.compile("/admin/login/"))
    form.go("projects_attracted").type("12 dự án")
    expect(form.cell("projects_attracted")).to_have_attribute("data-state", "unsent")
    sign_in(form.page, "yenbai")
    form.page.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(form.warning).to_be_hidden()
    expect(form.cell("workers").locator(".echo")).to_have_text("= 5.100 người")
    expect(form.cell("projects_attracted").locator(".echo")).to_have_text("= 12 dự án")
    assert stored("workers") == [("5.100 lao động", "")]
    meant(watches, "/grid/cells/")


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("keys", "text"),
    [
        pytest.param(["Tab", "Enter"], "5.100 lao động", id="theirs"),
        pytest.param(["Tab", "Tab", "Enter"], "5.200 lao động", id="mine"),
    ],
)
def test_of_two_officers_on_one_cell_the_second_chooses(enter, keys, text):
    """Whichever it is, an undo goes back to the other's value at most."""
    one, other = enter("yenbai").go("workers"), enter("secretary").go("workers")
    one.type("5.100 lao động")
    expect(one.cell("workers").locator(".echo")).to_have_text("= 5.100 người")

    other.type("5.200 lao động")
    cell = other.cell("workers")
    expect(cell).to_have_attribute("data-state", "conflict")
    expect(cell.locator(".question")).to_contain_text("yenbai")
    expect(cell.locator(".question")).to_contain_text("5.100 lao động")
    assert stored("workers") == [("5.100 lao động", "")]
    other.press("F8", *keys)

    expect(cell).to_have_attribute("data-state", "saved")
    expect(other.text("workers")).to_have_value(text)
    expect(other.text("workers")).to_be_focused()
    other.sent()
    assert stored("workers") == [(text, "")]
    other.press("Control+z")
    expect(other.text("workers")).to_have_value("5.100 lao động")
    expect(cell).to_have_attribute("data-state", "saved")
    other.sent()
    assert stored("workers") == [("5.100 lao động", "")]


@pytest.mark.postgresql
def test_a_pasted_cell_is_put_over_a_newer_value_only_when_ticked_and_undo_brings_that_back(enter):
    one, other = enter("yenbai").go("workers"), enter("secretary").go("workers")
    one.type("5.100 lao động")
    expect(one.cell("workers").locator(".echo")).to_have_text("= 5.100 người")

    other.paste([["5.200 lao động", "504 lao động"]])
    row = other.preview.locator("tbody tr").first
    expect(row).to_contain_text("yenbai")
    expect(other.preview.locator("[data-count=all]")).to_have_text("1")
    row.locator("input").press("Space")
    other.press("Control+Enter")
    expect(other.cell("workers").locator(".echo")).to_have_text("= 5.200 người")
    other.press("Control+z")

    expect(other.cell("workers").locator(".echo")).to_have_text("= 5.100 người")
    assert stored("workers") == [("5.100 lao động", "")]


def test_a_newer_text_is_not_undone_by_the_answer_to_an_older_one(enter):
    form = enter().go("workers")
    held = []
    form.page.route(SAVE, lambda route: held.append(route))

    form.type("5.100 lao động").press("ArrowUp")
    form.page.wait_for_timeout(400)
    form.type("5.200 lao động")
    held[0].continue_()
    while len(held) < 2:
        form.page.wait_for_timeout(50)
    expect(form.text("workers")).to_have_value("5.200 lao động")
    held[1].continue_()

    expect(form.cell("workers").locator(".echo")).to_have_text("= 5.200 người")
    expect(form.text("workers")).to_have_value("5.200 lao động")
    assert stored("workers") == [("5.200 lao động", "")]


def test_who_looks_at_another_window_goes_on_typing(enter):
    form = enter().go("workers")
    form.page.keyboard.type("5.1")

    form.page.evaluate(
        "() => document.activeElement.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))"
    )
    form.type("00 lao động")

    expect(form.cell("workers").locator(".echo")).to_have_text("= 5.100 người")
    form.press("Control+z")
    expect(form.text("workers")).to_have_value("5.037 lao động")
    expect(form.cell("workers").locator(".echo")).to_have_text("= 5.037 người")


@pytest.mark.postgresql
def test_an_undo_does_not_take_back_what_somebody_else_wrote_since(enter):
    one, other = enter("yenbai").go("workers"), enter("secretary").go("workers")
    one.type("5.100 lao động")
    expect(one.cell("workers").locator(".echo")).to_have_text("= 5.100 người")
    other.page.reload()
    other.go("workers").type("5.200 lao động")
    expect(other.cell("workers").locator(".echo")).to_have_text("= 5.200 người")

    one.press("Control+z")

    expect(one.cell("workers")).to_have_attribute("data-state", "conflict")
    expect(one.says).to_contain_text("secretary")
    assert stored("workers") == [("5.200 lao động", "")]


def test_a_locked_cell_says_why_and_takes_nothing(enter):
    at_stage(Stage.CLOSED)
    form = enter().go("workers")
    cell = form.cell("workers")

    form.page.keyboard.press("7")
    expect(form.says).to_contain_text(cell.locator(".state").inner_text())
    form.press("F2", "Delete", "Control+z")

    expect(cell).to_have_attribute("data-state", "locked")
    expect(form.text("workers")).to_have_value("5.037 lao động")
    why = cell.locator(".state").inner_text()
    assert why
    form.paste([["1 lao động"], ["2"]])
    expect(form.preview.locator(".outside")).to_contain_text(why)
    expect(form.preview.locator("[data-accept=all]")).to_be_disabled()


def test_a_cell_that_was_locked_meanwhile_keeps_the_typed_text_in_sight(enter):
    form = enter().go("workers")
    at_stage(Stage.CLOSED)

    form.type("5.100 lao động")

    cell = form.cell("workers")
    expect(cell).to_have_attribute("data-state", "locked")
    expect(form.text("workers")).to_have_value("5.037 lao động")
    expect(cell.locator(".note")).to_contain_text("5.100 lao động")


def test_a_finding_is_explained_beside_its_cell(enter):
    write(report_of_year(2021), amount="504")
    form = enter().go("workers")
    cell = form.cell("workers")
    expect(cell.locator(".explain")).to_be_visible()

    form.press("Alt+ArrowDown", "Enter")
    expect(form.page.locator("#grid-explain .place")).to_contain_text("Lao động")
    form.type("Mở rộng khu công nghiệp phía Nam.", then="Tab").press("Enter")

    expect(cell.locator(".findings em")).to_be_visible()
    expect(form.text("workers")).to_be_focused()
    assert [each.text for each in report_of().explanations.all()] == [
        "Mở rộng khu công nghiệp phía Nam."
    ]


def test_a_finding_goes_when_the_value_beside_it_is_mended(enter):
    form = enter().go("projects_newly_licensed")
    form.type("12 dự án")
    expect(form.cell("projects_newly_licensed").locator(".explain")).to_be_visible()

    form.go("projects_attracted").type("13 dự án")

    expect(form.cell("projects_attracted")).to_have_attribute("data-state", "saved")
    expect(form.cell("projects_newly_licensed").locator(".findings")).to_have_count(0)


def test_control_and_enter_save_at_once_and_go_on(enter):
    form = enter().go("registered_capital")
    form.page.keyboard.type("1.300 tỷ đồng")

    form.press("Control+Enter")

    expect(form.text("land_registered")).to_be_focused()
    expect(form.cell("registered_capital").locator(".echo")).to_have_text(
        "= 1.300.000.000.000 đồng"
    )


def test_an_input_method_takes_the_place_of_the_text(enter):
    form = enter().go("workers")
    session = form.page.context.new_cdp_session(form.page)

    for letters in ("5", "50", "50 ngu", "50 ngư"):
        session.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    session.send("Input.insertText", {"text": "50 người"})
    form.press("Enter")

    expect(form.cell("workers").locator(".echo")).to_have_text("= 50 người")


def test_the_mouse_selects_and_edits_as_in_a_spreadsheet(enter):
    form = enter()
    capital, land = form.text("registered_capital"), form.text("land_registered")

    capital.click()
    land.click(modifiers=["Shift"])
    expect(capital).to_be_focused()
    expect(form.page.locator("#grid [aria-selected=true]")).to_have_count(2)
    land.click()
    expect(form.page.locator("#grid [aria-selected=true]")).to_have_count(0)
    capital.hover()
    form.page.mouse.down()
    form.text("land_registered", 2021).hover()
    form.page.mouse.up()
    expect(form.page.locator("#grid [aria-selected=true]")).to_have_count(4)
    form.text("workers").dblclick()
    form.press("End")
    form.type(" ", then="ArrowLeft")

    expect(form.text("workers")).to_be_focused()
    expect(form.text("workers")).to_have_value("5.037 lao động ")
    form.press("Escape")


def test_the_list_of_keys_opens_and_closes(enter):
    form = enter().go("workers")

    form.press("?")
    expect(form.page.locator("#grid-keys")).to_be_visible()
    form.press("Escape")

    expect(form.text("workers")).to_be_focused()
    expect(form.text("workers")).to_have_value("5.037 lao động")


def test_a_reason_for_no_amount_is_chosen_by_keyboard_and_undone(enter):
    form = enter().go("workers")

    form.press("F4", "Space")
    form.page.locator("#grid-availability [data-accept]").press("Enter")
    expect(form.cell("workers").locator(".echo")).not_to_contain_text("5.037")
    assert [
        figure.amount for figure in Figure.objects.filter(report=report_of(), indicator=indicator())
    ] == [None]
    form.press("Control+z")

    expect(form.cell("workers").locator(".echo")).to_have_text("= 5.037 người")
    assert stored("workers") == [("5.037 lao động", "")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "size",
    [
        pytest.param({"width": 1280, "height": 900}, id="1280"),
        pytest.param({"width": 390, "height": 844}, id="390"),
    ],
)
def test_the_grid_is_accessible_with_its_questions_open(enter, axe_now, scheme, size):
    write(report_of_year(2021), amount="504")
    form = enter(viewport=size, color_scheme=scheme).go("registered_capital")
    form.type("4.700 tỷ").type("abc")
    expect(form.cell("land_registered")).to_have_attribute("data-state", "invalid")

    axe_now(form.page)
    assert form.page.evaluate("document.documentElement.scrollWidth") == size["width"]
    form.press("?")
    axe_now(form.page)
    form.press("Escape")
    form.go("registered_capital", 2021).paste([["5.700 tỷ", "abc"], ["39 ha", ""]])
    expect(form.preview.locator("tbody tr")).to_have_count(4)
    axe_now(form.page)


def test_without_script_the_table_is_a_form(visit, sign_in, reporting):
    page = visit(java_script_enabled=False)
    sign_in(page, "yenbai")
    form = Form(page)
    page.goto(f"/admin/boards/report/{reporting.pk}/grid/")

    form.text("workers").fill("5.100 lao động")
    page.locator("#grid [type=submit]").click()

    expect(form.cell("workers").locator(".echo")).to_have_text("= 5.100 người")
    assert stored("workers") == [("5.100 lao động", "")]


def test_the_page_gives_every_word_that_the_script_uses(enter):
    used = set()
    for module in SCRIPT.glob("*.js"):
        source = module.read_text()
        used |= set(re.findall(r"""\bword\(\s*"(\w+)\"""", source))
        used |= set(re.findall(r'"(severity_\w+|no_line|signed_out|paste_theirs)"', source))
    used |= {"undo_conflict", "said_conflict", "other_officer", "forbidden", "refused"}
    used |= {"saved", "unsent", "saving", "invalid", "ask", "conflict", "locked"}

    given = enter().page.evaluate(
        "[...document.getElementById('grid-words').content.children]"
        ".map((node) => node.dataset.word)"
    )

    assert used - set(given) == set()
