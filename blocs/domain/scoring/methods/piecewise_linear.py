"""F11: points along a line of corners, as the table of a scheme draws it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Self

from blocs.domain.reading import Node, refusal
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.looked_up import OF, Edge, Of
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Choice, Number, Rows, read
from blocs.domain.scoring.wording import Measure, Wording, opening, plain_number, together
from blocs.enums import Against
from boards.domain.sentences import Sentence


class Between(StrEnum):
    """Between two corners: the points of the lower one, or the straight line to the next."""

    STEP = "step"
    CONTINUOUS = "continuous"


BETWEEN = {
    Between.CONTINUOUS: Sentence("nội suy giữa các mốc", "in straight lines between the corners"),
    Between.STEP: Sentence("theo mốc đã đạt", "by the corner that is reached"),
}
LINE = Sentence("đường nối các mốc", "the line")
LOW = {Edge.CLOSED: LINE, Edge.OPEN: Sentence("phần bên dưới", "the part below")}
HIGH = {Edge.CLOSED: LINE, Edge.OPEN: Sentence("phần bên trên", "the part above")}


@dataclass(frozen=True, slots=True)
class Corner:
    """A value and its points."""

    at: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class PiecewiseLinear(Method):
    """From the first corner to the last along the line; ``below`` and ``above`` beyond it.

    An end that is closed belongs to the line; one that is open earns what lies beyond it.
    """

    of: Of
    between: Between
    corners: tuple[Corner, ...]
    low: Edge
    below: Fraction
    high: Edge
    above: Fraction

    key: ClassVar[str] = "piecewise_linear"
    name: ClassVar[Sentence] = Sentence("Theo các mốc điểm", "Along corners")
    parameters = (
        OF,
        Choice("between", Sentence("Giữa hai mốc", "Between two corners"), BETWEEN),
        Rows(
            "corners",
            Sentence("Mốc", "Corner"),
            (
                Number("at", Sentence("Giá trị", "Value"), Node.number),
                Number("points", Sentence("Điểm", "Points")),
            ),
            Sentence("Ít nhất hai mốc, xếp từ thấp lên cao.", "At least two, from the lowest up."),
        ),
        Choice("low", Sentence("Mốc đầu thuộc", "The first corner belongs to"), LOW),
        Number("below", Sentence("Điểm dưới mốc đầu", "Points below the first")),
        Choice("high", Sentence("Mốc cuối thuộc", "The last corner belongs to"), HIGH),
        Number("above", Sentence("Điểm trên mốc cuối", "Points above the last")),
    )

    @classmethod
    def from_parameters(cls, parameters: object, where: str = "parameters") -> Self:
        """``corners`` is ``[{"at", "points"}]``, at least two, each beyond the one before it."""
        found = read(cls.parameters, Node(parameters, where))
        corners = tuple(Corner(row["at"], row["points"]) for row in found["corners"])
        if len(corners) < 2 or any(one.at >= other.at for one, other in pairwise(corners)):
            raise refusal(
                f"{where}.corners",
                "phải có ít nhất hai mốc, xếp từ thấp lên cao",
                "there must be at least two corners, from the lowest up",
            )
        if (found["between"], found["high"]) == (Between.STEP, Edge.OPEN):
            # The step that begins at an open end would never be reached.
            raise refusal(
                f"{where}.high",
                "tính theo mốc đã đạt thì mốc cuối phải được tính",
                "by the corner that is reached, the last one must be closed",
            )
        return cls(**{**found, "corners": corners})

    @property
    def promised(self) -> Fraction:
        return max(self.below, self.above, *(corner.points for corner in self.corners))

    @property
    def compares(self) -> bool:
        return self.of is Of.TARGET

    def to_compare_with(self, own: Datum) -> bool:
        return self.of.comparable(own)

    def edges(self, own: Datum) -> tuple[Fraction, ...]:
        return tuple(self.of.amount_at(corner.at, own) for corner in self.corners)

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        value = self.of.read(own)
        if self._is_below(value):
            return self.below
        if self._is_above(value):
            return self.above
        lower, upper = self._corners_around(value)
        if self.between is Between.STEP or value == lower.at:
            return lower.points
        slope = (upper.points - lower.points) / (upper.at - lower.at)
        return lower.points + slope * (value - lower.at)

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        what, way, measure = self.of.words(against), BETWEEN[self.between], self.of.measure
        rows = [(self._at(corner, measure), plain_number(corner.points)) for corner in self.corners]
        low, high = self._below(measure), self._above(measure)
        below, above = plain_number(self.below), plain_number(self.above)
        return Sentence(
            f"theo {what.vi}, {way.vi}: {low.vi}: {below.vi}; "
            + "".join(f"{at.vi}: {points.vi}; " for at, points in rows)
            + f"{high.vi}: {above.vi}",
            f"by {what.en}, {way.en}: {low.en}: {below.en}; "
            + "".join(f"{at.en}: {points.en}; " for at, points in rows)
            + f"{high.en}: {above.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        where = opening(self._where(own, wording))
        return together(
            self.of.division(own, wording),
            Sentence(f"{where.vi} {points.vi} điểm.", f"{where.en} {points.en} points."),
        )

    def _is_below(self, value: Fraction) -> bool:
        first = self.corners[0].at
        return value < first or (value == first and self.low is Edge.OPEN)

    def _is_above(self, value: Fraction) -> bool:
        last = self.corners[-1].at
        return value > last or (value == last and self.high is Edge.OPEN)

    def _corners_around(self, value: Fraction) -> tuple[Corner, Corner]:
        """The last corner that ``value`` reaches, and the next; at the end the last one twice."""
        reached = bisect_right([corner.at for corner in self.corners], value)
        return self.corners[reached - 1], self.corners[min(reached, len(self.corners) - 1)]

    def _below(self, measure: Measure) -> Sentence:
        first = measure.quantity(self.corners[0].at)
        if self.low is Edge.OPEN:
            return Sentence(f"từ {first.vi} trở xuống", f"up to {first.en}")
        return Sentence(f"dưới {first.vi}", f"below {first.en}")

    def _above(self, measure: Measure) -> Sentence:
        last = measure.quantity(self.corners[-1].at)
        if self.high is Edge.OPEN:
            return Sentence(f"từ {last.vi} trở lên", f"from {last.en}")
        return Sentence(f"trên {last.vi}", f"above {last.en}")

    def _at(self, corner: Corner, measure: Measure) -> Sentence:
        """Where the points of a corner are earned: not at an open end, only beside it."""
        at = measure.quantity(corner.at)
        if corner == self.corners[0] and self.low is Edge.OPEN:
            return Sentence(f"ngay trên {at.vi}", f"just above {at.en}")
        if corner == self.corners[-1] and self.high is Edge.OPEN:
            return Sentence(f"ngay dưới {at.vi}", f"just below {at.en}")
        return at

    def _where(self, own: Datum, wording: Wording) -> Sentence:
        """The part of the line that the value is on, with the sum on a straight line."""
        value, measure = self.of.read(own), self.of.shown(wording)
        if self._is_below(value) or self._is_above(value):
            side = self._below(measure) if self._is_below(value) else self._above(measure)
            return Sentence(f"{side.vi}:", f"{side.en}:")
        lower, _upper = self._corners_around(value)
        start = measure.quantity(lower.at)
        if self.between is Between.STEP or value == lower.at:
            return Sentence(f"mốc {start.vi}:", f"corner {start.en}:")
        return self._sum(own, wording)

    def _sum(self, own: Datum, wording: Wording) -> Sentence:
        measure, here = self.of.shown(wording), self.of.term(own, wording)
        lower, upper = self._corners_around(self.of.read(own))
        start, end = measure.number(lower.at), measure.number(upper.at)
        low, high = plain_number(lower.points), plain_number(upper.points)
        return Sentence(
            f"giữa hai mốc {start.vi} và {end.vi}: {low.vi} + ({high.vi} − {low.vi}) × "
            f"({here.vi} − {start.vi}) / ({end.vi} − {start.vi}) =",
            f"between the corners {start.en} and {end.en}: {low.en} + ({high.en} − {low.en}) × "
            f"({here.en} − {start.en}) / ({end.en} − {start.en}) =",
        )
