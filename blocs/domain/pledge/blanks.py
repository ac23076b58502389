"""The blanks of a pledge's text: ``{năm}``, ``{trưởng khối}`` … What is known is filled in.

Either language's names stand in either text, and in either case of letters. What is not known yet
stays as it is, so that everybody sees what is missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType

from boards.domain.names import fold
from boards.domain.sentences import Sentence


class Blank(StrEnum):
    """What the site can fill in."""

    YEAR = "year"
    BLOC = "bloc"
    COUNCIL = "council"
    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBERS = "members"
    COUNT = "count"


NAMES: Mapping[Blank, Sentence] = MappingProxyType(
    {
        Blank.YEAR: Sentence("năm", "year"),
        Blank.BLOC: Sentence("khối", "bloc"),
        Blank.COUNCIL: Sentence("hội đồng", "council"),
        Blank.CHAIR: Sentence("trưởng khối", "chair"),
        Blank.DEPUTY: Sentence("phó khối", "deputy"),
        Blank.MEMBERS: Sentence("thành viên", "members"),
        Blank.COUNT: Sentence("số thành viên", "number of members"),
    }
)

Known = Mapping[Blank, Sequence[str]]
"""What each blank is filled with: one text, or one for each board; nothing where it is unknown."""

_BY_NAME = {name: blank for blank, names in NAMES.items() for name in (names.vi, names.en)}
_HOLE = re.compile(r"\{([^{}\n]*)\}")
_LONE_BRACE = re.compile(r"[{}]")
_ITEM = re.compile(r"- *\{([^{}\n]*)\} *([.;,]?)")
_LEAST_ALIKE = 0.5


def filled(text: str, known: Known, *, language: str) -> str:
    """The text with its blanks filled; an item of a list that is one blank becomes several."""
    return "\n".join(_line(line, known, language) for line in text.split("\n"))


def open_blanks(text: str) -> tuple[str, ...]:
    """The blanks that are still open, as they are written, each once."""
    return tuple(dict.fromkeys(found.group() for found in _HOLE.finditer(text)))


def strange_blanks(text: str) -> Iterator[str]:
    """What stands in braces and is no blank, with the one that is probably meant."""
    for hole in dict.fromkeys(_HOLE.findall(text)):
        if _blank(hole) is None:
            meant = _nearest(hole)
            yield f"{{{hole}}} → {{{meant}}}?" if meant else f"{{{hole}}}"
    for found in _LONE_BRACE.finditer(_HOLE.sub("", text)):
        yield found.group()


def _line(line: str, known: Known, language: str) -> str:
    item = _ITEM.fullmatch(line.strip())
    blank = _blank(item[1]) if item else None
    texts = known.get(blank, ()) if blank else ()
    if item and len(texts) > 1:
        end = item[2]
        return "\n".join(f"- {text}{end}" for text in texts)
    return _HOLE.sub(lambda hole: _said(hole, known, language), line)


def _said(hole: re.Match[str], known: Known, language: str) -> str:
    blank = _blank(hole[1])
    texts = known.get(blank, ()) if blank else ()
    return _together(texts, language) if texts else hole.group()


def _together(texts: Sequence[str], language: str) -> str:
    """``A, B và C``."""
    *others, last = texts
    word = Sentence("và", "and").in_language(language)
    return f"{', '.join(others)} {word} {last}" if others else last


def _blank(name: str) -> Blank | None:
    plain = unicodedata.normalize("NFC", " ".join(name.split())).casefold()
    return _BY_NAME.get(plain)


def _nearest(name: str) -> str:
    """The name that is written most alike, marks aside."""
    folded = {fold(known): known for known in _BY_NAME}
    close = get_close_matches(fold(name), folded, n=1, cutoff=_LEAST_ALIKE)
    return folded[close[0]] if close else ""
