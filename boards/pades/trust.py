"""Whom this site trusts: a folder of certificates and revocation lists, read anew each time.

A certificate that signed itself is an anchor; every other one only helps to build chains. Nothing
is ever fetched from the network: whoever runs the site puts the files there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.crl import CertificateList
    from asn1crypto.x509 import Certificate

CERTIFICATES = frozenset({".crt", ".cer", ".pem"})
LISTS = frozenset({".crl"})
LARGEST = 20 * 1024 * 1024
"""A revocation list may be long; a file beyond that is none."""


@dataclass(slots=True)
class Trust:
    """What the folder holds. ``unread`` names the files that could not be understood."""

    anchors: list[Certificate] = field(default_factory=list)
    others: list[Certificate] = field(default_factory=list)
    lists: list[CertificateList] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_trust(folder: Path) -> Trust:
    """The anchors, certificates and lists of the folder; none where it is not there."""
    from cryptography.x509 import InvalidVersion

    trust = Trust()
    for path in _files(folder):
        try:
            _take(path, trust)
        except (OSError, ValueError, TypeError, InvalidVersion):
            trust.unread.append(path.name)
    return trust


def _files(folder: Path) -> Iterator[Path]:
    try:
        paths: Iterable[Path] = sorted(folder.iterdir())
    except OSError:
        return
    yield from (path for path in paths if path.suffix.lower() in CERTIFICATES | LISTS)


def _take(path: Path, trust: Trust) -> None:
    from asn1crypto.crl import CertificateList
    from asn1crypto.x509 import Certificate
    from cryptography.x509 import load_der_x509_certificate, load_der_x509_crl

    if path.stat().st_size > LARGEST:
        raise ValueError(path.name)
    for der in _unarmoured(path.read_bytes()):
        if path.suffix.lower() in LISTS:
            load_der_x509_crl(der)
            known = CertificateList.load(der, strict=True)
            _ = known.issuer.native  # A fault must come up here, not while a file is judged.
            trust.lists.append(known)
            continue
        load_der_x509_certificate(der)
        certificate = Certificate.load(der, strict=True)
        _ = certificate.native
        is_anchor = certificate.self_signed != "no" and certificate.ca
        (trust.anchors if is_anchor else trust.others).append(certificate)


def _unarmoured(data: bytes) -> list[bytes]:
    """The one binary block of a file, or every block of its text form."""
    from asn1crypto import pem

    if not pem.detect(data):
        return [data]
    return [der for _kind, _headers, der in pem.unarmor(data, multiple=True)]
