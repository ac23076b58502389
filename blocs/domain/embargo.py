"""When an approved edition becomes public: at its moment, by the clock alone.

No job publishes it, so none can be late, and none that stands still can keep it back or let it out.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from blocs.enums import EditionState
from blocs.refusals import Refusal

LONGEST = timedelta(days=366)
"""A moment that is further away is a slip of the finger."""

LAST_CALL = timedelta(seconds=30)
"""So shortly before its moment no approval is withdrawn: the public would see it come and go."""


def state_of(published_at: datetime | None, now: datetime) -> EditionState:
    """How far an edition has come; at its very moment it is public."""
    if published_at is None:
        return EditionState.WAITING
    return EditionState.PUBLISHED if published_at <= now else EditionState.EMBARGOED


def bars_moment(moment: datetime, now: datetime) -> Refusal | None:
    """Why nobody may name this moment for a publication."""
    if moment <= now:
        return Refusal.MOMENT_PAST
    return Refusal.MOMENT_TOO_FAR if moment > now + LONGEST else None


def withdrawable(published_at: datetime, now: datetime) -> bool:
    """Whether there is still time to withdraw the approval."""
    return now + LAST_CALL < published_at
