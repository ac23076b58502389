"""The migrations say what the models say, can be undone, and bear the name of their purpose."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.differs

APPS = ("boards", "blocs", "awards")
ON_DISK = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
OURS = sorted(key for key in ON_DISK if key[0] in APPS)


@pytest.fixture
def executor(transactional_db):
    """Moves the test database, and brings it back to the present afterwards."""
    yield MigrationExecutor(connection)
    fresh = MigrationExecutor(connection)
    fresh.migrate(fresh.loader.graph.leaf_nodes())


@pytest.mark.django_db
def test_no_model_waits_for_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(("app", "name"), OURS)
def test_a_migration_is_named_after_its_purpose(app, name):
    assert re.fullmatch(r"\d{4}_(?!auto_|alter_|remove_)[a-z0-9_]+", name)
    assert not re.search(r"_and_more$|_\d{8}", name)


def test_every_migration_can_be_undone_and_done_again(executor):
    executor.migrate([(app, None) for app in reversed(APPS)])
    left = set(connection.introspection.table_names())

    assert {table for table in left if table.startswith(tuple(f"{app}_" for app in APPS))} == set()
