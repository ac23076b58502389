"""Install locked requirements into the virtual environment: ``install.py .venv base dev browser``.

Runs before anything is installed, on whatever Python the machine calls ``python3``: standard
library only, and no syntax that an old Python could not read, so that it can say what is wrong.
Packages come with hashes, by uv when it can be had and by plain pip otherwise. A stamp holds the
hash of each installed list, so that a second run does nothing.
"""
# ruff: noqa: S603, T201 - a script of the terminal that starts Python and uv

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
HERE = Path(__file__).resolve().parent
QUIET = [
    "--quiet",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "--no-warn-script-location",
]


def works(python):
    """Whether this interpreter of a virtual environment starts and is new enough."""
    probe = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    try:
        return subprocess.call([str(python), "-c", probe], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_environment(folder, python):
    """Make the virtual environment, by the system's pip where it left ensurepip out."""
    venv = [sys.executable, "-m", "venv", "--clear", str(folder)]
    if subprocess.call(venv, stdout=subprocess.DEVNULL) == 0:
        return
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *QUIET, "pip"]
    if subprocess.call([*venv, "--without-pip"]) != 0 or subprocess.call(pip) != 0:
        shutil.rmtree(str(folder), ignore_errors=True)
        sys.exit("Python cannot make a virtual environment; on Debian: apt install python3-venv.")


def install(folder, python, name):
    """Install one locked list, unless its stamp says that it is there."""
    locked = HERE / f"{name}.txt"
    stamp = folder / f"{name}.installed"
    digest = hashlib.sha256(locked.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"Installing the locked packages of requirements/{name}.txt ...", flush=True)
    pip = [str(python), "-m", "pip", "install", *QUIET, "--require-hashes", "-r"]
    uv = python.with_name("uv")
    if not uv.exists():
        subprocess.call([*pip, str(HERE / "uv.txt")])
    by_uv = [str(uv), "pip", "install", "--quiet", "--python", str(python), "--require-hashes"]
    if not uv.exists() or subprocess.call([*by_uv, "-r", str(locked)]) != 0:
        print("uv could not do it; plain pip does, in about a minute.", flush=True)
        if subprocess.call([*pip, str(locked)]) != 0:
            sys.exit("The packages could not be installed: pip says why, above.")
    stamp.write_text(digest)


def main(folder, *names):
    """Make the environment when there is none that works, then install each list."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:2])
        sys.exit(f"Python 3.11 or newer is needed, and this one is {found}: make PYTHON=python3.11")
    python = folder / "bin" / "python"
    if not works(python):
        print(f"Making the virtual environment {folder} ...", flush=True)
        make_environment(folder, python)
    for name in names:
        install(folder, python, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
