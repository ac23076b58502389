"""`.env.example` lists the variables that the site reads, and no others."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READERS = {"text", "choice", "switch", "number", "words", "database", "origin", "mail"}


def variables_read(path):
    """The names that a module asks ``env`` for."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="env"), attr=reader),
                args=[ast.Constant(value=name), *_],
            ) if reader in READERS:
                yield name


def test_the_example_lists_what_is_read():
    read = {
        n for file in ("settings", "server") for n in variables_read(ROOT / f"config/{file}.py")
    }
    example = (ROOT / ".env.example").read_text()

    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == read
