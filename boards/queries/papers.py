"""A document as files and programs cite it."""

from __future__ import annotations

from datetime import date
from typing import Any

from boards.models import Document

Json = dict[str, Any]


def paper_row(document: Document) -> Json:
    """Everything that identifies the paper; the file itself is not here."""
    return {
        "code": document.slug,
        "kind": document.kind,
        "number": document.number,
        "issued_on": iso(document.issued_on),
        "issuer": document.issuer,
        "title": document.title,
        "url": document.url,
    }


def iso(day: date | None) -> str | None:
    """``2022-12-30``."""
    return day.isoformat() if day else None
