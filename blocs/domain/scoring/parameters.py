"""The parameters of a method, declared once: read strictly from JSON, asked for by a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from blocs.domain.reading import Node, refusal
from blocs.domain.scoring.data import SILENT
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Number:
    """An exact decimal; ``reads`` refuses what is out of its range. An optional one may be absent.

    ``hint`` says what a form needs to tell beside the name.
    """

    key: str
    name: Sentence
    reads: Callable[[Node], Fraction] = Node.not_negative
    optional: bool = False
    hint: Sentence = SILENT

    def read(self, node: Node) -> Fraction:
        return self.reads(node)


@dataclass(frozen=True, slots=True)
class Text:
    """A word or a name; an empty one says nothing and is refused."""

    key: str
    name: Sentence
    optional: bool = False

    def read(self, node: Node) -> str:
        text = node.text()
        if not text.strip():
            raise refusal(node.where, "không được để trống", "must not be empty")
        return text


class AwardCode(Text):
    """The code of an award; a form offers those that there are."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list of decimals that are not negative; an empty one says nothing and is refused."""

    key: str
    name: Sentence
    hint: Sentence = SILENT
    optional: bool = False

    def read(self, node: Node) -> tuple[Fraction, ...]:
        found = tuple(item.not_negative() for item in node.items())
        if not found:
            raise refusal(node.where, "không được để trống", "must not be empty")
        return found


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false; ``name`` is what holds when it is true."""

    key: str
    name: Sentence
    optional: bool = False

    def read(self, node: Node) -> bool:
        return node.flag()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list; the members of ``options`` are those of one enum."""

    key: str
    name: Sentence
    options: Mapping[Any, Sentence]
    optional: bool = False

    def read(self, node: Node) -> StrEnum:
        given = node.one_of([str(member) for member in self.options])
        found: StrEnum = next(member for member in self.options if member == given)
        return found


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of objects, each with all of ``columns``; ``name`` is that of one row."""

    key: str
    name: Sentence
    columns: tuple[Number | Choice | Text, ...]
    hint: Sentence = SILENT
    optional: bool = False

    def read(self, node: Node) -> tuple[dict[str, Any], ...]:
        return tuple(read(self.columns, item) for item in node.items())


Parameter = Number | Numbers | Text | Flag | Choice | Rows


def read(declared: Sequence[Parameter], node: Node) -> dict[str, Any]:
    """The value of every declared parameter by its key; raises ``Unreadable`` for any other."""
    node.only({parameter.key for parameter in declared})
    return {
        parameter.key: parameter.read(node.at(parameter.key))
        for parameter in declared
        if not parameter.optional or parameter.key in node.members()
    }


def share(node: Node) -> Fraction:
    """A part of a whole: from 0 to 1."""
    value = node.not_negative()
    if value > 1:
        raise refusal(node.where, "không được quá 1", "must not be more than 1")
    return value


def at_least_one(node: Node) -> Fraction:
    """A multiple that does not make smaller."""
    value = node.not_negative()
    if value < 1:
        raise refusal(node.where, "không được nhỏ hơn 1", "must not be less than 1")
    return value
