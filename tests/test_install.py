"""The installer that every command begins with."""

import importlib.util
import sys
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"


@pytest.fixture
def installer(monkeypatch):
    """The script as a module; what it would start is recorded, and succeeds."""
    spec = importlib.util.spec_from_file_location("installer", REQUIREMENTS / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.started = []

    def call(command, **_options):
        module.started.append(command)
        return 0

    monkeypatch.setattr(module.subprocess, "call", call)
    return module


@pytest.fixture
def environment(tmp_path):
    """A virtual environment, as far as the installer looks."""
    for name in ("python", "uv"):
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return tmp_path


def test_an_old_python_is_told_so(installer, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(SystemExit) as exit_:
        installer.main(tmp_path, "base")

    assert exit_.value.code == (
        "Python 3.11 or newer is needed, and this one is 3.9: make PYTHON=python3.11"
    )
    assert installer.started == []


def test_packages_come_with_hashes(installer, environment):
    installer.main(environment, "base")

    _probe, installing = installer.started
    assert installing[-3:] == ["--require-hashes", "-r", str(REQUIREMENTS / "base.txt")]


def test_a_list_is_installed_once(installer, environment):
    installer.main(environment, "base")
    installer.started.clear()

    installer.main(environment, "base")

    assert len(installer.started) == 1  # the probe of the interpreter


def test_a_changed_list_is_installed_again(installer, environment):
    installer.main(environment, "base")
    (environment / "base.installed").write_text("the hash of another list")
    installer.started.clear()

    installer.main(environment, "base")

    assert len(installer.started) == 2


def test_plain_pip_does_it_without_uv(installer, environment):
    (environment / "bin" / "uv").unlink()

    installer.main(environment, "base")

    python = str(environment / "bin" / "python")
    assert installer.started[-1][:4] == [python, "-m", "pip", "install"]
    assert installer.started[-1][-2:] == ["-r", str(REQUIREMENTS / "base.txt")]
