"""One signature of a PDF file, as far as the library and the folder of trust can tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from boards.domain.signing.facts import SIGNING, Coverage, Holder, SignatureFacts
from boards.pades.revocation import revocation_of

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko_certvalidator import ValidationContext

    from boards.pades.trust import Trust


async def facts_of(
    embedded: EmbeddedPdfSignature, reader: PdfFileReader, trust: Trust, now: datetime
) -> SignatureFacts:
    """The facts of one signature. Raises what a malformed one makes the library raise."""
    from boards.pades.reading import level_of

    brought = _brought_along(reader, embedded)
    proofs = {
        "trust_roots": [*trust.anchors],
        "other_certs": [*trust.others, *brought.certificates],
        "ocsps": brought.answers,
    }
    status = await _status(embedded, proofs, now)
    stamp = getattr(status, "timestamp_validity", None)
    stamped_at = stamp.timestamp if stamp is not None and stamp.trusted else None
    if stamped_at is not None:
        status = await _status(embedded, proofs, stamped_at)
    certificate = embedded.signer_cert
    path = await _path(certificate, embedded, trust, stamped_at or now)
    revocation = revocation_of(path or (), [*trust.lists, *brought.lists])
    answered = status.revocation_details  # by what the file itself brings along
    return SignatureFacts(
        field=str(embedded.field_name),
        coverage=_coverage(embedded),
        level=level_of(embedded.diff_result),
        whole=bool(status.intact and status.valid),
        good=bool(status.trusted) if _is_stamp(embedded) else _bottom_line(status),
        chained=path is not None,
        anchor=_named(path[0].subject) if path else "",
        revoked_at=revocation.since or (answered.revocation_date if answered else None),
        lists_of=revocation.lists_of,
        claimed_at=None if _is_stamp(embedded) else embedded.self_reported_timestamp,
        stamped_at=status.timestamp if _is_stamp(embedded) else stamped_at,
        stamp_ignored=stamp is not None and stamped_at is None,
        container=sha256(embedded.pkcs7_content).hexdigest(),
        digest=embedded.md_algorithm,
        locks=_locks(embedded),
        is_stamp=_is_stamp(embedded),
        **_of_certificate(certificate),
    )


def _of_certificate(certificate: Certificate) -> dict[str, Any]:
    """What stands in a certificate."""
    names = certificate.subject.native
    key = certificate.public_key
    used, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    return {
        "holder": Holder(
            _first(names.get("common_name")),
            _organisations(names),
            certificate.subject.human_friendly,
        ),
        "issuer": _named(certificate.issuer),
        "serial": f"{certificate.serial_number:x}",
        "certificate": certificate.sha256.hex(),
        "valid_from": certificate.not_valid_before,
        "valid_until": certificate.not_valid_after,
        "usages": tuple(sorted(used.native)) if used is not None else (),
        "purposes": tuple(purposes.native) if purposes is not None else (),
        "algorithm": key.algorithm,
        "bits": key.bit_size,
    }


def _organisations(names: dict[str, Any]) -> tuple[str, ...]:
    found: list[str] = []
    for kind in ("organization_name", "organizational_unit_name"):
        value = names.get(kind) or ()
        found += [value] if isinstance(value, str) else [*value]
    return tuple(found)


def _first(value: Any) -> str:
    """One name: a certificate may repeat a kind, then they come as a list."""
    if value is None or isinstance(value, str):
        return value or ""
    return str(value[0])


def _named(name: Any) -> str:
    """The common name of an authority; its whole name where it has none."""
    return _first(name.native.get("common_name")) or str(name.human_friendly)


def _is_stamp(embedded: EmbeddedPdfSignature) -> bool:
    return str(embedded.sig_object_type) == "/DocTimeStamp"


def _locks(embedded: EmbeddedPdfSignature) -> bool:
    from pyhanko.sign.fields import MDPPerm

    return bool(embedded.docmdp_level is MDPPerm.NO_CHANGES)


def _coverage(embedded: EmbeddedPdfSignature) -> Coverage:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if embedded.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return Coverage.WHOLE
    whole_revision = embedded.coverage is SignatureCoverageLevel.ENTIRE_REVISION
    return Coverage.REVISION if whole_revision else Coverage.PART


def _bottom_line(status: Any) -> bool:
    """The library's bottom line; a time stamp of a strange authority counts as none."""
    stamps = {
        name: None
        for name in ("timestamp_validity", "content_timestamp_validity")
        if getattr(status, name, None) is not None and not getattr(status, name).trusted
    }
    return bool(replace(status, **stamps).bottom_line)


async def _status(embedded: EmbeddedPdfSignature, proofs: dict[str, Any], moment: datetime) -> Any:
    """The library's whole answer, as of a moment and without ever asking the network."""
    from pyhanko.sign.validation.pdf_embedded import (
        async_validate_pdf_signature,
        async_validate_pdf_timestamp,
    )
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    context = _context(proofs, moment)
    if _is_stamp(embedded):
        return await async_validate_pdf_timestamp(embedded, context)
    return await async_validate_pdf_signature(
        embedded, context, key_usage_settings=KeyUsageConstraints(key_usage=set(SIGNING))
    )


def _context(proofs: dict[str, Any], moment: datetime) -> ValidationContext:
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        **proofs,
        moment=moment,
        revocation_mode="soft-fail",
        retroactive_revinfo=True,
        allow_fetching=False,
    )


@dataclass(frozen=True, slots=True)
class Brought:
    """What stands in the file itself: certificates, revocation lists, answers about revocation.

    It is believed only as far as a trusted authority signed it.
    """

    certificates: list[Any]
    lists: list[Any]
    answers: list[Any]


def _brought_along(reader: PdfFileReader, embedded: EmbeddedPdfSignature) -> Brought:
    from asn1crypto.crl import CertificateList
    from asn1crypto.ocsp import OCSPResponse
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.general import NonexistentAttributeError, find_unique_cms_attribute

    store = part_of(reader.root, "/DSS")

    def streams(key: str, kind: Any) -> list[Any]:
        return [kind.load(each.get_object().data) for each in part_of(store, key)]

    lists, answers = streams("/CRLs", CertificateList), streams("/OCSPs", OCSPResponse)
    try:
        archive = find_unique_cms_attribute(
            embedded.signer_info["signed_attrs"], "adobe_revocation_info_archival"
        )
    except NonexistentAttributeError:
        pass
    else:
        lists += archive["crl"] or ()
        answers += archive["ocsp"] or ()
    return Brought(streams("/Certs", Certificate), lists, answers)


def part_of(whole: Any, key: str) -> Any:
    """An entry of a dictionary of the file, wherever it stands; empty where it has none."""
    return whole[key] if key in whole else ()  # noqa: SIM401 - its ``get`` does not follow links


async def _path(
    certificate: Certificate, embedded: EmbeddedPdfSignature, trust: Trust, moment: datetime
) -> list[Certificate] | None:
    """The chain from an anchor on, whatever the days of the certificate say; none without one."""
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError

    inside = min(max(moment, certificate.not_valid_before), certificate.not_valid_after)
    context = ValidationContext(
        trust_roots=[*trust.anchors],
        other_certs=[*trust.others],
        moment=inside,
        allow_fetching=False,
    )
    validator = CertificateValidator(certificate, [*embedded.other_embedded_certs], context)
    try:
        return [*await validator.async_validate_path()]
    except (PathBuildingError, PathValidationError):
        return None
