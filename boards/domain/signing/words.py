"""The sentences about a signature that carry names, days and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from boards.domain.sentences import Sentence
from boards.domain.signing.expecting import Expected, Signer
from boards.domain.signing.facts import SignatureFacts


def issued_by(each: SignatureFacts) -> Sentence:
    """Whose certificate it is, and from which authority."""
    return Sentence(
        f"Chứng thư số của “{each.holder.person}” do “{each.issuer}” cấp: hệ thống không tin cậy "
        "tổ chức chứng thực này.",
        f"The certificate of “{each.holder.person}” was issued by “{each.issuer}”: this site does "
        "not trust that authority.",
    )


def valid(each: SignatureFacts, expected: Expected) -> Sentence:
    """From when to when the certificate holds."""
    first, last = (
        f"{expected.day_of(day):%d/%m/%Y}" for day in (each.valid_from, each.valid_until)
    )
    signed = _moment(each.signed_at or expected.now, expected)
    return Sentence(
        f"Chứng thư số của “{each.holder.person}” chỉ có hiệu lực từ {first} đến {last}; ký lúc "
        f"{signed}.",
        f"The certificate of “{each.holder.person}” is valid only from {first} to {last}; signed "
        f"at {signed}.",
    )


def revoked(each: SignatureFacts, expected: Expected) -> Sentence:
    """Since when the certificate is revoked, and whether a time stamp could prove otherwise."""
    since = _moment(each.revoked_at or expected.now, expected)
    return Sentence(
        f"Chứng thư số của “{each.holder.person}” đã bị thu hồi lúc {since}; không có dấu thời "
        "gian nào chứng minh đã ký trước đó.",
        f"The certificate of “{each.holder.person}” was revoked at {since}; no time stamp proves "
        "that it signed before.",
    )


def algorithm(each: SignatureFacts) -> Sentence:
    """Which algorithm, and how long the key is."""
    used = f"{each.digest.upper()}, {each.algorithm.upper()} {each.bits} bit"
    return Sentence(
        f"Chữ ký dùng thuật toán không còn an toàn: {used}.",
        f"The signature uses an algorithm that is no longer safe: {used}.",
    )


def signed_at(moment: datetime, expected: Expected) -> Sentence:
    """A time that has not come."""
    then, now = _moment(moment, expected), _moment(expected.now, expected)
    return Sentence(
        f"Chữ ký ghi thời điểm {then}, trong khi bây giờ là {now}.",
        f"The signature names the time {then}; it is now {now}.",
    )


def before(moment: datetime, expected: Expected) -> Sentence:
    """A time at which the paper was not there yet."""
    then, opened = _moment(moment, expected), _moment(expected.opened_at, expected)
    return Sentence(
        f"Chữ ký ghi thời điểm {then}, nhưng giao ước mở ký lúc {opened}.",
        f"The signature names the time {then}, but the pledge was opened at {opened}.",
    )


def stranger(each: SignatureFacts, expected: Expected) -> Sentence:
    """Whose certificate it is instead."""
    place = ", ".join(each.holder.organisations)
    who = f"“{each.holder.person}”" + (f" ({place})" if place else "")
    return Sentence(
        f"Chứng thư số cấp cho {who}: không phải người có thẩm quyền ký của {expected.board}.",
        f"The certificate was given to {who}: nobody who may sign for {expected.board}.",
    )


def registered_otherwise(signer: Signer) -> Sentence:
    """A person who signs with another certificate than those registered."""
    return Sentence(
        f"{signer.name} đã đăng ký chứng thư số khác: chỉ chứng thư số đã đăng ký được chấp nhận.",
        f"{signer.name} has registered another certificate: only registered ones count.",
    )


def no_authority(signers: Sequence[Signer], day: date) -> Sentence:
    """Who signed, in which post, until or from which day, and that this day is outside."""
    last = max(signers, key=lambda one: one.starts_on)
    then = f"{day:%d/%m/%Y}"
    if day < last.starts_on:
        first = f"{last.starts_on:%d/%m/%Y}"
        return Sentence(
            f"Người ký {last.name}, {last.post} từ {first}: ngày {then} không có thẩm quyền.",
            f"Signed by {last.name}, {last.post} from {first}: no authority on {then}.",
        )
    until = f"{(last.ends_on or day) - timedelta(1):%d/%m/%Y}"
    return Sentence(
        f"Người ký {last.name}, {last.post} đến {until}: ngày {then} không có thẩm quyền.",
        f"Signed by {last.name}, {last.post} until {until}: no authority on {then}.",
    )


def _moment(moment: datetime, expected: Expected) -> str:
    return f"{moment.astimezone(expected.zone):%H:%M:%S %d/%m/%Y}"
