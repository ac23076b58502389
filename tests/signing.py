"""A real authority, a foreign one, and files signed by them: made once for a run, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from types import SimpleNamespace

import typst
from cryptography.hazmat.primitives.serialization import Encoding

from boards.pades.authority import (
    Authority,
    Credential,
    issue,
    make_authority,
    revocation_list,
)
from boards.pades.fields import with_signature_fields
from boards.pades.signing import Manner, signed

DAY = timedelta(days=1)
NOW = datetime.now(UTC).replace(microsecond=0)
PERSON = "Nguyễn Văn An"
BOARD = "Ban Quản lý các khu công nghiệp tỉnh Yên Bái"
SLUGS = ("yen-bai", "thai-nguyen", "hoa-binh", "phu-tho", "bac-kan", "tuyen-quang", "bac-giang")


@dataclass(frozen=True)
class Authorities:
    """One that the tests trust, and one that nobody does."""

    trusted: Authority
    foreign: Authority


@cache
def authorities() -> Authorities:
    """Made at the first use."""
    return Authorities(
        make_authority("Cơ quan chứng thực thử", now=NOW),
        make_authority("Cơ quan lạ", now=NOW),
    )


@cache
def credential(
    person=PERSON, board=BOARD, *, foreign=False, days=(-30, 300), unit="", **options
) -> Credential:
    """A certificate with its key; ``days`` from and until, counted from today."""
    of = authorities()
    subject = {"O": board, **({"OU": unit} if unit else {}), "CN": person}
    return issue(
        of.foreign if foreign else of.trusted,
        subject,
        valid_from=NOW + days[0] * DAY,
        valid_until=NOW + days[1] * DAY,
        **options,
    )


def paper(title="Giao ước thi đua") -> bytes:
    """A paper of two pages with a signature field for each board, as opening a pledge makes it."""
    return _paper(title)


@cache
def _paper(title) -> bytes:
    text = f'#set document(title: "{title}")\n#set text(lang: "vi")\n= {title}\n#pagebreak()\nKý'
    pdf = typst.compile(text.encode(), format="pdf", pdf_standards=["ua-1"])
    boxes = [
        SimpleNamespace(name=slug, page=2, x1=90, y1=700 - 80 * row, x2=250, y2=760 - 80 * row)
        for row, slug in enumerate(SLUGS)
    ]
    return with_signature_fields(pdf, boxes)


def sign(pdf, who=None, *, field="yen-bai", at=None, **manner) -> bytes:
    """The file with one more signature."""
    return signed(pdf, who or credential(), Manner(field, at or datetime.now(UTC), **manner))


def trust(folder, *, revoked=None, issued_at=None) -> None:
    """Fill the folder of anchors: the trusted root, and a list of what was revoked."""
    folder.mkdir(parents=True, exist_ok=True)
    of = authorities().trusted
    root = of.root.certificate.public_bytes(Encoding.PEM)
    (folder / "goc.crt").write_bytes(root)
    if revoked is not None:
        serials = {who.certificate.serial_number: since for who, since in revoked.items()}
        entries = revocation_list(of.issuing, serials, issued_at=issued_at or NOW)
        (folder / "thu-hoi.crl").write_bytes(entries)
