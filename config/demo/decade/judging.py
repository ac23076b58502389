"""What people judge: the board itself, its peers, the council; where the criteria ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from blocs.enums import Layer, MandateRole, MandateStatus
from blocs.models import Criterion
from blocs.services.opinions import give_opinion
from boards.models import Board, Officer
from config.demo.decade.cast import FICTION
from config.demo.decade.stage import Stage

BECAUSE = f"Nhận xét chạy thử {FICTION}"


def score_themselves(stage: Stage) -> None:
    """Each board gives itself points."""
    stage.day(12, 10)
    for board, criterion in _judged(stage):
        _give(stage, board, criterion, Layer.SELF, stage.officer(board), 2)


def score_each_other(stage: Stage) -> None:
    """The leaders score the others, then the council appraises all."""
    stage.day(12, 24)
    leaders = {
        each.board
        for role in MandateRole
        for each in stage.cycle.mandates.filter(role=role).exclude(status=MandateStatus.PROPOSED)
    }
    for leader in sorted(leaders, key=lambda board: board.pk):
        for board, criterion in _judged(stage):
            if board != leader:
                _give(stage, board, criterion, Layer.PEER, stage.officer(leader), 1)
    stage.day(12, 27)
    for board, criterion in _judged(stage):
        _give(stage, board, criterion, Layer.APPRAISED, stage.secretary, 0)


def _judged(stage: Stage) -> Iterator[tuple[Board, Criterion]]:
    """Every member beside every criterion that people judge."""
    scheme = stage.cycle.schemes.in_force().get()
    for criterion in scheme.criteria.filter(method="judgement"):
        for board in stage.members():
            yield board, criterion


def _give(
    stage: Stage, board: Board, criterion: Criterion, layer: Layer, officer: Officer, kinder: int
) -> None:
    """Points in steps of a half, near what the board deserves by chance."""
    worth = stage.chance(board.slug, criterion.code).randint(10, 17)
    tremble = stage.chance(board.slug, criterion.code, layer, officer.username).randint(-1, 1)
    halves = min(worth + kinder + tremble, int(criterion.maximum * 2))
    give_opinion(
        board=board,
        criterion=criterion,
        layer=layer,
        officer=officer,
        points=Decimal(halves) / 2,
        reason=BECAUSE,
    )
