"""Ballots of conferences that are over."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from awards.enums import BallotKind, CountOutcome
from config.api.schemas.values import Exact, Fingerprint, Listed, Sealed


class Turnout(Sealed):
    """How many there were of what."""

    members: int
    present: int
    written: int
    phones: int
    issued: int
    returned: int
    invalid: int
    cast: int
    valid: int


class Quorum(Sealed):
    """How many had to be there, and how many were."""

    needed: int
    present: int
    met: bool


class Count(Sealed):
    """What a name received. Of a secret ballot there are only sums."""

    board: str
    name: str
    yes: int
    no: int
    abstain: int
    base: int
    needed: int
    percent: Annotated[Exact | None, Field(description=_("Null where the base is nobody."))]
    outcome: CountOutcome


class Ballot(Sealed):
    """A counted ballot as it was sealed."""

    bloc: str
    year: int
    number: int
    round: int
    title: str
    title_en: str
    award: Annotated[str, Field(description=_("Code of the award."))]
    kind: BallotKind
    secret: bool
    counted_at: datetime
    rules_fingerprint: Fingerprint
    fingerprint: Fingerprint
    turnout: Turnout
    quorum: Quorum
    counts: list[Count]
    page: Annotated[str, Field(description=_("Path of its page."))]
    file: Annotated[str, Field(description=_("Path of the file to count it again with."))]


class Ballots(Listed):
    """Ballots: the latest year first, in it by number."""

    results: list[Ballot]
