"""The draft of a decision: who decides, on which grounds, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from awards.documents.frame import counted, head
from awards.domain.papers import Value
from boards.domain.papers import grounds as punctuated


@dataclass(frozen=True, slots=True)
class Granted:
    """A board that gets an award, and for what."""

    board: str
    award: str
    reason: str = ""


def decision_content(
    *,
    issuer: str,
    authority: str,
    bloc: str,
    year: int,
    grounds: Iterable[str],
    granted: Sequence[Granted],
    superior: str = "",
    place: str = "",
    role: str = "",
    signed_by: str = "",
    warning: str = "",
) -> dict[str, Value]:
    """What the draft says. It bears neither number nor day: whoever signs it gives both."""
    number = counted(len(granted))
    return {
        **head(
            issuer=issuer,
            superior=superior,
            place=place,
            about=f"Về việc khen thưởng năm {year}",
            warning=warning or "DỰ THẢO",
        ),
        "year": str(year),
        "bloc": bloc,
        "authority": authority,
        "grounds": punctuated(grounds),
        "articles": [
            f"Điều 1. Khen thưởng {number} tập thể thuộc {bloc} đã có thành tích xuất sắc trong "
            f"phong trào thi đua năm {year} (có danh sách kèm theo).",
            "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
            "Điều 3. Thủ trưởng các cơ quan, đơn vị có liên quan và các tập thể có tên tại Điều 1 "
            "chịu trách nhiệm thi hành Quyết định này./.",
        ],
        "granted": [_row(at, each) for at, each in enumerate(granted, start=1)],
        "count": number,
        "recipients": ["Như Điều 3", "Lưu: VT"],
        "on_behalf": "",
        "role": role or authority,
        "signed_by": signed_by,
    }


def _row(at: int, each: Granted) -> Mapping[str, Value]:
    return {
        "number": str(at),
        "board": each.board,
        "award": each.award,
        "reason": each.reason,
    }
