"""Why two amounts of one indicator are not the same thing measured twice.

How a scheme scores an indicator does not matter here: workers are workers under any scheme.
"""

from __future__ import annotations

from collections.abc import Iterator

from blocs.domain.changes.differences import Causes, Json
from blocs.domain.trend.breaks import redefined, unpublished
from boards.domain.sentences import Sentence
from boards.enums import Dimension, RateKind

KINDS = {
    RateKind.PERIOD_END.value: Sentence("cuối kỳ", "of the end of the period"),
    RateKind.PERIOD_AVERAGE.value: Sentence("bình quân", "average"),
}


def amount_breaks(before: Json, after: Json, code: str) -> Causes:
    """What changed between two documents of different years for one indicator."""
    old, new = (_indicator(document, code) for document in (before, after))
    if old is None or new is None:
        return tuple(unpublished(before, after))
    return (
        *unpublished(before, after),
        *redefined(old, new),
        *_rates(before["scheme"]["rate_kind"], after["scheme"]["rate_kind"], new),
    )


def _rates(old: str, new: str, indicator: Json) -> Iterator[Sentence]:
    """Money at the rate of a day and money at the rate of a year are two things."""
    if old != new and indicator["dimension"] == Dimension.MONEY:
        was, now = KINDS[old], KINDS[new]
        yield Sentence(
            f"Quy đổi ngoại tệ theo tỷ giá khác: trước {was.vi}, nay {now.vi}.",
            f"Converted at other rates: before {was.en}, now {now.en}.",
        )


def _indicator(document: Json, code: str) -> Json | None:
    return next((row for row in document["indicators"] if row["code"] == code), None)
