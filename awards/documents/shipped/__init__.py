"""The templates that the site comes with, laid out after Decree 30/2020/NĐ-CP, Appendix I.

They are made by the same code as every other Word file of the site, so they follow its layout;
staff download one, change it in Word and upload it as their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from awards.documents.shipped.achievements import achievements
from awards.documents.shipped.letters import decision, letter, nomination_list
from awards.documents.shipped.minutes import ballot_minutes, minutes
from awards.enums import PaperKind
from boards.typesetting.word import OfficialPaper

SHIPPED: Mapping[PaperKind, Callable[[], OfficialPaper]] = MappingProxyType(
    {
        PaperKind.SUBMISSION: letter,
        PaperKind.NOMINATION_LIST: nomination_list,
        PaperKind.ACHIEVEMENTS: achievements,
        PaperKind.MINUTES: minutes,
        PaperKind.BALLOT_MINUTES: ballot_minutes,
        PaperKind.DECISION: decision,
    }
)


@cache
def shipped(kind: PaperKind) -> bytes:
    """The template of the house for a paper; the same bytes every time."""
    return SHIPPED[kind]().content()
