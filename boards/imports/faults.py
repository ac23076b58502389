"""The faults of an uploaded file as a workbook, so that they can be mended one by one."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from boards.enums import RowState
from boards.imports.diffs import labels
from boards.models import Intake
from boards.spreadsheets.plain import Column, Value, write_plain


def faults_book(intake: Intake) -> bytes:
    """Sheet, row, column, what the cell says, and what is wrong with it."""
    columns = [
        Column(_("Sheet"), width=14),
        Column(_("Row"), width=10),
        Column(_("Column"), width=18),
        Column(_("What the cell says"), width=36),
        Column(_("What is wrong"), width=80),
    ]
    return write_plain(columns, _rows(intake), title=_("Faults"))


def _rows(intake: Intake) -> Iterator[list[Value]]:
    named = labels()
    faulty = intake.rows.filter(state=RowState.ERROR).order_by("pk")
    for row in faulty.iterator():
        for column, sentence in row.faults:
            said = row.cells.get(column, "")
            place = f"{row.column}{row.number}"
            yield [row.sheet, place, named.get(column, column), said, sentence]
