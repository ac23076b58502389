"""docs/import.md says what the code does."""

from pathlib import Path

import pytest

from boards.domain.marks import Defaced, Mark, find_mark
from boards.imports.columns import COLUMNS
from boards.queries.intakes import KEPT_FOR, UNDO_WITHIN
from boards.spreadsheets import faults

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "import.md").read_text()


def table(head):
    """The rows of the table with this head."""
    lines = PAGE.split(head, 1)[1].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


def test_the_limits_are_those_of_the_code():
    assert [int(limit) for _what, limit in table("| What | Limit |")] == [
        faults.MAX_BYTES // 1024**2,
        faults.MAX_ROWS,
        faults.MAX_COLUMNS,
        faults.MAX_SHEETS,
        faults.HEADING_ROWS,
        UNDO_WITHIN.days,
        KEPT_FOR.days,
    ]


def test_the_headings_are_those_of_the_code():
    assert table("| Column | Headings | Read |") == [
        [column.name, ", ".join(column.headings), "yes" if column.read else "no"]
        for column in COLUMNS
    ]


def test_the_line_of_a_template_is_that_of_the_code():
    [[year, board, scheme, line]] = table("| Year | Board | Scheme | Line |")
    code, version = scheme.split(" v")
    mark = Mark(int(year), board=board, scheme=code, version=int(version))

    assert line.replace("DIGEST", mark.digest) == mark.text
    assert find_mark(["Mẫu số liệu", None, mark.text]) == mark


@pytest.mark.parametrize(
    "mark",
    [
        Mark(2022, board="yen-bai"),
        Mark(2022, bloc="kcn", scheme="a-b", version=12),
    ],
    ids=repr,
)
def test_a_mark_reads_back_as_it_was_written(mark):
    assert find_mark([mark.text]) == mark


@pytest.mark.parametrize(
    "text",
    [
        "Mã mẫu:",
        "Mã mẫu: nam=hai; don-vi=x; dau=0",
        Mark(2022, board="yen-bai").text.replace("yen", "bac"),
        Mark(2022, board="yen-bai", scheme="a", version=1).text.replace("v1", "v2"),
    ],
)
def test_a_mark_that_was_typed_over_is_told(text):
    with pytest.raises(Defaced):
        find_mark([text])
