"""The papers of the awards: what each can say. ``docs/papers.md`` lists every field."""

from collections.abc import Mapping
from types import MappingProxyType

from awards.domain.papers.achievements import ACHIEVEMENTS
from awards.domain.papers.decision import DECISION
from awards.domain.papers.fields import Content, Field, Names, Value, named, names, sample, whole
from awards.domain.papers.letter import LETTER, NOMINATION_LIST
from awards.domain.papers.minutes import BALLOT_MINUTES, MINUTES
from awards.enums import PaperKind

FIELDS: Mapping[PaperKind, tuple[Field, ...]] = MappingProxyType(
    {
        PaperKind.SUBMISSION: LETTER,
        PaperKind.NOMINATION_LIST: NOMINATION_LIST,
        PaperKind.ACHIEVEMENTS: ACHIEVEMENTS,
        PaperKind.MINUTES: MINUTES,
        PaperKind.BALLOT_MINUTES: BALLOT_MINUTES,
        PaperKind.DECISION: DECISION,
    }
)
"""The papers that are made from a template, each with its fields."""

TITLES: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.SUBMISSION: "Tờ trình",
        PaperKind.NOMINATION_LIST: "Danh sách",
        PaperKind.ACHIEVEMENTS: "Báo cáo thành tích",
        PaperKind.MINUTES: "Biên bản",
        PaperKind.BALLOT_MINUTES: "Biên bản kiểm phiếu",
        PaperKind.DECISION: "Quyết định",
    }
)
"""What each paper calls itself."""

__all__ = [
    "FIELDS",
    "TITLES",
    "Content",
    "Field",
    "Names",
    "Value",
    "named",
    "names",
    "sample",
    "whole",
]
