"""What a file says of a scheme: its tables with their columns, and the sheets of its workbook.

Written here once for those who read a file and those who write one. A heading is read in either
language or by its key, and so is each word of a closed list: a file that was exported in one
language loads in the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import override

from blocs.domain.scoring.method import registry
from blocs.enums import (
    Against,
    Counting,
    Effect,
    GroupRule,
    MissingPolicy,
    NotApplicable,
    PeerRule,
    Peers,
)
from boards.domain.sentences import Sentence
from boards.enums import RateKind

GROUP, CRITERION, GATE, GRADE = "group", "criterion", "gate", "grade"
HEAD = "scheme"


class Cell(StrEnum):
    """How a cell of a column is read and written."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    YES_NO = "yes_no"
    WORD = "word"
    CODES = "codes"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``words`` are those of a closed list, ``empty`` is what an empty cell means."""

    key: str
    heading: Sentence
    cell: Cell = Cell.TEXT
    words: Mapping[str, Sentence] = field(default_factory=dict)
    required: bool = False
    empty: Any = None

    @property
    def number(self) -> bool:
        """Whether a workbook holds numbers there."""
        return self.cell in (Cell.NUMBER, Cell.WHOLE)


def said_in_both(members: type[TextChoices]) -> dict[str, Sentence]:
    """The words of an enum in both languages."""
    found = {}
    for member in members:
        with override("vi"):
            vi = str(member.label)
        with override("en"):
            en = str(member.label)
        found[str(member.value)] = Sentence(vi, en)
    return found


def word(key: str, vi: str, en: str, words: Mapping[str, Sentence], empty: str = "") -> Column:
    """A column of a closed list."""
    return Column(key, Sentence(vi, en), Cell.WORD, words, not empty, empty)


def text(key: str, vi: str, en: str, *, required: bool = False) -> Column:
    """A column of plain text."""
    return Column(key, Sentence(vi, en), required=required, empty="")


def number(key: str, vi: str, en: str, *, required: bool = False) -> Column:
    """A column of exact numbers."""
    return Column(key, Sentence(vi, en), Cell.NUMBER, required=required)


def whole(key: str, vi: str, en: str, empty: int | None = None) -> Column:
    """A column of whole numbers."""
    return Column(key, Sentence(vi, en), Cell.WHOLE, empty=empty)


def yes_no(key: str, vi: str, en: str) -> Column:
    """A column of yes and no."""
    return Column(key, Sentence(vi, en), Cell.YES_NO, empty=False)


CODE = text("code", "Mã", "Code", required=True)
NAME = text("name", "Tên", "Name", required=True)
NAME_EN = text("name_en", "Tên tiếng Anh", "Name in English", required=True)
CLAUSE = text("clause", "Căn cứ", "Clause")
ORDER = whole("order", "Thứ tự", "Order")
MAXIMUM = number("maximum", "Điểm chuẩn", "Maximum", required=True)


def tables() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each table. Read when asked: methods are found, not listed."""
    methods = {key: method.name for key, method in registry().items()}
    return {
        HEAD: (
            CODE,
            NAME,
            NAME_EN,
            number("total", "Tổng điểm", "Total points", required=True),
            whole("places", "Số chữ số thập phân", "Decimal places", 2),
            word(
                "missing_policy",
                "Khi thiếu số liệu",
                "Missing values",
                said_in_both(MissingPolicy),
            ),
            number("missing_share", "Tỷ lệ khi thiếu số liệu", "Share for a missing value"),
            word("rate_kind", "Tỷ giá", "Exchange rate", said_in_both(RateKind)),
            Column("tie_breakers", Sentence("Tiêu chí phụ", "Tie-breakers"), Cell.CODES, empty=()),
            word(
                "peers", "Đơn vị chấm chéo", "Who scores the others", said_in_both(Peers), "leaders"
            ),
            word(
                "peer_rule",
                "Cách gộp điểm chấm chéo",
                "Points of the peers",
                said_in_both(PeerRule),
                "median",
            ),
            whole("self_weight", "Trọng số tự chấm", "Weight of the own score", 0),
            whole("peer_weight", "Trọng số chấm chéo", "Weight of the peers", 1),
            whole("appraised_weight", "Trọng số thẩm định", "Weight of the appraisal", 1),
            number("tolerance", "Mức chênh cho phép", "Tolerance"),
            yes_no("illustrative", "Minh họa", "Illustration"),
            text("note", "Ghi chú", "Note"),
            text("note_en", "Ghi chú tiếng Anh", "Note in English"),
        ),
        GROUP: (
            CODE,
            text("parent", "Thuộc nhóm", "In the group"),
            ORDER,
            NAME,
            NAME_EN,
            MAXIMUM,
            word(
                "rule", "Cách tính nhóm", "How the group is counted", said_in_both(GroupRule), "sum"
            ),
            whole("best", "Số mục được tính", "How many count"),
            word("counting", "Trong tổng điểm", "In the total", said_in_both(Counting), "within"),
            CLAUSE,
        ),
        CRITERION: (
            CODE,
            text("group", "Thuộc nhóm", "In the group"),
            ORDER,
            NAME,
            NAME_EN,
            MAXIMUM,
            text("indicator", "Chỉ tiêu", "Indicator"),
            word("method", "Phương pháp", "Method", methods),
            Column("parameters", Sentence("Tham số", "Parameters"), Cell.JSON, empty={}),
            word("against", "So sánh với", "Compared with", said_in_both(Against), "target"),
            word(
                "not_applicable",
                "Khi không áp dụng",
                "Where it does not apply",
                said_in_both(NotApplicable),
                "left_out",
            ),
            text("substitute", "Tiêu chí thay thế", "Substitute"),
            yes_no("needs_evidence", "Phải có minh chứng", "Needs evidence"),
            CLAUSE,
        ),
        GATE: (
            CODE,
            ORDER,
            NAME,
            NAME_EN,
            word("effect", "Hệ quả", "What follows", said_in_both(Effect)),
            text("target", "Mục bị tính 0 điểm", "What becomes zero"),
            number("below", "Dưới tỷ lệ", "Below the share"),
            CLAUSE,
        ),
        GRADE: (
            NAME,
            NAME_EN,
            number("share_from", "Từ tỷ lệ", "From the share", required=True),
            number("quota", "Không quá tỷ lệ đơn vị", "At most of the boards"),
        ),
    }


LABEL = Sentence("STT", "No.")
KIND = Sentence("Loại dòng", "Kind of line")
FORMULA = Sentence("Diễn giải cách tính", "Rule in words")
ITEM = Sentence("Mục", "Item")
VALUE = Sentence("Giá trị", "Value")
"""Headings that are no column of a scheme. The label and the words are for people only."""

TREE = Sentence("Bảng tiêu chí", "Table of criteria")
REST = Sentence("Điều kiện và xếp loại", "Conditions and classes")
GENERAL = Sentence("Thông tin chung", "General")

ORDERED = (GROUP, CRITERION, GATE)
KINDS: Mapping[str, Sentence] = {
    GROUP: Sentence("nhóm", "group"),
    CRITERION: Sentence("tiêu chí", "criterion"),
    GATE: Sentence("điều kiện", "condition"),
    GRADE: Sentence("xếp loại", "class"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet: its name and the kinds of line that stand on it."""

    name: Sentence
    kinds: tuple[str, ...]

    def columns(self) -> list[Column]:
        """Of all its kinds, each once; several kinds share one that has the same heading."""
        found: dict[str, Column] = {}
        for kind in self.kinds:
            for column in tables()[kind]:
                found.setdefault(column.heading.vi, column)
        return [column for column in found.values() if column.key != "order"]


LAYOUTS = (Layout(TREE, (GROUP, CRITERION)), Layout(REST, (GATE, GRADE)))
