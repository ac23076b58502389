"""Every figure of an edition, or those that a reader chose, as printed and as understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from blocs.queries.narrowing import Narrowed, narrowed
from blocs.queries.printed import BoardFigures, Printed, by_board
from blocs.queries.published import Opened
from boards.enums import Availability, Doubt

BLOCKING, NOTICE, SETTLED, ESTIMATE = "confirm", "note", "settled", "estimate"
ABSENT = (Availability.MISSING, Availability.NOT_APPLICABLE, Availability.NOT_YET)
DOUBTS = {Doubt.BLOCKING.value: BLOCKING, Doubt.NOTICE.value: NOTICE, "settled": SETTLED}


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Boards by seat with the figures that are shown, and how many those are."""

    boards: tuple[BoardFigures, ...]
    shown: int
    narrowed: Narrowed


def figures_page(opened: Opened, query: Mapping[str, str]) -> FiguresPage:
    """All figures, as far as the reader did not leave them out."""
    everything = by_board(opened)
    chosen = narrowed(
        query,
        boards={board.board: board.name for board in everything},
        indicators={
            row["code"]: opened.reader.text(row, "name") for row in opened.document["indicators"]
        },
        states=_states(),
    )
    boards = [replace(board, figures=_kept(board, chosen)) for board in everything]
    return FiguresPage(
        boards=tuple(board for board in boards if board.figures),
        shown=sum(len(board.figures) for board in boards),
        narrowed=chosen,
    )


def _states() -> dict[str, str]:
    return {
        BLOCKING: _("to be confirmed"),
        NOTICE: _("to be noted"),
        SETTLED: _("settled"),
        ESTIMATE: _("estimate"),
        **{each.value: str(each.label) for each in ABSENT},
    }


def _kept(board: BoardFigures, chosen: Narrowed) -> tuple[Printed, ...]:
    return tuple(
        figure
        for figure in board.figures
        if chosen.shows(board.board, figure.indicator, states_of(figure))
    )


def states_of(figure: Printed) -> frozenset[str]:
    """All that is to be known of a figure besides its amount."""
    said = {
        DOUBTS.get(figure.doubt, ""),
        ESTIMATE if figure.estimate else "",
        figure.state if figure.state in ABSENT else "",
    }
    return frozenset(said - {""})
