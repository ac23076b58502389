"""Uploaded tables: read where they are whole and small, refused in a sentence where not."""

import io
import random
import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal

import openpyxl
import pytest

from boards.refusals import Refused
from boards.spreadsheets import archive, reading
from boards.spreadsheets.cells import (
    Computed,
    ErrorValue,
    Moment,
    Percent,
    Uncomputed,
    packed,
    unpacked,
)
from boards.spreadsheets.faults import LAST_ROW, MAX_SHEETS, MAX_UNPACKED, FileFault
from boards.spreadsheets.reading import read_csv, read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>board</t></is></c></row>'


def workbook(*rows, at=1):
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, start=at):
        for column, value in enumerate(row, start=1):
            book.active.cell(number, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def repacked(data, **members):
    """The workbook with other contents of some members."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", 8) as new:
        for member in old.infolist():
            if member.filename not in members:
                new.writestr(member, old.read(member))
        for name, content in members.items():
            new.writestr(name, content)
    return target.getvalue()


def addressed(cells, *, name="xl/worksheets/sheet1.xml", **members):
    """A workbook whose sheet says just this, wherever it lies in the zip."""
    sheet = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>'
    data = workbook()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", 8) as new:
        for member in old.infolist():
            content = old.read(member).replace(b"/xl/worksheets/sheet1.xml", f"/{name}".encode())
            if member.filename not in ("xl/worksheets/sheet1.xml", *members):
                new.writestr(member.filename, content)
        new.writestr(name, f"{sheet}</worksheet>")
        for other, content in members.items():
            new.writestr(other, content)
    return target.getvalue()


def rows_of(data):
    """The rows of the first sheet."""
    return read_workbook(data)[0].rows


def fault(read, data):
    with pytest.raises(Refused) as refused:
        read(data)
    return refused.value.refusal


def test_cells_come_with_their_own_types_and_rows_with_their_numbers():
    data = workbook(
        ["heading", "b"],
        ["text", 5, 1.5, date(2022, 1, 2), True, timedelta(hours=3), None, 99999.0],
        [],
        ["", "  "],
        ["last"],
    )

    assert rows_of(data) == [
        (1, ["heading", "b", None, None, None, None, None, None]),
        (
            2,
            [
                "text",
                5,
                Decimal("1.5"),
                Moment("02/01/2022"),
                True,
                Moment("3:00:00"),
                None,
                99999,
            ],
        ),
        (5, ["last", *[None] * 7]),
    ]


def test_a_table_that_begins_lower_keeps_the_numbers_of_its_rows():
    assert [number for number, _cells in rows_of(workbook(["a"], ["b"], at=4))] == [4, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a,b\n1,2\n", [(1, ["a", "b"]), (2, ["1", "2"])], id="commas"),
        pytest.param("a;b\n1,5;2\n", [(1, ["a", "b"]), (2, ["1,5", "2"])], id="semicolons"),
        pytest.param("a\tb\n1\t2\n", [(1, ["a", "b"]), (2, ["1", "2"])], id="tabs"),
        pytest.param("a\n\n;;\nx\n", [(1, ["a"]), (4, ["x"])], id="blank lines"),
        pytest.param("sep=;\na;b\n1;2\n", [(2, ["a", "b"]), (3, ["1", "2"])], id="a named one"),
        pytest.param(
            "Độc lập, Tự do, Hạnh phúc\na;b\n1;2,5\n",
            [(1, ["Độc lập, Tự do, Hạnh phúc"]), (2, ["a", "b"]), (3, ["1", "2,5"])],
            id="a heading with commas above",
        ),
        pytest.param('a\n"x\ny"\n', [(1, ["a"]), (3, ["x\ny"])], id="a line break in a cell"),
    ],
)
def test_csv_is_read_by_the_separator_of_its_heading(text, expected):
    [table] = read_csv(text.encode("utf-8-sig"))

    assert table.rows == expected


@pytest.mark.parametrize(
    ("encoding", "legacy"),
    [
        pytest.param("utf-8", False, id="UTF-8"),
        pytest.param("utf-8-sig", False, id="UTF-8 with its mark"),
        pytest.param("utf-16", False, id="UTF-16 with its mark"),
        pytest.param("cp1258", True, id="old Vietnamese Windows"),
    ],
)
def test_csv_comes_in_the_encodings_that_vietnamese_programs_write(encoding, legacy):
    # Old Windows writes the tones apart from their letters.
    text = "đơn vị;năm\nYên Bái;2022\n"
    apart = {"ị": "i\u0323", "á": "a\u0301"} if legacy else {}
    typed = "".join(apart.get(letter, letter) for letter in text)

    [table] = read_csv(typed.encode(encoding))

    assert table.rows == [(1, ["đơn vị", "năm"]), (2, ["Yên Bái", "2022"])]
    assert table.legacy == legacy


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", FileFault.NOT_A_WORKBOOK, id="nothing"),
        pytest.param(b"PK\x05\x06" + b"\0" * 18, FileFault.NOT_A_WORKBOOK, id="an empty zip"),
        pytest.param(workbook(), FileFault.EMPTY, id="an empty sheet"),
        pytest.param(workbook(["a"]), FileFault.EMPTY, id="only a heading"),
        pytest.param(
            workbook(["a"], ["x" * 2001]), FileFault.CELL_TOO_LONG, id="a cell of 2001 signs"
        ),
        pytest.param(workbook(["a"], ["b"], at=LAST_ROW), FileFault.TOO_MANY_ROWS, id="too low"),
        pytest.param(workbook(["a"] * 101, ["b"]), FileFault.TOO_MANY_ROWS, id="too many columns"),
        pytest.param(
            repacked(workbook(["a"], ["b"]), big=b"0" * (MAX_UNPACKED + 1)),
            FileFault.BOMB,
            id="a bomb",
        ),
        pytest.param(
            repacked(workbook(["a"], ["b"]), **{f"m{n}": b"" for n in range(500)}),
            FileFault.BOMB,
            id="too many members",
        ),
        pytest.param(b"x" * (reading.MAX_BYTES + 1), FileFault.TOO_LARGE, id="too large"),
    ],
)
def test_a_workbook_that_is_not_read_is_refused(data, expected):
    assert fault(read_workbook, data) == expected


def cell(reference, *, before="", space=""):
    return f'{HEAD}{before}<row><c{space or " "}r{space}={space}"{reference}"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(cell("CV1048576"), id="a row too low"),
        pytest.param(cell("XFD2"), id="a column too far"),
        pytest.param(cell("cv1048576"), id="lower case"),
        pytest.param(cell("xfd20000"), id="lower case too far"),
        pytest.param(cell("CV00000000001048576"), id="leading zeros"),
        pytest.param(cell("CV0001048576"), id="few leading zeros"),
        pytest.param(cell("AAAAAAAAAAAAAAAAAAAAA1"), id="many letters"),
        pytest.param(cell("CV20001"), id="a rectangle too large"),
        pytest.param(cell("CV1048576", space=" " * 70_000), id="torn by white space"),
        pytest.param(HEAD + '<row r="A1048576"><c><v>1</v></c></row>', id="a row with letters"),
        pytest.param(HEAD + '<row r="1048576"><c><v>1</v></c></row>', id="a row without cells"),
        pytest.param(f"{HEAD}<row>{'<c><v>1</v></c>' * 101}</row>", id="counted columns"),
        pytest.param(f"{HEAD}{'<row/>' * 100_030}", id="counted rows"),
        pytest.param(
            f"{HEAD}<row>{'<c><v>1</v></c>' * 100}</row>{'<row/>' * 20_000}", id="counted area"
        ),
    ],
)
@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "xl/data/s.xml", "xl/Worksheets/s.xml", "xl/s.bin"]
)
def test_a_sheet_that_reaches_too_far_is_refused_before_the_library_sees_it(cells, name):
    assert fault(read_workbook, addressed(cells, name=name)) == FileFault.TOO_MANY_ROWS


@pytest.mark.parametrize("shift", range(0, 90, 3))
def test_no_reference_slips_between_two_pieces(shift, monkeypatch):
    monkeypatch.setattr(archive, "_PIECE", 400)
    filling = f"<!--{'x' * (400 + shift * 2)}-->"

    data = addressed(cell("cv1048576", before=filling))

    assert fault(read_workbook, data) == FileFault.TOO_MANY_ROWS


@pytest.mark.parametrize("shift", range(0, 60, 7))
def test_nothing_is_counted_twice_where_two_pieces_meet(shift, monkeypatch):
    monkeypatch.setattr(archive, "_PIECE", 256 + shift)
    cells = f"{HEAD}<row>{'<c><v>1</v></c>' * 100}</row>"

    [_heading, (number, values)] = rows_of(addressed(cells))

    assert (number, len(values)) == (2, 100)


def test_a_reference_that_is_none_is_the_librarys_to_refuse():
    assert fault(read_workbook, addressed(cell("?"))) == FileFault.NOT_A_WORKBOOK


@pytest.mark.parametrize("name", ["content.xml", "mimetype", "xl/workbook.bin", "XL/Workbook.BIN"])
def test_a_zip_that_may_be_another_kind_of_table_is_refused(name):
    data = addressed(cell("A2"), **{name: b""})

    assert fault(read_workbook, data) == FileFault.NOT_A_WORKBOOK


def test_a_zip_behind_something_else_is_refused():
    assert fault(read_workbook, b"\xd0\xcf" + workbook(["a"], ["b"])) == FileFault.NOT_A_WORKBOOK


def test_an_old_workbook_or_one_with_a_password_is_told_how_to_be_saved():
    assert fault(read_workbook, b"\xd0\xcf\x11\xe0" + bytes(600)) == FileFault.OTHER_WORKBOOK


class PanicException(BaseException):
    """As the library's own: no ``Exception``."""


class FailingBook:
    """Stands in for the library where it fails."""

    def __init__(self, error):
        self.error = error

    def from_filelike(self, _data):
        raise self.error


@pytest.mark.parametrize("error", [PanicException("overflow"), MemoryError()], ids=repr)
def test_a_failure_of_the_library_is_a_refusal(error, monkeypatch):
    monkeypatch.setattr(reading, "CalamineWorkbook", FailingBook(error))

    assert fault(read_workbook, workbook(["a"], ["b"])) == FileFault.NOT_A_WORKBOOK


def test_a_signal_is_no_failure_of_the_library(monkeypatch):
    monkeypatch.setattr(reading, "CalamineWorkbook", FailingBook(KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        read_workbook(workbook(["a"], ["b"]))


def test_every_truncation_of_a_workbook_is_refused():
    data = workbook(["a"], ["b"])

    faults = {fault(read_workbook, data[:length]) for length in range(0, len(data), 97)}

    assert faults == {FileFault.NOT_A_WORKBOOK}


def test_no_damage_to_a_workbook_is_more_than_a_refusal():
    data = workbook(["a", 1, 2.5], ["b", 2, 3.5])
    dice = random.Random(2022)  # noqa: S311 - damage that is the same in every run
    ends = set()

    for _round in range(200):
        damaged = bytearray(data)
        damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        try:
            ends.add(len(rows_of(bytes(damaged))))
        except Refused as refused:
            ends.add(refused.refusal)

    assert ends <= {2, *FileFault}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"\xff\xfe\x00", FileFault.NOT_TEXT, id="half a sign of UTF-16"),
        pytest.param(b"a\n\x00\n", FileFault.NOT_TEXT, id="a zero byte"),
        pytest.param(b"a\n\x81\n", FileFault.NOT_TEXT, id="no code page of ours"),
        pytest.param(b"a\n" + b"x" * 200_000, FileFault.CELL_TOO_LONG, id="a huge cell"),
        pytest.param(b"a\n" * 100_031, FileFault.TOO_MANY_ROWS, id="too many rows"),
        pytest.param(b"", FileFault.EMPTY, id="nothing"),
        pytest.param(b"x" * (reading.MAX_BYTES + 1), FileFault.TOO_LARGE, id="too large"),
    ],
)
def test_a_csv_that_is_not_read_is_refused(data, expected):
    assert fault(read_csv, data) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("'=1+1", "=1+1", id="guarded"),
        pytest.param("'Bắc Kạn", "'Bắc Kạn", id="an apostrophe of its own"),
        pytest.param("=1+1", "=1+1", id="not guarded"),
    ],
)
def test_the_guard_of_an_export_is_taken_off_again(cell, expected):
    [table] = read_csv(f"a\n{cell}\n".encode())

    assert table.rows[1] == (2, [expected])


# What a workbook says beside its values

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="170" formatCode="0.0%"/><numFmt numFmtId="171" formatCode="0&quot;%&quot;"/>'
    '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="x"/></cellXfs>'
    "</styleSheet>"
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param('<c t="e"><v>#DIV/0!</v></c>', ErrorValue("#DIV/0!"), id="an error"),
        pytest.param('<c t="e"></c>', ErrorValue("#N/A"), id="an error without a name"),
        pytest.param("<c><f>1+1</f><v>2</v></c>", Computed(2), id="a formula"),
        pytest.param("<c><f>1+1</f><v/></c>", Uncomputed(), id="a formula without a result"),
        pytest.param("<c><f>1+1</f></c>", Uncomputed(), id="a formula without a value"),
        pytest.param(
            '<c t="str"><f>A1</f><v>xin</v></c>', Computed("xin"), id="a formula that gives text"
        ),
        pytest.param(
            '<c t="str"><f>A1</f><v></v></c>', Computed(None), id="a formula that gives nothing"
        ),
        pytest.param('<c s="1"><v>0.125</v></c>', Percent(Decimal("0.125")), id="a percentage"),
        pytest.param('<c s="2"><v>1</v></c>', Percent(Decimal(1)), id="a percentage of its own"),
        pytest.param('<c s="3"><v>5</v></c>', 5, id="a percent sign in quotes"),
        pytest.param('<c s="4"><v>5</v></c>', 5, id="a style that is none"),
        pytest.param(
            '<c s="1"><f>1/8</f><v>0.125</v></c>',
            Computed(Percent(Decimal("0.125"))),
            id="a computed percentage",
        ),
        pytest.param('<c s="1" t="str"><v>x</v></c>', "x", id="text under a percent format"),
    ],
)
def test_cells_that_a_reader_would_take_for_others_are_told_apart(cell, expected):
    data = addressed(f"{HEAD}<row>{cell}<c><v>1</v></c></row>", **{"xl/styles.xml": STYLES})

    table = read_workbook(data)[0]

    assert table.rows[-1][1][0] == expected
    assert unpacked(packed(expected)) == expected


def test_rows_of_errors_alone_at_the_end_are_not_lost():
    row = "<row><c><v>1</v></c></row><row><c><f>1+1</f></c></row>"

    assert rows_of(addressed(HEAD + row))[-1] == (3, [Uncomputed()])


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        pytest.param(Percent(Decimal("0.125")), "12,5%", id="percentage"),
        pytest.param(Moment("02/01/2022"), "02/01/2022", id="date"),
        pytest.param(ErrorValue("#N/A"), "#N/A", id="error"),
        pytest.param(Uncomputed(), "=", id="formula without a result"),
        pytest.param(Computed(5), "5", id="formula"),
        pytest.param(Computed(None), "", id="formula of nothing"),
        pytest.param(Decimal("1.5"), "1.5", id="number"),
    ],
)
def test_every_cell_is_kept_as_json_and_says_what_it_is(cell, words):
    assert (unpacked(packed(cell)), str(cell)) == (cell, words)


def test_dates_count_from_1904_where_the_workbook_says_so():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["ngày"])
    book.active.append([date(2022, 1, 2)])
    book.active.append([datetime(2022, 3, 4, 5, 6)])
    target = io.BytesIO()
    book.save(target)

    assert [cells for _number, cells in rows_of(target.getvalue())[1:]] == [
        [Moment("02/01/2022")],
        [Moment("04/03/2022 05:06")],
    ]


def test_what_is_hidden_and_merged_is_told():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["a", "b", "c"], [1, 2, 3], [4, 5, 6]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A1:B1")
    other = book.create_sheet("ẩn")
    other.append(["x"])
    other.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)

    shown, secret = read_workbook(target.getvalue())

    assert (shown.hidden, shown.hidden_rows, shown.hidden_columns, shown.merged) == (
        False,
        frozenset({3}),
        frozenset({2}),
        ((1, 1, 1, 2),),
    )
    assert (secret.name, secret.hidden) == ("ẩn", True)


def merged(reference):
    cells = f"{HEAD}<row><c><v>1</v></c></row></sheetData>"
    return addressed(f'{cells}<mergeCells><mergeCell ref="{reference}"/></mergeCells><sheetData>')


def test_a_range_of_one_cell_is_one_and_a_range_that_is_none_is_refused():
    assert read_workbook(merged("B2"))[0].merged == ((2, 2, 2, 2),)
    assert fault(read_workbook, merged("?")) == FileFault.NOT_A_WORKBOOK


@pytest.mark.parametrize(
    "members",
    [
        pytest.param(
            {"xl/styles.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><styleSheet/>"}, id="doctype"
        ),
        pytest.param({"xl/styles.xml": "<styleSheet>"}, id="no end"),
    ],
)
def test_xml_that_is_unsafe_or_none_is_refused(members):
    assert fault(read_workbook, addressed(cell("A2"), **members)) == FileFault.NOT_A_WORKBOOK


def test_a_relationship_that_leads_nowhere_tells_nothing():
    data = workbook(["a"], ["b"])
    links = "xl/_rels/workbook.xml.rels"
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        text = book.read(links).decode().replace("/xl/worksheets/sheet1.xml", "worksheets/no.xml")

    assert fault(read_workbook, repacked(data, **{links: text})) == FileFault.NOT_A_WORKBOOK


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused():
    target = io.BytesIO(workbook(["a"], ["b"]))
    with zipfile.ZipFile(target, "a") as book:
        book.writestr("xl/Worksheets/sheet1.xml", "<worksheet/>")

    assert fault(read_workbook, target.getvalue()) == FileFault.NOT_A_WORKBOOK


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(zipfile.ZIP_BZIP2, id="bzip2"),
        pytest.param(zipfile.ZIP_LZMA, id="lzma"),
    ],
)
def test_a_packing_that_gives_more_than_is_asked_for_is_not_unpacked(monkeypatch, method):
    target = io.BytesIO(workbook(["a"], ["b"]))
    with zipfile.ZipFile(target, "a") as book:
        book.writestr("xl/media/a.png", b"\x89PNG", method)
    monkeypatch.setattr(zipfile.ZipFile, "open", never)

    assert fault(read_workbook, target.getvalue()) == FileFault.NOT_A_WORKBOOK


def never(*_asked, **_more):
    raise AssertionError("a member was opened")


def test_a_workbook_of_too_many_sheets_is_refused():
    book = openpyxl.Workbook()
    for _sheet in range(MAX_SHEETS):
        book.create_sheet()
    target = io.BytesIO()
    book.save(target)

    assert fault(read_workbook, target.getvalue()) == FileFault.TOO_MANY_SHEETS


def test_something_telling_is_found_where_two_pieces_meet(monkeypatch):
    from boards.spreadsheets import structure

    monkeypatch.setattr(structure, "_PIECE", 150)
    for shift in range(0, 150, 13):
        filling = f"<!--{'x' * shift}-->"
        data = addressed(f'{HEAD}{filling}<row hidden="1"><c><v>1</v></c></row>')

        assert read_workbook(data)[0].hidden_rows == frozenset({2})


def test_a_sign_that_no_database_keeps_is_left_out():
    data = workbook(["board", "note"], ["yen-bai", "5_x0000_ ha"], ["bac-kan", "_x0000_"])

    [table] = read_workbook(data)

    assert [cells for _number, cells in table.rows][1:] == [["yen-bai", "5 ha"], ["bac-kan", None]]
