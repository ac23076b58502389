"""What a PDF file and its signatures say, as plain values: nothing here decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SIGNING = frozenset({"digital_signature", "non_repudiation"})
"""Usages of a certificate that is made for signing papers: one of them is enough."""


class Coverage(StrEnum):
    """How much of the file a signature covers."""

    WHOLE = "whole"
    REVISION = "revision"
    """The file up to the end of its own revision: others were added later."""
    PART = "part"


class Level(StrEnum):
    """What later revisions did to what was there before."""

    NONE = "none"
    PROOFS = "proofs"
    """Time stamps and revocation lists for the long run; nothing that a reader sees."""
    FORMS = "forms"
    """Signatures, and fields for them."""
    OTHER = "other"
    """Anything else: text, pages, notes, scripts."""


@dataclass(frozen=True, slots=True)
class Holder:
    """To whom a certificate was given."""

    person: str = ""
    """The common name, CN."""
    organisations: tuple[str, ...] = ()
    """O and OU, in their order."""
    text: str = ""
    """The whole name as one line."""


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature of a file, or a time stamp of the whole document (``is_stamp``).

    ``good`` is the bottom line of the library: the bytes are those that were signed, the chain of
    certificates ends at an anchor of this site, and nothing else speaks against it *at the time of
    the proof*: that of a trusted time stamp, else of the check. ``whole``: the bytes are those
    that were signed. ``chained``: the certificate comes from an anchor, whatever its days say.
    """

    field: str
    coverage: Coverage
    level: Level
    whole: bool
    good: bool
    chained: bool
    holder: Holder
    issuer: str
    serial: str
    certificate: str
    """SHA-256 of the certificate."""
    container: str
    """SHA-256 of the signature itself: by it one file's signature is known in another."""
    valid_from: datetime
    valid_until: datetime
    usages: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    digest: str = ""
    algorithm: str = ""
    bits: int = 0
    claimed_at: datetime | None = None
    stamped_at: datetime | None = None
    """The time of a trusted time stamp."""
    stamp_ignored: bool = False
    """Whether there is a time stamp of an authority that this site does not trust."""
    revoked_at: datetime | None = None
    lists_of: datetime | None = None
    """The day of the revocation list that was looked at; none where there is no list."""
    anchor: str = ""
    locks: bool = False
    """Whether it forbids every further signature."""
    is_stamp: bool = False

    @property
    def signed_at(self) -> datetime | None:
        """The time that counts: that of a trusted stamp, else the one the signer names."""
        return self.stamped_at or self.claimed_at


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate by itself, as somebody registers it; ``sha256`` is what it is known by."""

    sha256: str
    subject: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime
    is_authority: bool = False


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """A file. ``signatures`` stand in the order in which they were added.

    ``paper`` is the SHA-256 of its first bytes, as many as the opened paper has. ``added`` is what
    was done on top of those.
    """

    sha256: str
    size: int
    paper: str = ""
    added: Level = Level.NONE
    readable: bool = True
    encrypted: bool = False
    active: bool = False
    """Whether it carries scripts or a dynamic form."""
    ends_clean: bool = True
    """Whether nothing stands after its last end mark."""
    signatures: tuple[SignatureFacts, ...] = ()

    @property
    def signed(self) -> tuple[SignatureFacts, ...]:
        """The signatures of people and agencies, without time stamps of the document."""
        return tuple(each for each in self.signatures if not each.is_stamp)
