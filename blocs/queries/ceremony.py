"""What the screen of the conference shows: who has signed, by board and time, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from blocs.enums import PledgeState, SignatureKind
from blocs.models import Pledge
from blocs.queries.signatures import SigningRow, signing_rows


@dataclass(frozen=True, slots=True)
class Seat:
    """One board on the screen. ``at`` is when its signature began to count."""

    number: int
    name: str
    stands: bool
    waits: bool
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ceremony:
    """The whole screen."""

    pledge: Pledge
    seats: tuple[Seat, ...]

    @property
    def signed(self) -> int:
        """How many have signed."""
        return sum(seat.stands for seat in self.seats)

    @property
    def complete(self) -> bool:
        """Whether the pledge is signed by all."""
        return self.pledge.state == PledgeState.SIGNED

    @property
    def day(self) -> date | None:
        """The day on which it was signed by all."""
        return self.pledge.signed_on


def ceremony(pledge: Pledge) -> Ceremony:
    """The boards by seat, in three queries. No name of a person gets this far."""
    return Ceremony(pledge, tuple(map(_seat, signing_rows(pledge))))


def _seat(row: SigningRow) -> Seat:
    signature = row.signature
    at = None
    if signature is not None and row.stands:
        digital = row.kind is SignatureKind.DIGITAL
        at = signature.signed_at if digital else signature.confirmed_at
    return Seat(row.seat, row.short_name, row.stands, row.waits, at)
