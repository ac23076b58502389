"""The small markup of a pledge's text. It is so small that nothing in it can do harm.

``# Heading`` and ``## Heading`` below it; ``- item`` of a list; a line that begins with a number or
a letter (``1.``, ``a)``, ``II.``) is a paragraph of its own and keeps its number as typed; an empty
line ends a paragraph. Everything else is text, whatever it looks like.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

from blocs.domain.pledge.blanks import strange_blanks
from blocs.refusals import Refusal

LONGEST = 20_000
"""Characters of one text: about eight pages."""

_HEADING = re.compile(r"(#{1,2})\s+(.+)")
_ITEM = re.compile(r"[-–•+*]\s+(.+)")
_NUMBERED = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]|[a-zđ][.)]|[IVXLC]{1,6}\.)\s+\S")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first or second level."""

    kind: ClassVar[str] = "heading"
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with its number as typed if it has one."""

    kind: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    kind: ClassVar[str] = "list"
    items: tuple[str, ...]


Block = Heading | Paragraph | Items


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a text is not accepted, and what in it."""

    refusal: Refusal
    detail: str


def tidied(text: str) -> str:
    """The text as it is kept: composed letters, one kind of line break, nothing invisible."""
    lines = re.sub("\r\n?|\u2028|\u2029", "\n", unicodedata.normalize("NFC", text)).split("\n")
    return "\n".join(_visible(line).rstrip() for line in lines).strip("\n")


def unfit(text: str) -> Iterator[Unfit]:
    """Everything that speaks against a text; nothing if it can be kept."""
    if len(text) > LONGEST:
        yield Unfit(Refusal.PLEDGE_TOO_LONG, f"{len(text)} > {LONGEST}")
    for written in strange_blanks(text):
        yield Unfit(Refusal.UNKNOWN_BLANK, written)


def blocks(text: str) -> tuple[Block, ...]:
    """The text in its parts. A second-level heading without a first one above it is a first."""
    parts: list[Block] = []
    ended = True
    for line in map(str.strip, text.split("\n")):
        if not line:
            ended = True
        elif found := _HEADING.fullmatch(line):
            level = len(found[1]) if any(isinstance(each, Heading) for each in parts) else 1
            parts.append(Heading(level, found[2]))
            ended = True
        elif found := _ITEM.fullmatch(line):
            parts[:] = _with_item(parts, found[1])
            ended = True
        elif ended or _NUMBERED.match(line):
            parts.append(Paragraph(line))
            ended = False
        else:
            parts.append(Paragraph(f"{cast(Paragraph, parts.pop()).text} {line}"))
    return tuple(parts)


def _with_item(parts: list[Block], item: str) -> list[Block]:
    match parts:
        case [*others, Items(items)]:
            return [*others, Items((*items, item))]
    return [*parts, Items((item,))]


def _visible(line: str) -> str:
    spaced = "".join(" " if mark == "\t" else mark for mark in line)
    return "".join(mark for mark in spaced if unicodedata.category(mark) not in ("Cc", "Cf", "Cs"))
