"""The value that a cell of a scheme file means, by its column."""

from __future__ import annotations

from functools import partial

from blocs.imports import cells
from blocs.queries.scheme_columns import Cell, Column
from boards.domain.names import fold


def reader(column: Column) -> cells.Reader:
    """What reads the cells of the column; an empty one means what the column says."""
    if column.required and column.cell is Cell.TEXT:
        return cells.filled
    read = partial(_word, column) if column.cell is Cell.WORD else READERS[column.cell]
    return read if column.required else cells.optional(read, column.empty)


def _word(column: Column, cell: str) -> str:
    """The member of a closed list that the cell names, by its key or by its word."""
    known = {
        fold(name): key for key, said in column.words.items() for name in (key, said.vi, said.en)
    }
    if fold(cell) in known:
        return known[fold(cell)]
    raise cells.Unreadable(cells.unknown(cell, list(column.words)))


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(cells.several(cell))


READERS: dict[Cell, cells.Reader] = {
    Cell.TEXT: cells.text,
    Cell.NUMBER: cells.exact,
    Cell.WHOLE: cells.count,
    Cell.YES_NO: cells.yes_or_no,
    Cell.CODES: _codes,
    Cell.JSON: cells.parameters,
}
