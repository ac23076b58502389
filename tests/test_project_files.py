"""What holds for every file of the project."""

import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {".git", ".venv", ".hypothesis", "var", "__pycache__", "htmlcov"}
MACHINE_PATH = re.compile(
    rf"{re.escape(str(ROOT))}\b|/(?:root|home|Users|work)/[\w.]|[A-Z]:\\Users"
)
TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}")
INLINE = {
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "inline script": re.compile(
        r"<script\b(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE
    ),
}


def project_files():
    """Every text file of the project, without what tools and runs leave behind."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and "_cache" not in name]
        for name in names:
            path = Path(folder, name)
            if b"\0" not in path.read_bytes():
                yield path


def machine_paths(text):
    return MACHINE_PATH.findall(text)


def inline_code(text):
    """The kinds of inline code in a template, which the Content-Security-Policy would refuse."""
    html = TEMPLATE_TAG.sub("", text)
    return [kind for kind, pattern in INLINE.items() if pattern.search(html)]


def test_no_file_names_a_path_of_somebodys_machine():
    found = {str(path): machine_paths(path.read_text(errors="replace")) for path in project_files()}

    assert {path: names for path, names in found.items() if names} == {}


def test_a_path_of_somebodys_machine_would_be_found():
    assert machine_paths("see /".join(["", "home/lan/notes"])) != []


def test_no_template_holds_inline_code():
    found = {
        str(path.relative_to(ROOT)): inline_code(path.read_text())
        for path in project_files()
        if path.suffix == ".html"
    }

    assert {path: kinds for path, kinds in found.items() if kinds} == {}


@pytest.mark.parametrize(
    ("template", "kinds"),
    [
        pytest.param("<style>p {}</style>", ["style element"], id="style element"),
        pytest.param('<p class="a"\n style="x">', ["style attribute"], id="style attribute"),
        pytest.param('<a onclick="x()">', ["event attribute"], id="event attribute"),
        pytest.param('<a href="javascript:x()">', ["script address"], id="script address"),
        pytest.param('<script type="module">x()</script>', ["inline script"], id="script"),
        pytest.param('<script type="module" src="/static/x.js"></script>', [], id="script file"),
        pytest.param('<script type="application/json">[]</script>', [], id="data"),
        pytest.param('<p data-once="{% if one == 1 %}x{% endif %}">', [], id="template tags"),
    ],
)
def test_inline_code_would_be_found(template, kinds):
    assert inline_code(template) == kinds
