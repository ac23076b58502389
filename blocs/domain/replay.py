"""A year that is over, scored by other rules: what they would have given, and what they could not.

A criterion for which that year holds nothing is left out and the rest rescaled, whatever the policy
of the scheme says: nobody failed to report what nobody was asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from blocs.domain.editions import recompute
from blocs.domain.facts import Facts, facts_of
from blocs.domain.schemes import JUDGED
from blocs.domain.scoring.engine import Criterion
from blocs.enums import Against, NotApplicable
from boards.domain.sentences import Sentence
from boards.enums import Availability

Json = Mapping[str, Any]

NOT_MEASURED = Sentence(
    "Năm đó không có số liệu nào của chỉ tiêu này được tính.",
    "That year has no figure of this indicator that counts.",
)
NOT_JUDGED = Sentence(
    "Năm đó không ai chấm điểm tiêu chí này.", "That year nobody gave points for this criterion."
)
NO_YEAR_BEFORE = Sentence(
    "Năm đó không đơn vị nào có số liệu năm trước để so sánh.",
    "That year no board has a figure of the year before to compare with.",
)
NOT_PLEDGED = Sentence(
    "Năm đó không đơn vị nào có chỉ tiêu đăng ký để so sánh.",
    "That year no board has a target to compare with.",
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A criterion that the year cannot answer, its maximum, and why."""

    code: str
    name: Sentence
    maximum: Decimal
    why: Sentence


@dataclass(frozen=True, slots=True)
class Replay:
    """The document of the year by the other rules, with its standings, and what was left out."""

    document: Json
    left_out: tuple[LeftOut, ...]


def replayed(document: Json, earlier: Json) -> Replay:
    """``document`` holds the year's facts under the other rules, ``earlier`` under its own.

    Opinions and unmet conditions belong to rules: those of ``earlier`` stand for criteria and
    conditions of the same code. Raises ``Unreadable``.
    """
    whole = {**document, **_given(document["scheme"], earlier)}
    left_out = tuple(_left_out(facts_of(whole)))
    kept = _without(whole, {item.code for item in left_out})
    return Replay({**kept, "standings": recompute(kept)}, left_out)


def _given(scheme: Json, earlier: Json) -> dict[str, Any]:
    """Opinions that the maximum still allows, and breaches of conditions that are still there."""
    maxima = {row["code"]: Decimal(row["maximum"]) for row in scheme["criteria"]}
    conditions = {row["code"] for row in scheme.get("conditions", ())}
    return {
        "opinions": [
            row
            for row in earlier.get("opinions", ())
            if Decimal(row["points"]) <= maxima.get(row["criterion"], Decimal(-1))
        ],
        "breaches": [row for row in earlier.get("breaches", ()) if row["condition"] in conditions],
    }


def _left_out(facts: Facts) -> Iterator[LeftOut]:
    for item in facts.scheme.criteria:
        why = _why(facts, item)
        if why is not None:
            yield LeftOut(item.code, item.name, item.maximum, why)


def _why(facts: Facts, item: Criterion) -> Sentence | None:
    """Why nothing of the year scores by the criterion; nothing where something does."""
    data = [own[item.indicator] for own in facts.data.values()]
    usable = [datum for datum in data if datum.usable]
    decided = any(item.code in verdicts.decided for verdicts in facts.verdicts.values())
    filled = item.not_applicable is not NotApplicable.LEFT_OUT and any(
        datum.availability == Availability.NOT_APPLICABLE for datum in data
    )
    if decided or filled:
        return None
    if any(item.method.to_compare_with(item.seen(datum)) for datum in usable):
        return None
    if usable:
        return NOT_PLEDGED if item.against is Against.TARGET else NO_YEAR_BEFORE
    return NOT_JUDGED if item.indicator.startswith(JUDGED) else NOT_MEASURED


def _without(document: Json, codes: Collection[str]) -> dict[str, Any]:
    """The document without these criteria and without whatever names them."""
    scheme = document["scheme"]
    rules = {
        **scheme,
        "criteria": [row for row in scheme["criteria"] if row["code"] not in codes],
        "tie_breakers": [code for code in scheme.get("tie_breakers", ()) if code not in codes],
        "conditions": [row for row in scheme.get("conditions", ()) if row["target"] not in codes],
    }
    conditions = {row["code"] for row in rules["conditions"]}
    return {
        **document,
        "scheme": {key: value for key, value in rules.items() if value != [] or key == "criteria"},
        "opinions": [row for row in document["opinions"] if row["criterion"] not in codes],
        "breaches": [row for row in document["breaches"] if row["condition"] in conditions],
    }
