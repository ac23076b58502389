"""Reading settings from the environment: a wrong value stops the start with a sentence."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off", ""})
ENGINES = frozenset({"django.db.backends.sqlite3", "django.db.backends.postgresql"})


ORIGIN = re.compile(r"https?://[\w.-]+(:\d+)?|https?://\[[\da-f:]+\](:\d+)?", re.IGNORECASE)
MAIL = {"smtp": (25, False, False), "smtp+tls": (587, True, False), "smtps": (465, False, True)}
"""Schemes of a mail server: the usual port, whether encryption is asked for, or there at once."""
SMTP = "django.core.mail.backends.smtp.EmailBackend"
TO_FILES = "django.core.mail.backends.filebased.EmailBackend"


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail leaves the site: by a server, or as files in a folder."""

    backend: str
    folder: str = ""
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    use_tls: bool = False
    use_ssl: bool = False


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

    def origin(self, name: str) -> str:
        """Where the site is reached, without a path: ``https://name``; empty where it is unsaid."""
        raw = self.text(name, "").rstrip("/")
        if raw and not ORIGIN.fullmatch(raw):
            raise ImproperlyConfigured(
                f"{name} must be an address without a path such as https://name, not {raw!r}."
            )
        return raw

    def mail(self, name: str, folder: str) -> Mail:
        """A mail server by its address; without one, mails are files in ``folder``."""
        raw = self.text(name, "")
        if not raw:
            return Mail(TO_FILES, folder=folder)
        wanted = "an address such as smtp+tls://user:password@host:587 or file:///path"
        try:
            parts = urlsplit(raw)
            port = parts.port
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} must be {wanted}: {error}.") from error
        if parts.scheme == "file" and parts.path:
            return Mail(TO_FILES, folder=unquote(parts.path))
        if parts.scheme not in MAIL or not parts.hostname:
            raise ImproperlyConfigured(f"{name} must be {wanted}.")
        usual, use_tls, use_ssl = MAIL[parts.scheme]
        return Mail(
            SMTP,
            host=parts.hostname,
            port=port or usual,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            use_tls=use_tls,
            use_ssl=use_ssl,
        )
