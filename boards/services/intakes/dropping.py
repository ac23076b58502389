"""Files that nobody confirmed: thrown away by hand, or when their time is over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from boards.enums import IntakeState
from boards.models import Intake
from boards.queries.intakes import stale_intakes
from boards.services.intakes.locking import locked


@transaction.atomic
def drop_intake(*, intake: Intake) -> None:
    """Throw an unconfirmed file away, with its rows."""
    intake = locked(intake, IntakeState.UPLOADED, IntakeState.READING, IntakeState.PREVIEWED)
    storage, name = intake.file.storage, str(intake.file.name)
    # Working papers leave no record; they go before the file's own row, which does.
    intake.rows.all().delete()
    intake.parts.all().delete()
    intake.delete()
    transaction.on_commit(lambda: storage.delete(name))


def drop_stale_intakes(*, now: datetime) -> int:
    """Throw away what nobody confirmed in time; how many files went."""
    stale = list(stale_intakes(now))
    for intake in stale:
        drop_intake(intake=intake)
    return len(stale)
