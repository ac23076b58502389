"""F4 and F5: points by bands, of the rate of the target in percent or of the amount itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Self

from blocs.domain.reading import Node, refusal
from blocs.domain.rounding import half_up
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.wording import PLAIN, Measure, Wording, each, plain_number
from boards.domain.numbers import format_number
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS


class Edge(StrEnum):
    """Whether a band holds its lower edge: "trên 95 %" does not, "từ 75 %" does."""

    OPEN = "open"
    CLOSED = "closed"


class Of(StrEnum):
    """What is looked up: 100 · A / T, or A in base units (VND for money)."""

    TARGET = "target"
    AMOUNT = "amount"


PERCENT = Measure(UNITS["PERCENT"])


@dataclass(frozen=True, slots=True)
class Band:
    """``points`` for everything above its lower edge that no higher band has taken."""

    edge: Edge
    start: Fraction
    points: Fraction

    def holds(self, value: Fraction) -> bool:
        return value > self.start or (value == self.start and self.edge is Edge.CLOSED)

    def words(self, measure: Measure) -> Sentence:
        start = measure.quantity(self.start)
        if self.edge is Edge.OPEN:
            return Sentence(f"trên {start.vi}", f"above {start.en}")
        return Sentence(f"từ {start.vi}", f"from {start.en}")


@dataclass(frozen=True, slots=True)
class Bands:
    """The highest band that holds the value gives the points; below all of them, ``otherwise``.

    Bands have lower edges only, so that they can neither overlap nor leave a gap.
    """

    of: Of
    bands: tuple[Band, ...]
    otherwise: Fraction

    key: ClassVar[str] = "bands"
    may_exceed_maximum: ClassVar[bool] = False

    @property
    def needs_target(self) -> bool:
        return self.of is Of.TARGET

    @classmethod
    def from_parameters(cls, parameters: object, where: str = "parameters") -> Self:
        """``{"of", "bands": [{"edge", "from", "points"}], "otherwise"}``, highest band first."""
        node = Node(parameters, where)
        node.only({"of", "bands", "otherwise"})
        bands = tuple(_band(item) for item in node.at("bands").items())
        for upper, lower in pairwise(bands):
            # "Above 95" may stand over "from 95": between them lies exactly 95.
            point = (upper.edge, lower.edge) == (Edge.OPEN, Edge.CLOSED)
            if not (upper.start > lower.start or (upper.start == lower.start and point)):
                raise refusal(
                    f"{where}.bands",
                    "các mức phải xếp từ cao xuống thấp",
                    "bands must go from the highest to the lowest",
                )
        return cls(
            of=Of(node.at("of").one_of(list(Of))),
            bands=bands,
            otherwise=node.at("otherwise").not_negative(),
        )

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        value = self._value(own)
        return next((band.points for band in self.bands if band.holds(value)), self.otherwise)

    def formula(self) -> Sentence:
        measure = PERCENT if self.needs_target else PLAIN
        bands = [(band.words(measure), plain_number(band.points)) for band in self.bands]
        rest = plain_number(self.otherwise)
        of_vi, of_en = (
            ("tỷ lệ so với chỉ tiêu đăng ký", "the rate of the target")
            if self.needs_target
            else ("số liệu", "the amount")
        )
        return Sentence(
            f"theo mức của {of_vi}: "
            + "".join(f"{words.vi}: {points.vi}; " for words, points in bands)
            + f"còn lại: {rest.vi}",
            f"by bands of {of_en}: "
            + "".join(f"{words.en}: {points.en}; " for words, points in bands)
            + f"otherwise: {rest.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        value = self._value(own)
        band = next((band for band in self.bands if band.holds(value)), None)
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        measure = PERCENT if self.needs_target else wording.measure
        words = band.words(measure) if band else Sentence("dưới mọi mức", "below every band")
        rate = self._rate(own, wording) if self.needs_target else Sentence("", "")
        return Sentence(
            f"{rate.vi}Mức {words.vi}: {points.vi} điểm.",
            f"{rate.en}Band {words.en}: {points.en} points.",
        )

    def _value(self, own: Datum) -> Fraction:
        return 100 * own.reported / own.pledged if self.needs_target else own.reported

    def _rate(self, own: Datum, wording: Wording) -> Sentence:
        amount, target = (wording.measure.number(part) for part in (own.reported, own.pledged))
        rounded = half_up(self._value(own), 2)
        percent = each(lambda language: format_number(rounded, language=language, places=2))
        return Sentence(
            f"Thực hiện / chỉ tiêu đăng ký: {amount.vi} / {target.vi} ≈ {percent.vi} %. ",
            f"Amount / target: {amount.en} / {target.en} ≈ {percent.en} %. ",
        )


def _band(node: Node) -> Band:
    node.only({"edge", "from", "points"})
    return Band(
        edge=Edge(node.at("edge").one_of(list(Edge))),
        start=node.at("from").number(),
        points=node.at("points").not_negative(),
    )
