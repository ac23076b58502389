"""What a scoring method is, and how one is found by its key."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import ClassVar, Protocol, Self

from blocs.domain.reading import Node, inside
from blocs.domain.scoring import methods
from blocs.domain.scoring.data import SILENT, Datum, Field
from blocs.domain.scoring.parameters import Parameter, read
from blocs.domain.scoring.wording import Wording
from blocs.enums import Against
from boards.domain.sentences import Sentence


class Method(Protocol):
    """A rule that turns one board's datum into points; a small frozen dataclass of parameters.

    The engine calls ``points`` and ``explanation`` only with a usable ``own`` that has a target
    ``to_compare_with``. It refuses points below zero, and above ``maximum`` unless
    ``may_exceed_maximum``.
    """

    key: ClassVar[str]
    name: ClassVar[Sentence]
    """What people choose it by."""
    parameters: ClassVar[tuple[Parameter, ...]] = ()

    @classmethod
    def from_parameters(cls, parameters: object, where: str = "parameters") -> Self:
        """Read from JSON; raises ``Unreadable`` for what is unknown, missing or of another kind."""
        return cls(**read(cls.parameters, Node(parameters, where)))

    @property
    def may_exceed_maximum(self) -> bool:
        """Whether more than the maximum can be earned."""
        return False

    @property
    def promised(self) -> Fraction:
        """The most that the parameters name in points; the maximum must not be less."""
        return Fraction(0)

    @property
    def compares(self) -> bool:
        """Whether the rule is about a rate: of the target or, as the scheme says, of last year."""
        return False

    def to_compare_with(self, own: Datum) -> bool:
        """Whether ``own`` has the target that this method needs, if it needs any."""
        return True

    def edges(self, own: Datum) -> tuple[Fraction, ...]:
        """Amounts at which the rule changes in a way that more may earn less."""
        return ()

    def yardstick(self, *, own: Datum, field: Field, wording: Wording) -> Sentence:
        """What of the bloc ``own`` is measured by; silent where each board is measured alone.

        Where it differs between two documents, it is why points moved that nobody touched.
        """
        return SILENT

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction: ...

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        """The rule in general, as the scheme prints it."""
        ...

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        """The rule with this board's numbers, ending in its points."""
        ...


@cache
def registry() -> Mapping[str, type[Method]]:
    """Every method by its key: whatever class with a key stands in a module of ``methods``."""
    found: dict[str, type[Method]] = {}
    for module in iter_modules(methods.__path__, f"{methods.__name__}."):
        for item in vars(import_module(module.name)).values():
            if getattr(item, "__module__", "") == module.name and hasattr(item, "key"):
                found[item.key] = item
    return MappingProxyType(found)


def method_from(key: object, parameters: object, where: str = "") -> Method:
    """The method ``key`` with its JSON parameters; raises ``Unreadable``.

    ``where`` is the path of the criterion that names them, for the refusal.
    """
    chosen = registry()[Node(key, inside(where, "method")).one_of(registry())]
    return chosen.from_parameters(parameters, inside(where, "parameters"))
