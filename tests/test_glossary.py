"""The glossary and the code use the same words."""

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Choices

GLOSSARY = Path(__file__).resolve().parent.parent / "GLOSSARY.md"
APPS = ("boards", "blocs", "awards")


def tables():
    """The rows of each table of the glossary, by its heading."""
    sections = re.split(r"^## ", GLOSSARY.read_text(), flags=re.MULTILINE)[1:]
    for section in sections:
        heading, _, body = section.partition("\n")
        rows = [line.strip("|").split("|") for line in body.splitlines() if line.startswith("|")]
        yield heading, [[cell.strip() for cell in row] for row in rows]


def words(heading):
    """The code words of one table, below its two head rows."""
    return [row[0] for row in dict(tables())[heading][2:]]


def choices():
    """The closed lists of the three apps: enumerations that a module of them defines."""
    for app in APPS:
        for layer in ("enums", "refusals"):
            path = Path(__file__).resolve().parent.parent / app / f"{layer}.py"
            if path.exists():
                module = import_module(f"{app}.{layer}")
                for name, member in inspect.getmembers(module, inspect.isclass):
                    if issubclass(member, Choices) and member.__module__ == module.__name__:
                        yield name


def test_every_model_has_its_row():
    models = [m.__name__ for app in APPS for m in apps.get_app_config(app).get_models()]

    assert sorted(words("Things")) == sorted(models)


def test_every_closed_list_has_its_row():
    assert sorted(words("Closed lists")) == sorted(set(choices()))


@pytest.mark.parametrize(("heading", "rows"), list(tables()))
def test_every_table_has_the_same_three_columns(heading, rows):
    assert rows[0] == ["Code", "Tiếng Việt", "Meaning"]
    assert [row for row in rows if len(row) != 3 or not all(row)] == []


def test_every_word_has_one_row():
    every = [word for _heading, rows in tables() for row in rows[2:] for word in row[0].split(", ")]

    assert len(every) == len(set(every))
