"""What the paper of a kind can say: a closed list of fields, with names that staff can type.

Code calls a field by its ``key``, a template by its ``name``: Vietnamese without diacritics, for
it is typed into Word by officials. Values are texts, lists of texts, or lists of rows; nothing
else ever reaches a template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from boards.domain.sentences import Sentence

Value: TypeAlias = "str | Sequence[str] | Sequence[Mapping[str, Value]]"
Content: TypeAlias = Mapping[str, Value]
Names: TypeAlias = "Mapping[str, Names | None]"
"""The names that a template may use: a text has none below it, a list those of its rows."""

LINE = "dong"
"""What templates of ours call one row or line of a list."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: a text, or with ``many`` a list of texts, or of rows where it has ``parts``."""

    key: str
    name: str
    meaning: Sentence
    samples: tuple[str, ...] = ()
    many: bool = False
    parts: tuple[Field, ...] = ()

    @property
    def sample(self) -> Value:
        """A value as it could be, for a test render and for whoever reads the list of fields."""
        if self.parts:
            return [{part.key: part.sample for part in self.parts}] * 2
        return list(self.samples) if self.many else self.samples[0]

    @property
    def empty(self) -> Value:
        """What stands where nobody said anything."""
        return [] if self.many else ""


def text(key: str, name: str, vi: str, en: str, sample: str) -> Field:
    """A field that holds one text."""
    return Field(key, name, Sentence(vi, en), (sample,))


def lines(key: str, name: str, vi: str, en: str, *samples: str) -> Field:
    """A field that holds several lines or paragraphs."""
    return Field(key, name, Sentence(vi, en), samples, many=True)


def rows(key: str, name: str, vi: str, en: str, *parts: Field) -> Field:
    """A field that holds the rows of a table."""
    return Field(key, name, Sentence(vi, en), many=True, parts=parts)


def whole(fields: Sequence[Field], content: Content) -> dict[str, Value]:
    """The content with every field of its kind; a key that the kind does not have is a mistake.

    Raises ``KeyError`` for such a key.
    """
    known = {field.key for field in fields}
    if strange := sorted(set(content) - known):
        raise KeyError(*strange)
    return {field.key: _whole(field, content.get(field.key, field.empty)) for field in fields}


def named(fields: Sequence[Field], content: Content) -> dict[str, Any]:
    """The same by the names that templates use."""
    return {field.name: _named(field, value) for field, value in _pairs(fields, content)}


def sample(fields: Sequence[Field]) -> dict[str, Value]:
    """A content in which every field says something."""
    return {field.key: field.sample for field in fields}


def names(fields: Sequence[Field]) -> Names:
    """The names that a template of the kind may use."""
    return {field.name: names(field.parts) if field.many else None for field in fields}


def _whole(field: Field, value: Value) -> Value:
    if not field.parts:
        return value
    return [whole(field.parts, row) for row in value]  # type: ignore[arg-type]


def _named(field: Field, value: Value) -> Any:
    if not field.parts:
        return value
    return [named(field.parts, row) for row in value]  # type: ignore[arg-type]


def _pairs(fields: Sequence[Field], content: Content) -> Iterator[tuple[Field, Value]]:
    filled = whole(fields, content)
    return ((field, filled[field.key]) for field in fields)
