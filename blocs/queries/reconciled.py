"""Notes that settle peers who were too far apart."""

from __future__ import annotations

from fractions import Fraction

from blocs.domain.layers.peers import Spread
from blocs.models import Criterion, Reconciliation
from boards.models import Board


def is_settled(board: Board, criterion: Criterion, peers: Spread) -> bool:
    """Whether a note settles exactly these lowest and highest points."""
    notes = Reconciliation.objects.filter(board=board, criterion=criterion)
    return any(settles(note, peers) for note in notes)


def span_of(peers: Spread) -> str:
    """The lowest and the highest points as a token: it changes with either of them."""
    return f"{peers.lowest}-{peers.highest}"


def settles(note: Reconciliation, peers: Spread) -> bool:
    """Whether a note speaks of the lowest and the highest points that stand there now."""
    return (Fraction(note.lowest), Fraction(note.highest)) == (peers.lowest, peers.highest)
