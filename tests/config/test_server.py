import os
import runpy
import socket
import stat
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import OperationalError

from config import server


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free_port(taken_port):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def machine(monkeypatch, tmp_path, free_port):
    """An environment to start in; the programs that would be started are only recorded."""
    names = ("HOST", "DEMO", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DJANGO_SETTINGS_MODULE")
    for name in names:
        monkeypatch.setenv(name, "undone afterwards")
        monkeypatch.delenv(name)
    monkeypatch.setenv("PORT", str(free_port))
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    started = []
    monkeypatch.setattr(os, "execv", lambda *command: started.append(command))
    monkeypatch.setattr(server, "prepare", lambda var_dir: f"prepared {var_dir}")
    return started


def test_a_free_port_is_accepted(free_port):
    server.refuse_taken("127.0.0.1", free_port)


@pytest.mark.parametrize(
    ("host", "port", "sentence"),
    [
        pytest.param("192.0.2.1", 8000, "The server cannot listen on 192.0.2.1", id="not ours"),
        pytest.param("no host", 8000, "The server cannot listen on no host", id="not a name"),
        pytest.param("127.0.0.1", 99999, "PORT must be between 1 and 65535, not 99999", id="high"),
        pytest.param("127.0.0.1", 0, "PORT must be between 1 and 65535, not 0", id="zero"),
    ],
)
def test_what_cannot_be_listened_on_is_refused(host, port, sentence):
    with pytest.raises(server.Unstartable, match=f"^{sentence}[,.]"):
        server.refuse_taken(host, port)


def test_a_taken_port_is_refused_with_a_way_out(taken_port):
    with pytest.raises(server.Unstartable) as refused:
        server.refuse_taken("127.0.0.1", taken_port)

    assert str(refused.value) == (
        f"Port {taken_port} is in use: stop the program that uses it, or choose another port, "
        f"for example make run PORT={taken_port + 1}."
    )


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        pytest.param("127.0.0.1", "127.0.0.1:8000", id="version 4"),
        pytest.param("::1", "[::1]:8000", id="version 6"),
    ],
)
def test_address(host, expected):
    assert server.address(host, 8000) == expected


def test_the_key_is_made_once_and_is_nobody_elses(tmp_path):
    path = tmp_path / "secret-key"

    key = server.kept_key(path)

    assert len(key) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert server.kept_key(path) == key


def test_static_files_are_collected_when_they_change(settings, tmp_path, monkeypatch):
    settings.STATICFILES_DIRS = [tmp_path / "assets"]
    settings.STATIC_ROOT = tmp_path / "static"
    asset = tmp_path / "assets" / "a.css"
    asset.parent.mkdir()
    asset.write_text("a")
    collected = []
    monkeypatch.setattr(server, "call_command", lambda name, **_options: collected.append(name))

    server.collect_static(tmp_path / "stamp")
    server.collect_static(tmp_path / "stamp")
    asset.write_text("ab")
    server.collect_static(tmp_path / "stamp")

    assert collected == ["collectstatic", "collectstatic"]


def test_preparing_is_safe_to_repeat(db, settings, tmp_path, monkeypatch):
    settings.DEMO = True
    stamps = []
    monkeypatch.setattr(server, "collect_static", stamps.append)

    first = server.prepare(tmp_path)
    second = server.prepare(tmp_path)

    assert "thuky" in first
    assert second == first
    assert stamps == [tmp_path / "static" / ".collected"] * 2


def test_starting_prints_the_address_and_becomes_the_server(machine, tmp_path, free_port, capsys):
    server.main()

    assert capsys.readouterr().out == (
        f"\nKhối Thi Đua: http://127.0.0.1:{free_port}/ (Ctrl+C: stop)\nprepared {tmp_path}/var\n"
    )
    [(program, command)] = machine
    assert program == sys.executable
    assert command[:5] == [program, "-m", "gunicorn", "--bind", f"127.0.0.1:{free_port}"]
    # As docs/operations.md says it for a server.
    assert " ".join(command[-5:]) == "--timeout 120 --graceful-timeout 120 config.wsgi"
    assert " ".join(command[-5:]) in Path("docs/operations.md").read_text("utf-8")


def test_starting_sets_what_the_environment_leaves_open(machine, tmp_path, monkeypatch):
    monkeypatch.setenv("HOST", "127.0.0.2")

    server.main()

    assert os.environ["DEMO"] == "1"
    assert os.environ["ALLOWED_HOSTS"] == "127.0.0.1,localhost,[::1],127.0.0.2"
    assert os.environ["SECRET_KEY"] == Path(tmp_path, "var", "secret-key").read_text()
    assert os.environ["SITE_URL"] == f"http://127.0.0.2:{os.environ['PORT']}"


def test_a_server_that_others_reach_is_told_its_address(machine, monkeypatch):
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104

    server.main()

    assert "SITE_URL" not in os.environ


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.0.0.2", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),  # noqa: S104
        ("192.0.2.1", False),
        ("::", False),
    ],
)
def test_only_loopback_addresses_meet_the_demonstration_unasked(host, loopback):
    assert server.is_loopback(host) is loopback


def test_starting_keeps_what_the_environment_says(machine, tmp_path, monkeypatch):
    given = {"DEMO": "0", "ALLOWED_HOSTS": "thi-dua.example", "SECRET_KEY": "k" * 50}
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    server.main()

    assert {name: os.environ[name] for name in given} == given
    assert not (tmp_path / "var" / "secret-key").exists()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        pytest.param(server.Unstartable("The port."), "The port.", id="port"),
        pytest.param(ImproperlyConfigured("The setting."), "The setting.", id="setting"),
        pytest.param(CommandError("The command."), "The command.", id="command"),
        pytest.param(
            OperationalError("no route\n"), "The database does not answer: no route", id="database"
        ),
    ],
)
def test_what_stands_in_the_way_is_one_sentence(error, sentence, monkeypatch):
    def fail():
        raise error

    monkeypatch.setattr(server, "start", fail)

    with pytest.raises(SystemExit) as exit_:
        server.main()

    assert exit_.value.code == sentence


def test_the_module_starts_the_site(monkeypatch):
    monkeypatch.setenv("PORT", "eight thousand")
    monkeypatch.delitem(sys.modules, "config.server")

    with pytest.raises(SystemExit, match=r"^PORT must be a whole number, 0 or more, not"):
        runpy.run_module("config.server", run_name="__main__")
