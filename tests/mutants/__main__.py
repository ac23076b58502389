"""Break scoring and ranking on purpose and count how often a test notices.

``python -m tests.mutants [--seed S] [--most N] [--minutes M] [--only REGEX] [--quick]``

The tests are collected once. Each mutant is a child that puts the code of one function in the place
of the old one, and runs the tests of its module and, where those let it live, the tests of the
whole engine, the laws and the second program; nothing is written to the source. What is judged of
those that live stands in ``docs/mutants.md``.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.mutants.operators import Mutant, mutants
from tests.mutants.planting import plant

DOMAIN, TESTS = Path("blocs/domain"), Path("tests/blocs/domain")
SINGLE = ["ranking", "rounding", "standings", "ordering", "grades", "conditions", "robustness"]
OWN = {
    "grades": ["test_ordering.py"],
    "conditions": ["test_ordering.py"],
    "robustness": ["test_robustness.py", "test_rescoring.py"],
    "tree_words": ["test_tree.py", "test_engine.py"],
}
ENGINE = ["test_engine.py", "test_tree.py", "test_method.py", "test_data.py"]
WIDER = [*ENGINE, "test_ordering.py", "test_standings.py", "test_reading_trees.py"]
SLOW = ["test_reading_years.py", "test_laws.py", "test_oracle.py", "test_rescoring.py"]
SECONDS = 30


def sources() -> list[Path]:
    """The modules that make points and places."""
    return sorted(DOMAIN.glob("scoring/**/*.py")) + [DOMAIN / f"{name}.py" for name in SINGLE]


class Session:
    """Takes the place of the test loop: the collected tests are run once for each mutant."""

    def __init__(self, told: argparse.Namespace) -> None:
        self.told = told
        self.items: list[pytest.Item] = []
        self.session: pytest.Session

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session, self.items = session, session.items
        drawn = self.drawn()
        self.sound()
        until, tried, alive = time.monotonic() + self.told.minutes * 60, 0, 0
        for mutant in drawn:
            if time.monotonic() > until:
                break
            tried += 1
            if self.lives(mutant):
                alive += 1
                say(f"lives  {mutant.said}")
            if not tried % 25:
                say(f"{tried} tried, {alive} alive")
        say(
            f"{tried} tried, {tried - alive} noticed, {100 * (tried - alive) / max(tried, 1):.1f} %"
        )
        return True

    def sound(self) -> None:
        """Leave out what fails as the code stands: it would notice every mutant."""
        sound = []
        for item in self.items:
            before = self.session.testsfailed
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.session.testsfailed == before:
                sound.append(item)
            else:
                say(f"fails without any mutant, and is left out: {item.nodeid}")
        self.items, self.session.testsfailed = sound, 0

    def drawn(self) -> list[Mutant]:
        every = [
            mutant
            for file in sources()
            for mutant in mutants(".".join(file.with_suffix("").parts), file.read_text())
            if re.search(self.told.only, mutant.module)
        ]
        chance = random.Random(self.told.seed)  # noqa: S311
        drawn = chance.sample(every, min(self.told.most, len(every)))
        say(f"{len(every)} mutants, {len(drawn)} drawn with the seed {self.told.seed}")
        return drawn

    def lives(self, mutant: Mutant) -> bool:
        """Whether no test notices, from those nearest to it to the slowest."""
        name = mutant.module.rpartition(".")[2]
        stages = [OWN.get(name, [f"test_{name}.py"]), WIDER]
        return all(
            self.survives(mutant, tests)
            for tests in (stages if self.told.quick else [*stages, SLOW])
        )

    def survives(self, mutant: Mutant, files: Sequence[str]) -> bool:
        """Whether the tests of these files pass in a child. What runs for ever is stopped."""
        child = os.fork()
        if not child:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            os._exit(self.failed(mutant, files))
        return os.waitpid(child, 0)[1] == 0

    def failed(self, mutant: Mutant, files: Sequence[str]) -> int:
        plant(mutant)
        for item in self.of(files):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.session.testsfailed:
                return 1
        return 0

    def of(self, files: Sequence[str]) -> Iterator[pytest.Item]:
        """The tests of each file, in the order of the files."""
        for file in files:
            yield from (item for item in self.items if item.path.name == file)


def say(line: str) -> None:
    """At once, for whoever waits."""
    sys.__stdout__.write(f"{line}\n")
    sys.__stdout__.flush()


def main() -> None:
    """Collect once, then draw, run and print."""
    ask = argparse.ArgumentParser(prog="python -m tests.mutants")
    ask.add_argument("--seed", default="2026")
    ask.add_argument("--most", type=int, default=10_000)
    ask.add_argument("--minutes", type=float, default=25)
    ask.add_argument("--only", default="")
    ask.add_argument("--quick", action="store_true", help="leave out the slowest tests")
    told = ask.parse_args()
    named = {*WIDER, *(() if told.quick else SLOW), *(f for files in OWN.values() for f in files)}
    named |= {f"test_{file.stem}.py" for file in sources()}
    files = [str(file) for file in sorted(TESTS.rglob("test_*.py")) if file.name in named]
    options = ["-q", "-s", "-p", "no:xdist", "-p", "no:cacheprovider", "--no-header"]
    pytest.main([*options, *files], plugins=[Session(told)])


if __name__ == "__main__":
    main()
