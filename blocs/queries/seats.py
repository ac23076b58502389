"""As whom an officer gives points: at which layer, for which board, and if not, why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from blocs.domain.layers.giving import ACTS, layers_at, recused
from blocs.enums import Act, Layer, Stage
from blocs.models import Criterion, Opinion
from blocs.refusals import Refusal
from boards.enums import Role
from boards.models import Board, Officer
from boards.queries.reach import is_bound, kinship

PERMISSIONS: Mapping[Act, str] = MappingProxyType(
    {
        Act.SELF_SCORE: "blocs.self_score",
        Act.PEER_SCORE: "blocs.peer_score",
        Act.SCORE: "blocs.score_cycle",
    }
)
"""What is asked for each act that gives points."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The layers at which an officer may give a board points now; without any, why there is none.

    The first one is the one to begin with.
    """

    layers: tuple[Layer, ...]
    why_not: Refusal | None = None
    by_board: int | None = None
    """The board for which the officer gives points as a peer."""

    def giver(self, layer: Layer, board: int) -> int | None:
        """The board that points of that layer come from; none for the council."""
        return {Layer.SELF: board, Layer.PEER: self.by_board}.get(layer)


def seats_of(
    officer: Officer, board: Board, criterion: Criterion, members: Collection[int]
) -> Seats:
    """The layers of one board; every criterion of the scheme has the same."""
    cycle = criterion.scheme.cycle
    by_board = scoring_board(officer, Layer.PEER, board.pk, members)
    open_ones = layers_at(Stage(cycle.stage))
    layers = tuple(
        layer
        for layer in open_ones
        if layer in layers_played(officer, board.pk)
        and officer.has_perm(
            PERMISSIONS[ACTS[layer]],
            Opinion(
                board=board,
                criterion=criterion,
                layer=layer,
                by_board_id={Layer.SELF: board.pk, Layer.PEER: by_board}.get(layer),
            ),
        )
    )
    return Seats(layers, None if layers else _why_not(officer, board, open_ones), by_board)


def layers_played(officer: Officer, board: int) -> tuple[Layer, ...]:
    """The layers that an officer can ever give points at, for that board."""
    if officer.role == Role.AUDITOR and not officer.is_superuser:
        return ()
    if not is_bound(officer):
        return (Layer.SELF, Layer.APPRAISED, Layer.FINAL)
    return (Layer.SELF,) if board in kinship(officer).own else (Layer.PEER,)


def scoring_board(
    officer: Officer, layer: Layer, board: int, members: Collection[int]
) -> int | None:
    """The board that an opinion comes from: itself, the officer's own as a peer, or none.

    A board that inherited a member's work scores for it, where it is no member itself.
    """
    if layer is Layer.SELF:
        return board
    if layer is not Layer.PEER or not is_bound(officer):
        return None
    if officer.board_id in members:
        return officer.board_id
    return min(kinship(officer).own.intersection(members), default=None)


def _why_not(officer: Officer, board: Board, open_ones: Collection[Layer]) -> Refusal:
    """Why an officer gives a board no points: recused before all, then the stage, then the role."""
    kin = kinship(officer)
    if Layer.PEER in open_ones and (refusal := recused(board.pk, kin.own, kin.kin)):
        return refusal
    played = layers_played(officer, board.pk)
    if played and not set(played).intersection(open_ones):
        return Refusal.WRONG_LAYER
    return Refusal.NOT_YOUR_POINTS
