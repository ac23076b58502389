"""An answer of the page of verification, and how each kind of thing is called there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from blocs.enums import Answer, PledgeState
from blocs.models import HandOver, Pledge, Signature
from blocs.queries.signatures import SigningRow, signing_rows
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Witness:
    """A file that the site knows by its fingerprint: a reader compares it without sending any."""

    name: Sentence
    sha256: str


@dataclass(frozen=True, slots=True)
class Verified:
    """The answer in one word, what it is about, and what was compared to come to it.

    ``others`` bear the same short code: each is answered for itself.
    """

    answer: Answer
    about: Sentence | None = None
    compared: tuple[Sentence, ...] = ()
    signing: tuple[SigningRow, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    page: str = ""
    sha256: str = ""
    others: tuple[Verified, ...] = ()


STANDING = {
    PledgeState.OPEN: Answer.VALID,
    PledgeState.SIGNED: Answer.VALID,
    PledgeState.SUPERSEDED: Answer.SUPERSEDED,
    PledgeState.VOID: Answer.VOID,
}
"""What a version of a pledge is worth; of a draft strangers are told nothing."""


def known_pledges() -> list[PledgeState]:
    """The states of which strangers may learn."""
    return [*STANDING]


def answer_of(pledge: Pledge) -> Answer:
    """The word for a version that the site knows."""
    return STANDING[PledgeState(pledge.state)]


def about_pledge(pledge: Pledge) -> Sentence:
    """Which pledge it is."""
    cycle = pledge.cycle
    bloc, year, version = cycle.bloc, cycle.year, pledge.version
    return Sentence(
        f"Giao ước thi đua năm {year}, phiên bản {version}, {bloc.name}",
        f"Pledge of {year}, version {version}, {bloc.name_en}",
    )


def state_of(pledge: Pledge, rows: tuple[SigningRow, ...]) -> Iterator[Sentence]:
    """How far the version has come, or why it no longer holds."""
    signed, of = sum(row.stands for row in rows), len(rows)
    match PledgeState(pledge.state):
        case PledgeState.SIGNED if pledge.signed_on:
            day = f"{pledge.signed_on:%d/%m/%Y}"
            yield Sentence(
                f"{of} đơn vị thành viên đã ký đủ ngày {day}.",
                f"Signed by all {of} members on {day}.",
            )
        case PledgeState.OPEN:
            yield Sentence(
                f"Đang lấy chữ ký: {signed} trên {of} đơn vị đã ký.",
                f"Open for signature: {signed} of {of} members have signed.",
            )
        case PledgeState.SUPERSEDED:
            yield Sentence(
                f"Đã được thay bằng phiên bản mới từ {_day(pledge.ended_at)}.",
                f"A newer version replaced it on {_day(pledge.ended_at)}.",
            )
        case PledgeState.VOID:
            yield Sentence(
                f"Đã bị hủy bỏ ngày {_day(pledge.ended_at)}.",
                f"It was declared void on {_day(pledge.ended_at)}.",
            )


def witnesses_of(pledge: Pledge, rows: tuple[SigningRow, ...]) -> Iterator[Witness]:
    """The paper as it was opened, and each signed file."""
    yield Witness(Sentence("văn bản đã mở ký", "the paper as it was opened"), pledge.file_sha256)
    for row in rows:
        signature = row.signature
        if row.stands and signature is not None and signature.file_sha256:
            yield Witness(
                Sentence(f"tệp có chữ ký của {row.short_name}", f"signed file of {row.short_name}"),
                signature.file_sha256,
            )


def of_pledge(
    pledge: Pledge, *compared: Sentence, answer: Answer | None = None, sha256: str = ""
) -> Verified:
    """The answer about a version of a pledge; ``answer`` where the file is not what it claims."""
    rows = signing_rows(pledge)
    return Verified(
        answer or answer_of(pledge),
        about_pledge(pledge),
        (*compared, *state_of(pledge, rows)),
        rows,
        tuple(witnesses_of(pledge, rows)),
        reverse(
            "blocs:pledge_version",
            args=[pledge.cycle.bloc.slug, pledge.cycle.year, pledge.version],
        ),
        sha256,
    )


def of_signature(signature: Signature, sha256: str) -> Verified:
    """The answer about a file that a board uploaded: signed digitally, or a scan."""
    board, day = signature.board.short_name, f"{signature.signed_on:%d/%m/%Y}"
    if signature.certificate_sha256:
        compared = Sentence(
            f"Tệp trùng từng byte với tệp {board} đã ký số ngày {day}; chữ ký đã được kiểm tra "
            "khi tiếp nhận.",
            f"The file is byte for byte the one that {board} signed digitally on {day}; its "
            "signature was checked when it came.",
        )
    else:
        compared = Sentence(
            f"Tệp trùng từng byte với bản quét của {board}, ký ngày {day}: chữ ký trên bản quét "
            "do cán bộ đối chiếu, không được kiểm tra bằng mật mã.",
            f"The file is byte for byte the scan of {board}, signed on {day}: an officer compared "
            "it; it is not cryptographically verified.",
        )
    return of_pledge(signature.pledge, compared, sha256=sha256)


def of_hand_over(made: HandOver, sha256: str) -> Verified:
    """The answer about the archive of a hand-over."""
    cycle = made.cycle
    when = _day(made.made_at)
    return Verified(
        Answer.VALID,
        Sentence(
            f"Hồ sơ bàn giao năm {cycle.year}: {made.giver} bàn giao cho {made.taker}",
            f"Hand-over of {cycle.year}: from {made.giver} to {made.taker}",
        ),
        (
            Sentence(
                f"Tệp trùng từng byte với hồ sơ lập ngày {when}.",
                f"The file is byte for byte the archive made on {when}.",
            ),
        ),
        sha256=sha256,
    )


def _day(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y}" if moment else "–"
