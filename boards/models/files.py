"""What may be attached: papers and pictures of a reasonable size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

LARGEST = 20 * 1024 * 1024

_ZIP = (b"PK\x03\x04",)
_COMPOUND = (b"\xd0\xcf\x11\xe0",)
_JPEG = (b"\xff\xd8\xff",)
_TIFF = (b"II*\x00", b"MM\x00*")
SIGNATURES = {
    "pdf": (b"%PDF-",),
    "docx": _ZIP,
    "doc": _COMPOUND,
    "xlsx": _ZIP,
    "xls": _COMPOUND,
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "tif": _TIFF,
    "tiff": _TIFF,
}
"""The bytes that a file of each kind begins with."""
KINDS = list(SIGNATURES)


def validate_size(file: File[bytes]) -> None:
    """Refuse a file above 20 MB, or one that is not what its name says.

    A file that is gone from the disk is not judged again.
    """
    try:
        size = file.size
    except OSError:
        return
    if size > LARGEST:
        raise ValidationError(_("A file may hold at most 20 MB."), code="too_large")
    if not getattr(file, "_committed", False):
        validate_kind(file)


def validate_kind(file: File[bytes]) -> None:
    """Refuse a new file whose first bytes belong to another kind than its extension."""
    signatures = SIGNATURES.get(PurePath(file.name or "").suffix.lower().lstrip("."), (b"",))
    file.seek(0)
    begins = file.read(8)
    file.seek(0)
    if not begins.startswith(signatures):
        raise ValidationError(
            _("The file is not what its name says: save it again in that format."), code="kind"
        )


PAPER: list[Callable[[Any], None]] = [FileExtensionValidator(KINDS), validate_size]
