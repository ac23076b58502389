"""The lock that every step of a ballot takes first, so that no two of them cross."""

from __future__ import annotations

from awards.enums import BallotState
from awards.models import Ballot
from awards.refusals import Refusal
from blocs.enums import Act
from blocs.models import Cycle
from blocs.services.stages import require
from boards.refusals import Refused

LACKS = {
    BallotState.PREPARED: Refusal.BALLOT_NOT_PREPARED,
    BallotState.OPEN: Refusal.BALLOT_NOT_OPEN,
    BallotState.CLOSED: Refusal.BALLOT_NOT_CLOSED,
}


def locked_cycle(cycle: Cycle) -> Cycle:
    """The year of a conference, locked. Raises ``Refused`` at any other stage."""
    locked = Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)
    require(Act.BALLOT, locked)
    return locked


def locked_ballot(ballot: Ballot, state: BallotState) -> Ballot:
    """The ballot, locked, in the state that a step begins from. Raises ``Refused``."""
    rows = Ballot.objects.select_for_update(of=("self",))
    locked = rows.select_related("cycle__bloc", "award", "after").get(pk=ballot.pk)
    require(Act.BALLOT, locked.cycle)
    if locked.state is not state:
        raise Refused(LACKS[state])
    return locked
