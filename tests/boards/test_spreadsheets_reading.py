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

    assert dataset.headers == ["board", "note", "", ROW_NUMBER]
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
