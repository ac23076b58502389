"""What every member is told of a pledge, in the moment that it happens."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from blocs.models import Pledge
from blocs.services.letters import post_notice
from boards.domain.sentences import Sentence


def tell_opened(pledge: Pledge) -> None:
    """Everybody is asked to sign."""
    vi = f"{_name(pledge).vi} đã mở để ký. Mã trên văn bản: {pledge.code}."
    en = f"{_name(pledge).en} is open for signature. The code on the paper is {pledge.code}."
    _tell(
        pledge,
        f"opened-{pledge.opened_at:%Y%m%d%H%M%S%f}",
        Sentence("mời ký giao ước thi đua", "please sign the pledge"),
        Sentence(f"{vi}{_because(pledge.reason).vi}", f"{en}{_because(pledge.reason).en}"),
    )


def tell_taken_back(pledge: Pledge, opened_at: datetime | None) -> None:
    """Nobody signs it now."""
    name = _name(pledge)
    _tell(
        pledge,
        f"taken-back-{opened_at:%Y%m%d%H%M%S%f}",
        Sentence("giao ước thi đua được rút về bản thảo", "the pledge was taken back"),
        Sentence(
            f"{name.vi} được rút về bản thảo khi chưa có đơn vị nào ký. Bản in trước đây không còn "
            "giá trị.",
            f"{name.en} was taken back to the draft before anybody had signed. Earlier prints are "
            "no longer good.",
        ),
    )


def tell_amended(pledge: Pledge, draft: Pledge) -> None:
    """A new version is being drafted; whether the old one holds meanwhile."""
    name, why = _name(pledge), _because(draft.reason)
    holds = pledge.ended_at is None
    vi = "vẫn có hiệu lực đến khi phiên bản mới được mở ký" if holds else "ngừng lấy chữ ký"
    en = "holds until the new version is opened" if holds else "is no longer signed"
    _tell(
        pledge,
        f"amended-{draft.pk}",
        Sentence("giao ước thi đua được sửa đổi", "the pledge is being amended"),
        Sentence(
            f"{name.vi} được sửa đổi và {vi}.{why.vi}", f"{name.en} is amended; it {en}.{why.en}"
        ),
    )


def tell_dropped(draft: Pledge, standing: Pledge | None) -> None:
    """It is not amended after all; whether an earlier version holds."""
    year = draft.cycle.year
    vi = f"{_name(standing).vi} vẫn có hiệu lực." if standing else ""
    en = f"{_name(standing).en} still holds." if standing else ""
    _tell(
        draft,
        f"dropped-{draft.pk}",
        Sentence("thôi sửa đổi giao ước thi đua", "the pledge is not amended after all"),
        Sentence(
            f"Bản thảo sửa đổi giao ước thi đua năm {year} đã bỏ. {vi}",
            f"The draft that was to amend the pledge of {year} was dropped. {en}",
        ),
    )


def tell_void(pledge: Pledge, reason: str) -> None:
    """It no longer holds."""
    name, why = _name(pledge), _because(reason)
    _tell(
        pledge,
        f"void-v{pledge.version}",
        Sentence("giao ước thi đua bị hủy bỏ", "the pledge was declared void"),
        Sentence(f"{name.vi} bị hủy bỏ.{why.vi}", f"{name.en} was declared void.{why.en}"),
    )


def _tell(pledge: Pledge, about: str, subject: Sentence, body: Sentence) -> None:
    post_notice(
        cycle=pledge.cycle,
        about=f"pledge-{about}",
        subject=subject,
        body=body,
        page=reverse("admin:blocs_cycle_pledge", args=[pledge.cycle_id]),
    )


def _name(pledge: Pledge) -> Sentence:
    year, version = pledge.cycle.year, pledge.version
    return Sentence(
        f"Giao ước thi đua năm {year} (phiên bản {version})",
        f"The pledge of {year} (version {version})",
    )


def _because(reason: str) -> Sentence:
    return Sentence(f" Lý do: {reason}", f" Reason: {reason}") if reason else Sentence("", "")
