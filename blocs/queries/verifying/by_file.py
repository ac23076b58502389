"""A file that anybody brings: compared with everything that was published, signed or handed over.

Nothing is kept of it. What is known by its bytes needs no further look; of a PDF file that
begins with a known paper the signatures are looked at; of open data every point is recomputed.
"""

from __future__ import annotations

from hashlib import sha256

from blocs.enums import Answer, SignatureState
from blocs.models import HandOver, Pledge, Signature
from blocs.queries.verifying.answers import (
    Verified,
    known_pledges,
    of_hand_over,
    of_pledge,
    of_signature,
)
from blocs.queries.verifying.editions import verified_edition
from blocs.queries.verifying.papers import verified_paper
from boards.domain.sentences import Sentence

JSON_STARTS = (b"{", b"\xef\xbb\xbf{")

SAME_PAPER = Sentence(
    "Tệp trùng từng byte với văn bản đã mở ký, chưa có chữ ký.",
    "The file is byte for byte the paper that was opened for signature, without signatures.",
)
SAME_CONTENT = Sentence(
    "Tệp trùng từng byte với nội dung đã được niêm phong của giao ước.",
    "The file is byte for byte the sealed content of the pledge.",
)


def verified_file(data: bytes, *, claimed: Pledge | None = None) -> Verified:
    """The answer for a file; ``claimed`` is the pledge whose page it was brought to."""
    digest = sha256(data).hexdigest()
    found = _by_bytes(digest)
    if found is None and data.lstrip()[:5] == b"%PDF-":
        found = verified_paper(data, digest)
    if found is None and data.lstrip().startswith(JSON_STARTS):
        found = verified_edition(data, digest)
    if found is None and claimed is not None:
        return of_pledge(
            claimed,
            Sentence(
                f"Tệp này không phải văn bản mang mã {claimed.code}, hoặc đã bị sửa: không byte "
                "nào được phép khác.",
                f"This file is not the paper with the code {claimed.code}, or it was altered: not "
                "one byte may differ.",
            ),
            answer=Answer.ALTERED,
            sha256=digest,
        )
    return found or Verified(
        Answer.UNKNOWN,
        compared=(
            Sentence(
                "Không khớp với văn bản, tệp đã ký, bản công bố hay hồ sơ bàn giao nào của hệ "
                "thống. Có thể tệp đã bị sửa, được lưu lại theo cách khác, hoặc không do hệ thống "
                "này lập.",
                "It matches no paper, signed file, edition or hand-over of this site. It may have "
                "been altered, saved in another way, or never come from here.",
            ),
        ),
        sha256=digest,
    )


def _by_bytes(digest: str) -> Verified | None:
    """What the site knows byte for byte."""
    pledges = Pledge.objects.filter(state__in=known_pledges()).select_related("cycle__bloc")
    if pledge := pledges.filter(file_sha256=digest).first():
        return of_pledge(pledge, SAME_PAPER, sha256=digest)
    if pledge := pledges.filter(fingerprint=digest).first():
        return of_pledge(pledge, SAME_CONTENT, sha256=digest)
    signatures = Signature.objects.filter(
        file_sha256=digest, state=SignatureState.STANDS, pledge__state__in=known_pledges()
    )
    if signature := signatures.select_related("pledge__cycle__bloc", "board").first():
        return of_signature(signature, digest)
    archives = HandOver.objects.filter(sha256=digest)
    if made := archives.select_related("cycle", "giver", "taker").first():
        return of_hand_over(made, digest)
    return None
