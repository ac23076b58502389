"""A scheme in a workbook: its table on one sheet, conditions and classes on another, its head.

Headings and words are read in either language. Numbers of typed text are read as officials write
them; what may mean two things is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches

from django.utils.translation import gettext as _

from blocs.domain.rounding import plain
from blocs.imports.problems import Place, Problem
from blocs.imports.tables import Row
from blocs.queries.scheme_columns import (
    FORMULA,
    GENERAL,
    HEAD,
    ITEM,
    KIND,
    KINDS,
    LABEL,
    LAYOUTS,
    ORDERED,
    Column,
    Layout,
    tables,
)
from boards.domain.names import fold
from boards.domain.numbers import Certain, read_number
from boards.domain.sentences import Sentence
from boards.refusals import Refused
from boards.spreadsheets.cells import Cell, Computed, ErrorValue, Percent, Uncomputed
from boards.spreadsheets.reading import Table, read_workbook

Rows = dict[str, list[Row]]


def read_book(name: str, data: bytes, problems: list[Problem]) -> Rows:
    """The rows of each table, by key; whatever is wrong joins ``problems``."""
    try:
        sheets = read_workbook(data)
    except Refused as refused:
        problems.append(Problem(Place(name), str(refused)))
        return {}
    found: Rows = {kind: [] for kind in KINDS}
    for sheet in sheets:
        layout = next((one for one in LAYOUTS if _is_named(sheet.name, one.name)), None)
        if layout is not None:
            for kind, row in _lines(sheet, layout, problems):
                found[kind].append(row)
        elif _is_named(sheet.name, GENERAL):
            found[HEAD] = [_head(sheet, problems)]
        else:
            problems.append(Problem(Place(sheet.name), _("no sheet of this name is known")))
    return _in_order(found)


def _is_named(given: str, name: Sentence) -> bool:
    return fold(given) in {fold(name.vi), fold(name.en)}


def _lines(sheet: Table, layout: Layout, problems: list[Problem]) -> Iterable[tuple[str, Row]]:
    (first, heads), *rows = sheet.rows
    columns = _matched(sheet.name, first, heads, layout, problems)
    if columns is None:
        return
    for number, cells in rows:
        given = {what: cells[at] for what, at in columns.items() if at < len(cells)}
        kind = _kind(given.get(""), layout)
        if kind is None:
            words = ", ".join(f"“{KINDS[one].vi}”" for one in layout.kinds)
            sentence = _("the kind of the line is not one of %(words)s") % {"words": words}
            problems.append(Problem(Place(sheet.name, number, KIND.vi), sentence))
            continue
        row = {
            column.key: text
            for column in tables()[kind]
            if column.heading.vi in given
            for place in [Place(sheet.name, number, column.heading.vi)]
            for text in [_text(given[column.heading.vi], column, place, problems)]
        }
        names = {column.key: column.heading.vi for column in tables()[kind]}
        yield kind, Row(sheet.name, number, row, names=names)


def _matched(
    sheet: str, line: int, heads: Sequence[Cell], layout: Layout, problems: list[Problem]
) -> dict[str, int] | None:
    """Where each column stands, by its heading in Vietnamese; that of the kind by no word."""
    names = {fold(word): column.heading.vi for column in layout.columns() for word in _both(column)}
    names |= {fold(word): "" for word in (KIND.vi, KIND.en)}
    aside = {fold(word) for said in (LABEL, FORMULA) for word in (said.vi, said.en)}
    found: dict[str, int] = {}
    faults: list[Problem] = []
    for at, cell in enumerate(heads):
        text = str(cell or "").strip()
        if not text or fold(text) in aside:
            continue
        name = names.get(fold(text))
        place = Place(sheet, line, text)
        if name is None:
            near = get_close_matches(fold(text), names, n=1)
            hint = (
                _("; did you mean “%(near)s”?") % {"near": names[near[0]] or KIND.vi}
                if near
                else ""
            )
            faults.append(Problem(place, _("unknown column") + hint))
        elif name in found:
            faults.append(Problem(place, _("the column stands twice")))
        else:
            found[name] = at
    required = [column.heading.vi for column in layout.columns() if column.required]
    faults += [
        Problem(Place(sheet, line, name or KIND.vi), _("the column is missing"))
        for name in ["", *required]
        if name not in found
    ]
    problems += faults
    return None if faults else found


def _both(column: Column) -> tuple[str, ...]:
    return (column.heading.vi, column.heading.en, column.key)


def _kind(cell: Cell, layout: Layout) -> str | None:
    given = fold(str(cell or ""))
    for kind in layout.kinds:
        if given in {fold(KINDS[kind].vi), fold(KINDS[kind].en), kind}:
            return kind
    return None


def _head(sheet: Table, problems: list[Problem]) -> Row:
    """The head of the scheme: one item a row, under its name."""
    names = {fold(word): column for column in tables()[HEAD] for word in _both(column)}
    row: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, cells in sheet.rows:
        item, value = (*cells, None, None)[:2]
        if fold(str(item or "")) in {fold(ITEM.vi), fold(ITEM.en)}:
            continue
        column = names.get(fold(str(item or "")))
        if column is None:
            problems.append(Problem(Place(sheet.name, number, str(item or "")), _("unknown item")))
            continue
        lines[column.key] = number
        place = Place(sheet.name, number, column.heading.vi)
        row[column.key] = _text(value, column, place, problems)
    headings = {column.key: column.heading.vi for column in tables()[HEAD]}
    return Row(sheet.name, 1, row, lines, headings)


def _text(cell: Cell, column: Column, place: Place, problems: list[Problem]) -> str:
    """The cell as text; a number that was typed as text is read, an ambiguous one asked."""
    if isinstance(cell, Computed):
        cell = cell.value
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case ErrorValue() | Uncomputed():
            problems.append(
                Problem(place, _("the cell holds an error or a formula without result"))
            )
            return ""
        case Percent():
            return plain(cell.value)
        case int() | Decimal():
            return plain(Decimal(cell))
        case str() if column.number and cell.strip():
            return _typed(cell.strip(), place, problems)
        case _:
            return str(cell).strip()


def _typed(text: str, place: Place, problems: list[Problem]) -> str:
    read = read_number(text)
    if isinstance(read, Certain):
        return plain(read.value)
    sentence = _("“%(cell)s” is not a number, or can mean two") % {"cell": text}
    problems.append(Problem(place, sentence))
    return "0"


def _in_order(found: Rows) -> Rows:
    """Lines stand in the order of their rows."""
    return {
        kind: [
            replace(row, cells={**row.cells, "order": str(row.line)}) if kind in ORDERED else row
            for row in rows
        ]
        for kind, rows in found.items()
    }
