"""What was checked of a signature that counts, one sentence for each question.

What could not be looked at is said as well, and told apart: nobody should think it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from boards.domain.sentences import Sentence
from boards.domain.signing.facts import SignatureFacts


@dataclass(frozen=True, slots=True)
class Checked:
    """One answer; ``sure`` where something was really compared."""

    said: Sentence
    sure: bool = True


def checked(
    each: SignatureFacts, *, registered: bool, seals: Sequence[SignatureFacts], zone: tzinfo
) -> Iterator[Checked]:
    """Whose it is, when, over what, by which authority, and what could not be looked at."""
    yield Checked(_whose(each))
    yield Checked(_when(each, zone), each.stamped_at is not None)
    yield Checked(_over())
    yield Checked(_chain(each, zone))
    yield Checked(_revocation(each, zone), each.lists_of is not None)
    used = f"{each.digest.upper()}, {each.algorithm.upper()} {each.bits} bit"
    yield Checked(Sentence(f"Thuật toán: {used}.", f"Algorithm: {used}."))
    yield Checked(_matched(registered))
    for seal in seals:
        yield Checked(_seal(seal))


def _over() -> Sentence:
    return Sentence(
        "Chữ ký bảo vệ toàn bộ tệp; tệp bắt đầu đúng bằng văn bản đã mở ký, không có gì khác "
        "ngoài chữ ký được thêm vào.",
        "The signature covers the whole file; the file begins with the very paper that was opened, "
        "and nothing but signatures was added.",
    )


def _chain(each: SignatureFacts, zone: tzinfo) -> Sentence:
    first, last = _day(each.valid_from, zone), _day(each.valid_until, zone)
    return Sentence(
        f"Chứng thư số do “{each.issuer}” cấp, chuỗi chứng thực dẫn đến “{each.anchor}” mà hệ "
        f"thống tin cậy; hiệu lực từ {first} đến {last}.",
        f"The certificate was issued by “{each.issuer}”, and its chain ends at “{each.anchor}”, "
        f"which this site trusts; valid from {first} to {last}.",
    )


def _seal(seal: SignatureFacts) -> Sentence:
    return Sentence(
        f"Kèm theo chữ ký số của cơ quan: “{seal.holder.person}”.",
        f"With the seal of the agency: “{seal.holder.person}”.",
    )


def _whose(each: SignatureFacts) -> Sentence:
    place = ", ".join(each.holder.organisations)
    who = f"“{each.holder.person}”" + (f" ({place})" if place else "")
    return Sentence(
        f"Chứng thư số cấp cho {who}, số sê-ri {each.serial}.",
        f"The certificate was given to {who}, serial number {each.serial}.",
    )


def _when(each: SignatureFacts, zone: tzinfo) -> Sentence:
    moment = f"{each.signed_at.astimezone(zone):%H:%M:%S %d/%m/%Y}" if each.signed_at else "–"
    if each.stamped_at:
        return Sentence(
            f"Thời điểm ký: {moment}, theo dấu thời gian của cơ quan được tin cậy.",
            f"Signed at {moment}, by the time stamp of a trusted authority.",
        )
    ignored = each.stamp_ignored
    return Sentence(
        f"Thời điểm ký: {moment}, theo đồng hồ của máy ký."
        + (" Dấu thời gian kèm theo không thuộc cơ quan được tin cậy." if ignored else ""),
        f"Signed at {moment}, by the clock of the signing machine."
        + (" Its time stamp comes from no trusted authority." if ignored else ""),
    )


def _revocation(each: SignatureFacts, zone: tzinfo) -> Sentence:
    if each.lists_of is None:
        return Sentence(
            "Chưa đối chiếu được với danh sách chứng thư bị thu hồi: hệ thống chưa có danh sách "
            "của cơ quan chứng thực này.",
            "Revocation could not be looked at: this site has no list of that authority.",
        )
    day = _day(each.lists_of, zone)
    return Sentence(
        f"Chứng thư số không có trong danh sách bị thu hồi ngày {day}.",
        f"The certificate is not in the revocation list of {day}.",
    )


def _matched(registered: bool) -> Sentence:
    if registered:
        return Sentence(
            "Đúng chứng thư số đã đăng ký của người có thẩm quyền ký.",
            "It is the registered certificate of the signatory.",
        )
    return Sentence(
        "Họ tên và tên đơn vị trong chứng thư số khớp với người có thẩm quyền ký.",
        "The names in the certificate are those of the signatory and the board.",
    )


def _day(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%d/%m/%Y}"
