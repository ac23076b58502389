"""Every paper with its fields, as somebody who writes a template reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awards.domain.papers import FIELDS, TITLES, Field
from awards.domain.papers.fields import LINE
from awards.enums import PaperKind
from awards.models import PaperTemplate
from awards.queries.templates import templates_in_use
from boards.language import spoken

INNER = "cau"
"""What an example calls a line of a list that is inside a row."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field: how it is typed, what it means, what it could say; ``within`` a row of a list."""

    typed: str
    meaning: str
    sample: str
    within: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, the template of the staff that it is made from if there is one, and its fields."""

    kind: PaperKind
    title: str
    template: PaperTemplate | None
    fields: Sequence[FieldLine]

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return str(self.kind.label)


def described() -> list[Paper]:
    """All papers that are made from templates, in one query."""
    used = templates_in_use()
    return [
        Paper(kind, TITLES[kind], used.get(kind), list(_lines(fields)))
        for kind, fields in FIELDS.items()
    ]


def _lines(fields: Sequence[Field]) -> Iterator[FieldLine]:
    for field in fields:
        meaning = field.meaning.in_language(spoken())
        if not field.many:
            yield FieldLine(f"{{{{ {field.name} }}}}", meaning, field.samples[0])
            continue
        what = "tr" if field.parts else "p"
        sample = "" if field.parts else " · ".join(field.samples)
        yield FieldLine(f"{{%{what} for {LINE} in {field.name} %}}", meaning, sample, many=True)
        for part in field.parts:
            yield _part(part)
        if not field.parts:
            yield FieldLine(f"{{{{ {LINE} }}}}", "", "", within=True)
        yield FieldLine(f"{{%{what} endfor %}}", "", "", within=True)


def _part(part: Field) -> FieldLine:
    """A column of a row; a list inside a row is repeated by paragraphs."""
    path = f"{LINE}.{part.name}"
    typed = f"{{%p for {INNER} in {path} %}}" if part.many else f"{{{{ {path} }}}}"
    return FieldLine(typed, part.meaning.in_language(spoken()), part.samples[0], within=True)
