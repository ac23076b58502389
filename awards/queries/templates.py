"""Which template a paper is made from."""

from __future__ import annotations

from awards.enums import PaperKind
from awards.models import PaperTemplate


def template_in_use(kind: PaperKind) -> PaperTemplate | None:
    """The template of the staff; nothing where that of the site is used."""
    return PaperTemplate.objects.filter(kind=kind, in_use=True).first()


def templates_in_use() -> dict[PaperKind, PaperTemplate]:
    """The same for all kinds, in one query."""
    used = PaperTemplate.objects.filter(in_use=True).select_related("officer")
    return {PaperKind(template.kind): template for template in used}
