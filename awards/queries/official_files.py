"""The words of a file, whatever program saved it, and the files that were kept."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from boards.models.papers import kind_of
from boards.refusals import Refused
from boards.spreadsheets.cells import Cell
from boards.spreadsheets.reading import read_workbook
from boards.typesetting.reading import word_lines


def lines_of(name: str, content: bytes) -> list[str]:
    """The rows of a workbook or the paragraphs of a Word file; nothing of any other kind.

    What cannot be read has no words: whoever asks compares bytes alone.
    """
    try:
        match kind_of(name):
            case "xlsx":
                return [
                    _row(cells) for table in read_workbook(content) for _at, cells in table.rows
                ]
            case "docx":
                return word_lines(content)
    except Refused:
        return []
    return []


def digest_of(lines: Sequence[str]) -> str:
    """The fingerprint of words; empty where there are none."""
    return sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def _row(cells: Sequence[Cell]) -> str:
    """The cells that hold anything, so that empty ones at the end make no difference."""
    texts = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    return "\t".join(texts).rstrip("\t")
