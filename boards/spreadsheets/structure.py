"""What a workbook says beside its values: what is hidden, merged, computed, an error, a percentage.

The library that reads the values tells none of it: an error value and a formula without a result
come as empty cells. Sheets are first searched for such things piece by piece, which costs little;
only one that has any is followed tag by tag.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from xml.parsers.expat import (
    ExpatError,
    ParserCreate,
)

from boards.refusals import Refused
from boards.spreadsheets.faults import MAX_COLUMNS, FileFault

Place = tuple[int, int]
"""Row and column, both counted from 1."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

_PIECE = 64 * 1024
_OVERLAP = 128
_TELLING = re.compile(rb"\st\s*=\s*[\"']e[\"']|[<:]f[\s/>]|\shidden\s*=|[<:]mergeCell\s")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_QUOTED = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")
_PERCENT_FORMATS = {9, 10}
"""The numbers of the built-in formats ``0%`` and ``0.00%``."""


@dataclass(slots=True)
class Structure:
    """What one sheet says beside its values."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    computed: set[Place] = field(default_factory=set)
    uncomputed: set[Place] = field(default_factory=set)
    percents: set[Place] = field(default_factory=set)


def structures(archive: zipfile.ZipFile) -> dict[str, Structure]:
    """The structure of each sheet, by its name. Raises ``Refused`` for XML that is none."""
    percent_styles = _percent_styles(archive)
    return {name: _structure(archive, path, percent_styles) for name, path in _sheet_paths(archive)}


def _sheet_paths(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and member of each sheet, as the workbook and its relationships say."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            link = next((value for key, value in attributes.items() if key == "id"), "")
            sheets.append((attributes.get("name", ""), link))

    _follow(_read(archive, "xl/_rels/workbook.xml.rels"), start=relation)
    _follow(_read(archive, "xl/workbook.xml"), start=sheet)
    for name, link in sheets:
        target = targets.get(link, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield name, str(PurePosixPath(path))


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show a percentage."""
    formats = set(_PERCENT_FORMATS)
    styles: list[int] = []
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt" and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            formats.add(_whole(attributes.get("numFmtId", "")))
        if tag == "xf" and inside and inside[-1] == "cellXfs":
            styles.append(_whole(attributes.get("numFmtId", "")))
        inside.append(tag)

    _follow(_read(archive, "xl/styles.xml"), start=start, end=lambda _tag: inside.pop())
    return frozenset(at for at, number in enumerate(styles) if number in formats)


def _structure(archive: zipfile.ZipFile, path: str, percent_styles: frozenset[int]) -> Structure:
    found = Structure()
    try:
        archive.getinfo(path)
    except KeyError:
        return found
    if not percent_styles and not _is_telling(archive, path):
        return found
    follower = _Follower(found, percent_styles)
    _follow(
        _pieces(archive, path),
        start=follower.start,
        end=follower.end,
        text=follower.text,
    )
    return found


class _Follower:
    """Follows the tags of a sheet; a cell without an address stands after the one before."""

    def __init__(self, found: Structure, percent_styles: frozenset[int]) -> None:
        self.found = found
        self.percent_styles = percent_styles
        self.row = self.column = 0
        self.error = self.formula = self.percent = self.is_text = False
        self.value: list[str] | None = None
        self.result = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._cell(attributes)
        elif tag == "row":
            self.row = _whole(attributes.get("r", "")) or self.row + 1
            self.column = 0
            if _true(attributes.get("hidden")):
                self.found.hidden_rows.add(self.row)
        elif tag == "f":
            self.formula = True
        elif tag in ("v", "t"):
            self.value = []
        elif tag == "col" and _true(attributes.get("hidden")):
            first, last = _whole(attributes.get("min", "")), _whole(attributes.get("max", ""))
            self.found.hidden_columns |= set(range(first, min(last, MAX_COLUMNS) + 1))
        elif tag == "mergeCell":
            self.found.merged.append(_range(attributes.get("ref", "")))

    def text(self, piece: str) -> None:
        if self.value is not None:
            self.value.append(piece)

    def end(self, tag: str) -> None:
        if tag in ("v", "t") and self.value is not None:
            self.result += "".join(self.value)
            self.value = None
        elif tag == "c":
            self._told()

    def _cell(self, attributes: dict[str, str]) -> None:
        named = _AREA.fullmatch(attributes.get("r", "").upper())
        if named:
            self.column, self.row = _letters(named[1]), int(named[2])
        else:
            self.column += 1
        self.error = attributes.get("t") == "e"
        self.is_text = attributes.get("t") == "str"
        self.percent = _whole(attributes.get("s", "")) in self.percent_styles
        self.percent = self.percent and attributes.get("t", "n") == "n"
        self.formula, self.result = False, ""

    def _told(self) -> None:
        place = (self.row, self.column)
        if self.error:
            self.found.errors[place] = self.result
        elif self.formula and not self.result and not self.is_text:
            self.found.uncomputed.add(place)
        elif self.formula:
            self.found.computed.add(place)
        if self.percent:
            self.found.percents.add(place)


def _is_telling(archive: zipfile.ZipFile, path: str) -> bool:
    tail = b""
    for piece in _pieces(archive, path):
        if _TELLING.search(tail + piece):
            return True
        tail = piece[-_OVERLAP:]
    return False


def _pieces(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    with archive.open(path) as member:
        while piece := member.read(_PIECE):
            yield piece


def _read(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """A member of the workbook, whatever the case of its name; nothing where there is none."""
    names = {name.lower(): name for name in archive.namelist()}
    if path.lower() in names:
        yield from _pieces(archive, names[path.lower()])


def _follow(pieces: Iterator[bytes], *, start: Any, end: Any = None, text: Any = None) -> None:
    """Follow XML tag by tag, without prefixes. A document type could define bombs: refused."""
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = lambda tag, attributes: start(
        _local(tag), {_local(key): value for key, value in attributes.items()}
    )
    if end:
        parser.EndElementHandler = lambda tag: end(_local(tag))
    if text:
        parser.CharacterDataHandler = text
    try:
        empty = True
        for piece in pieces:
            parser.Parse(piece, False)
            empty = False
        if not empty:
            parser.Parse(b"", True)
    except (ExpatError, LookupError, ValueError) as error:
        raise Refused(FileFault.NOT_A_WORKBOOK) from error


def _no_document_type(*_said: Any) -> None:
    raise Refused(FileFault.NOT_A_WORKBOOK)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _true(text: str | None) -> bool:
    return text in ("1", "true", "on")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _range(text: str) -> Range:
    named = _AREA.fullmatch(text.upper())
    if named is None:
        raise Refused(FileFault.NOT_A_WORKBOOK)
    first = (int(named[2]), _letters(named[1]))
    last = (int(named[4]), _letters(named[3])) if named[3] else first
    return (*first, *last)


def _letters(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
