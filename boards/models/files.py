"""What may be attached: papers and pictures of a reasonable size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

LARGEST = 20 * 1024 * 1024
KINDS = ["pdf", "docx", "doc", "xlsx", "xls", "png", "jpg", "jpeg", "tif", "tiff"]


def validate_size(file: File[bytes]) -> None:
    """Refuse a file above 20 MB; one that is gone from the disk is not judged again."""
    try:
        size = file.size
    except OSError:
        return
    if size > LARGEST:
        raise ValidationError(_("A file may hold at most 20 MB."), code="too_large")


PAPER: list[Callable[[Any], None]] = [FileExtensionValidator(KINDS), validate_size]
