"""Rules and rates that differ between two documents, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from blocs.domain.changes.differences import Json
from blocs.domain.scoring.wording import plain_number
from blocs.enums import MissingPolicy
from boards.domain.sentences import Sentence
from boards.enums import RateKind

RATES = {
    RateKind.PERIOD_END: Sentence("cuối kỳ", "the end of the period"),
    RateKind.PERIOD_AVERAGE: Sentence("bình quân", "the average of the year"),
}
POLICIES = {
    MissingPolicy.ZERO: Sentence("tính 0 điểm", "zero points"),
    MissingPolicy.EXCLUDE_AND_RESCALE: Sentence(
        "bỏ tiêu chí và quy đổi lại", "left out and rescaled"
    ),
    MissingPolicy.FIXED: Sentence(
        "hưởng một phần cố định của điểm tối đa", "a fixed share of the maximum"
    ),
}
OTHER = Sentence(
    "Quy định chung của bảng tiêu chí thay đổi.", "The general rules of the scheme changed."
)
SAID = frozenset(
    {
        *("code", "version", "name", "name_en", "note", "note_en", "criteria"),
        *("total", "places", "missing_policy", "missing_share", "rate_kind"),
    }
)
REFINED = ("against", "not_applicable", "substitute")
"""What the formula says besides the method."""
LABELS = frozenset({"name", "name_en"})
"""What a criterion is called changes no points."""


def general_changes(before: Json, after: Json) -> Iterator[Sentence]:
    """What concerns the whole bloc: another version of the scheme, its rules, the rates."""
    old, new = before["scheme"], after["scheme"]
    yield from _version(old, new)
    yield from definition_changes(old, new)
    yield from rate_changes(before, after).values()


def definition_changes(old: Json, new: Json) -> Iterator[Sentence]:
    """What two schemes say otherwise, apart from their names and criteria."""
    yield from _numbers(old, new)
    yield from missing_changes(old, new)
    yield from _rate_kind(old, new)
    if any(old.get(key) != new.get(key) for key in (old.keys() | new.keys()) - SAID):
        yield OTHER


def missing_changes(old: Json, new: Json) -> Iterator[Sentence]:
    """Another rule for what is missing."""
    keys = ("missing_policy", "missing_share")
    if [old.get(key) for key in keys] != [new.get(key) for key in keys]:
        was, now = _policy(old), _policy(new)
        yield Sentence(
            f"Thiếu số liệu: trước {was.vi}, nay {now.vi}.",
            f"A missing figure: before {was.en}, now {now.en}.",
        )


def rate_changes(before: Json, after: Json) -> dict[str, Sentence]:
    """The exchange rates that differ, by currency."""
    old, new = _rates(before), _rates(after)
    return {
        currency: Sentence(
            f"Tỷ giá {currency} đổi từ {was.vi} thành {now.vi} đồng.",
            f"The rate of {currency} changed from {was.en} to {now.en} VND.",
        )
        for currency in sorted(old.keys() & new.keys())
        if (was := old[currency]) != (now := new[currency])
    }


def criterion_changes(old: Json | None, new: Json | None) -> Iterator[Sentence]:
    """What the scheme says of a criterion now and did not say before."""
    if old is None or new is None:
        gone = Sentence("Bảng tiêu chí không còn tiêu chí này.", "The scheme has it no more.")
        come = Sentence("Tiêu chí mới của bảng tiêu chí.", "A new criterion of the scheme.")
        yield come if old is None else gone
        return
    said = list(_redefined(old, new))
    if not said and any(old.get(key) != new.get(key) for key in (old.keys() | new.keys()) - LABELS):
        said = [Sentence("Quy định của tiêu chí thay đổi.", "The rules of the criterion changed.")]
    yield from said


def criteria_of(document: Json) -> dict[str, Json]:
    """The criteria of a document by their codes."""
    return {criterion["code"]: criterion for criterion in document["scheme"]["criteria"]}


def _redefined(old: Json, new: Json) -> Iterator[Sentence]:
    if old.get("maximum") != new.get("maximum"):
        was, now = (_plain(side.get("maximum")) for side in (old, new))
        yield _from_to("Điểm tối đa", "The maximum", was, now)
    if old.get("indicator") != new.get("indicator"):
        yield Sentence("Tiêu chí dùng chỉ tiêu khác.", "It is measured by another indicator.")
    if any(old.get(key) != new.get(key) for key in ("method", "parameters", *REFINED)):
        was, now = (_formula(side) for side in (old, new))
        yield Sentence(
            f"Công thức đổi từ “{was.vi}” thành “{now.vi}”.",
            f"The formula changed from “{was.en}” to “{now.en}”.",
        )


def _plain(number: str | None) -> Sentence:
    return Sentence("–", "–") if number is None else plain_number(Fraction(number))


def _formula(criterion: Json) -> Sentence:
    said = criterion.get("formula") or {"vi": "–", "en": "–"}
    return Sentence(said["vi"], said["en"])


def _version(old: Json, new: Json) -> Iterator[Sentence]:
    was, now = (f"{side['name']} (v{side['version']})" for side in (old, new))
    was_en, now_en = (f"{side['name_en']} (v{side['version']})" for side in (old, new))
    if was != now:
        yield Sentence(
            f"Bảng tiêu chí: trước “{was}”, nay “{now}”.",
            f"The scheme: before “{was_en}”, now “{now_en}”.",
        )


def _numbers(old: Json, new: Json) -> Iterator[Sentence]:
    if old["total"] != new["total"]:
        was, now = (_plain(side["total"]) for side in (old, new))
        yield _from_to("Thang điểm", "The total", was, now)
    if old["places"] != new["places"]:
        was, now = (Sentence(f"{side['places']}", f"{side['places']}") for side in (old, new))
        yield _from_to("Số chữ số thập phân", "The number of decimals", was, now)


def _rate_kind(old: Json, new: Json) -> Iterator[Sentence]:
    if old["rate_kind"] != new["rate_kind"]:
        was, now = (RATES[RateKind(side["rate_kind"])] for side in (old, new))
        yield _from_to("Loại tỷ giá", "The kind of rate", was, now)


def _from_to(vi: str, en: str, was: Sentence, now: Sentence) -> Sentence:
    return Sentence(
        f"{vi} đổi từ {was.vi} thành {now.vi}.", f"{en} changed from {was.en} to {now.en}."
    )


def _policy(scheme: Json) -> Sentence:
    words = POLICIES[MissingPolicy(scheme["missing_policy"])]
    if "missing_share" not in scheme:
        return words
    share = plain_number(Fraction(scheme["missing_share"]))
    return Sentence(f"{words.vi} ({share.vi})", f"{words.en} ({share.en})")


def _rates(document: Json) -> Mapping[str, Sentence]:
    return {
        rate["currency"]: plain_number(Fraction(rate["vnd_per_unit"])) for rate in document["rates"]
    }
