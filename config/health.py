"""Whether the site can work, and for staff what it runs on."""

from __future__ import annotations

import platform

import django
from django.apps import apps
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from blocs.enums import LetterState
from blocs.models import Errand, Letter
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
        "reminders": reminders(),
        "letters": letters(),
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


def reminders() -> dict[str, object]:
    """When ``remind`` ran last, and whether it came to its end; nothing where it never ran.

    Deadlines are computed when they are read: without it only the letters are missing.
    """
    errand = Errand.objects.first()
    if errand is None:
        return {"begun_at": "", "ended_at": ""}
    ended_at = written_time(errand.ended_at) if errand.ended_at else ""
    counts = {name: getattr(errand, name) for name in ("written", "sent", "failed", "dropped")}
    return {"begun_at": written_time(errand.begun_at), "ended_at": ended_at, **counts}


def letters() -> dict[str, int]:
    """How many letters wait for a reader, for the mail server, and for somebody to look at them."""
    states = {"to_read": LetterState.WAITING, "to_send": LetterState.RELEASED}
    states["failed"] = LetterState.FAILED
    return {name: Letter.objects.filter(state=state).count() for name, state in states.items()}
