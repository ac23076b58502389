"""The minutes of the count (biên bản kiểm phiếu), from the document that a ballot seals.

Every number stands in that document; nothing is counted here, so that the paper cannot say anything
else than what was sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from awards.documents.frame import decimal, head, moment
from awards.domain.papers import Value
from awards.domain.papers.frame import REHEARSAL
from awards.enums import BallotKind, Base, CountOutcome
from blocs.domain.editions import short_code

Json = Mapping[str, Any]

BASES: Mapping[str, str] = {
    Base.ELECTORS.value: "số đơn vị có quyền bỏ phiếu",
    Base.PRESENT.value: "số đơn vị có mặt",
    Base.CAST.value: "số phiếu bầu",
    Base.VALID.value: "số phiếu hợp lệ",
}
OUTCOMES: Mapping[str, str] = {
    CountOutcome.ELECTED.value: "được chọn",
    CountOutcome.TIED.value: "bằng phiếu ở suất cuối",
    CountOutcome.BELOW.value: "đủ tỷ lệ, hết suất",
    CountOutcome.SHORT.value: "không đủ tỷ lệ",
    CountOutcome.NO_QUORUM.value: "không đủ điều kiện",
}
TURNOUT = (
    "members",
    "present",
    "written",
    "issued",
    "returned",
    "phones",
    "cast",
    "valid",
    "invalid",
)
"""The numbers of the turnout that the minutes list, by the keys of the sealed document."""
SECOND_ROUND = "Các tên bằng phiếu ở suất cuối được bỏ phiếu vòng tiếp theo."


def count_content(
    counted: Json, *, issuer: str, superior: str = "", place: str = "", chaired_by: str = ""
) -> dict[str, Value]:
    """What the minutes say: ``counted`` is the document that the count of a ballot seals."""
    sealed, turnout = counted["sealed"], counted["turnout"]
    return {
        **head(
            issuer=issuer,
            superior=superior,
            place=place,
            about=sealed["title"],
            warning=REHEARSAL if sealed["rehearsal"] else "",
        ),
        "year": str(sealed["year"]),
        "bloc": sealed["bloc_name"],
        "title": sealed["title"],
        "award": sealed["award_name"],
        "ballot_number": str(sealed["number"]),
        "round": str(sealed["round"]),
        "method": _method(sealed),
        "threshold": _threshold(sealed),
        "opened": moment(counted["opened_at"]),
        "closed": moment(counted["closed_at"]),
        "counted": moment(counted["counted_at"]),
        "tellers": list(sealed["tellers"]),
        **{name: str(turnout[name]) for name in TURNOUT},
        "quorum": _quorum(counted["quorum"]),
        "options": [_option(at, each) for at, each in enumerate(counted["counts"], start=1)],
        "conclusion": list(_conclusion(counted["counts"])),
        "fingerprint": short_code(counted["fingerprint"]),
        "chaired_by": chaired_by,
    }


def _method(sealed: Json) -> str:
    asks = {
        BallotKind.YES_NO.value: "tán thành, không tán thành hoặc không có ý kiến với từng tên",
        BallotKind.APPROVE.value: "chọn bao nhiêu tên cũng được",
        BallotKind.CHOOSE.value: f"chọn tối đa {sealed['at_most']} tên",
    }
    secret = "Bỏ phiếu kín" if sealed["secret"] else "Bỏ phiếu công khai"
    return f"{secret}; mỗi phiếu {asks[sealed['kind']]}"


def _threshold(sealed: Json) -> str:
    """The rule as it was sealed, with its source; a whole is written as such."""
    rule = sealed["threshold"]
    least = "hơn" if rule["strict"] else "ít nhất"
    source = f" ({sealed['threshold_source']})" if sealed["threshold_source"] else ""
    places = "" if sealed["places"] is None else f", nhiều nhất {sealed['places']} suất"
    return f"Được chọn khi đạt {least} {rule['part']} {BASES[rule['base']]}{places}{source}."


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
    return "" if each["percent"] is None else f"{decimal(each['percent'])}%"


def _conclusion(counts: Sequence[Json]) -> Iterator[str]:
    """A sentence for each name with its arithmetic, then what is left to do."""
    for each in counts:
        share = _percent(each)
        yield (
            f"{each['name']}: {each['yes']}/{each['base']} phiếu{f' ({share})' if share else ''}, "
            f"cần {each['needed']}: {OUTCOMES[each['outcome']]}."
        )
    if any(each["outcome"] == CountOutcome.TIED for each in counts):
        yield SECOND_ROUND
