"""Is this the file that was sent? An upload beside everything that the register keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from django.db.models import QuerySet

from awards.enums import Likeness
from awards.models import OfficialFile
from awards.queries.official_files import digest_of, lines_of
from boards.models.papers import kind_of

NEAREST = 5
"""So many entries are shown, or compared line by line, where none is the same."""
SHOWN = 5
"""So many lines that differ are shown of each side."""

_AGAIN = re.compile(r"\s*\(\d+\)(?=\.\w+$)")
"""What a browser adds to a name that is downloaded a second time."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that stand in one of two files only: how many, and the first of them."""

    here: int
    kept: int
    here_first: Sequence[str]
    kept_first: Sequence[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the register beside the upload."""

    file: OfficialFile
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the register says of an upload, and the entries that it means."""

    likeness: Likeness
    name: str
    size: int
    sha256: str
    entries: Sequence[Entry]


def recognise(name: str, content: bytes) -> Recognition:
    """The strongest likeness: equal bytes, bytes added at the end, equal text, or only near."""
    name = _AGAIN.sub("", normalize("NFC", name))
    digest = sha256(content).hexdigest()
    lines = lines_of(name, content)
    for likeness, found in (
        (Likeness.SAME, _entries().filter(sha256=digest)),
        (Likeness.LONGER, _entries().filter(pk__in=_beginnings(name, content))),
        (Likeness.SAME_TEXT, _entries().filter(text_sha256=digest_of(lines) or "none")),
    ):
        if entries := [Entry(file) for file in found]:
            return Recognition(likeness, name, len(content), digest, entries)
    nearest = _nearest(name, lines)
    likeness = Likeness.NEAR if nearest else Likeness.UNKNOWN
    return Recognition(likeness, name, len(content), digest, nearest)


def _entries() -> QuerySet[OfficialFile]:
    return OfficialFile.objects.select_related("cycle__bloc", "edition", "submission", "officer")


def _beginnings(name: str, content: bytes) -> list[int]:
    """The PDFs that the upload begins with: whoever signs one digitally adds to its end."""
    if kind_of(name) != "pdf":
        return []
    kept = OfficialFile.objects.filter(name__iendswith=".pdf", size__lt=len(content))
    digest, read, found = sha256(), 0, []
    for pk, size, fingerprint in kept.order_by("size").values_list("pk", "size", "sha256"):
        digest.update(content[read:size])
        read = size
        if digest.hexdigest() == fingerprint:
            found.append(pk)
    return found


def _nearest(name: str, lines: Sequence[str]) -> list[Entry]:
    """Entries of that name, else the latest of that kind of file; the most alike first."""
    named = list(_entries().filter(name=name)[:NEAREST])
    near = named or list(_entries().filter(name__iendswith=f".{kind_of(name)}")[:NEAREST])
    return sorted((Entry(file, _difference(file, lines)) for file in near), key=_apart)


def _apart(entry: Entry) -> int:
    difference = entry.difference
    return difference.here + difference.kept if difference else 1_000_000_000


def _difference(file: OfficialFile, lines: Sequence[str]) -> Difference | None:
    """Nothing where either file has no words, or the kept one is gone from the disk."""
    if not lines or not file.text_sha256:
        return None
    try:
        with file.file.open() as stored:
            kept = lines_of(file.name, stored.read())
    except OSError:
        return None
    here, there = list(_lacking(lines, kept)), list(_lacking(kept, lines))
    return Difference(len(here), len(there), _first(here), _first(there))


def _first(lines: Sequence[str]) -> list[str]:
    """The first lines as people read them: cells beside one another, empty ones left out."""
    cells = ([cell for cell in line.split("\t") if cell] for line in lines[:SHOWN])
    return [" | ".join(each) for each in cells]


def _lacking(lines: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """The lines that the other does not have, as often as it lacks them."""
    left = Counter(other)
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            yield line
