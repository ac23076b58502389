"""A PDF file that is none of ours byte for byte: a copy with signatures, or an altered one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from django.conf import settings
from django.utils import timezone

from blocs.domain.pledge.codes import PREFIX, read_code
from blocs.enums import Answer, SignatureState
from blocs.models import Pledge, Signature
from blocs.queries.signing import containers_of
from blocs.queries.verifying.answers import Verified, known_pledges, of_pledge
from boards.domain.sentences import Sentence
from boards.domain.signing.copies import beginnings
from boards.domain.signing.facts import Level, PdfFacts
from boards.pades.apart import read_apart

CODE = re.compile(rb"%s.{1,4}20[0-9]{2}.{1,4}[2-9A-Z]{4}.{1,4}[2-9A-Z]{4}" % PREFIX.encode())
"""A code in the description of a file; its dashes may be written in another way there."""
SEEN, NAMED = 1000, 20
"""So many places are looked at and so many codes asked for, whatever a stranger's file repeats."""


def verified_paper(data: bytes, digest: str) -> Verified | None:
    """The answer for a PDF file; nothing where it has to do with no pledge."""
    begun = _begun(data)
    if begun is None:
        return _claiming(data, digest)
    pledge, length = begun
    facts = read_apart(data, paper=length, trust=settings.TRUST_DIR, now=timezone.now())
    known = {
        container: signature.board.short_name
        for signature in _standing(pledge)
        for container in containers_of(signature)
    }
    if not _untouched(facts):
        return of_pledge(pledge, _ALTERED, answer=Answer.ALTERED, sha256=digest)
    strange = [each for each in facts.signed if each.container not in known]
    if strange:
        names = ", ".join(f"“{each.holder.person}”" for each in strange)
        return of_pledge(pledge, *_strange(names), answer=Answer.UNKNOWN, sha256=digest)
    boards = dict.fromkeys(known[each.container] for each in facts.signed)
    return of_pledge(pledge, *_copy(", ".join(boards)), sha256=digest)


def _claiming(data: bytes, digest: str) -> Verified | None:
    """A file that names a code of ours, but is not what bears it."""
    claimed = _claimed(data)
    if claimed is None:
        return None
    return of_pledge(claimed, *_differs(claimed), answer=Answer.ALTERED, sha256=digest)


_ALTERED = Sentence(
    "Tệp bắt đầu bằng văn bản đã mở ký, nhưng sau đó đã bị thêm hoặc sửa nội dung.",
    "The file begins with the paper that was opened, but something was added or altered after it.",
)


def _untouched(facts: PdfFacts) -> bool:
    """Whether nothing but sound signatures stands on top of the paper."""
    return (
        facts.readable
        and facts.ends_clean
        and facts.added is not Level.OTHER
        and all(each.whole and each.level is not Level.OTHER for each in facts.signatures)
    )


def _begun(data: bytes) -> tuple[Pledge, int] | None:
    """The pledge with whose paper the file begins, and the length of that."""
    lengths = dict(beginnings(data))
    rows = Pledge.objects.filter(file_sha256__in=lengths, state__in=known_pledges())
    pledge = rows.select_related("cycle__bloc").first()
    return (pledge, lengths[pledge.file_sha256]) if pledge else None


def _claimed(data: bytes) -> Pledge | None:
    """The pledge whose code stands in the description of the file."""
    named = (_bare(found[0]) for found in islice(CODE.finditer(data), SEEN))
    codes = dict.fromkeys(code for bare in named if (code := read_code(bare)))
    rows = Pledge.objects.filter(code__in=[*codes][:NAMED], state__in=known_pledges())
    pledges = {pledge.code: pledge for pledge in rows.select_related("cycle__bloc")}
    return next((pledges[code] for code in codes if code in pledges), None)


def _bare(written: bytes) -> str:
    return re.sub(rb"[^A-Z0-9]", b"", written.replace(b"\\055", b"")).decode()


def _standing(pledge: Pledge) -> list[Signature]:
    return [*pledge.signatures.filter(state=SignatureState.STANDS).select_related("board")]


def _differs(pledge: Pledge) -> Iterator[Sentence]:
    yield Sentence(
        f"Tệp ghi mã {pledge.code}, nhưng không bắt đầu đúng từng byte bằng văn bản mang mã đó: "
        "tệp đã bị sửa hoặc được lưu lại theo cách khác.",
        f"The file names the code {pledge.code}, but does not begin byte for byte with the paper "
        "that bears it: it was altered, or saved in another way.",
    )


def _strange(names: str) -> Iterator[Sentence]:
    yield Sentence(
        f"Văn bản đúng là văn bản đã mở ký, nhưng chữ ký của {names} chưa được ghi nhận tại đây.",
        f"It is the paper that was opened, but the signature of {names} is not recorded here.",
    )


def _copy(boards: str) -> Iterator[Sentence]:
    yield Sentence(
        "Tệp bắt đầu đúng từng byte bằng văn bản đã mở ký; không có gì khác ngoài chữ ký được "
        "thêm vào.",
        "The file begins byte for byte with the paper that was opened; nothing but signatures was "
        "added.",
    )
    if boards:
        yield Sentence(
            f"Các chữ ký trong tệp nguyên vẹn và đã được ghi nhận: {boards}.",
            f"The signatures in it are whole and recorded here: {boards}.",
        )
