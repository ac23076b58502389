"""Templates of papers: checked and filled in before they are kept, then put to use."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from awards.domain.papers import FIELDS, TITLES, named, names, sample
from awards.enums import PaperKind
from awards.models import PaperTemplate
from boards.models import Officer
from boards.typesetting.filling import fill_word
from boards.typesetting.reading import word_lines

LONGEST = PaperTemplate._meta.get_field("file_name").max_length or 0


def tried(kind: PaperKind, template: bytes) -> bytes:
    """The template filled in with sample data, as its author may look at it.

    It is filled in a second time with nothing at all: what is left out then may not break the file.
    Raises ``Refused`` with a ``WordFault`` or a ``TemplateFault``.
    """
    fields = FIELDS[kind]
    filled = b""
    for content in ({}, sample(fields)):
        filled = fill_word(
            template,
            named(fields, content),
            names(fields),
            title=TITLES[kind],
            author=TITLES[kind],
            made_at=timezone.now(),
        )
        word_lines(filled)
    return filled


@transaction.atomic
def add_template(
    *, kind: PaperKind, name: str, file_name: str, content: bytes, officer: Officer
) -> PaperTemplate:
    """Keep a template that passed its test; it is not in use yet. Raises ``Refused``."""
    tried(kind, content)
    return PaperTemplate.objects.create(
        kind=kind,
        name=name,
        file=ContentFile(content, name=f"{uuid4().hex}.docx"),
        file_name=PurePath(file_name).name[:LONGEST],
        size=len(content),
        sha256=sha256(content).hexdigest(),
        officer=officer,
        checked_at=timezone.now(),
    )


@transaction.atomic
def use_template(*, template: PaperTemplate) -> PaperTemplate:
    """Make papers of its kind from it from now on; the one before steps back.

    It is tried once more: the site may know other fields by now. Raises ``Refused``.
    """
    of_kind = PaperTemplate.objects.select_for_update(of=("self",)).filter(kind=template.kind)
    template = of_kind.get(pk=template.pk)
    with template.file.open() as stored:
        tried(PaperKind(template.kind), stored.read())
    of_kind.filter(in_use=True).exclude(pk=template.pk).update(in_use=False)
    template.in_use = True
    template.save(update_fields=["in_use"])
    return template


@transaction.atomic
def use_shipped(*, kind: PaperKind) -> None:
    """Make papers of a kind from the template of the site again."""
    PaperTemplate.objects.filter(kind=kind, in_use=True).update(in_use=False)
