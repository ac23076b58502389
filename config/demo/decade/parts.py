"""Which courses a board follows: its own, or those of the boards that it came from."""

from __future__ import annotations

from boards.models import Board
from config.demo.decade.stage import Stage


def parts_of(stage: Stage, board: Board) -> tuple[str, ...]:
    """The codes whose numbers are added up."""
    merging = stage.troupe.merging
    if merging and board.slug == merging[2].slug:
        return merging[0].slug, merging[1].slug
    return (board.slug,)
