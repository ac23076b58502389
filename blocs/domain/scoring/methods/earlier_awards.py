"""F8: points for awards of earlier years, by the decisions that gave them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, Self

from blocs.domain.reading import Node, refusal
from blocs.domain.scoring.awards import Held
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import AwardCode, Choice, Flag, Number, Rows, Text, read
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Against
from boards.domain.sentences import Sentence
from boards.enums import Availability

MOST_YEARS = 50


class Counted(StrEnum):
    """Whether one award counts or every one."""

    HIGHEST = "highest"
    ALL = "all"


COUNTED = {
    Counted.HIGHEST: Sentence("chỉ tính mức cao nhất", "only the highest counts"),
    Counted.ALL: Sentence("cộng các danh hiệu", "all are added up"),
}
PREDECESSORS = Sentence(
    "kể cả danh hiệu của đơn vị tiền thân", "those of predecessors count as well"
)


@dataclass(frozen=True, slots=True)
class AwardPoints:
    """What one award earns; ``name`` is how the regulation calls it."""

    award: str
    name: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class EarlierAwards(Method):
    """``min(Σ points, cap)`` of the awards for the last ``years`` years, or the highest of them.

    The amount of a board is what its awards earn; a cap that is not said is the maximum. Whether
    what a predecessor was given passes to its successor is a legal question that no text answers:
    it does not, unless the scheme says so.
    """

    awards: tuple[AwardPoints, ...]
    years: int
    counted: Counted
    predecessors: bool
    cap: Fraction | None = None

    key: ClassVar[str] = "earlier_awards"
    name: ClassVar[Sentence] = Sentence(
        "Điểm thưởng cho danh hiệu đã đạt", "Bonus for earlier awards"
    )
    parameters = (
        Rows(
            "awards",
            Sentence("Danh hiệu", "Award"),
            (
                AwardCode("award", Sentence("Danh hiệu", "Award")),
                Text("name", Sentence("Tên ghi trong bảng", "Name in the table")),
                Number("points", Sentence("Điểm", "Points")),
            ),
            Sentence("Mỗi danh hiệu một dòng.", "One row for each award."),
        ),
        Number(
            "years",
            Sentence("Trong bao nhiêu năm trước", "Of so many years before"),
            hint=Sentence("1 là chỉ năm trước.", "1 is last year only."),
        ),
        Choice("counted", Sentence("Cách tính", "How they count"), COUNTED),
        Flag(
            "predecessors",
            Sentence(
                "Tính cả danh hiệu của đơn vị tiền thân (cần căn cứ pháp lý)",
                "Those of predecessors count as well (needs a legal basis)",
            ),
        ),
        Number(
            "cap",
            Sentence("Không quá bao nhiêu điểm", "At most so many points"),
            optional=True,
            hint=Sentence("Để trống là điểm tối đa.", "Empty means the maximum."),
        ),
    )

    @classmethod
    def from_parameters(cls, parameters: object, where: str = "parameters") -> Self:
        """``{"awards": [{"award", "name", "points"}], "years", "counted", "predecessors"}``."""
        found = read(cls.parameters, Node(parameters, where))
        awards = tuple(AwardPoints(**row) for row in found["awards"])
        if not awards or len({row.award for row in awards}) < len(awards):
            raise refusal(
                f"{where}.awards",
                "phải có ít nhất một danh hiệu, mỗi danh hiệu một dòng",
                "there must be at least one award, each in one row",
            )
        years = found["years"]
        if years.denominator != 1 or not 1 <= years <= MOST_YEARS:
            raise refusal(
                f"{where}.years",
                f"phải là số nguyên từ 1 đến {MOST_YEARS}",
                f"must be a whole number from 1 to {MOST_YEARS}",
            )
        return cls(**{**found, "awards": awards, "years": int(years)})

    @property
    def promised(self) -> Fraction:
        return max(self.cap or Fraction(0), *(row.points for row in self.awards))

    def datum(self, held: Iterable[Held], year: int) -> Datum:
        """What the awards of a board earn in ``year``: none at all is zero, and nothing missing."""
        points = {row.award: row.points for row in self.awards}
        taken = [
            one
            for one in held
            if one.award in points
            and year - self.years <= one.year < year
            and (one.own or self.predecessors)
        ]
        earned = [points[one.award] for one in taken]
        best = max(earned, default=Fraction(0))
        amount = best if self.counted is Counted.HIGHEST else sum(earned, Fraction(0))
        return Datum(amount, Availability.REPORTED, inputs=self._said(taken, points))

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        return min(own.reported, self._limit(maximum))

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        counted, words = COUNTED[self.counted], self._words()
        since = Sentence(f"{self.years} năm trước", f"the last {self.years} years")
        if self.years == 1:
            since = Sentence("năm trước", "last year")
        vi, en = (f"; {PREDECESSORS.vi}", f"; {PREDECESSORS.en}") if self.predecessors else ("", "")
        if self.cap is not None:
            cap = plain_number(self.cap)
            vi, en = f"{vi}; không quá {cap.vi} điểm", f"{en}; at most {cap.en} points"
        return Sentence(
            f"danh hiệu đã đạt trong {since.vi}: {words.vi}; {counted.vi}{vi}",
            f"awards of {since.en}: {words.en}; {counted.en}{en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        earned, points = plain_number(own.reported), wording.points(own.reported)
        limit, given = plain_number(self._limit(maximum)), self._limit(maximum)
        if own.reported <= given:
            return Sentence(f"{points.vi} điểm.", f"{points.en} points.")
        most = wording.points(given)
        return Sentence(
            f"{earned.vi} điểm, không quá {limit.vi}: {most.vi} điểm.",
            f"{earned.en} points, at most {limit.en}: {most.en} points.",
        )

    def _limit(self, maximum: Fraction) -> Fraction:
        return maximum if self.cap is None else min(self.cap, maximum)

    def _words(self) -> Sentence:
        rows = [(row.name, plain_number(row.points)) for row in self.awards]
        return Sentence(
            ", ".join(f"{name}: {points.vi}" for name, points in rows),
            ", ".join(f"{name}: {points.en}" for name, points in rows),
        )

    def _said(self, taken: Iterable[Held], points: Mapping[str, Fraction]) -> Sentence:
        """Every award with its decision, and what it is worth."""
        said = [(one.sentence(), plain_number(points[one.award])) for one in taken]
        if not said:
            return Sentence("Không có danh hiệu nào được tính.", "No award counts.")
        return Sentence(
            "; ".join(f"{words.vi}: {worth.vi}" for words, worth in said) + ".",
            "; ".join(f"{words.en}: {worth.en}" for words, worth in said) + ".",
        )
