"""A certificate file of a person, read for registering it."""

from __future__ import annotations

from boards.domain.signing.facts import CertificateFacts

LARGEST = 64 * 1024


def read_certificate(data: bytes) -> CertificateFacts:
    """What stands in a .cer, .crt or .pem file. Raises ``ValueError`` where it is none.

    Of a text with a whole chain the first certificate counts: the person's own.
    """
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    if len(data) > LARGEST:
        raise ValueError("too large")
    der = pem.unarmor(data)[2] if pem.detect(data) else data
    certificate = Certificate.load(der, strict=True)
    return CertificateFacts(
        sha256=certificate.sha256.hex(),
        subject=certificate.subject.human_friendly,
        issuer=certificate.issuer.human_friendly,
        serial=f"{certificate.serial_number:x}",
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        is_authority=bool(certificate.ca),
    )
