"""The answers of the policy as sentences: the ground of a right, and its last day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from blocs.domain.policy import Ground, Verdict
from blocs.enums import Party
from blocs.models import Cycle

SINGLE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Right:
    """On what ground somebody may, and the last day of it."""

    ground: str
    last_day: date | None = None
    opened_until: datetime | None = None


def right(verdict: Verdict, board: str, cycles: Mapping[int, str]) -> Right | None:
    """A verdict that says yes, in words; ``cycles`` are the names of those with mandates."""
    if verdict.ground is None or not verdict.allowed:
        return None
    until = verdict.ground.until
    words = _words(verdict.ground, board, cycles)
    return Right(words, until - SINGLE_DAY if until else None, verdict.opened_until)


def named(cycles: Iterable[Cycle]) -> dict[int, str]:
    """The names of cycles by their key."""
    return {cycle.pk: str(cycle) for cycle in cycles}


def _words(ground: Ground, board: str, cycles: Mapping[int, str]) -> str:
    if ground.party == Party.OWN_BOARD:
        return _("officer of %(board)s") % {"board": board}
    if ground.term is None:
        return str(ground.party.label)
    said = {"board": board, "cycle": cycles[ground.term.cycle]}
    if ground.party == Party.CHAIR:
        return _("officer of %(board)s, chair of %(cycle)s") % said
    return _("officer of %(board)s, deputy chair of %(cycle)s") % said
