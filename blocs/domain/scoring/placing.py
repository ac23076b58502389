"""A board's place by its amount within the bloc."""

from __future__ import annotations

from enum import StrEnum

from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.parameters import Choice
from boards.domain.sentences import Sentence


class Better(StrEnum):
    """Which amount comes first."""

    MORE = "more"
    LESS = "less"

    def place(self, own: Datum, field: Field) -> int:
        """Equals share a place and leave a gap: 1, 2, 2, 4. Where all have the same, all are first.

        Only usable data of the bloc are counted, as in the field.
        """
        amount = own.reported
        return 1 + (field.above(amount) if self is Better.MORE else field.below(amount))

    @property
    def words(self) -> Sentence:
        return FIRST[self]


FIRST = {
    Better.MORE: Sentence("số liệu lớn nhất khối", "the largest amount in the bloc"),
    Better.LESS: Sentence("số liệu nhỏ nhất khối", "the smallest amount in the bloc"),
}
BETTER = Choice("better", Sentence("Hạng nhất là", "First place"), FIRST)
TIES = Sentence("bằng nhau thì cùng hạng", "equals share a place")


def place_among(own: Datum, field: Field, better: Better) -> Sentence:
    """``Hạng 2 trong 7 đơn vị có số liệu được tính``."""
    place, boards = better.place(own, field), len(field)
    return Sentence(
        f"Hạng {place} trong {boards} đơn vị có số liệu được tính",
        f"Place {place} of {boards} (boards whose figure counts)",
    )


def place_in_bloc(own: Datum, field: Field, better: Better) -> Sentence:
    """The same inside a sentence, for what a board is measured by."""
    place, boards = better.place(own, field), len(field)
    return Sentence(f"hạng {place} trong {boards} đơn vị", f"place {place} of {boards} boards")
