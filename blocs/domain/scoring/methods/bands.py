"""F4 and F5: points by bands, of the rate of the target in percent or of the amount itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Self

from blocs.domain.reading import Node, refusal
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.looked_up import OF, Edge, Of
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Choice, Number, Rows, read
from blocs.domain.scoring.wording import Measure, Wording, plain_number, together
from blocs.enums import Against
from boards.domain.sentences import Sentence

EDGES = {Edge.CLOSED: Sentence("từ", "from"), Edge.OPEN: Sentence("trên", "above")}


@dataclass(frozen=True, slots=True)
class Band:
    """``points`` for everything above its lower edge that no higher band has taken."""

    edge: Edge
    start: Fraction
    points: Fraction

    def holds(self, value: Fraction) -> bool:
        return value > self.start or (value == self.start and self.edge is Edge.CLOSED)

    def words(self, measure: Measure) -> Sentence:
        start, edge = measure.quantity(self.start), EDGES[self.edge]
        return Sentence(f"{edge.vi} {start.vi}", f"{edge.en} {start.en}")


@dataclass(frozen=True, slots=True)
class Bands(Method):
    """The highest band that holds the value gives the points; below all of them, ``otherwise``.

    Bands have lower edges only, so that they can neither overlap nor leave a gap.
    """

    of: Of
    bands: tuple[Band, ...]
    otherwise: Fraction

    key: ClassVar[str] = "bands"
    name: ClassVar[Sentence] = Sentence("Theo mức", "By bands")
    parameters = (
        OF,
        Rows(
            "bands",
            Sentence("Mức", "Band"),
            (
                Choice("edge", Sentence("Cận dưới", "Lower edge"), EDGES),
                Number("from", Sentence("Giá trị", "Value"), Node.number),
                Number("points", Sentence("Điểm", "Points")),
            ),
            Sentence("Xếp từ mức cao xuống mức thấp.", "From the highest to the lowest."),
        ),
        Number("otherwise", Sentence("Điểm khi dưới mọi mức", "Points below every band")),
    )

    @classmethod
    def from_parameters(cls, parameters: object, where: str = "parameters") -> Self:
        """``{"of", "bands": [{"edge", "from", "points"}], "otherwise"}``, highest band first."""
        found = read(cls.parameters, Node(parameters, where))
        bands = tuple(Band(row["edge"], row["from"], row["points"]) for row in found["bands"])
        for upper, lower in pairwise(bands):
            # "Above 95" may stand over "from 95": between them lies exactly 95.
            point = (upper.edge, lower.edge) == (Edge.OPEN, Edge.CLOSED)
            if not (upper.start > lower.start or (upper.start == lower.start and point)):
                raise refusal(
                    f"{where}.bands",
                    "các mức phải xếp từ cao xuống thấp",
                    "bands must go from the highest to the lowest",
                )
        return cls(found["of"], bands, found["otherwise"])

    @property
    def promised(self) -> Fraction:
        """The points of the best band."""
        return max(self.otherwise, *(band.points for band in self.bands), Fraction(0))

    @property
    def compares(self) -> bool:
        return self.of is Of.TARGET

    def to_compare_with(self, own: Datum) -> bool:
        return self.of.comparable(own)

    def edges(self, own: Datum) -> tuple[Fraction, ...]:
        return tuple(self.of.amount_at(band.start, own) for band in self.bands)

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        value = self.of.read(own)
        return next((band.points for band in self.bands if band.holds(value)), self.otherwise)

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        measure, what = self.of.measure, self.of.words(against)
        bands = [(band.words(measure), plain_number(band.points)) for band in self.bands]
        rest = plain_number(self.otherwise)
        return Sentence(
            f"theo mức của {what.vi}: "
            + "".join(f"{words.vi}: {points.vi}; " for words, points in bands)
            + f"còn lại: {rest.vi}",
            f"by bands of {what.en}: "
            + "".join(f"{words.en}: {points.en}; " for words, points in bands)
            + f"otherwise: {rest.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        value = self.of.read(own)
        band = next((band for band in self.bands if band.holds(value)), None)
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        measure = self.of.shown(wording)
        words = band.words(measure) if band else Sentence("dưới mọi mức", "below every band")
        return together(
            self.of.division(own, wording),
            Sentence(f"Mức {words.vi}: {points.vi} điểm.", f"Band {words.en}: {points.en} points."),
        )
