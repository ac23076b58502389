"""Start the site: ``python -m config.server``, the last step of ``make run``.

It prepares what is not there yet (database, the demonstration's data, static files) and then
becomes the application server. Safe to run again: it loses and duplicates nothing.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import secrets
import socket
import sys
from pathlib import Path
from typing import NoReturn

import django
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

from config.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
LAST_PORT = 65_535
PATIENCE = 120
"""Seconds that a request may take. Writing an import of 100,000 figures takes about half a minute,
and a stop or an upgrade must not cut it off; a worker that hangs is replaced after as long."""
LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")


class Unstartable(Exception):
    """The server cannot listen where it was told to; the message says why and what to do."""


def address(host: str, port: int) -> str:
    """Host and port as an address writes them."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    return host.startswith("127.") or host in {"localhost", "::1"}


def refuse_taken(host: str, port: int) -> None:
    """Raise Unstartable unless this machine can listen on ``host`` and ``port`` now."""
    if not 0 < port <= LAST_PORT:
        raise Unstartable(f"PORT must be between 1 and {LAST_PORT}, not {port}.")
    try:
        family, kind, *_rest, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Unstartable(
                f"Port {port} is in use: stop the program that uses it, or choose another port, "
                f"for example make run PORT={port + 1}."
            ) from error
        raise Unstartable(f"The server cannot listen on {host}, port {port}: {error}.") from error


def kept_key(path: Path) -> str:
    """The secret key kept in ``path``, made at random the first time; its owner alone reads it."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode=0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(file, "w") as opened:
        opened.write(secrets.token_urlsafe(64))
    return path.read_text()


def static_digest() -> str:
    """A hash over name, size and time of every static file, to see whether one has changed."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static(stamp: Path) -> None:
    """Collect the static files unless ``stamp`` says that these very files were collected."""
    digest = static_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest)


def prepare(var_dir: Path) -> str:
    """Bring database and static files up to date; return the demonstration's accounts, if any."""
    sys.stdout.write("Preparing the database and the static files ...\n")
    call_command("migrate", interactive=False, verbosity=0)
    # Within the folder, so that both go together.
    collect_static(var_dir / "static" / ".collected")
    accounts = io.StringIO()
    call_command("demo", stdout=accounts)
    return accounts.getvalue()


def become_server(host: str, port: int) -> NoReturn:
    """Replace this process by the application server."""
    # Threads, because a browser keeps connections open without asking anything.
    flags = "--workers 2 --threads 4 --preload --no-control-socket --log-level warning"
    flags += f" --timeout {PATIENCE} --graceful-timeout {PATIENCE}"
    command = ["-m", "gunicorn", "--bind", address(host, port), *flags.split(), "config.wsgi"]
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606 - our own interpreter


def start() -> NoReturn:
    """Start the site as the environment says; demo mode is on where only this machine listens."""
    env = Environment()
    host, port = env.text("HOST", "127.0.0.1"), env.number("PORT", 8000)
    refuse_taken(host, port)
    var_dir = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))
    var_dir.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # Everybody knows the demonstration's passwords: only this machine may meet them unasked.
    os.environ.setdefault("DEMO", "1" if is_loopback(host) else "0")
    os.environ.setdefault("ALLOWED_HOSTS", ",".join(dict.fromkeys([*LOCAL_NAMES, host])))
    if is_loopback(host):
        os.environ.setdefault("SITE_URL", f"http://{address(host, port)}")
    if not env.text("SECRET_KEY", ""):
        os.environ["SECRET_KEY"] = kept_key(var_dir / "secret-key")
    django.setup()
    accounts = prepare(var_dir)
    sys.stdout.write(f"\nKhối Thi Đua: http://{address(host, port)}/ (Ctrl+C: stop)\n{accounts}\n")
    sys.stdout.flush()
    become_server(host, port)


def main() -> NoReturn:
    """Start the site; what stands in the way is said in one sentence."""
    try:
        start()
    except (Unstartable, ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"The database does not answer: {str(error).strip()}")


if __name__ == "__main__":
    main()
