"""The minutes of the count (biên bản kiểm phiếu), from the document that a ballot seals.

Every number stands in that document; nothing is counted here, so that the paper cannot say anything
else than what was sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from awards.documents.frame import decimal, head, moment
from awards.domain.papers import Value
from awards.domain.papers.frame import REHEARSAL
from awards.enums import BallotKind, Outcome
from blocs.domain.editions import short_code

Json = Mapping[str, Any]

OUTCOMES: Mapping[str, str] = {
    Outcome.ELECTED.value: "được chọn",
    Outcome.TIED.value: "bằng phiếu ở suất cuối",
    Outcome.BELOW.value: "đủ tỷ lệ, hết suất",
    Outcome.SHORT.value: "không đủ tỷ lệ",
    Outcome.NO_QUORUM.value: "không đủ điều kiện",
}
SECOND_ROUND = "Các tên bằng phiếu ở suất cuối được bỏ phiếu vòng tiếp theo."


def count_content(
    sealed: Json, *, issuer: str, superior: str = "", place: str = "", chaired_by: str = ""
) -> dict[str, Value]:
    """What the minutes say of a ballot that was counted."""
    electors, papers, quorum = sealed["electors"], sealed["papers"], sealed["quorum"]
    return {
        **head(
            issuer=issuer,
            superior=superior,
            place=place,
            about=sealed["title"],
            warning=REHEARSAL if sealed["rehearsal"] else "",
        ),
        "year": str(sealed["year"]),
        "bloc": sealed["bloc"],
        "title": sealed["title"],
        "award": sealed["award"],
        "ballot_number": str(sealed["number"]),
        "round": str(sealed["round"]),
        "method": _method(sealed),
        "opened": moment(sealed["opened_at"]),
        "closed": moment(sealed["closed_at"]),
        "counted": moment(sealed["counted_at"]),
        "tellers": list(sealed["tellers"]),
        **{name: str(electors[name]) for name in ("members", "present", "written")},
        **{name: str(papers[name]) for name in ("issued", "returned", "valid", "invalid")},
        "quorum": _quorum(quorum),
        "options": [_option(at, each) for at, each in enumerate(sealed["options"], start=1)],
        "conclusion": list(_conclusion(sealed)),
        "fingerprint": short_code(sealed["fingerprint"]),
        "chaired_by": chaired_by,
    }


def _method(sealed: Json) -> str:
    asks = {
        BallotKind.YES_NO.value: "đồng ý, không đồng ý hoặc không có ý kiến với từng tên",
        BallotKind.APPROVE.value: "chọn bao nhiêu tên cũng được",
        BallotKind.CHOOSE.value: f"chọn tối đa {sealed['places']} tên",
    }
    secret = "Bỏ phiếu kín" if sealed["secret"] else "Bỏ phiếu công khai"
    return f"{secret}; mỗi phiếu {asks[sealed['kind']]}"


def _quorum(quorum: Json) -> str:
    verdict = "đủ" if quorum["met"] else "không đủ"
    return (
        f"Cần ít nhất {quorum['needed']} đơn vị có mặt; có mặt {quorum['present']} đơn vị: "
        f"{verdict} điều kiện tiến hành bỏ phiếu."
    )


def _option(at: int, each: Json) -> dict[str, Value]:
    return {
        "number": str(at),
        "name": each["name"],
        **{key: str(each[key]) for key in ("yes", "no", "abstain", "base", "needed")},
        "percent": _percent(each),
        "outcome": OUTCOMES[each["outcome"]],
    }


def _percent(each: Json) -> str:
    """Nothing of nothing has no share."""
    return "" if each["percent"] is None else f"{decimal(str(each['percent']))}%"


def _conclusion(sealed: Json) -> Iterator[str]:
    """A sentence for each name with its arithmetic, then what is left to do."""
    for each in sealed["options"]:
        share = _percent(each)
        yield (
            f"{each['name']}: {each['yes']}/{each['base']} phiếu{f' ({share})' if share else ''}, "
            f"cần {each['needed']}: {OUTCOMES[each['outcome']]}."
        )
    if any(each["outcome"] == Outcome.TIED for each in sealed["options"]):
        yield SECOND_ROUND
