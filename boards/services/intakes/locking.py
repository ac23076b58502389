"""The one lock that each step of an import takes first."""

from __future__ import annotations

from boards.enums import IntakeState
from boards.models import Intake
from boards.refusals import Refusal, Refused


def locked(intake: Intake, *states: IntakeState) -> Intake:
    """The intake, locked for writing. Raises ``Refused`` where it is past these states."""
    found = Intake.objects.select_for_update(of=("self",)).filter(pk=intake.pk).first()
    if found is None or found.state not in states:
        raise Refused(Refusal.INTAKE_USED_UP)
    return found
