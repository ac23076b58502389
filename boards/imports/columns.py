"""The columns that an import of figures understands, by any of their headings.

A heading is known without its marks, case and spaces. One that is not known is never left out in
silence: the officer says what it means, or that it is not to be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from boards.domain.names import fold

IGNORED = "-"
"""The use of a column that the officer chose not to read."""
BOARD_PREFIX, INDICATOR_PREFIX = "board:", "indicator:"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the headings that people write, whether it must be there, and is read."""

    name: str
    headings: tuple[str, ...]
    required: bool = False
    read: bool = True


COLUMNS = (
    Column(
        "board",
        ("board", "ban", "ban quản lý", "đơn vị", "tên đơn vị", "đơn vị thành viên", "mã đơn vị"),
        required=True,
    ),
    Column("year", ("year", "năm", "năm báo cáo"), required=True),
    Column("indicator", ("indicator", "chỉ tiêu", "mã chỉ tiêu"), required=True),
    Column(
        "as_printed",
        ("as_printed", "như trong báo cáo", "số liệu", "giá trị", "số liệu năm nay", "thực hiện"),
        required=True,
    ),
    Column("amount", ("amount", "số đã hiểu")),
    Column("unit", ("unit", "đơn vị tính", "đvt")),
    Column("availability", ("availability", "tình trạng")),
    Column("basis", ("basis", "loại số liệu")),
    Column("source", ("source", "nguồn")),
    Column("source_place", ("source_place", "trang", "trích dẫn", "trang hoặc trích dẫn")),
    Column("note", ("note", "ghi chú")),
    # Written by exports and templates for the reader; an import does not read them.
    Column("qualifier", ("qualifier",), read=False),
    Column("doubt", ("doubt",), read=False),
    Column("doubt_settled", ("doubt_settled",), read=False),
    Column("indicator_name", ("tên chỉ tiêu",), read=False),
    Column("last_year", ("số liệu năm trước", "năm trước"), read=False),
    Column("target", ("chỉ tiêu đăng ký",), read=False),
    Column("order", ("stt", "tt", "số tt", "số thứ tự"), read=False),
)
NAMES = tuple(column.name for column in COLUMNS)
REQUIRED = tuple(column.name for column in COLUMNS if column.required)
READ = frozenset(column.name for column in COLUMNS if column.read)

NEAR = 0.75
"""How much of a heading must be like a known one for it to be meant, from 0 to 1."""
SHOWN = 60

_OF_YEAR = re.compile(r"(?P<what>.+?)\s*(?:,|năm|year)?\s*(?P<year>20[0-9]{2})\s*", re.IGNORECASE)


def key_of(heading: str) -> str:
    """What two spellings of one heading share."""
    return fold(heading).replace(" ", "")


def plain_use(use: str) -> str:
    """The use of a column; those that are there only to be looked at are not read either."""
    return use if not use or use in READ or ":" in use else IGNORED


_BY_HEADING = {key_of(heading): column for column in COLUMNS for heading in column.headings}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and what it was taken for; ``use`` is empty where the officer must say."""

    text: str
    use: str = ""
    nearest: str = ""
    """The use that the heading is most like, where there is one."""
    remembered: str = ""
    """Who said so the last time, where it was asked before."""


class Headings:
    """Reads headings: the known columns, then boards and indicators, then what was said before."""

    def __init__(
        self,
        *,
        boards: Mapping[str, str],
        indicators: Mapping[str, str],
        remembered: Mapping[str, tuple[str, str]],
    ) -> None:
        """``boards`` and ``indicators`` lead from a folded name to the one code of that name."""
        self._uses = {key: column.name for key, column in _BY_HEADING.items()}
        for key, code in indicators.items():
            self._uses.setdefault(key, INDICATOR_PREFIX + code)
        for key, code in boards.items():
            self._uses.setdefault(key, BOARD_PREFIX + code)
        self._remembered = remembered

    def weight(self, text: str) -> int:
        """How much a text speaks for being a heading: a column more than a board or indicator."""
        key = key_of(text)
        use = self._uses.get(key, "")
        if ":" in use:
            return 1
        return 3 if use or key in self._remembered else 0

    def read(self, text: str) -> Heading:
        """What a heading means, or what it is most like."""
        key = key_of(text)
        if key in self._remembered:
            use, officer = self._remembered[key]
            return Heading(text, use, remembered=officer)
        if key in self._uses:
            return Heading(text, self._uses[key])
        dated = _OF_YEAR.fullmatch(text)
        if dated and self._uses.get(key_of(dated["what"])) == "as_printed":
            return Heading(text, "as_printed")
        near = get_close_matches(key, list(self._uses), n=1, cutoff=NEAR)
        return Heading(text, nearest=self._uses[near[0]] if near else "")


def year_of(heading: str) -> int | None:
    """The year that stands in a heading such as ``Số liệu năm 2022``."""
    dated = _OF_YEAR.fullmatch(heading)
    return int(dated["year"]) if dated else None


def faults_of(uses: Sequence[str]) -> list[str]:
    """Why these columns make no table of figures, whatever the rows say; a use stands once."""
    faults = [
        _("The column “%(name)s” stands twice.") % {"name": use}
        for use in sorted({use for use in uses if use in READ and uses.count(use) > 1})
    ]
    faults += [
        _("Two columns give “%(name)s”.") % {"name": use.partition(":")[2]}
        for use in sorted({use for use in uses if ":" in use and uses.count(use) > 1})
    ]
    across_boards = any(use.startswith(BOARD_PREFIX) for use in uses)
    across_indicators = any(use.startswith(INDICATOR_PREFIX) for use in uses)
    if across_boards + across_indicators + ("as_printed" in uses) > 1:
        faults.append(
            _("Figures stand in one column, or under boards, or under indicators: choose one.")
        )
    for name, given in (
        ("indicator", "indicator" in uses or across_indicators),
        ("as_printed", "as_printed" in uses or across_boards or across_indicators),
    ):
        if not given:
            faults.append(_("The column “%(name)s” is missing.") % {"name": name})
    if across_boards and "board" in uses:
        faults.append(_("Boards stand both in a column and across: choose one."))
    if across_indicators and "indicator" in uses:
        faults.append(_("Indicators stand both in a column and across: choose one."))
    return faults
