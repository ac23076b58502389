"""What the rules say to people, without a translation catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement in both languages of the site."""

    vi: str
    en: str

    def in_language(self, code: str) -> str:
        """The Vietnamese text for ``vi`` and its regional codes, else the English one."""
        return self.vi if speaks_vietnamese(code) else self.en


class Recorded(str):
    """A text as an officer wrote it. It knows its language: a page in another one marks it."""

    language: str

    def __new__(cls, text: str, language: str = "vi") -> Recorded:
        """What was written, in Vietnamese unless it is said to be another language."""
        recorded = super().__new__(cls, text)
        recorded.language = language
        return recorded


def speaks_vietnamese(code: str) -> bool:
    """Whether a language code such as ``vi`` or ``vi-VN`` means Vietnamese."""
    return code.lower().replace("_", "-").partition("-")[0] == "vi"
