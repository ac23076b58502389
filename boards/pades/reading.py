"""Reads a PDF file and its signatures into plain facts. It decides nothing.

It runs in a process of its own (``boards/pades/apart.py``): a file of a stranger must not be able
to exhaust the server.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from boards.domain.signing.facts import Level, PdfFacts, SignatureFacts
from boards.pades.trust import Trust, read_trust

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

MOST = 40
"""Signatures that are looked at: seven boards sign twice each."""
END = b"%%EOF"
SCRIPTS = ("/OpenAction", "/AA", "/JavaScript", "/JS", "/XFA", "/EmbeddedFiles")


def read_pdf(data: bytes, *, paper: int, trust: Path, now: datetime) -> PdfFacts:
    """The facts of a file; ``paper`` is the length of the opened paper that it should begin with.

    Whatever the file is, there is an answer: what cannot be read is said to be unreadable.
    """
    digest, begins = sha256(data).hexdigest(), sha256(data[:paper]).hexdigest()
    try:
        return asyncio.run(_read(data, paper, read_trust(trust), now, digest, begins))
    except MemoryError:
        raise
    except Exception as error:
        # A stranger's file may raise anything: the answer is the same.
        encrypted = "encrypt" in f"{type(error).__name__} {error}".lower()
        return PdfFacts(digest, len(data), begins, readable=False, encrypted=encrypted)


async def _read(
    data: bytes, paper: int, trust: Trust, now: datetime, digest: str, begins: str
) -> PdfFacts:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import collect_embedded_signatures

    from boards.pades.validating import facts_of

    reader = PdfFileReader(BytesIO(data), strict=True)
    if reader.encrypted:
        return PdfFacts(digest, len(data), begins, readable=False, encrypted=True)
    embedded = collect_embedded_signatures(reader)[:MOST]
    signatures: list[SignatureFacts] = [
        await facts_of(each, reader, trust, now) for each in embedded
    ]
    return PdfFacts(
        digest,
        len(data),
        begins,
        added=_added(data, paper, reader),
        active=any(_scripts(reader)),
        ends_clean=data.rstrip(b"\r\n \t\x00").endswith(END),
        signatures=tuple(signatures),
    )


def _added(data: bytes, paper: int, reader: PdfFileReader) -> Level:
    """What later revisions did to the opened paper.

    The library compares with what was *signed*; but between the opened paper and the first
    signature a page could be altered too, and every signature would be sound.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY

    if not 0 < paper < len(data):
        return Level.NONE
    try:
        opened = PdfFileReader(BytesIO(data[:paper]), strict=True).xrefs
    except Exception:  # It begins with something else than a paper of that length.
        return Level.OTHER
    last, xrefs = opened.total_revisions - 1, reader.xrefs
    if xrefs.total_revisions <= last or (
        xrefs.get_startxref_for_revision(last) != opened.get_startxref_for_revision(last)
    ):
        # The file begins with the paper and then starts anew.
        return Level.OTHER
    return level_of(DEFAULT_DIFF_POLICY.review_file(reader, last))


def level_of(compared: Any) -> Level:
    """The library's answer about later revisions, in our words."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel

    if not isinstance(compared, DiffResult):
        return Level.OTHER
    return {
        ModificationLevel.NONE: Level.NONE,
        ModificationLevel.LTA_UPDATES: Level.PROOFS,
        ModificationLevel.FORM_FILLING: Level.FORMS,
    }.get(compared.modification_level, Level.OTHER)


def _scripts(reader: PdfFileReader) -> Iterator[bool]:
    """Whether the file carries what runs by itself: scripts, actions, a dynamic form, files."""
    from boards.pades.validating import part_of

    root = reader.root
    for place in (root, part_of(root, "/Names"), part_of(root, "/AcroForm")):
        yield any(key in place for key in SCRIPTS)
