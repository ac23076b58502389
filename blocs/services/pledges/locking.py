"""One writer at a time, at a stage and with the right that the act asks for."""

from __future__ import annotations

from blocs.enums import Act
from blocs.models import Cycle, Pledge
from blocs.services.stages import require
from blocs.services.targets import lock_cycle
from boards.models import Officer
from boards.refusals import Refusal, Refused

PERMISSIONS = {Act.EDIT_PLEDGE: "blocs.edit_pledge", Act.END_PLEDGE: "blocs.end_pledge"}


def locked_cycle(cycle: Cycle, officer: Officer, act: Act = Act.EDIT_PLEDGE) -> Cycle:
    """The cycle for this transaction alone. Raises ``Refused`` where the act is not allowed."""
    cycle = lock_cycle(cycle)
    require(act, cycle)
    if not officer.has_perm(PERMISSIONS[act], cycle):
        raise Refused(Refusal.NOT_ALLOWED)
    return cycle


def locked_pledge(pledge: Pledge, officer: Officer, act: Act = Act.EDIT_PLEDGE) -> Pledge:
    """The version as it stands now, its cycle locked before it."""
    cycle = locked_cycle(pledge.cycle, officer, act)
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
    pledge.cycle = cycle
    return pledge
