"""Which certificate of a chain was revoked, by the lists that this site holds.

The library looks at a list only where the certificate says that there is one, and at no list past
its day. Here every list counts that the issuer signed, however old: what it names was revoked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.crl import CertificateList
    from asn1crypto.x509 import Certificate


@dataclass(frozen=True, slots=True)
class Revocation:
    """``since`` is the earliest revocation in the chain; ``lists_of`` the day of the newest list of
    whoever issued the signer's certificate. Either may be missing."""

    since: datetime | None = None
    lists_of: datetime | None = None


def revocation_of(path: Sequence[Certificate], lists: Iterable[CertificateList]) -> Revocation:
    """What the lists say of a chain, from its anchor to the signer."""
    lists = [*lists]
    revoked, days = [], []
    for issuer, certificate in pairwise(path):
        signed = [each for each in lists if _signed_by(each, issuer)]
        revoked += [since for each in signed for since in _entries(each, certificate)]
        days = [each["tbs_cert_list"]["this_update"].native for each in signed]
    return Revocation(min(revoked, default=None), max(days, default=None))


def _signed_by(given: CertificateList, issuer: Certificate) -> bool:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import load_der_x509_certificate, load_der_x509_crl

    if given.issuer != issuer.subject:
        return False
    try:
        key = load_der_x509_certificate(issuer.dump()).public_key()
        return load_der_x509_crl(given.dump()).is_signature_valid(key)  # type: ignore[arg-type]
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False


def _entries(given: CertificateList, certificate: Certificate) -> Iterator[datetime]:
    for entry in given["tbs_cert_list"]["revoked_certificates"] or ():
        if entry["user_certificate"].native == certificate.serial_number:
            yield entry["revocation_date"].native
