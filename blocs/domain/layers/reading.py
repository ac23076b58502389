"""Which boards read an opinion: first opinions are independent, on every surface.

One rule; ``blocs/queries/opinions.py`` says the same as one condition of the database, and a test
compares the two. The council and auditors read everything: they are no peers.
"""

from __future__ import annotations

from dataclasses import dataclass

from blocs.enums import Layer, Stage

SELF_SCORED = frozenset({Stage.APPRAISAL, Stage.CONFERENCE, Stage.PROPOSED, Stage.CLOSED})
"""No board can change its own score any more: the others may read it."""

CONFERENCE_OVER = frozenset({Stage.PROPOSED, Stage.CLOSED})
"""No first opinion can come any more; whether the result is a secret, the freeze says."""

NOBODY = frozenset[int]()


@dataclass(frozen=True, slots=True)
class Given:
    """An opinion, as far as reading goes: on which board, at which layer, by which board."""

    board: int
    layer: Layer
    by_board: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an opinion.

    ``scored`` are the peers whose own points for the same board and criterion are in: who abstained
    or said nothing yet is not among them. ``shown`` says whether the appraisal is shown, ``frozen``
    whether the result of the year is frozen.
    """

    stage: Stage
    members: frozenset[int] = NOBODY
    scored: frozenset[int] = NOBODY
    shown: bool = False
    frozen: bool = False


def readers(given: Given, around: Around) -> frozenset[int]:
    """The boards whose officers may read the opinion.

    Whoever gave it reads it. What a board thinks of itself is read by the members once nobody can
    change it. The points of a peer are read by the peers whose own are in, and by all members when
    the conference is over and the result no secret. The board that was scored reads its peers and
    its appraisal once they are shown to it. What the council decides is read in the edition, when
    that is published.
    """
    giver = NOBODY if given.by_board is None else frozenset({given.by_board})
    scored_board = frozenset({given.board}) if around.shown else NOBODY
    match given.layer:
        case Layer.SELF:
            return giver | (around.members if around.stage in SELF_SCORED else NOBODY)
        case Layer.PEER:
            over = around.stage in CONFERENCE_OVER and not around.frozen
            everybody = around.members if over else NOBODY
            return giver | around.scored | scored_board | everybody
        case Layer.APPRAISED:
            return scored_board
    return NOBODY
