"""Settings from the environment: a wrong value stops the start with a sentence."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import SMTP, TO_FILES, Environment, Mail


@pytest.mark.parametrize(
    ("raw", "value"),
    [("1", True), (" Yes ", True), ("on", True), ("0", False), ("", False), ("FALSE", False)],
)
def test_a_switch_is_on_or_off(raw, value):
    assert Environment({"DEBUG": raw}).switch("DEBUG", default=not value) is value


def test_what_is_not_set_keeps_its_default():
    environment = Environment({})

    assert environment.switch("DEBUG", default=True) is True
    assert environment.number("PORT", 8000) == 8000
    assert environment.text("NAME", " x ") == "x"
    assert environment.words("HOSTS", "a, b,,") == ["a", "b"]


@pytest.mark.parametrize(("raw", "level"), [("debug", "DEBUG"), ("", "INFO"), ("ERROR", "ERROR")])
def test_a_choice_is_one_of_a_few_words(raw, level):
    assert Environment({"X": raw}).choice("X", "INFO", ["DEBUG", "INFO", "ERROR"]) == level


def test_a_number_is_whole():
    assert Environment({"PORT": " 8001 "}).number("PORT", 8000) == 8001


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        pytest.param(
            lambda e: e.switch("X", default=False),
            "X must be 1 or 0 (true or false), not 'maybe'.",
            id="switch",
        ),
        pytest.param(
            lambda e: e.number("X", 1), "X must be a whole number, 0 or more, not 'maybe'.", id="n"
        ),
        pytest.param(
            lambda e: e.choice("X", "INFO", ["DEBUG", "INFO"]),
            "X must be one of DEBUG, INFO, not 'MAYBE'.",
            id="choice",
        ),
        pytest.param(
            lambda e: e.database("X", ""),
            "X must be an address such as postgres://user:password@host:5432/name "
            "or sqlite:///path.",
            id="no address",
        ),
    ],
)
def test_a_wrong_value_is_named_with_what_is_wanted(read, sentence):
    with pytest.raises(ImproperlyConfigured) as caught:
        read(Environment({"X": "maybe"}))

    assert str(caught.value).startswith(sentence.rstrip("."))


@pytest.mark.parametrize(
    "address",
    ["mysql://u:p@localhost/name", "postgres://localhost/", "nonsense://x"],
)
def test_a_database_of_another_kind_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL must be an address such as"):
        Environment({"DATABASE_URL": address}).database("DATABASE_URL", "sqlite:///x")


@pytest.mark.parametrize(
    ("address", "engine", "name"),
    [
        ("postgres://u:p@db:5432/khoi", "django.db.backends.postgresql", "khoi"),
        ("sqlite:////srv/site.sqlite3", "django.db.backends.sqlite3", "/srv/site.sqlite3"),
        ("", "django.db.backends.sqlite3", "default.sqlite3"),
    ],
)
def test_a_database_is_sqlite_or_postgresql(address, engine, name):
    config = Environment({"DATABASE_URL": address}).database(
        "DATABASE_URL", "sqlite:///default.sqlite3"
    )

    assert (config["ENGINE"], config["NAME"]) == (engine, name)


@pytest.mark.parametrize(
    ("address", "mail"),
    [
        pytest.param("", Mail(TO_FILES, folder="var/mail"), id="files"),
        pytest.param(
            "file:///srv/th%C6%B0", Mail(TO_FILES, folder="/srv/thư"), id="files elsewhere"
        ),
        pytest.param("smtp://mail.example", Mail(SMTP, host="mail.example", port=25), id="plain"),
        pytest.param(
            "smtp+tls://a%40b:p%2Fw@mail.example",
            Mail(SMTP, "", "mail.example", 587, "a@b", "p/w", use_tls=True),
            id="encryption is asked for",
        ),
        pytest.param(
            "smtps://mail.example:4650",
            Mail(SMTP, host="mail.example", port=4650, use_ssl=True),
            id="encrypted at once",
        ),
    ],
)
def test_mail_leaves_by_a_server_or_as_files(address, mail):
    assert Environment({"EMAIL_URL": address}).mail("EMAIL_URL", "var/mail") == mail


@pytest.mark.parametrize(
    "address", ["imap://mail.example", "smtp://", "file:", "smtp://mail:port", "smtp://[::1"]
)
def test_a_mail_server_of_another_kind_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_URL must be an address such as"):
        Environment({"EMAIL_URL": address}).mail("EMAIL_URL", "var/mail")


@pytest.mark.parametrize(
    ("raw", "origin"),
    [
        ("", ""),
        ("https://thi-dua.example/", "https://thi-dua.example"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_site_is_reached_at_an_address_without_a_path(raw, origin):
    assert Environment({"SITE_URL": raw}).origin("SITE_URL") == origin


@pytest.mark.parametrize(
    "raw", ["thi-dua.example", "https://thi-dua.example/admin", "ftp://x", "https://x y"]
)
def test_an_address_with_a_path_is_refused(raw):
    with pytest.raises(ImproperlyConfigured, match=r"^SITE_URL must be an address without a path"):
        Environment({"SITE_URL": raw}).origin("SITE_URL")


def test_the_start_stops_with_the_sentence():
    run = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=os.environ | {"DEBUG": "perhaps"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].endswith(
        "DEBUG must be 1 or 0 (true or false), not 'perhaps'."
    )
