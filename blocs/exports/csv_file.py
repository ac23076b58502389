"""CSV: UTF-8 with a byte order mark, so that Excel reads Vietnamese letters.

A cell of text that a spreadsheet would run (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
carriage return) gets an apostrophe in front. Amounts and points are never touched: a minus sign
before a number is a number. The decimal mark is a dot whatever the language; whoever wants to
calculate in a Vietnamese Excel takes the workbook.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
RUNS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?")


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as a file."""
    target = StringIO()
    target.write(BOM)
    writer = csv.writer(target)
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return target.getvalue().encode()


def safe(cell: str) -> str:
    """The cell, unable to run as a formula."""
    runs = cell.startswith(RUNS) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell
