"""The engine against a re-implementation that shares nothing with it, and laws that must hold.

A few hundred blocs here; ``python -m tests.benchmarks.agreement 100000`` compares as many as asked.
"""

import pytest
from hypothesis import given

from blocs.domain.scoring.method import registry
from tests.benchmarks.agreement import PROGRAMS, disagreements
from tests.blocs.domain import generated, oracle, random_blocs, random_trees, random_years
from tests.blocs.domain.generated import UNHURRIED, editions


@pytest.mark.parametrize("seed", range(300))
def test_three_programs_agree_on_a_random_bloc(seed):
    assert disagreements(random_blocs.random_document(seed)) == []


@pytest.mark.parametrize("seed", range(150))
def test_three_programs_agree_on_a_random_tree(seed):
    assert disagreements(random_trees.random_tree(seed)) == []


@pytest.mark.parametrize("seed", range(250))
def test_three_programs_agree_on_growth_awards_and_what_does_not_apply(seed):
    assert disagreements(random_years.random_years(seed)) == []


@UNHURRIED
@given(editions())
def test_three_programs_agree_on_a_drawn_bloc(edition):
    assert disagreements(edition) == []


@pytest.mark.parametrize("known", [oracle.RULES, random_blocs.PARAMETERS, generated.PARAMETERS])
def test_every_method_is_compared(known):
    assert set(known) == set(registry())


def test_a_disagreement_is_shown(monkeypatch):
    monkeypatch.setitem(oracle.RULES, "binary", lambda given, m, a, t, field: m / 2)
    documents = map(random_blocs.random_document, range(100))

    (name, board, said, computed), *_ = next(filter(None, map(disagreements, documents)))

    assert name in PROGRAMS
    assert said != computed
    assert board in random_blocs.BOARDS
