"""Which certificate of a chain was revoked, by the lists that this site holds.

The library looks at a list only where the certificate says that there is one, and at no list past
its day. Here every list counts that the issuer signed, however old: what it names was revoked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.crl import CertificateList
    from asn1crypto.x509 import Certificate
    from cryptography.x509 import CertificateRevocationList


@dataclass(frozen=True, slots=True)
class Revocation:
    """``since`` is the earliest revocation in the chain; ``lists_of`` the day of the newest list of
    whoever issued the signer's certificate. Either may be missing."""

    since: datetime | None = None
    lists_of: datetime | None = None


def revocation_of(path: Sequence[Certificate], lists: Iterable[CertificateList]) -> Revocation:
    """What the lists say of a chain, from its anchor to the signer."""
    lists = [*lists]
    revoked: list[datetime] = []
    days: list[datetime] = []
    for issuer, certificate in pairwise(path):
        signed = [known for each in lists if (known := _signed_by(each, issuer)) is not None]
        days = [each.last_update_utc for each in signed]
        revoked += filter(None, (_since(each, certificate.serial_number) for each in signed))
    return Revocation(min(revoked, default=None), max(days, default=None))


def _signed_by(given: CertificateList, issuer: Certificate) -> CertificateRevocationList | None:
    """The list as the faster library reads it, if this issuer signed it; else nothing."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import InvalidVersion, load_der_x509_certificate, load_der_x509_crl

    try:
        if given.issuer != issuer.subject:
            return None
        known = load_der_x509_crl(given.dump())
        key = load_der_x509_certificate(issuer.dump()).public_key()
        return known if known.is_signature_valid(key) else None  # type: ignore[arg-type]
    except (ValueError, TypeError, UnsupportedAlgorithm, InvalidVersion):
        return None  # A file may bring along whatever it likes.


def _since(known: CertificateRevocationList, serial: int) -> datetime | None:
    entry = known.get_revoked_certificate_by_serial_number(serial)
    return entry.revocation_date_utc if entry is not None else None
