"""Whether the site can work, and for staff what it runs on."""

from __future__ import annotations

import platform

import django
from django.apps import apps
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from boards.models import Change, Seal
from boards.models.history import written_time

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
        "history": history(),
        "counts": {label: apps.get_model(label)._default_manager.count() for label in COUNTED},
    }


def history() -> dict[str, object]:
    """The newest seal, to be compared with a printed one, and how many changes wait for the next.

    Whether the whole chain holds is what ``verify_history`` walks it for.
    """
    seal = Seal.objects.last_one()
    return {
        "seal": seal.number if seal else None,
        "digest": seal.digest if seal else "",
        "sealed_at": written_time(seal.sealed_at) if seal else "",
        "waiting": Change.objects.waiting().count(),
    }
