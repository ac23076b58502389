"""The examples are whole: nothing stands in the way of issuing any of them, and all say so."""

import pytest

from blocs.domain.rulebook import problems
from blocs.imports.scheme_file import read_scheme_file
from blocs.queries.examples import DIRECTORY, EXAMPLES


def read(example):
    found = read_scheme_file(example.path.name, example.path.read_bytes())
    assert [str(problem) for problem in found.problems] == []
    return found.rulebook


@pytest.mark.django_db
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_an_example_is_free_of_problems_and_labelled(example, cycle_2022):
    rulebook = read(example)

    assert problems(rulebook) == ()
    assert rulebook.illustrative
    assert "ví dụ" in rulebook.name
    assert "Example" in rulebook.name_en
    assert rulebook.note.startswith("Bảng ví dụ")


@pytest.mark.django_db
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_every_line_of_an_example_names_its_clause_as_an_example(example, cycle_2022):
    assert {line.clause[-7:] for line in read(example).lines()} == {"(ví dụ)"}


def test_every_example_is_offered():
    assert sorted(path.stem for path in DIRECTORY.iterdir()) == sorted(
        example.key for example in EXAMPLES
    )
