"""Put the code of a mutant into functions that are already there, whoever holds them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from types import CodeType, FunctionType

from tests.mutants.operators import Mutant


def plant(mutant: Mutant) -> None:
    """Every function of the module gets the code that it has in the mutant."""
    module = import_module(mutant.module)
    mutated = dict(_codes(compile(mutant.tree, str(module.__file__), "exec")))
    for function in _functions(vars(module), mutant.module):
        code = mutated.get(function.__code__.co_qualname)
        if code is not None:
            function.__code__ = code


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each.co_qualname, each
            yield from _codes(each)


def _functions(names: object, module: str) -> Iterator[FunctionType]:
    for thing in list(dict(names).values()):  # type: ignore[call-overload]
        if isinstance(thing, type) and thing.__module__ == module:
            yield from _functions(vars(thing), module)
        yield from (each for each in _within(thing) if each.__module__ == module)


def _within(thing: object) -> Iterator[FunctionType]:
    """The functions of a method, a property, or what is wrapped in a decorator."""
    if isinstance(thing, property):
        thing = thing.fget
    elif isinstance(thing, cached_property):
        thing = thing.func
    elif isinstance(thing, classmethod | staticmethod):
        thing = thing.__func__
    thing = getattr(thing, "__wrapped__", thing)
    if isinstance(thing, FunctionType):
        yield thing
