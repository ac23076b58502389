"""Uploaded tables: read where they are whole and small, refused in a sentence where not."""

import io
import random
import zipfile
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest

from boards.refusals import Refused
from boards.spreadsheets import reading
from boards.spreadsheets.formats import ROW_NUMBER, CsvFormat, WorkbookFormat
from boards.spreadsheets.reading import FileFault, read_csv, read_workbook

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
            if member.filename != "xl/worksheets/sheet1.xml":
                new.writestr(member.filename, content)
        new.writestr(name, f"{sheet}</worksheet>")
        for other, content in members.items():
            new.writestr(other, content)
    return target.getvalue()


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

    rows = read_workbook(data)

    assert rows == [
        (1, ["heading", "b", None, None, None, None, None, None]),
        (
            2,
            ["text", 5, Decimal("1.5"), date(2022, 1, 2), True, timedelta(hours=3), None, 99999],
        ),
        (5, ["last", *[None] * 7]),
    ]


def test_a_table_that_begins_lower_keeps_the_numbers_of_its_rows():
    assert [number for number, _cells in read_workbook(workbook(["a"], ["b"], at=4))] == [4, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a,b\n1,2\n", [(1, ["a", "b"]), (2, ["1", "2"])], id="commas"),
        pytest.param("a;b\n1,5;2\n", [(1, ["a", "b"]), (2, ["1,5", "2"])], id="semicolons"),
        pytest.param("a\tb\n1\t2\n", [(1, ["a", "b"]), (2, ["1", "2"])], id="tabs"),
        pytest.param("a\n\n;;\nx\n", [(1, ["a"]), (3, [";;"]), (4, ["x"])], id="blank lines"),
        pytest.param('a\n"x\ny"\n', [(1, ["a"]), (3, ["x\ny"])], id="a line break in a cell"),
    ],
)
def test_csv_is_read_by_the_separator_of_its_heading(text, expected):
    assert read_csv(text.encode("utf-8-sig")) == expected


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
        pytest.param(
            workbook(["a"], ["b"], at=reading.MAX_ROWS), FileFault.TOO_MANY_ROWS, id="too low"
        ),
        pytest.param(workbook(["a"] * 101, ["b"]), FileFault.TOO_MANY_ROWS, id="too many columns"),
        pytest.param(
            repacked(workbook(["a"], ["b"]), big=b"0" * (reading.MAX_UNPACKED + 1)),
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
        pytest.param(f"{HEAD}{'<row/>' * 100_000}", id="counted rows"),
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
    monkeypatch.setattr(reading, "_PIECE", 400)
    filling = f"<!--{'x' * (400 + shift * 2)}-->"

    data = addressed(cell("cv1048576", before=filling))

    assert fault(read_workbook, data) == FileFault.TOO_MANY_ROWS


@pytest.mark.parametrize("shift", range(0, 60, 7))
def test_nothing_is_counted_twice_where_two_pieces_meet(shift, monkeypatch):
    monkeypatch.setattr(reading, "_PIECE", 256 + shift)
    cells = f"{HEAD}<row>{'<c><v>1</v></c>' * 100}</row>"

    [_heading, (number, values)] = read_workbook(addressed(cells))

    assert (number, len(values)) == (2, 100)


def test_a_reference_that_is_none_is_the_librarys_to_refuse():
    assert fault(read_workbook, addressed(cell("?"))) == FileFault.NOT_A_WORKBOOK


@pytest.mark.parametrize("name", ["content.xml", "mimetype", "xl/workbook.bin", "XL/Workbook.BIN"])
def test_a_zip_that_may_be_another_kind_of_table_is_refused(name):
    data = addressed(cell("A2"), **{name: b""})

    assert fault(read_workbook, data) == FileFault.NOT_A_WORKBOOK


def test_a_zip_behind_something_else_is_refused():
    assert fault(read_workbook, b"\xd0\xcf" + workbook(["a"], ["b"])) == FileFault.NOT_A_WORKBOOK


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
            ends.add(len(read_workbook(bytes(damaged))))
        except Refused as refused:
            ends.add(refused.refusal)

    assert ends <= {2, *FileFault}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"\xff\xfe", FileFault.NOT_TEXT, id="not UTF-8"),
        pytest.param(b"a\n\x00\n", FileFault.NOT_TEXT, id="a zero byte"),
        pytest.param(b"a\n" + b"x" * 200_000, FileFault.CELL_TOO_LONG, id="a huge cell"),
        pytest.param(b"a\n" * 100_001, FileFault.TOO_MANY_ROWS, id="too many rows"),
        pytest.param(b"", FileFault.EMPTY, id="nothing"),
        pytest.param(b"x" * (reading.MAX_BYTES + 1), FileFault.TOO_LARGE, id="too large"),
    ],
)
def test_a_csv_that_is_not_read_is_refused(data, expected):
    assert fault(read_csv, data) == expected


def test_a_dataset_has_headings_values_and_row_numbers():
    dataset = WorkbookFormat().create_dataset(
        workbook(["board", None, "note"], ["x", None, "n", "extra"])
    )

    assert dataset.headers == ["board", "note", "#column D", ROW_NUMBER]
    assert dataset[0] == ("x", "n", "extra", 2)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("'=1+1", "=1+1", id="guarded"),
        pytest.param("'Bắc Kạn", "'Bắc Kạn", id="an apostrophe of its own"),
        pytest.param("=1+1", "=1+1", id="not guarded"),
    ],
)
def test_the_guard_of_an_export_is_taken_off_again(cell, expected):
    dataset = CsvFormat().create_dataset(f"a\n{cell}\n".encode())

    assert dataset[0][0] == expected
