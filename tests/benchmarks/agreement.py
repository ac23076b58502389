"""Compare the engine, the stand-alone script and the oracle on many random blocs.

``python -m tests.benchmarks.agreement 100000 [SEED]`` prints the rate, and every bloc on which the
three differ, as the seed that makes it again. The formats take turns: criteria side by side, a
tree with people who judge, and growth, earlier awards, averages and substitutes. Exit status 1 if
there is one.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from blocs.domain.editions import recompute
from tests.blocs.domain import oracle
from tests.blocs.domain.random_blocs import random_document
from tests.blocs.domain.random_trees import random_tree
from tests.blocs.domain.random_years import random_years

SCRIPT = Path(__file__).parents[2] / "config" / "static" / "site" / "verify_edition.py"
Answer = dict[str, Any]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_edition", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


verify_edition = _script()


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def by_engine(document: Any) -> Answer:
    return {
        str(row["board"]): _answer(
            row,
            row["criteria"],
            {part["code"]: part for part in row.get("groups", [])},  # type: ignore[attr-defined]
        )
        for row in recompute(document)
    }


def by_script(document: Any) -> Answer:
    document = {"fingerprint": "", "publication": {}, "standings": [], **document}
    return {
        board: _answer(row, row["criteria"].values(), row["groups"])
        for board, row in verify_edition.standings(document).items()
    }


def _answer(row: Any, lines: Any, groups: Any) -> Any:
    return (
        row["place"],
        _fraction(row["points"]),
        _fraction(row["exact"]),
        [(line["outcome"], _fraction(line["exact"])) for line in lines],
        {code: _fraction(part["exact"]) for code, part in groups.items()},
        row.get("unmet", []),
        row.get("tie_breaker"),
        (row.get("grade") or {}).get("vi"),
    )


MAKERS: tuple[Callable[[int], Any], ...] = (random_document, random_tree, random_years)
PROGRAMS: dict[str, Callable[[Any], Answer]] = {"engine": by_engine, "script": by_script}


def disagreements(document: Any) -> list[tuple[str, str, Any, Any]]:
    """Which program says what of which board, beside what the oracle computed."""
    computed = oracle.standings(document)
    return [
        (name, board, said.get(board), computed[board])
        for name, program in PROGRAMS.items()
        for said in [program(document)]
        for board in computed
        if said.get(board) != computed[board]
    ]


def seeds_that_differ(count: int, start: int) -> Iterator[int]:
    """The seeds of ``count`` blocs, the formats in turn, from ``start`` on, that differ."""
    for seed in range(start, start + count):
        if disagreements(MAKERS[seed % len(MAKERS)](seed)):
            yield seed


def main(arguments: list[str]) -> int:
    count, start = int(arguments[0]), int(arguments[1]) if arguments[1:] else 0
    began = time.perf_counter()
    differing = list(seeds_that_differ(count, start))
    rate = count / (time.perf_counter() - began)
    sys.stdout.write(f"{count} blocs, {len(differing)} differ, {rate:.0f} a second\n")
    sys.stdout.writelines(f"  seed {seed}\n" for seed in differing)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
