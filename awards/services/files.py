"""Keep every official file that leaves, byte for byte."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import CharField
from django.utils import timezone

from awards.enums import PaperKind
from awards.models import OfficialFile, Submission
from awards.queries.official_files import digest_of, lines_of
from blocs.models import Cycle, Edition
from boards.models import Officer
from boards.models.papers import kind_of

LONGEST = {
    field.name: field.max_length or 0
    for field in OfficialFile._meta.concrete_fields
    if isinstance(field, CharField)
}
"""How many characters each of the columns holds."""


@transaction.atomic
def keep_file(
    *,
    kind: PaperKind,
    name: str,
    content: bytes,
    cycle: Cycle,
    officer: Officer,
    edition: Edition | None = None,
    submission: Submission | None = None,
    recipient: str = "",
    about: str = "",
) -> OfficialFile:
    """Enter a file into the register before it leaves, under a name that nobody can guess.

    Whoever makes the file judges whether the officer may. Words that are too many are cut: the
    bytes say everything.
    """
    return OfficialFile.objects.create(
        kind=kind,
        name=_fitting("name", name),
        file=ContentFile(content, name=f"{uuid4().hex}.{kind_of(name)}"),
        size=len(content),
        sha256=sha256(content).hexdigest(),
        text_sha256=digest_of(lines_of(name, content)),
        about=_fitting("about", about),
        recipient=_fitting("recipient", recipient),
        cycle=cycle,
        edition=edition,
        submission=submission,
        officer=officer,
        kept_at=timezone.now(),
    )


def _fitting(field: str, text: str) -> str:
    """As much of a text as its column holds; the name of a file keeps its kind."""
    most = LONGEST[field]
    ending = PurePath(text).suffix if field == "name" else ""
    return text if len(text) <= most else text[: most - len(ending)] + ending
