"""The locked requirements: hashed, without a host, without what must not come in."""

import json
import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
NPM = REQUIREMENTS.parent / "tests" / "browser" / "lighthouse" / "package-lock.json"
LOCKED = sorted(REQUIREMENTS.glob("*.txt"))
PIN = re.compile(r"^([a-z0-9._-]+)==\S+")


def entries(path):
    """Every requirement of a locked list, its hashes joined to it, comments dropped."""
    text = path.read_text().replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def test_every_list_is_locked():
    assert [path.stem for path in LOCKED] == sorted(path.stem for path in REQUIREMENTS.glob("*.in"))


@pytest.mark.parametrize(
    "path", sorted(filter(Path.is_file, REQUIREMENTS.iterdir())), ids=lambda path: path.name
)
def test_no_host_is_named(path):
    assert re.findall(r"\w+://\S+|--\S*(?:index|links|host)\S*", path.read_text()) == []


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_every_package_is_pinned_and_hashed(path):
    assert [e for e in entries(path) if not PIN.match(e) or "--hash=sha256:" not in e] == []


def test_psycopg_3_stays_out():
    # Django would use it instead of psycopg2 without a word.
    names = {PIN.match(entry).group(1) for path in LOCKED for entry in entries(path)}

    assert {name for name in names if name.startswith("psycopg")} == {"psycopg2-binary"}


def test_the_lists_agree_on_every_version():
    versions = {}
    for path in LOCKED:
        for entry in entries(path):
            name, _, version = entry.split()[0].partition("==")
            versions.setdefault(name, set()).add(version)

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_what_comes_from_npm_is_hashed_and_names_no_host():
    lock = json.loads(NPM.read_text())["packages"]

    assert [name for name, package in lock.items() if name and "integrity" not in package] == []
    assert re.findall(r"\w+://", NPM.read_text()) == []
