"""A certification authority for demonstrations and tests: made at run time, trusted by nobody else.

A root signs an intermediate, and that signs the certificates of people, as real authorities do.
Keys are elliptic curves (P-256) where nothing else is asked for: they are made at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate, KeyUsage, Name

    Key = EllipticCurvePrivateKey | RSAPrivateKey

YEAR = timedelta(days=365)
SIGNS = ("digital_signature", "content_commitment")
"""What a certificate for papers is made for: to sign, and not to deny it later."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate with its key, and those above it up to the root (excluded)."""

    certificate: Certificate
    key: Key
    chain: tuple[Certificate, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """A root and the intermediate that issues."""

    root: Credential
    issuing: Credential


def make_authority(name: str, *, now: datetime) -> Authority:
    """A root and an intermediate, valid for ten years around now."""
    span = (now - YEAR, now + 10 * YEAR)
    root = _certified(_name(CN=f"{name} – gốc"), span, None, is_authority=True)
    issuing = _certified(_name(CN=f"{name} – cấp phát"), span, root, is_authority=True)
    return Authority(root, issuing)


def issue(
    authority: Authority,
    subject: Mapping[str, str],
    *,
    valid_from: datetime,
    valid_until: datetime,
    usages: tuple[str, ...] = SIGNS,
    purposes: tuple[str, ...] = (),
    rsa_bits: int = 0,
    also: tuple[str, ...] = (),
) -> Credential:
    """A certificate for a person or agency: ``{"CN": …, "O": …, "OU": …}``.

    ``also`` are further common names, as some authorities write them.
    """
    return _certified(
        _name(*also, **subject),
        (valid_from, valid_until),
        authority.issuing,
        usages=usages,
        purposes=purposes,
        rsa_bits=rsa_bits,
    )


def revocation_list(
    issuer: Credential, revoked: Mapping[int, datetime], *, issued_at: datetime
) -> bytes:
    """The list of the serial numbers that an authority revoked, and since when."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding

    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(issued_at)
        .next_update(issued_at + timedelta(days=7))
        .add_extension(x509.CRLNumber(1), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()),
            critical=False,
        )
    )
    for serial, since in revoked.items():
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)


def _name(*also: str, CN: str, **parts: str) -> Name:  # noqa: N803 - as certificates write it
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    kinds = {
        "CN": NameOID.COMMON_NAME,
        "O": NameOID.ORGANIZATION_NAME,
        "OU": NameOID.ORGANIZATIONAL_UNIT_NAME,
    }
    given = [*parts.items(), ("CN", CN), *(("CN", name) for name in also)]
    country = x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")
    return x509.Name([country, *(x509.NameAttribute(kinds[key], value) for key, value in given)])


def _certified(
    subject: Name,
    span: tuple[datetime, datetime],
    issuer: Credential | None,
    *,
    is_authority: bool = False,
    usages: tuple[str, ...] = (),
    purposes: tuple[str, ...] = (),
    rsa_bits: int = 0,
) -> Credential:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    key = _key(rsa_bits)
    signed_by = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(span[0])
        .not_valid_after(span[1])
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_by.public_key()),
            critical=False,
        )
    )
    used = ("key_cert_sign", "crl_sign") if is_authority else usages
    if used:
        builder = builder.add_extension(_usage(used), critical=True)
    if purposes:
        wanted = x509.ExtendedKeyUsage([x509.ObjectIdentifier(each) for each in purposes])
        builder = builder.add_extension(wanted, critical=False)
    above = (issuer.certificate, *issuer.chain) if issuer and issuer.chain is not None else ()
    return Credential(builder.sign(signed_by, hashes.SHA256()), key, above)


def _key(rsa_bits: int) -> Key:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if rsa_bits:
        return rsa.generate_private_key(public_exponent=65537, key_size=rsa_bits)
    return ec.generate_private_key(ec.SECP256R1())


def _usage(wanted: tuple[str, ...]) -> KeyUsage:
    from cryptography import x509

    every = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{each: each in wanted for each in every})
