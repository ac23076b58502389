from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from boards.spreadsheets.plain import Column, number_format, places, write_plain, write_workbook
from boards.spreadsheets.plain import Sheet as PlainSheet

COLUMNS = [Column("Đơn vị", width=26), Column("Vốn", "tỷ đồng", 14, "#,##0.00")]


def cells(content, sheet=0):
    book = openpyxl.load_workbook(BytesIO(content))
    return [[(cell.value, cell.data_type) for cell in row] for row in book.worksheets[sheet]]


def test_a_head_and_a_row_of_units_stand_above_the_rows():
    head, units, row = cells(write_plain(COLUMNS, [["Yên Bái", Decimal("1277")]]))

    assert head == [("Đơn vị", "s"), ("Vốn", "s")]
    assert units == [(None, "n"), ("tỷ đồng", "s")]
    assert row == [("Yên Bái", "s"), (1277, "n")]


def test_without_units_the_rows_follow_the_head():
    content = write_plain([Column("Đơn vị")], [["Yên Bái"]])

    assert cells(content) == [[("Đơn vị", "s")], [("Yên Bái", "s")]]
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")


@pytest.mark.parametrize("text", ["=1+1", "+84", "-cmd", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_text_never_runs(text):
    assert cells(write_plain(COLUMNS, [[text, None]]))[2] == [(text, "s"), (None, "n")]


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(Decimal("14133.7292"), (14133.7292, "n"), id="a number"),
        pytest.param(Decimal("0"), (0, "n"), id="zero is a number"),
        pytest.param(7, (7, "n"), id="a whole number"),
        pytest.param(None, (None, "n"), id="nothing is empty"),
        pytest.param(
            Decimal("123456789012345"), (123456789012345, "n"), id="fifteen digits are exact"
        ),
        pytest.param(
            Decimal("1234567890123456.5"), ("1234567890123456.5", "s"), id="more stay as text"
        ),
    ],
)
def test_a_number_is_a_number_as_long_as_a_spreadsheet_can_hold_it(amount, expected):
    assert cells(write_plain(COLUMNS, [["x", amount]]))[2][1] == expected


def test_numbers_have_formats_and_the_sheet_prints_on_a4():
    book = openpyxl.load_workbook(
        BytesIO(write_plain(COLUMNS, [["x", Decimal(1)]], title="Số liệu"))
    )
    sheet = book.worksheets[0]

    assert (sheet.title, sheet.freeze_panes) == ("Số liệu", "A3")
    assert sheet.cell(3, 2).number_format == "#,##0.00"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.page_setup.fitToHeight == 0


def test_a_workbook_holds_several_sheets():
    content = write_workbook(
        [PlainSheet("Một", COLUMNS, [["a", Decimal(1)]]), PlainSheet("Hai", COLUMNS, [])]
    )

    assert [len(cells(content, at)) for at in (0, 1)] == [3, 2]


def test_two_columns_of_one_heading_are_refused():
    with pytest.raises(ValueError, match="same heading"):
        write_plain([Column("Vốn"), Column("Vốn")], [])


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        write_plain(COLUMNS, [["only one"]])


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [([], 0), ([Decimal("35")], 0), ([Decimal("1.5"), Decimal("763.86")], 2)],
)
def test_a_column_shows_every_decimal(amounts, expected):
    assert places(amounts) == expected


@pytest.mark.parametrize(("decimals", "expected"), [(0, "#,##0"), (2, "#,##0.00")])
def test_a_format_groups_thousands(decimals, expected):
    assert number_format(decimals) == expected
