"""A ZIP that is written once from front to back, and remembers what it holds.

Names are UTF-8, times are those of the dossier. Files pass through in pieces: however many there
are, memory stays flat.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.utils import timezone

from blocs.domain.hand_over import Attachment, Entry, safe_name, safe_part

LARGEST_ARCHIVE = 2 * 1024**3
"""Bytes: what browsers, sticks and mail gateways still carry. What does not fit is named."""

PIECE = 256 * 1024
IN_MEMORY = 1024**2
READABLE = 0o644 << 16
PACKED = frozenset({".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg", ".zip"})
"""Kinds that are compressed already: packing them again costs time and gains nothing."""

GONE = "Tệp không còn trên máy chủ"
TOO_MUCH = "Không đưa vào được: bộ hồ sơ đã đủ dung lượng tối đa"
ALTERED = "Khác với mã xác minh đã lưu khi nhận tệp"


class Archive:
    """The ZIP in the making; ``entries`` are its index so far."""

    def __init__(self, target: IO[bytes], made_at: datetime) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self._time = timezone.localtime(made_at).timetuple()[:6]
        self._left = LARGEST_ARCHIVE
        self.entries: list[Entry] = []

    def add(self, path: str, title: str, content: bytes) -> Entry:
        """A file that was made for the archive."""
        with self._zip.open(self._member(path), "w", force_zip64=False) as member:
            member.write(content)
        return self._entered(Entry(path, title, len(content), sha256(content).hexdigest()))

    def attach(self, number: int, attachment: Attachment) -> Entry:
        """A stored file under a name that people read; one that is gone is named in the index."""
        folder = "/".join(safe_part(part) for part in attachment.folder.split("/"))
        path = f"{folder}/{safe_name(number, attachment.title, attachment.stored)}"
        with SpooledTemporaryFile(IN_MEMORY) as copy:
            digest = sha256()
            try:
                for piece in _pieces(attachment.stored):
                    digest.update(piece)
                    copy.write(piece)
            except (OSError, SuspiciousFileOperation, ValueError):
                return self._entered(Entry(path, attachment.title, missing=GONE))
            size = copy.tell()
            if size > self._left:
                return self._entered(Entry(path, attachment.title, size, missing=TOO_MUCH))
            self._copy(path, copy)
        altered = attachment.sha256 not in ("", digest.hexdigest())
        note = ALTERED if altered else ""
        entry = Entry(path, attachment.title, size, digest.hexdigest(), note=note)
        return self._entered(entry)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_error: object) -> None:
        """Write the directory of the ZIP: before that it is none."""
        self._zip.close()

    def _copy(self, path: str, copy: IO[bytes]) -> None:
        copy.seek(0)
        with self._zip.open(self._member(path), "w", force_zip64=False) as member:
            while piece := copy.read(PIECE):
                member.write(piece)

    def _member(self, path: str) -> zipfile.ZipInfo:
        member = zipfile.ZipInfo(path, self._time)
        packed = PurePosixPath(path).suffix.lower() in PACKED
        member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        member.external_attr = READABLE
        return member

    def _entered(self, entry: Entry) -> Entry:
        self.entries.append(entry)
        self._left -= 0 if entry.missing else entry.size
        return entry


def _pieces(stored: str) -> Iterator[bytes]:
    with default_storage.open(stored) as file:
        yield from file.chunks(PIECE)
