"""A whole scheme as a file: TOML to keep and edit, a workbook to send around; both load again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from blocs.domain.rulebook import (
    Entry,
    GroupLine,
    Rulebook,
    gate_sentence,
    grade_sentence,
    line_sentence,
    outline,
)
from blocs.domain.rulebook.lines import Line, parent_of
from blocs.queries.scheme_columns import (
    CRITERION,
    FORMULA,
    GATE,
    GENERAL,
    GRADE,
    GROUP,
    HEAD,
    ITEM,
    KIND,
    KINDS,
    LABEL,
    LAYOUTS,
    VALUE,
    Cell,
    Column,
    Layout,
    tables,
)
from boards.domain.sentences import Sentence
from boards.language import spoken
from boards.spreadsheets import plain

YES, NO = Sentence("có", "yes"), Sentence("không", "no")
WIDTHS: Mapping[str, float] = {
    "name": 44,
    "name_en": 30,
    "parameters": 30,
    "clause": 20,
    "method": 26,
}
"""Of columns that hold texts; the others are as wide as their heading asks."""


def toml_text(rulebook: Rulebook) -> str:
    """The scheme as TOML; what says nothing is left out."""
    blocks = [_block(f"[{HEAD}]", tables()[HEAD], asdict(rulebook))]
    for name, lines in _lines(rulebook).items():
        blocks += [_block(f"[[{name}]]", tables()[name], asdict(line)) for line in lines]
    return "\n".join(blocks)


def scheme_book(rulebook: Rulebook) -> bytes:
    """Three sheets: the table with its lettering, conditions and classes, the head."""
    tree, rest = LAYOUTS
    entries = outline(rulebook)
    return plain.write_workbook(
        [
            _sheet(tree, [_tree_row(tree, entry, rulebook.lines()) for entry in entries]),
            _sheet(rest, _rest_rows(rest, rulebook)),
            plain.Sheet(
                _in(GENERAL),
                [plain.Column(_in(ITEM), width=34), plain.Column(_in(VALUE), width=60)],
                [
                    [_in(column.heading), _cell(column, getattr(rulebook, column.key))]
                    for column in tables()[HEAD]
                ],
            ),
        ]
    )


def _lines(rulebook: Rulebook) -> dict[str, Iterable[Any]]:
    lines = [entry.line for entry in outline(rulebook)]
    return {
        GROUP: [line for line in lines if isinstance(line, GroupLine)],
        CRITERION: [line for line in lines if not isinstance(line, GroupLine)],
        GATE: rulebook.gates,
        GRADE: rulebook.grades,
    }


def _block(heading: str, columns: Iterable[Column], values: Mapping[str, Any]) -> str:
    rows = [
        f"{column.key} = {_toml(values[column.key])}"
        for column in columns
        if _says(values[column.key])
    ]
    return "\n".join([heading, *rows, ""])


def _says(value: Any) -> bool:
    """Whether there is something to write. Zero is a number, and says something."""
    return value is not None and value is not False and value not in ("", (), {})


def _toml(value: Any) -> str:
    """Numbers as texts, so that no reader makes floats of them."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return _quoted(format(value, "f"))
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case Mapping():
            return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
        case _:
            return _quoted(str(value))


def _quoted(text: str) -> str:
    """JSON writes a text as TOML reads it, but for one control sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _sheet(layout: Layout, rows: list[list[plain.Value]]) -> plain.Sheet:
    columns = [
        plain.Column(_in(LABEL), width=8),
        plain.Column(_in(KIND), width=12),
        *(
            plain.Column(_in(column.heading), width=WIDTHS.get(column.key, 16))
            for column in layout.columns()
        ),
        plain.Column(_in(FORMULA), width=60),
    ]
    return plain.Sheet(_in(layout.name), columns, rows)


def _tree_row(layout: Layout, entry: Entry, lines: Iterable[Line]) -> list[plain.Value]:
    kind = GROUP if entry.is_group else CRITERION
    values = {**asdict(entry.line), "parent": parent_of(entry.line)}
    return _row(layout, kind, entry.label, values, line_sentence(entry.line, lines))


def _rest_rows(layout: Layout, rulebook: Rulebook) -> list[list[plain.Value]]:
    lines = rulebook.lines()
    gates = [
        _row(layout, GATE, str(number), asdict(gate), gate_sentence(gate, lines))
        for number, gate in enumerate(rulebook.gates, start=1)
    ]
    grades = [
        _row(layout, GRADE, str(number), asdict(grade), grade_sentence(grade))
        for number, grade in enumerate(rulebook.grades, start=1)
    ]
    return gates + grades


def _row(
    layout: Layout, kind: str, label: str, values: Mapping[str, Any], words: Sentence
) -> list[plain.Value]:
    own = {column.heading.vi: column for column in tables()[kind]}
    return [label, _in(KINDS[kind]), *_cells(layout, own, values), _in(words)]


def _cells(
    layout: Layout, own: Mapping[str, Column], values: Mapping[str, Any]
) -> Iterator[plain.Value]:
    for shared in layout.columns():
        column = own.get(shared.heading.vi)
        yield None if column is None else _cell(column, values.get(column.key))


def _cell(column: Column, value: Any) -> plain.Value:
    """Words in the reader's language, numbers as numbers, parameters as JSON."""
    match column.cell:
        case Cell.WORD:
            return _in(column.words[str(value)])
        case Cell.JSON:
            return json.dumps(value, ensure_ascii=False) if value else ""
        case Cell.NUMBER | Cell.WHOLE:
            number: plain.Value = value
            return number
        case Cell.CODES:
            return "|".join(value)
        case Cell.YES_NO:
            return _in(YES if value else NO)
        case _:
            return str(value)


def _in(sentence: Sentence) -> str:
    return sentence.in_language(spoken())
