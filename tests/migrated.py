"""A migrated database, kept for the next run: migrating takes ten seconds, copying none.

The first run of a state of the code migrates and keeps what came of it: for SQLite as a file in
``VAR_DIR``, for PostgreSQL as a database of that server. Every later one begins with a copy, under
which ``migrate`` finds nothing to do. One changed byte of our code, or another Django, and the
copy is not taken: the name holds a hash of them all.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from functools import cache
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.utils import Error

PACKAGES = ("boards", "blocs", "awards", "config")


@cache
def name() -> str:
    """The name of what this state of the code migrates to."""
    digest = hashlib.sha256(django.__version__.encode())
    for package in PACKAGES:
        for path in sorted((settings.BASE_DIR / package).rglob("*.py")):
            digest.update(path.read_bytes())
    return f"migrated_{digest.hexdigest()[:16]}"


def begin() -> sqlite3.Connection | None:
    """Let the test database begin as what was kept, if anything was.

    A database in memory lives as long as somebody is connected: whoever is told of a connection
    holds it until the tests have their own.
    """
    if connection.vendor == "postgresql":
        if _is_kept():
            connection.settings_dict["TEST"]["TEMPLATE"] = name()
        return None
    if not _file().exists():
        return None
    memory = sqlite3.connect(connection.creation._get_test_db_name(), uri=True)
    kept = sqlite3.connect(_file())
    kept.backup(memory)
    kept.close()
    return memory


def keep() -> None:
    """Keep what the migrations made, unless that was done before."""
    if connection.vendor == "postgresql":
        _keep_database()
    elif not _file().exists():
        _keep_file()


def _file() -> Path:
    return settings.VAR_DIR / f"{name()}.sqlite3"


def _keep_file() -> None:
    for old in settings.VAR_DIR.glob("migrated_*.sqlite3"):
        old.unlink(missing_ok=True)
    # Two workers end at the same time: each writes its own, and the last one stays.
    unfinished = _file().with_suffix(f".{os.getpid()}")
    target = sqlite3.connect(unfinished)
    connection.connection.backup(target)
    target.close()
    unfinished.replace(_file())


def _is_kept() -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name()])
        return cursor.fetchone() is not None


def _keep_database() -> None:
    if _is_kept():
        return
    made = connection.settings_dict["NAME"]
    connection.close()  # Nobody may be connected to what is copied.
    with connection._nodb_cursor() as cursor:
        try:
            cursor.execute(f'CREATE DATABASE "{name()}" TEMPLATE "{made}"')
        except Error:
            # The other worker was first.
            if not _is_kept():
                raise
