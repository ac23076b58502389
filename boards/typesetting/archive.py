"""The zip around a Word file: small enough, whole, without programs, and fetching nothing.

It may be a bomb, hold a macro, or name a template, picture or object that opening it would fetch.
All are refused with a sentence before any library of papers sees the file.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from boards.domain.packing import is_plain
from boards.refusals import Refused
from boards.typesetting.faults import (
    MAX_WORD,
    MAX_WORD_MEMBERS,
    MAX_WORD_UNPACKED,
    WordFault,
)

_NEEDED = {"[content_types].xml", "word/document.xml"}
_PIECE = 64 * 1024
_XML = (".xml", ".rels")
_PROGRAMS = ("vbaproject.bin", "vbadata.xml")
_OBJECTS = ("word/embeddings/", "word/activex/", "word/controls/")


def check_word(data: bytes) -> None:
    """Unpack piece by piece and read every part once. Raises ``Refused`` with a ``WordFault``."""
    if len(data) > MAX_WORD:
        raise Refused(WordFault.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members)
            left = MAX_WORD_UNPACKED
            for member in members:
                left = _check_member(archive, member, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused(WordFault.NOT_WORD) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_WORD_MEMBERS:
        raise Refused(WordFault.BOMB)
    names = {member.filename.lower() for member in members}
    if not is_plain(members) or not names >= _NEEDED:
        raise Refused(WordFault.NOT_WORD)
    if any(name.endswith(_PROGRAMS) or name.startswith(_OBJECTS) for name in names):
        raise Refused(WordFault.MACROS)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """How many bytes are still allowed after this member; sizes in the directory may lie."""
    parser = _parser() if member.filename.lower().endswith(_XML) else None
    try:
        for piece in _pieces(archive, member):
            left -= len(piece)
            if left < 0:
                raise Refused(WordFault.BOMB)
            if parser:
                parser.Parse(piece, False)
        if parser:
            parser.Parse(b"", True)
    except (ExpatError, LookupError, ValueError) as error:
        raise Refused(WordFault.NOT_WORD) from error
    return left


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as unpacked:
        while piece := unpacked.read(_PIECE):
            yield piece


def _parser() -> Any:
    parser = ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = _look
    return parser


def _no_document_type(*_said: Any) -> None:
    raise Refused(WordFault.NOT_WORD)


def _look(tag: str, attributes: Mapping[str, str]) -> None:
    """Refuse a part that is a program, and a relation that fetches; a link is only written."""
    if "macroenabled" in attributes.get("ContentType", "").lower():
        raise Refused(WordFault.MACROS)
    outside = attributes.get("TargetMode", "").lower() == "external"
    link = attributes.get("Type", "").endswith("/hyperlink")
    if tag.endswith("Relationship") and outside and not link:
        raise Refused(WordFault.OUTSIDE)
