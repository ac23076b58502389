"""Small faults to put into a module: one changed operator, number or condition at a time.

Words are left alone: they change no points, and tests of their own compare them. So are constants
outside of functions, which other modules hold as values.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

COMPARISONS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault in it."""

    module: str
    line: int
    before: str
    after: str
    tree: ast.Module

    @property
    def said(self) -> str:
        return f"{self.module}:{self.line}  {self.before}  ->  {self.after}"


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    count = sum(1 for node in _code(ast.parse(source)) for _fault in _faults(node))
    for wanted in range(count):
        tree = ast.parse(source)
        faults = ((node, fault) for node in _code(tree) for fault in _faults(node))
        node, fault = next(pair for at, pair in enumerate(faults) if at == wanted)
        before = ast.unparse(node)
        for key, value in fault.items():
            setattr(node, key, value)
        yield Mutant(
            module, node.lineno, before, ast.unparse(node), ast.fix_missing_locations(tree)
        )


def _code(node: ast.AST, within: bool = False) -> Iterator[ast.AST]:
    """What runs in functions: no annotation, decorator, default, text."""
    within = within or isinstance(node, ast.FunctionDef)
    if within:
        yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases", "args"} and not isinstance(
            node, ast.Call
        ):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from _code(child, within)


def _faults(node: ast.AST) -> Iterator[dict[str, object]]:
    """The attributes that a fault sets."""
    match node:
        case ast.Compare(ops=[one]) if type(one) in COMPARISONS:
            yield {"ops": [COMPARISONS[type(one)]()]}
        case ast.Compare(ops=[first, last]):
            yield {"ops": [COMPARISONS[type(first)](), last]}
            yield {"ops": [first, COMPARISONS[type(last)]()]}
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in ARITHMETIC:
            yield {"op": ARITHMETIC[type(op)]()}
        case ast.BoolOp(op=ast.And()):
            yield {"op": ast.Or()}
        case ast.BoolOp(op=ast.Or()):
            yield {"op": ast.And()}
        case ast.UnaryOp(op=ast.Not()):
            yield {"operand": ast.UnaryOp(ast.Not(), deepcopy(node.operand))}
        case ast.UnaryOp(op=ast.USub()):
            yield {"op": ast.UAdd()}
        case ast.Constant(value=bool(value)):
            yield {"value": not value}
        case ast.Constant(value=int(value)):
            yield {"value": value + 1}
        case ast.Call(func=ast.Name(id=name)) if name in NAMES:
            yield {"func": ast.Name(NAMES[name], ast.Load())}
        case ast.If(test=test) | ast.IfExp(test=test) if not isinstance(test, ast.Compare):
            yield {"test": ast.UnaryOp(ast.Not(), deepcopy(test))}
