"""The closed list of columns that a nomination list can have: heading, width, format and unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from awards.enums import ListField

POINTS = "#,##0.00"
WHOLE = "0"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a column looks unless a profile says otherwise; a number has a format."""

    heading: str
    width: int
    number_format: str = ""
    unit: str = ""


SHAPES: Mapping[ListField, Shape] = MappingProxyType(
    {
        ListField.NUMBER: Shape("STT", 5, WHOLE),
        ListField.BOARD: Shape("Tên tập thể", 26),
        ListField.ADDRESS: Shape("Địa chỉ/đơn vị chủ quản", 18),
        ListField.EARLIER_AWARDS: Shape("Danh hiệu, hình thức đã đạt (số QĐ, ngày, cơ quan)", 26),
        ListField.ACHIEVEMENTS: Shape("Tóm tắt thành tích", 46),
        ListField.SELF_POINTS: Shape("Điểm tự chấm", 9, POINTS, "điểm"),
        ListField.POINTS: Shape("Điểm thẩm định", 9, POINTS, "điểm"),
        ListField.PLACE: Shape("Xếp hạng", 7, WHOLE),
        ListField.VOTES: Shape("Số phiếu/Tỷ lệ", 13, unit="phiếu (%)"),
        ListField.VOTES_FOR: Shape("Số phiếu tán thành", 9, WHOLE, "phiếu"),
        ListField.VOTES_CAST: Shape("Số phiếu thu về", 9, WHOLE, "phiếu"),
        ListField.VOTE_SHARE: Shape("Tỷ lệ phiếu", 9, POINTS, "%"),
        ListField.AWARD: Shape("Hình thức đề nghị", 20),
        ListField.GRANTOR: Shape("Cấp quyết định", 18),
        ListField.EDITION: Shape("Căn cứ kết quả", 18),
        ListField.NOTE: Shape("Ghi chú", 18),
        ListField.BLANK: Shape("", 12),
    }
)
"""Every content of a column; which of them a list has, a profile says."""

USUAL = (
    ListField.NUMBER,
    ListField.BOARD,
    ListField.ADDRESS,
    ListField.EARLIER_AWARDS,
    ListField.ACHIEVEMENTS,
    ListField.SELF_POINTS,
    ListField.POINTS,
    ListField.PLACE,
    ListField.VOTES,
    ListField.AWARD,
    ListField.NOTE,
)
"""The eleven columns that most lists have: what a list has when no profile is offered first."""
