"""Papers as files: Word from the template in use, PDF in the standard layout.

``word(kind, content)`` and ``pdf(kind, content)`` take what the modules beside this one make, or
any mapping with the keys of the kind (``docs/papers.md``): a key that is left out stays empty, one
that the kind does not have is a mistake.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from awards.documents.shipped import shipped
from awards.domain.papers import FIELDS, TITLES, Content, named, names, whole
from awards.enums import PaperKind
from awards.queries.templates import template_in_use
from boards.typesetting.filling import fill_word
from boards.typesetting.pdf import compile_pdf


def word(kind: PaperKind, content: Content, *, made_at: datetime | None = None) -> bytes:
    """The paper for Word. Raises ``Refused`` where the template in use cannot be filled in."""
    fields = FIELDS[kind]
    return fill_word(
        _template(kind),
        named(fields, content),
        names(fields),
        title=_title(kind, content),
        author=str(content.get("issuer", "")),
        made_at=made_at or timezone.now(),
    )


def pdf(kind: PaperKind, content: Content, *, made_at: datetime | None = None) -> bytes:
    """The paper as PDF. Raises ``Refused`` with a ``PaperFault``."""
    data: dict[str, Any] = {
        "title": _title(kind, content),
        "language": "vi",
        "draft": "",
        "kind": TITLES[kind],
        "said": whole(FIELDS[kind], content),
    }
    return compile_pdf(f"papers/{kind.value}.typ", data, made_at=made_at or timezone.now())


def _template(kind: PaperKind) -> bytes:
    used = template_in_use(kind)
    if used is None:
        return shipped(kind)
    with used.file.open() as stored:
        content: bytes = stored.read()
        return content


def _title(kind: PaperKind, content: Content) -> str:
    return f"{TITLES[kind]} {content.get('about', '')}".strip()
