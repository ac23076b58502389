"""Whether the site can work, and for staff what it runs on."""

from __future__ import annotations

import platform

import django
from django.apps import apps
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

COUNTED = ("boards.Board", "boards.Figure", "blocs.Bloc", "blocs.Cycle", "blocs.Edition")


def database_answers() -> bool:
    """Whether the database answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except Error:
        return False


def details() -> dict[str, object]:
    """Versions, migrations that wait, and how many rows there are."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return {
        "versions": {
            "python": platform.python_version(),
            "django": django.get_version(),
            "database": connection.vendor,
        },
        "demo": settings.DEMO,
        "pending_migrations": [f"{step.app_label}.{step.name}" for step, _backwards in plan],
        "counts": {label: apps.get_model(label)._default_manager.count() for label in COUNTED},
    }
