"""Why an uploaded table is not read, and how large one may be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_MEMBERS = 500
MAX_ROWS = 100_000
"""Rows of data; national heading, title and column headings stand above them."""
HEADING_ROWS = 30
"""A table begins within so many rows."""
LAST_ROW = MAX_ROWS + HEADING_ROWS
MAX_COLUMNS = 100
MAX_AREA = 2_000_000
"""Rows times columns: the library keeps the whole rectangle, empty cells and all."""
MAX_CELL = 2_000
MAX_SHEETS = 20


class FileFault(models.TextChoices):
    """Why an uploaded table is not read."""

    TOO_LARGE = "too_large", _("The file is too large: split it.")
    NOT_A_WORKBOOK = (
        "not_a_workbook",
        _("This is not an .xlsx workbook, or it is damaged: open it, save it again and retry."),
    )
    OTHER_WORKBOOK = (
        "other_workbook",
        _(
            "This is an older kind of workbook, or one with a password: open it, choose "
            "“Save as” and the type “Excel Workbook (.xlsx)”, without a password."
        ),
    )
    BOMB = "bomb", _("The workbook unpacks to far more than it should: it is not read.")
    TOO_MANY_ROWS = "too_many_rows", _("The table is too large: it has too many rows or columns.")
    TOO_MANY_SHEETS = "too_many_sheets", _("The workbook has too many sheets: split it.")
    NOT_TEXT = "not_text", _("The file is not text in UTF-8: save it as “CSV UTF-8”.")
    CELL_TOO_LONG = "cell_too_long", _("A cell holds far more text than a figure needs.")
    EMPTY = "empty", _("The file has no rows below its heading.")
