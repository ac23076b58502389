"""What a file is, by its content: a name can be given to anything."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile

from django.core.files.base import File

from boards.domain.packing import is_plain
from boards.models.files import LARGEST, SIGNATURES
from boards.refusals import Refusal

PARTS: Mapping[str, str] = MappingProxyType(
    {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
)
"""The part that makes a zip archive a Word or an Excel file."""

TYPES = "[Content_Types].xml"

RUNNABLE = frozenset(
    {
        *("apk", "app", "bat", "cmd", "com", "cpl", "dll", "exe", "jar", "msi", "scr"),
        *("js", "jse", "php", "pif", "pl", "ps1", "py", "sh", "vbe", "vbs", "wsf"),
        *("hta", "htm", "html", "lnk", "mht", "mhtml", "svg", "xhtml", "xml"),
    }
)
"""Kinds that a machine runs or a browser renders: a name may not hide one behind another."""


def kind_of(name: str) -> str:
    """The kind that a name claims."""
    return PurePath(name).suffix.lower().lstrip(".")


def fault_of(file: File[bytes], name: str) -> Refusal | None:
    """What speaks against keeping a file; nothing where it is what its name says.

    The name decides the kind, the content must agree: the first bytes of each kind, and for Word
    and Excel files the parts that make them so. Macros belong to neither.
    """
    kind = kind_of(name)
    inner = {suffix.lower().lstrip(".") for suffix in PurePath(name).suffixes[:-1]}
    if kind not in SIGNATURES:
        return Refusal.FILE_KIND
    if not file.size:
        return Refusal.FILE_EMPTY
    if file.size > LARGEST:
        return Refusal.FILE_TOO_LARGE
    if inner & RUNNABLE or not _agrees(file, kind):
        return Refusal.FILE_DISGUISED
    return None


def _agrees(file: File[bytes], kind: str) -> bool:
    file.seek(0)
    begins = file.read(8)
    file.seek(0)
    if not begins.startswith(SIGNATURES[kind]):
        return False
    if kind not in PARTS:
        return True
    parts = _parts(file)
    file.seek(0)
    macros = any(part.lower().endswith("vbaproject.bin") for part in parts)
    return {TYPES, PARTS[kind]} <= parts and not macros


def _parts(file: File[bytes]) -> set[str]:
    """The names within an archive that may be unpacked; here its content is not."""
    try:
        with ZipFile(file) as archive:
            return set(archive.namelist()) if is_plain(archive.infolist()) else set()
    except (BadZipFile, ValueError, OSError):
        return set()
