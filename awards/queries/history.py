"""The awards of a board through the years, with those of the boards that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from awards.models import Conferral
from awards.queries.roll import honours, in_order, told
from blocs.queries.earlier_awards import lines_of
from blocs.queries.honours import Honour
from blocs.queries.reader import Reader
from boards.models import Board


def award_history(board: Board, reader: Reader) -> Iterator[Honour]:
    """Own and inherited, standing and ended: what was given stays, and so does what ended it.

    Whether an award of a predecessor counts for anything is another question, and none of history.
    """
    line = lines_of([board.pk], date.max.year)[board.pk]
    rows = told(in_order(Conferral.objects.filter(board__in=line)))
    return honours(rows, reader, of=board.pk)
