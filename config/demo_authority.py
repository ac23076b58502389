"""A test authority for the demonstration: made on first use, trusted by this one machine.

It stands in for the state's own: a root, an intermediate, and a certificate for each signatory of
the demonstration, with keys that lie beside them. Nothing of it is in the repository, and no
machine that is not in demo mode makes or uses it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import typst
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.utils import timezone

from boards.domain.signing.expecting import Signer
from boards.pades.authority import Authority, Credential, issue, make_authority
from boards.pades.signing import Manner, signed

NAME = "Cơ quan chứng thực THỬ NGHIỆM"
FOREIGN = "Cơ quan chứng thực LẠ"
YEAR = timedelta(days=365)
STAMP = """
#set page(width: 160pt, height: 60pt, margin: 4pt)
#set text(size: 8pt, fill: rgb("#a3182b"), lang: "vi")
#set par(leading: 0.35em)
#rect(width: 100%, height: 100%, stroke: 0.7pt + rgb("#a3182b"))[
  *Ký số thử nghiệm* \\
  #sys.inputs.name \\
  #sys.inputs.board \\
  #sys.inputs.at
]
"""


@dataclass(frozen=True, slots=True)
class DemoAuthority:
    """The folder that holds keys and certificates, and the one that holds what is trusted."""

    folder: Path
    trust: Path

    def sign(
        self, pdf: bytes, *, slug: str, board: str, signer: Signer, foreign: bool = False
    ) -> bytes:
        """The file with the signature of a board's signatory, as an agency's software makes it."""
        now = timezone.now()
        of = self._authority(FOREIGN if foreign else NAME, "foreign" if foreign else "demo", now)
        if not foreign:
            self._trust(of)
        name = f"{slug}-foreign" if foreign else slug
        who = self._kept(name, lambda: _person(of, signer.name, board, now), of.issuing)
        with tempfile.TemporaryDirectory() as folder:
            stamp = Path(folder) / "stamp.pdf"
            stamp.write_bytes(_stamp(signer.name, board, now))
            return signed(pdf, who, Manner(slug, now, stamp=stamp))

    def _authority(self, name: str, stem: str, now: datetime) -> Authority:
        made: list[Authority] = []

        def new(part: str) -> Credential:
            made[:] = made or [make_authority(name, now=now)]
            credential: Credential = getattr(made[0], part)
            return credential

        root = self._kept(f"{stem}-root", lambda: new("root"), None)
        return Authority(root, self._kept(f"{stem}-issuing", lambda: new("issuing"), root))

    def _trust(self, of: Authority) -> None:
        self.trust.mkdir(parents=True, exist_ok=True)
        root = self.trust / "demo-root.crt"
        root.write_bytes(of.root.certificate.public_bytes(Encoding.PEM))

    def _kept(
        self, stem: str, make: Callable[[], Credential], issuer: Credential | None
    ) -> Credential:
        """The certificate and key that lie in the folder; made and put there the first time."""
        certificate, key = self.folder / f"{stem}.crt", self.folder / f"{stem}.key"
        if not key.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            new = make()
            certificate.write_bytes(new.certificate.public_bytes(Encoding.PEM))
            key.touch(mode=0o600)
            key.write_bytes(
                new.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            )
        loaded = load_pem_private_key(key.read_bytes(), password=None)
        assert isinstance(loaded, EllipticCurvePrivateKey)  # noqa: S101 - made above
        above = (issuer.certificate, *issuer.chain) if issuer else ()
        return Credential(x509.load_pem_x509_certificate(certificate.read_bytes()), loaded, above)


def _person(of: Authority, name: str, board: str, now: datetime) -> Credential:
    return issue(
        of, {"O": board, "CN": name}, valid_from=now - timedelta(days=1), valid_until=now + 3 * YEAR
    )


def _stamp(name: str, board: str, now: datetime) -> bytes:
    """What is seen in the field: who signed and when, and that it is a trial."""
    said = {"name": name, "board": board, "at": f"{timezone.localtime(now):%H:%M:%S %d/%m/%Y}"}
    pdf: bytes = typst.compile(STAMP.encode(), format="pdf", sys_inputs=said)
    return pdf
