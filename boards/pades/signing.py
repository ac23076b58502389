"""Sign a PDF as an agency's own software does: PAdES, an own field, nothing rewritten.

For the demonstration and the tests only: this site never holds the key of anybody.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from boards.pades.authority import Credential


@dataclass(frozen=True, slots=True)
class Manner:
    """How to sign: in which field, at which time, with which digest, under which picture."""

    field: str
    at: datetime
    digest: str = "sha256"
    stamp: Path | None = None
    """A PDF file whose first page is shown in the field."""
    settings: tuple[tuple[str, Any], ...] = ()
    """More settings of the library; the tests make odd signatures by them."""
    timestamper: Any = None


def signed(pdf: bytes, credential: Credential, manner: Manner) -> bytes:
    """The file with one more signature, in an empty field of that name or in a new one.

    Raises ``ValueError`` for what is no PDF file, or cannot be signed.
    """
    from pyhanko.pdf_utils.misc import PdfError

    try:
        return _signed(pdf, credential, manner)
    except PdfError as error:
        raise ValueError(str(error)) from error


def _signed(pdf: bytes, credential: Credential, manner: Manner) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    class TimedSigner(PdfSigner):
        """The library signs at its own time; a test says when."""

        def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
            session = super().init_signing_session(*args, **kwargs)
            session.system_time = manner.at
            return session

    metadata = PdfSignatureMetadata(
        field_name=manner.field,
        md_algorithm=manner.digest,
        **{"subfilter": SigSeedSubFilter.PADES, **dict(manner.settings)},
    )
    made = BytesIO()
    signer = TimedSigner(
        metadata,
        _signer(credential),
        timestamper=manner.timestamper,
        stamp_style=_stamp(manner.stamp),
    )
    asyncio.run(signer.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=made))
    return made.getvalue()


def _signer(credential: Credential) -> Any:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    def der(certificate: Any) -> Any:
        return x509.Certificate.load(certificate.public_bytes(Encoding.DER))

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([der(each) for each in credential.chain])
    key = credential.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=der(credential.certificate),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=store,
        embed_roots=False,
    )


def _stamp(page: Path | None) -> Any:
    """The page as the picture of the signature; without one the field stays as it is."""
    from pyhanko.stamp import StaticStampStyle

    if page is None:
        return StaticStampStyle(background=None, border_width=0)
    return StaticStampStyle.from_pdf_file(str(page), background_opacity=1, border_width=0)
