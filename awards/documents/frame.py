"""The head and the signature of a paper, and the rows of proposed boards: the same on all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from awards.domain.papers import Value
from awards.domain.papers.frame import ILLUSTRATION
from awards.domain.votes import votes
from boards.domain.numbers import format_number
from boards.domain.papers import BLANK, place_and_date
from boards.domain.years import long_date

COPIES = ("Như trên", "Các đơn vị thành viên", "Lưu: VT")
"""Who gets a paper, unless somebody says otherwise."""


def head(
    *,
    issuer: str,
    about: str,
    superior: str = "",
    number: str = "",
    place: str = "",
    on: date | None = None,
    warning: str = "",
) -> dict[str, Value]:
    """What stands above the text; number and day are written by hand where nobody gave them."""
    return {
        "superior": superior,
        "issuer": issuer,
        "number": number or BLANK,
        "place_and_date": place_and_date(place, on),
        "about": about,
        "warning": warning,
    }


def of_letter(sealed: Mapping[str, Any], *, about: str = "") -> dict[str, Value]:
    """Head, year and signature of a sealed submission (``khoi-thi-dua/submission/1``)."""
    letter = sealed["letter"]
    return {
        **head(
            issuer=letter["issuer"],
            superior=letter["superior"],
            number=letter["number"],
            place=letter["place"],
            on=day_of(letter["dated"]),
            about=about or letter["title"],
            warning=ILLUSTRATION if sealed["illustrative"] else "",
        ),
        "year": str(sealed["year"]),
        "bloc": sealed["bloc_name"],
        "on_behalf": f"TM. {letter['issuer'].upper()}",
        "role": letter["signer_role"],
        "signed_by": letter["signed_by"],
    }


def proposed(nominations: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Value]]:
    """The rows of sealed nominations, numbered."""
    return [
        {
            "number": str(number),
            "board": each["board_name"],
            "address": each["province"],
            "award": each["award_name"],
            "place": "" if each["place"] is None else str(each["place"]),
            "points": decimal(each["points"]),
            "votes": votes(each["votes_for"], each["votes_cast"]),
            "achievements": each["achievements"],
            "earlier_awards": each["earlier_awards"],
            "note": each["note"],
        }
        for number, each in enumerate(nominations, start=1)
    ]


def counted(number: int) -> str:
    """``02``: a number below ten that stands in a text of state takes a zero."""
    return f"{number:02d}"


def decimal(text: str | None) -> str:
    """Points or a share as Vietnamese papers write them; nothing of nothing."""
    return "" if text is None else format_number(Decimal(text), places=2)


def day_of(text: str | None) -> date | None:
    """The day that a sealed document names."""
    return date.fromisoformat(text) if text else None


def moment(text: str | None) -> str:
    """``09 giờ 05 phút, ngày 06 tháng 01 năm 2023``, by the clock of Việt Nam."""
    if not text:
        return BLANK
    at = timezone.localtime(datetime.fromisoformat(text))
    return f"{at:%H} giờ {at:%M} phút, {long_date(at.date())}"
