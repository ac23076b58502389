"""Why two results of one bloc are not the same thing measured twice.

A line that crossed such a change would say that a board rose or fell where only the ruler did. What
is only called otherwise, and a rate of exchange, which is a fact of its year, breaks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from blocs.domain.changes.differences import Causes, Json
from blocs.domain.changes.rules import criteria_of, criterion_changes, definition_changes
from boards.domain.sentences import Sentence

DEFINED = {
    "dimension": Sentence("đại lượng", "what it measures"),
    "time_type": Sentence("loại thời gian", "flow or stock"),
    "direction": Sentence("chiều tốt", "which way is good"),
    "unit": Sentence("đơn vị", "unit"),
}


def breaks_between(before: Json, after: Json) -> Causes:
    """What changed between two documents of different years; nothing where a line may go on."""
    return (
        *unpublished(before, after),
        *_standing(before, after),
        *_scheme(before["scheme"], after["scheme"]),
        *definition_changes(before["scheme"], after["scheme"]),
        *_criteria(before, after),
        *_indicators(before, after),
    )


def unpublished(before: Json, after: Json) -> Iterator[Sentence]:
    """Years of which nothing was published."""
    missing = [f"{year}" for year in range(before["year"] + 1, after["year"])]
    if missing:
        years = ", ".join(missing)
        yield Sentence(f"Chưa công bố kết quả năm {years}.", f"Nothing was published of {years}.")


def _standing(before: Json, after: Json) -> Iterator[Sentence]:
    """An illustration is nobody's result."""
    if before["illustrative"] != after["illustrative"]:
        was, now = (OFFICIAL[not side["illustrative"]] for side in (before, after))
        yield Sentence(f"Trước là {was.vi}, nay là {now.vi}.", f"Before {was.en}, now {now.en}.")


OFFICIAL = {
    True: Sentence("kết quả chính thức", "an official result"),
    False: Sentence("minh họa", "an illustration"),
}


def _scheme(old: Json, new: Json) -> Iterator[Sentence]:
    if [old[key] for key in ("code", "version")] != [new[key] for key in ("code", "version")]:
        was, now = (f"“{side['name']}” v{side['version']}" for side in (old, new))
        was_en, now_en = (f"“{side['name_en']}” v{side['version']}" for side in (old, new))
        yield Sentence(
            f"Bảng tiêu chí khác: trước {was}, nay {now}.",
            f"Another scheme: before {was_en}, now {now_en}.",
        )


def _criteria(before: Json, after: Json) -> Iterator[Sentence]:
    old, new = criteria_of(before), criteria_of(after)
    for code in dict.fromkeys((*old, *new)):
        row = new.get(code) or old[code]
        for said in criterion_changes(old.get(code), new.get(code)):
            yield Sentence(f"“{row['name']}”: {said.vi}", f"“{row['name_en']}”: {said.en}")


def _indicators(before: Json, after: Json) -> Iterator[Sentence]:
    """What both years score by the same code, and yet count otherwise."""
    old, new = (_scored(document) for document in (before, after))
    for code in old:
        if code in new:
            yield from redefined(old[code], new[code])


def redefined(old: Json, new: Json) -> Iterator[Sentence]:
    """What is called by one code in two years, and is not one thing measured twice."""
    differs = [word for key, word in DEFINED.items() if old[key] != new[key]]
    if differs:
        vi, en = ", ".join(one.vi for one in differs), ", ".join(one.en for one in differs)
        yield Sentence(
            f"Chỉ tiêu “{new['name']}” được định nghĩa lại: {vi}.",
            f"The indicator “{new['name_en']}” is defined anew: {en}.",
        )


def _scored(document: Json) -> dict[str, Json]:
    used = {row["indicator"] for row in document["scheme"]["criteria"]}
    return {row["code"]: row for row in document["indicators"] if row["code"] in used}
