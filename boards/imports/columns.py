"""The columns that an import of figures understands, by any of their headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from boards.domain.names import fold
from boards.spreadsheets.formats import UNNAMED


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the headings that people write, whether it must be there, and is read."""

    name: str
    headings: tuple[str, ...]
    required: bool = False
    read: bool = True


COLUMNS = (
    Column("board", ("board", "ban", "ban quản lý", "đơn vị"), required=True),
    Column("year", ("year", "năm"), required=True),
    Column("indicator", ("indicator", "chỉ tiêu"), required=True),
    Column(
        "as_printed",
        ("as_printed", "như trong báo cáo", "số liệu", "giá trị"),
        required=True,
    ),
    Column("amount", ("amount", "số đã hiểu")),
    Column("unit", ("unit", "đơn vị tính", "đvt")),
    Column("availability", ("availability", "tình trạng")),
    Column("basis", ("basis", "loại số liệu")),
    Column("source", ("source", "nguồn")),
    Column("source_place", ("source_place", "trang", "trích dẫn")),
    Column("note", ("note", "ghi chú")),
    # Written by exports for the reader; an import does not read them.
    Column("qualifier", ("qualifier",), read=False),
    Column("doubt", ("doubt",), read=False),
    Column("doubt_settled", ("doubt_settled",), read=False),
)

NEAR = 0.75
"""How much of a heading must be like a known one for it to be meant, from 0 to 1."""

_BY_HEADING = {fold(heading): column for column in COLUMNS for heading in column.headings}


class UnknownColumns(Exception):
    """The heading of the file is not understood: every fault of it, as sentences."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(faults))


def names_of(headings: Iterable[str]) -> list[str]:
    """The column names of a heading row, in its order. Raises ``UnknownColumns``."""
    known: list[str] = []
    faults: list[str] = []
    for heading in headings:
        column = _BY_HEADING.get(fold(heading))
        if column is None:
            faults.append(_unknown(heading))
        elif column.name in known:
            faults.append(_("The column “%(name)s” stands twice.") % {"name": column.name})
        else:
            known.append(column.name)
    missing = [column.name for column in COLUMNS if column.required and column.name not in known]
    faults += [_("The column “%(name)s” is missing.") % {"name": name} for name in missing]
    if faults:
        raise UnknownColumns(faults)
    return known


def _unknown(heading: str) -> str:
    if heading.startswith(UNNAMED):
        return _("Column %(letter)s has values and no heading.") % {
            "letter": heading.removeprefix(UNNAMED)
        }
    near = get_close_matches(fold(heading), list(_BY_HEADING), n=1, cutoff=NEAR)
    if not near:
        return _("The column “%(heading)s” is unknown.") % {"heading": heading[:60]}
    return _("The column “%(heading)s” is unknown: did you mean “%(name)s”?") % {
        "heading": heading[:60],
        "name": _BY_HEADING[near[0]].name,
    }
