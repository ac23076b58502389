"""Why the points of one criterion moved: its figure, target, rate and rule, and the others'.

Points follow from the facts of two documents; the causes are the facts that differ and that the
criterion of the board depends on. A relative method depends on the bloc as well: then the cause is
what the board was measured by before, and what it is measured by now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from blocs.domain.changes.differences import Causes, Json
from blocs.domain.changes.figures import figure_changes, target_words
from blocs.domain.changes.rules import (
    criteria_of,
    criterion_changes,
    missing_changes,
    rate_changes,
)
from blocs.domain.facts import Facts, facts_of
from blocs.domain.scoring.data import MISSING, SILENT, Datum, Field
from blocs.domain.scoring.engine import field_of
from blocs.domain.scoring.methods.earlier_awards import EarlierAwards
from blocs.domain.scoring.wording import Wording
from blocs.enums import Against, NotApplicable, Outcome
from boards.domain.sentences import Sentence

BY_POLICY = frozenset(
    {
        Outcome.ZERO_MISSING,
        Outcome.FIXED_MISSING,
        Outcome.EXCLUDED_MISSING,
        Outcome.ZERO_NO_TARGET,
        Outcome.FIXED_NO_TARGET,
        Outcome.EXCLUDED_NO_TARGET,
        Outcome.ZERO_NO_BASELINE,
        Outcome.FIXED_NO_BASELINE,
        Outcome.EXCLUDED_NO_BASELINE,
    }
)
"""What the scheme decides about a figure or target that is not there."""

JUDGED = Sentence(
    "Điểm chấm hoặc quyết định về điểm thay đổi.", "The opinions or the decision changed."
)
BY_OUTCOME = {
    Outcome.ZERO_GATE: Sentence(
        "Điều kiện không đạt được ghi nhận hoặc được xóa bỏ.",
        "A condition was recorded as not met, or is so no more.",
    ),
    Outcome.NOT_TAKEN: Sentence(
        "Nhóm chỉ tính điểm cao nhất: nay tính tiêu chí khác.",
        "Of the group only the highest count: now it is another one.",
    ),
}
FILLED = frozenset({Outcome.AVERAGE_NOT_APPLICABLE, Outcome.SUBSTITUTED})
AVERAGE = Sentence(
    "Điểm bình quân của khối ở tiêu chí này thay đổi.",
    "The average of the bloc on this criterion changed.",
)
YEAR_BEFORE = Sentence(
    "Số liệu năm trước để so sánh thay đổi.", "The figure of the year before changed."
)
AWARDS = Sentence(
    "Danh hiệu đã đạt, hoặc việc hủy bỏ, thu hồi danh hiệu được ghi nhận lại.",
    "An earlier award was recorded, or cancelled or recovered.",
)
UNKNOWN = Sentence("Xem lời giải thích trước và nay.", "See the explanations before and now.")


@dataclass(frozen=True)
class Side:
    """One of the two documents, with what its points follow from."""

    document: Json

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.document)

    @cached_property
    def criteria(self) -> Mapping[str, Json]:
        return criteria_of(self.document)

    @cached_property
    def _fields(self) -> dict[str, Field]:
        return {}

    def field(self, indicator: str) -> Field:
        """The usable data of the bloc, made once for an indicator."""
        if indicator not in self._fields:
            self._fields[indicator] = field_of(indicator, self.facts.data)
        return self._fields[indicator]

    def datum(self, board: str, indicator: str) -> Datum:
        return self.facts.data.get(board, {}).get(indicator, MISSING)

    def yardstick(self, board: str, code: str) -> Sentence:
        """What of the bloc the board is measured by; silent where its datum does not score."""
        criterion = next(item for item in self.facts.scheme.criteria if item.code == code)
        own = self.datum(board, criterion.indicator)
        if criterion.why_not(own) is not None:
            return SILENT
        wording = Wording(
            self.facts.scheme.places, criterion.measure, self.facts.names, criterion.against
        )
        field = criterion.seen_bloc(self.field(criterion.indicator))
        return criterion.method.yardstick(own=criterion.seen(own), field=field, wording=wording)


class Causing:
    """Answers why, for every line of two documents."""

    def __init__(self, before: Json, after: Json) -> None:
        self.old, self.new = Side(before), Side(after)
        self.figures = figure_changes(before, after)
        self._rates = rate_changes(before, after)
        self._said: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
        for change in self.figures:
            self._said[change.board, change.indicator].extend(change.said)

    def of(self, board: str, code: str, outcomes: frozenset[str]) -> Causes:
        """Every cause; never none, since something must have moved what moved."""
        old, new = (side.criteria.get(code) for side in (self.old, self.new))
        found = [*criterion_changes(old, new)]
        if old is not None and new is not None:
            found += self._of_criterion(board, old, new, outcomes)
        return tuple(dict.fromkeys(found)) or (UNKNOWN,)

    def _of_criterion(
        self, board: str, old: Json, new: Json, outcomes: frozenset[str]
    ) -> Iterator[Sentence]:
        indicator = new["indicator"]
        if self._opinions(self.old, board, new) != self._opinions(self.new, board, new):
            yield JUDGED
        yield from (said for outcome, said in BY_OUTCOME.items() if outcome in outcomes)
        if self._awards(self.old, board, new) != self._awards(self.new, board, new):
            yield AWARDS
        if indicator is None:
            return
        yield from self._of_figures(board, indicator)
        yield from self._of_target(board, indicator)
        yield from self._of_rates(board, indicator)
        yield from self._of_year_before(board, new)
        if not FILLED.isdisjoint(outcomes | self._outcomes(board, new)):
            yield from self._of_filling(board, new)
        if outcomes & BY_POLICY:
            schemes = (side.document["scheme"] for side in (self.old, self.new))
            yield from missing_changes(*schemes)
        if indicator == old["indicator"]:
            yield from self._of_bloc(board, new)

    def _of_figures(self, board: str, indicator: str) -> Iterator[Sentence]:
        yield from self._said[board, indicator]

    def _of_year_before(self, board: str, criterion: Json) -> Iterator[Sentence]:
        """What a criterion of growth compares with."""
        if criterion.get("against") != Against.LAST_YEAR:
            return
        was, now = (
            side.datum(board, criterion["indicator"]).last_year for side in (self.old, self.new)
        )
        if (was.amount, was.why) != (now.amount, now.why):
            yield YEAR_BEFORE

    def _of_filling(self, board: str, criterion: Json) -> Iterator[Sentence]:
        """What stands in the place of a criterion that does not apply: an average, a substitute."""
        if criterion.get("not_applicable") == NotApplicable.AVERAGE:
            yield AVERAGE
        code = criterion.get("substitute")
        rows = self.new.document["scheme"].get("substitutes", ())
        for row in (each for each in rows if each["code"] == code):
            yield from self._of_figures(board, row["indicator"])
            yield from self._of_target(board, row["indicator"])
            yield from self._of_year_before(board, row)

    def _outcomes(self, board: str, criterion: Json) -> frozenset[str]:
        """What became of the criterion of the board now."""
        return frozenset(
            line["outcome"]
            for standing in self.new.document["standings"]
            if standing["board"] == board
            for line in standing["criteria"]
            if line["code"] == criterion["code"]
        )

    def _awards(self, side: Side, board: str, criterion: Json) -> list[Json]:
        """The earlier awards of the board, where the criterion counts them."""
        if criterion["method"] != EarlierAwards.key:
            return []
        return [row for row in side.document.get("awards", ()) if row["board"] == board]

    def _opinions(self, side: Side, board: str, criterion: Json) -> list[Json]:
        key = (board, criterion["code"])
        rows = side.document.get("opinions", ())
        return [row for row in rows if (row["board"], row["criterion"]) == key]

    def _of_target(self, board: str, indicator: str) -> Iterator[Sentence]:
        was, now = (target_words(side.document, board, indicator) for side in (self.old, self.new))
        if was != now:
            yield Sentence(
                f"Chỉ tiêu đăng ký đổi từ {was.vi} thành {now.vi}.",
                f"The target changed from {was.en} to {now.en}.",
            )

    def _of_rates(self, board: str, indicator: str) -> Iterator[Sentence]:
        """The rates that convert something of the board's own."""
        for currency, said in self._rates.items():
            if any(
                (row["board"], row["indicator"]) == (board, indicator)
                and row["unit"].startswith(currency)
                for key in ("figures", "targets")
                for row in self.new.document[key]
            ):
                yield said

    def _of_bloc(self, board: str, criterion: Json) -> Iterator[Sentence]:
        """What others changed, where the board is measured by them."""
        code, indicator = criterion["code"], criterion["indicator"]
        was, now = (side.yardstick(board, code) for side in (self.old, self.new))
        if was != now and was != SILENT and now != SILENT:
            yield Sentence(
                f"Mốc so sánh trong khối thay đổi: trước {was.vi}, nay {now.vi}.",
                f"What the bloc is measured by changed: before {was.en}, now {now.en}.",
            )
            yield from self._others(board, indicator)

    def _others(self, board: str, indicator: str) -> Iterator[Sentence]:
        """Who of the others has another datum now, by name."""
        boards = sorted({*self.old.facts.data, *self.new.facts.data} - {board})
        moved = [
            each
            for each in boards
            if self.old.datum(each, indicator).amount != self.new.datum(each, indicator).amount
            or self.old.datum(each, indicator).last_year.amount
            != self.new.datum(each, indicator).last_year.amount
            or self.old.datum(each, indicator).usable != self.new.datum(each, indicator).usable
        ]
        if moved:
            names = Wording(0, names={**self.old.facts.names, **self.new.facts.names}).boards(moved)
            yield Sentence(
                f"Đơn vị có số liệu so sánh thay đổi: {names.vi}.",
                f"Whose amount of comparison changed: {names.en}.",
            )
