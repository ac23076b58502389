"""The language of Word templates: name a field, repeat for each, leave out unless. Nothing more.

A template comes from outside, so its placeholders are read before they run: every name must be one
of the paper's own, every other construct of the template library is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import TypeAlias

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.filters import FILTERS
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from boards.refusals import Refused
from boards.typesetting.faults import TemplateFault

Names: TypeAlias = "Mapping[str, Names | None]"
"""The names of a paper: a text has none below it, a list those of its rows, or no names at all."""

LOOP: Names = MappingProxyType(dict.fromkeys(("index", "first", "last", "length")))
USED_FILTERS = ("upper", "lower", "length", "join")

_TAGS = re.compile(r"<[^>]+>")
_RAW = re.compile(r"\{\{(?:r|p|tr|tc)\s[^}]*\}\}")
"""Placeholders that put markup in the place of text."""


@dataclass(frozen=True, slots=True)
class _Many:
    """A list: of rows that have names, or of texts."""

    names: Names


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a list."""

    names: Names


_Meant: TypeAlias = "_Many | _Row | None"
_Scope: TypeAlias = "Mapping[str, _Meant]"


class PlainEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without anything to call: texts, lists and rows, escaped wherever they are put."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: FILTERS[name] for name in USED_FILTERS}

    def getattr(self, obj: object, attribute: str) -> object:
        """A column of a row, or where a loop stands; no attribute of anything else."""
        if isinstance(obj, Mapping) and attribute in obj:
            found: object = obj[attribute]
            return found
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)


def check_written(source: str) -> None:
    """Before the library reads a part: nothing in it may put markup in the place of text."""
    if raw := _RAW.search(_TAGS.sub("", source)):
        raise Refused(TemplateFault.NOT_ALLOWED, raw[0])


def check(environment: Environment, source: str, names: Names) -> None:
    """Read every placeholder of a part. Raises ``Refused`` with a ``TemplateFault``."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        raise Refused(TemplateFault.BROKEN, _place(source, error.lineno)) from error
    _Reader(source).read_all(tree.body, {name: _meant(below) for name, below in names.items()})


def _meant(below: Names | None) -> _Meant:
    return None if below is None else _Many(below)


def _place(source: str, line: int) -> str:
    """The words around a line of the source, as they stand in Word."""
    lines = source.splitlines()
    words = " ".join(_TAGS.sub("", "".join(lines[max(line - 1, 0) : line])).split())
    return f"“{words[:120]}”"


class _Reader:
    """Follows the placeholders of one part, with the names that are known at each."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._known: Mapping[type[nodes.Node], Callable[..., _Meant]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._column,
            nodes.Filter: self._filter,
            nodes.Not: self._parts,
            nodes.And: self._parts,
            nodes.Or: self._parts,
            nodes.Compare: self._parts,
            nodes.Operand: self._parts,
            nodes.Const: self._parts,
        }

    def read_all(self, body: Sequence[nodes.Node], scope: _Scope) -> None:
        """Every statement of a body."""
        for node in body:
            self._read(node, scope)

    def _read(self, node: nodes.Node, scope: _Scope) -> None:
        match node:
            case nodes.Output():
                self._output(node, scope)
            case nodes.For(target=nodes.Name(), recursive=False, test=None, else_=[]):
                self._for(node, scope)
            case nodes.If():
                self._meaning(node.test, scope)
                self.read_all([*node.body, *node.elif_, *node.else_], scope)
            case _:
                raise self._refused(TemplateFault.NOT_ALLOWED, node)

    def _output(self, node: nodes.Output, scope: _Scope) -> None:
        for shown in node.nodes:
            if isinstance(shown, nodes.TemplateData):
                continue
            if self._meaning(shown, scope) is not None:
                raise self._refused(TemplateFault.LIST_AS_TEXT, shown)

    def _for(self, node: nodes.For, scope: _Scope) -> None:
        """Inside a loop only a list of its row is gone through: the paper grows with its data."""
        many = self._meaning(node.iter, scope)
        again = "loop" in scope and not isinstance(node.iter, nodes.Getattr)
        if again or not isinstance(many, _Many):
            raise self._refused(TemplateFault.NOT_ALLOWED, node)
        each = _Row(many.names) if many.names else None
        target: str = node.target.name  # type: ignore[attr-defined]
        self.read_all(node.body, {**scope, target: each, "loop": _Row(LOOP)})

    def _meaning(self, node: nodes.Node, scope: _Scope) -> _Meant:
        """What an expression stands for. Raises ``Refused`` for one that is none of ours."""
        reads = self._known.get(type(node))
        if reads is None:
            raise self._refused(TemplateFault.NOT_ALLOWED, node)
        return reads(node, scope)

    def _name(self, node: nodes.Name, scope: _Scope) -> _Meant:
        if node.name not in scope:
            raise self._unknown(node.name, scope)
        return scope[node.name]

    def _column(self, node: nodes.Getattr, scope: _Scope) -> _Meant:
        row = self._meaning(node.node, scope)
        if not isinstance(row, _Row):
            raise self._refused(TemplateFault.NOT_ALLOWED, node)
        if node.attr not in row.names:
            raise self._unknown(node.attr, row.names)
        return _meant(row.names[node.attr])

    def _filter(self, node: nodes.Filter, scope: _Scope) -> _Meant:
        plain = all(isinstance(each, nodes.Const) for each in node.args)
        if node.node is None or node.name not in USED_FILTERS or node.kwargs or not plain:
            raise self._refused(TemplateFault.NOT_ALLOWED, node)
        meant = self._meaning(node.node, scope)
        takes_texts = meant is None or (isinstance(meant, _Many) and not meant.names)
        if node.name != "length" and not takes_texts:
            raise self._refused(TemplateFault.LIST_AS_TEXT, node)
        return None

    def _parts(self, node: nodes.Node, scope: _Scope) -> None:
        for part in node.iter_child_nodes():
            self._meaning(part, scope)

    def _refused(self, fault: TemplateFault, node: nodes.Node) -> Refused:
        return Refused(fault, _place(self._source, node.lineno))

    @staticmethod
    def _unknown(name: str, known: Mapping[str, object]) -> Refused:
        near = get_close_matches(name, [*known], n=1, cutoff=0.5)
        return Refused(TemplateFault.UNKNOWN_FIELD, " → ".join([name, *near]))
