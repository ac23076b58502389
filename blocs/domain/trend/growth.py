"""Growth of one figure on the year before, or why there is no number for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from blocs.domain.changes.differences import Causes, Json
from blocs.domain.figures import Baseline, Figure, Part
from blocs.domain.scoring.data import SILENT, Datum, LastYear
from blocs.domain.trend.breaks import redefined
from boards.domain.sentences import Sentence

GROWING = ("count", "people", "area", "money")
"""What has a rate of growth: a percentage that grew by a tenth, or a rank, says nothing."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The change as a share of what was; without one, ``why`` there is none."""

    rate: Fraction | None = None
    why: Sentence = SILENT


def growth(now: Datum, before: LastYear, year: int) -> Growth:
    """How much more there is than in ``year``, as a share of what there was then."""
    if before.why.vi:
        return Growth(why=before.why)
    if before.amount is None:
        return Growth(why=Sentence(f"chưa có số liệu năm {year}", f"there is no figure for {year}"))
    if before.amount <= 0:
        return Growth(
            why=Sentence(
                f"số liệu năm {year} không lớn hơn 0", f"the figure of {year} is not above 0"
            )
        )
    return Growth((now.reported - before.amount) / before.amount)


def baseline_of(
    before: Json,
    *,
    now: Json,
    board: str,
    indicator: str,
    figures: Mapping[tuple[str, str], Collection[Figure]],
    currencies: Collection[str],
    inherited: Causes,
) -> Baseline:
    """What ``board`` is compared with, read from the edition ``before`` that of ``now``.

    ``figures`` are those of ``before``, ``currencies`` those that the figure of now is given in,
    ``inherited`` what happened to the board itself between the two.
    """
    found = figures.get((board, indicator), ())
    why = (
        _gone(before, board, inherited)
        or _otherwise(before, now, indicator)
        or _other_currency(
            {each.unit.currency for each in found if each.amount is not None}, currencies
        )
    )
    name = next((row["short_name"] for row in before["members"] if row["board"] == board), board)
    return Baseline(
        board=board,
        indicator=indicator,
        year=before["year"],
        restated=False,
        why=why or SILENT,
        parts=tuple(Part(each, Sentence(name, name)) for each in found),
        where="figures",
    )


def _gone(before: Json, board: str, inherited: Causes) -> Sentence | None:
    """The board was another one, or none of this bloc."""
    if inherited:
        return Sentence(
            " ".join(one.vi for one in inherited), " ".join(one.en for one in inherited)
        )
    if board not in {row["board"] for row in before["members"]}:
        year = before["year"]
        return Sentence(
            f"năm {year} chưa là thành viên của khối", f"it was no member of the bloc in {year}"
        )
    return None


def _otherwise(before: Json, now: Json, code: str) -> Sentence | None:
    """The indicator counts something else than it did."""
    rows = {row["code"]: row for row in before["indicators"]}
    new = next(row for row in now["indicators"] if row["code"] == code)
    return next(iter(redefined(rows.get(code, new), new)), None)


def _other_currency(before: Collection[str], now: Collection[str]) -> Sentence | None:
    """A total that was one currency and is now two did not grow by the second."""
    if not before or not now or {*before} == {*now}:
        return None
    was, are = (", ".join(sorted(side)) for side in (before, now))
    return Sentence(
        f"đồng tiền khác: trước là {was}, nay là {are}",
        f"other currencies: before {was}, now {are}",
    )
