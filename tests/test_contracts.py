"""The import contracts hold, and each of them would notice a breach."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
APPS, LAYERS, DOMAIN = (contract["name"] for contract in CONTRACTS["contracts"])


def broken_contracts(folder):
    """The names of the contracts that the packages in ``folder`` break."""
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--no-cache", "--no-logo"],
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    return [line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")]


@pytest.fixture
def house(tmp_path):
    """Empty packages in the shape of ours, under the same contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    _apps, inside, _domain = CONTRACTS["contracts"]
    modules = [name.strip("()") for layer in inside["layers"] for name in layer.split(" | ")]
    for app in CONTRACTS["root_packages"]:
        package = tmp_path / app
        package.mkdir()
        for module in ["__init__", *modules]:
            (package / f"{module}.py").write_text("")
    return tmp_path


def test_our_packages_keep_every_contract():
    assert broken_contracts(ROOT) == []


def test_an_empty_house_keeps_every_contract(house):
    assert broken_contracts(house) == []


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        pytest.param("boards/models.py", "import blocs", APPS, id="boards know no bloc"),
        pytest.param("blocs/views.py", "import awards", APPS, id="blocs know no award"),
        pytest.param("awards/admin.py", "import config", APPS, id="awards know no site"),
        pytest.param(
            "blocs/models.py", "import blocs.services", LAYERS, id="a fact calls no service"
        ),
        pytest.param(
            "blocs/queries.py", "import blocs.services", LAYERS, id="a read calls no write"
        ),
        pytest.param("boards/admin.py", "import boards.views", LAYERS, id="talkers are equals"),
        pytest.param(
            "boards/domain.py", "import boards.models", LAYERS, id="a rule reads no database"
        ),
        pytest.param("awards/domain.py", "import django.db", DOMAIN, id="a rule knows no Django"),
        pytest.param("blocs/domain.py", "import openpyxl", DOMAIN, id="a rule reads no workbook"),
    ],
)
def test_a_breach_is_noticed(house, module, line, broken):
    (house / module).write_text(f"{line}\n")

    assert broken_contracts(house) == [broken]
