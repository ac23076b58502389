"""What every upload has in common: a name without folders, and a fingerprint."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath

from django.core.files.base import File


def plain_name(name: str, longest: int) -> str:
    """The name as its author gave it, without folders and invisible signs; its kind is kept."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    shown = "".join(sign for sign in last if sign.isprintable()).strip()
    suffix = PurePath(shown).suffix
    return shown if len(shown) <= longest else shown[: longest - len(suffix)] + suffix


def digest_of(file: File[bytes]) -> str:
    """Its SHA-256; the file is ready to be read again."""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
