"""Tables of text: CSV files row by row, TOML tables as single rows, each cell with its place."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from blocs.imports.cells import BETWEEN
from blocs.imports.problems import Place, Problem

if TYPE_CHECKING:
    from _csv import Reader

# Far beyond a real table, far below what would hurt.
LARGEST_FILE = 5_000_000
LONGEST_CELL = 2_000

# Control signs, which PostgreSQL, XML or a reader's screen would choke on; lines may break.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line by column; a column that the file lacks reads as empty."""

    file: str
    line: int
    cells: Mapping[str, str]
    lines: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def place(self, column: str = "") -> Place:
        """Where a cell of this row stands; in TOML each key has a line of its own.

        A sheet may head a column by other words than the key that we know it by.
        """
        return Place(self.file, self.lines.get(column, self.line), self.names.get(column, column))


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a file: those that must be there, and those that may."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every known column."""
        return self.required + self.optional


def read_csv(path: Path, shape: Shape, problems: list[Problem]) -> list[Row]:
    """The rows of a UTF-8 CSV file with a header line; whatever is wrong joins ``problems``."""
    text = _text(path, problems)
    if text is None:
        return []
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(lines, [])]
        if not _fits(header, shape, Place(path.name, 1), problems):
            return []
        return list(_rows(path.name, header, lines, problems))
    except csv.Error as error:
        place = Place(path.name, lines.line_num)
        problems.append(Problem(place, _("not readable as CSV: %(error)s") % {"error": error}))
        return []


def read_toml(path: Path, table: str, shape: Shape, problems: list[Problem]) -> list[Row]:
    """One table of a TOML file as a single row, every value as text."""
    text = _text(path, problems)
    if text is None:
        return []
    try:
        values = tomllib.loads(text).get(table)
        if isinstance(values, dict):
            # Here, because TOML holds numbers of more digits than Python writes.
            values = {
                key: BETWEEN.join(map(str, value)) if isinstance(value, list) else str(value)
                for key, value in values.items()
            }
    except (ValueError, RecursionError) as error:
        problems.append(
            Problem(Place(path.name), _("not readable as TOML: %(error)s") % {"error": error})
        )
        return []
    if not isinstance(values, dict):
        missing = _("the table [%(table)s] is missing") % {"table": table}
        problems.append(Problem(Place(path.name), missing))
        return []
    lines = _key_lines(text, table)
    head = min(lines.values(), default=1)
    if not _fits(list(values), shape, Place(path.name, head), problems):
        return []
    row = Row(path.name, head, {key: value.strip() for key, value in values.items()}, lines)
    return [row] if _sound(row, problems) else []


def _key_lines(text: str, table: str) -> dict[str, int]:
    """The line of each key of a TOML table."""
    lines: dict[str, int] = {}
    inside = False
    for number, content in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[\s*([\w-]+)\s*\]", content):
            inside = head[1] == table
        elif inside and (key := re.match(r"\s*([\w-]+)\s*=", content)):
            lines.setdefault(key[1], number)
    return lines


def _text(path: Path, problems: list[Problem]) -> str | None:
    """The text of a file without a byte-order mark, or ``None`` and a problem."""
    raw = _start(path)
    if raw is None:
        problems.append(Problem(Place(path.name), _("the file is missing or cannot be read")))
        return None
    if len(raw) > LARGEST_FILE:
        problems.append(Problem(Place(path.name), _("the file is too large")))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problems.append(Problem(Place(path.name, line), _("the file is not UTF-8 text")))
        return None


def _start(path: Path) -> bytes | None:
    """No more of a file than tells that it is too large; nothing of a pipe or a device."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError:
        return None


def _fits(header: list[str], shape: Shape, place: Place, problems: list[Problem]) -> bool:
    """Whether the columns are the known ones, each once; each fault is a problem."""
    faults = []
    for name in header:
        if name not in shape.columns:
            near = get_close_matches(name, shape.columns, n=1)
            hint = _("; did you mean “%(near)s”?") % {"near": near[0]} if near else ""
            faults.append(Problem(Place(place.file, place.line, name), _("unknown column") + hint))
        elif header.count(name) > 1:
            twice = Problem(Place(place.file, place.line, name), _("the column stands twice"))
            if twice not in faults:
                faults.append(twice)
    faults += [
        Problem(Place(place.file, place.line, name), _("the column is missing"))
        for name in shape.required
        if name not in header
    ]
    problems += faults
    return not faults


def _rows(file: str, header: list[str], lines: Reader, problems: list[Problem]) -> Iterator[Row]:
    start = lines.line_num + 1
    for values in lines:
        line, start = start, lines.line_num + 1
        if not any(value.strip() for value in values):
            continue
        if len(values) != len(header):
            sentence = _("%(found)s cells where the header has %(wanted)s") % {
                "found": len(values),
                "wanted": len(header),
            }
            problems.append(Problem(Place(file, line), sentence))
            continue
        cells = {name: value.strip() for name, value in zip(header, values, strict=True)}
        row = Row(file, line, cells)
        if _sound(row, problems):
            yield row


def _sound(row: Row, problems: list[Problem]) -> bool:
    """Whether every cell is short and printable enough to be read; each fault is a problem."""
    faults = []
    for column, cell in row.cells.items():
        if len(cell) > LONGEST_CELL:
            faults.append(Problem(row.place(column), _("the cell is too long")))
        elif UNPRINTABLE.search(cell):
            faults.append(Problem(row.place(column), _("the cell holds an unprintable sign")))
    problems += faults
    return not faults
