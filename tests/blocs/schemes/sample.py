"""A draft with groups in groups, a cap, the best of two, a bonus, conditions and classes."""

from dataclasses import replace

from blocs.models import Scheme
from blocs.services import make_scheme
from tests.blocs.domain.rulebook.books import whole
from tests.boards.rows import cycle, indicator

BOOK = replace(
    whole(),
    criteria=tuple(replace(one, indicator="workers") for one in whole().criteria),
    note="Ghi chú",
    note_en="A note",
    illustrative=True,
)


def draft(number=1) -> Scheme:
    """Stored in a year that is running; the catalogue knows its indicator."""
    known = indicator(number)
    known.code = "workers"
    known.save()
    return make_scheme(cycle=cycle(number, "running"), rulebook=BOOK)
