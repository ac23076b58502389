"""F14: points by place, as a table gives them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Self

from blocs.domain.reading import Node, refusal
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.method import Method
from blocs.domain.scoring.parameters import Number, Numbers, read
from blocs.domain.scoring.placing import BETTER, TIES, Better, place_among, place_in_bloc
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class RankTable(Method):
    """The entry of the place; ``otherwise`` for every place after the table."""

    better: Better
    table: tuple[Fraction, ...]
    otherwise: Fraction

    key: ClassVar[str] = "rank_table"
    name: ClassVar[Sentence] = Sentence(
        "Theo thứ hạng trong khối, theo bảng điểm", "By place in the bloc, from a table"
    )
    parameters = (
        BETTER,
        Numbers(
            "table",
            Sentence("Điểm của các hạng 1, 2, 3 …", "Points of the places 1, 2, 3 …"),
            Sentence("Cách nhau bằng dấu chấm phẩy: 10; 8; 6,5", "With semicolons: 10; 8; 6,5"),
        ),
        Number("otherwise", Sentence("Điểm của các hạng còn lại", "Points of every other place")),
    )

    @classmethod
    def from_parameters(cls, parameters: object, where: str = "parameters") -> Self:
        """``{"better", "table": [points, …], "otherwise"}``; a later place never earns more."""
        found = cls(**read(cls.parameters, Node(parameters, where)))
        if any(after > before for before, after in pairwise((*found.table, found.otherwise))):
            raise refusal(
                f"{where}.table",
                "hạng sau không được nhiều điểm hơn hạng trước",
                "a later place must not earn more than one before it",
            )
        return found

    @property
    def promised(self) -> Fraction:
        return self.table[0]

    def points(self, *, own: Datum, field: Field, maximum: Fraction) -> Fraction:
        place = self.better.place(own, field)
        return self.table[place - 1] if place <= len(self.table) else self.otherwise

    def yardstick(self, *, own: Datum, field: Field, wording: Wording) -> Sentence:
        return place_in_bloc(own, field, self.better)

    def formula(self, against: Against = Against.TARGET) -> Sentence:
        first, rest = self.better.words, plain_number(self.otherwise)
        rows = [plain_number(points) for points in self.table]
        return Sentence(
            f"theo thứ hạng, hạng 1 là {first.vi}: "
            + "".join(f"hạng {place}: {row.vi}; " for place, row in enumerate(rows, 1))
            + f"còn lại: {rest.vi}; {TIES.vi}",
            f"by place, the first being {first.en}: "
            + "".join(f"place {place}: {row.en}; " for place, row in enumerate(rows, 1))
            + f"otherwise: {rest.en}; {TIES.en}",
        )

    def explanation(
        self, *, own: Datum, field: Field, maximum: Fraction, wording: Wording
    ) -> Sentence:
        place = place_among(own, field, self.better)
        points = wording.points(self.points(own=own, field=field, maximum=maximum))
        return Sentence(f"{place.vi}: {points.vi} điểm.", f"{place.en}: {points.en} points.")
