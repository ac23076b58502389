"""Reading settings from the environment: a wrong value stops the start with a sentence."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off", ""})
ENGINES = frozenset({"django.db.backends.sqlite3", "django.db.backends.postgresql"})


class Environment:
    """The process environment, read by type."""

    def __init__(self, values: Mapping[str, str] = os.environ) -> None:
        self.values = values

    def text(self, name: str, default: str) -> str:
        """A text, as it stands."""
        return self.values.get(name, default).strip()

    def switch(self, name: str, *, default: bool) -> bool:
        """A switch: 1, true, yes, on or 0, false, no, off."""
        raw = self.values.get(name)
        if raw is None:
            return default
        word = raw.strip().lower()
        if word not in TRUE | FALSE:
            raise ImproperlyConfigured(f"{name} must be 1 or 0 (true or false), not {raw!r}.")
        return word in TRUE

    def number(self, name: str, default: int) -> int:
        """A whole number that is not negative."""
        raw = self.values.get(name)
        if raw is None:
            return default
        if not (raw.strip().isascii() and raw.strip().isdigit()):
            raise ImproperlyConfigured(f"{name} must be a whole number, 0 or more, not {raw!r}.")
        return int(raw)

    def choice(self, name: str, default: str, choices: Sequence[str]) -> str:
        """One of a few words, in capitals or not."""
        word = self.text(name, "").upper() or default
        if word not in choices:
            raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {word!r}.")
        return word

    def words(self, name: str, default: str) -> list[str]:
        """Words separated by commas; empty ones are dropped."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def database(self, name: str, default: str) -> dict[str, Any]:
        """A database address of SQLite or PostgreSQL, as Django wants it."""
        raw = self.text(name, "") or default
        wanted = "an address such as postgres://user:password@host:5432/name or sqlite:///path"
        try:
            config = dict(dj_database_url.parse(raw, conn_max_age=60, conn_health_checks=True))
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} must be {wanted}: {error}.") from error
        if config.get("ENGINE") not in ENGINES or not config.get("NAME"):
            raise ImproperlyConfigured(f"{name} must be {wanted}.")
        return config
