"""What several tests stand on: the 2022 data, its first edition, and officers of each role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from itertools import count
from typing import Any

import pytest
from coverage import Coverage
from django.apps import apps
from django.conf import settings as site
from django.db import connection, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone, translation

from blocs.imports.directory import load_directory
from blocs.models import Bloc, Cycle, Edition
from blocs.services import approve_edition, prepare_edition
from boards.enums import Role
from boards.models import Board, Change, Officer, Seal
from config.demo import DIRECTORY
from tests import migrated


def pytest_configure() -> None:
    """The server of static files warns of a folder that is not there."""
    site.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


ASK = {"db", "transactional_db", "live_server"}
"""What a test names that asks for a database; one that does not is refused it."""

ON_POSTGRESQL = "postgresql" in site.DATABASES["default"]["ENGINE"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run once what asks for no database, and what is alike on each: it could not tell them apart.

    Of a table of cases PostgreSQL is asked the first, where other values ask it the same; a table
    whose cases ask for other tables, triggers or orders is marked `cases`.

    What walks over every address comes first, so that no worker is left alone with it. Tests that
    leave their rows behind come last, and last of all those that make the tables anew: PostgreSQL
    then counts keys from 1 again, where rows of other tests have them already.
    """
    kept = _firsts(filter(_asks, items)) if ON_POSTGRESQL else items
    left = set(items).difference(kept)
    if left:
        config.hook.pytest_deselected(items=list(left))
    items[:] = sorted(kept, key=_turn)


EVERY = ("cases", "differs", "walks", "postgresql")
"""Marks of a table of cases that is asked whole."""


def _firsts(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """The first case of each table, and all cases of those that are marked."""
    seen: set[str] = set()
    kept = []
    for item in items:
        table = item.nodeid.partition("[")[0]
        if table not in seen or any(map(item.get_closest_marker, EVERY)):
            kept.append(item)
        seen.add(table)
    return kept


def _turn(item: pytest.Item) -> tuple[bool, bool, bool]:
    return _leaves_rows(item), "executor" in named(item), not item.get_closest_marker("walks")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Measure on SQLite all but what only repeats, on PostgreSQL what only PostgreSQL can do."""
    measuring = Coverage.current()
    if ON_POSTGRESQL:
        counts = item.get_closest_marker("differs")
    else:
        counts = not item.get_closest_marker("repeats")
    if measuring is None or counts:
        return (yield)
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()


def named(item: pytest.Item) -> Sequence[str]:
    """The fixtures of a test."""
    return getattr(item, "fixturenames", ())


def _asks(item: pytest.Item) -> bool:
    if item.get_closest_marker("alike"):
        return False
    return bool(ASK.intersection(named(item))) or bool(item.get_closest_marker("django_db"))


def _leaves_rows(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return "transactional_db" in named(item) or bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Before the test database is made: begin with the one that an earlier run migrated."""
    with django_db_blocker.unblock():
        begun = migrated.begin()
    yield
    if begun:
        begun.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After it is made: keep it for the next run."""
    with django_db_blocker.unblock():
        migrated.keep()


@pytest.fixture(scope="session", autouse=True)
def _rows_that_stand_go_between_tests():
    """SQLite empties its tables row by row, and triggers keep what stands: not from a flush."""
    flush = SQLite.ops_class.execute_sql_flush

    def past_the_triggers(operations, statements):
        with transaction.atomic(), operations.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _making in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            flush(operations, statements)
            for _name, making in triggers:
                cursor.execute(making)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLite.ops_class, "execute_sql_flush", past_the_triggers)
        yield


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords():
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


FOLDERS = count()


@pytest.fixture(autouse=True)
def _scratch_files(settings, tmp_path_factory):
    """A folder of its own for each test, made by the first file that is kept there."""
    settings.MEDIA_ROOT = tmp_path_factory.getbasetemp() / f"files-{next(FOLDERS)}"


@pytest.fixture(autouse=True)
def _english():
    """Sentences outside of a request come in English; requests choose their own language."""
    with translation.override("en"):
        yield


TODAY = timezone.localdate()
"""The day on which the run began; tests whose table of cases is made of it stay there."""


@pytest.fixture
def stays_today(monkeypatch):
    """A run that goes on past midnight stays on its day."""
    noon = datetime.combine(TODAY, time(12), timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: noon)


@pytest.fixture(scope="session")
def writing_of_2022(django_db_setup, django_db_blocker) -> list[tuple[str, Sequence[Any]]]:
    """The statements that write what loading the project's own directory does.

    Loaded once, copied once, and both taken back: a test that begins there says them again, as the
    database was told them, and not through the models.
    """
    ours = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in {"boards", "blocs", "awards"} and model not in (Change, Seal)
    ]
    said = []

    def listen(execute, sql, params, many, context):
        if sql.startswith("INSERT"):
            said.append((sql, params))
        return execute(sql, params, many, context)

    with django_db_blocker.unblock(), transaction.atomic():
        before = {model: set(model._base_manager.values_list("pk", flat=True)) for model in ours}
        with transaction.atomic():
            load_directory(DIRECTORY)
            rows = [
                (model, list(model._base_manager.exclude(pk__in=before[model]))) for model in ours
            ]
            transaction.set_rollback(True)
        for _model, made in rows:
            for row in made:
                # Tests bend the rules of 2022 to their needs; what issuing freezes, they issue.
                if hasattr(row, "stands_since"):
                    row.stands_since = None
        with connection.execute_wrapper(listen):
            for model, made in rows:
                # Past the history: what stands there before a test is nobody's change.
                QuerySet(model).bulk_create(made)
        transaction.set_rollback(True)
    return said


@pytest.fixture
def bloc_2022(db, writing_of_2022) -> Bloc:
    """The bloc of seven boards, as the project's own directory loads it."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, values in writing_of_2022:
            cursor.execute(statement, values)
    return Bloc.objects.get()


@pytest.fixture
def cycle_2022(bloc_2022) -> Cycle:
    """The year 2022 of that bloc, at the stage of the conference."""
    return Cycle.objects.select_related("bloc").get(year=2022)


@pytest.fixture
def secretary(db) -> Officer:
    """An officer of the secretariat, who prepares."""
    return make_officer("secretary", Role.SECRETARIAT)


@pytest.fixture
def approver(db) -> Officer:
    """A second officer of the secretariat, who approves."""
    return make_officer("approver", Role.SECRETARIAT)


@pytest.fixture
def auditor(db) -> Officer:
    """Reads everything, writes nothing."""
    return make_officer("auditor", Role.AUDITOR)


@pytest.fixture
def board_officer(bloc_2022) -> Officer:
    """An officer of the board of Yên Bái."""
    return make_officer("yenbai", Role.BOARD, Board.objects.get(slug="yen-bai"))


@pytest.fixture
def edition_2022(cycle_2022, secretary, approver) -> Edition:
    """The first edition of 2022, prepared and approved."""
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    return approve_edition(edition=edition, officer=approver)


def make_officer(username: str, role: Role, board: Board | None = None) -> Officer:
    return Officer.objects.create_user(
        username, password="mat-khau-thu-nghiem", role=role, board=board, is_staff=True
    )


@pytest.fixture
def as_officer():
    """A browser in which an officer is signed in."""

    def sign_in(officer: Officer) -> Client:
        client = Client()
        client.force_login(officer)
        return client

    return sign_in
