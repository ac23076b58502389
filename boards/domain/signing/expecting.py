"""What a signed file is held against: the opened paper, the board, and who may sign for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from boards.domain.names import fold
from boards.domain.signing.facts import SignatureFacts

SKEW = timedelta(minutes=5)
"""So far the clock of a signing machine may be ahead of ours."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who may sign for the board in a post, from a day to a day (excluded).

    ``certificates`` are those registered, by SHA-256. Where there is any, no other counts.
    """

    key: int
    name: str
    post: str
    starts_on: date
    ends_on: date | None = None
    certificates: frozenset[str] = frozenset()

    def may_sign_on(self, day: date) -> bool:
        """Whether the authority covers that day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True)
class Expected:
    """``sha256`` is that of the opened paper; ``known`` are the signatures recorded already.

    ``names`` are all names and aliases of the board. ``zone`` tells the day of a moment.
    """

    sha256: str
    opened_at: datetime
    now: datetime
    zone: tzinfo
    board: str
    names: tuple[str, ...]
    signers: tuple[Signer, ...]
    known: frozenset[str] = frozenset()

    def day_of(self, moment: datetime) -> date:
        """The day on which a moment falls here."""
        return moment.astimezone(self.zone).date()

    def is_seal(self, signature: SignatureFacts) -> bool:
        """Whether the certificate is that of the agency itself: its seal, not a person's.

        Agencies sign twice: the head, then the agency. The seal alone is nobody's signature.
        """
        return self._bears(signature.holder.person) and not self.named(signature)

    def named(self, signature: SignatureFacts) -> tuple[Signer, ...]:
        """Every term of whoever the certificate means: by registration, else by name.

        A certificate is registered once, for a person: it stays the same in the next post.
        """
        registered = {
            fold(each.name) for each in self.signers if signature.certificate in each.certificates
        }
        if registered:
            return tuple(each for each in self.signers if fold(each.name) in registered)
        person = fold(signature.holder.person)
        if not person or not any(map(self._bears, signature.holder.organisations)):
            return ()
        return tuple(each for each in self.signers if fold(each.name) == person)

    def _bears(self, name: str) -> bool:
        return bool(fold(name)) and fold(name) in _folded(self.names)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, names))
