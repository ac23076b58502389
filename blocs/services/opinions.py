"""Giving points: at the right layer, by the right person, at the right stage, with a reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from blocs.domain.layers.giving import ACTS, Known, far_from, layers_at, recused
from blocs.enums import Layer, PeerRule, Stage
from blocs.models import Criterion, Opinion, Scheme
from blocs.queries.computed import computed_year, computes, reads_every_report
from blocs.queries.layers import limits_for, peers_among, points_by_layer, token_of
from blocs.queries.opinions import members_of, opinions_within_reach
from blocs.queries.reconciled import is_settled
from blocs.queries.seats import PERMISSIONS, scoring_board
from blocs.refusals import Refusal
from blocs.services.targets import lock_cycle
from boards.models import Board, Officer
from boards.queries.reach import kinship_of, ties_of
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from boards.services.saying import in_words


@dataclass(frozen=True, slots=True)
class Place:
    """Where points go: a board and a criterion at a layer, given by a board or by the council."""

    board: Board
    criterion: Criterion
    layer: Layer
    by_board: int | None = None

    @property
    def stored(self) -> Opinion | None:
        """What is given there already."""
        rows = Opinion.objects.filter(
            board=self.board, criterion=self.criterion, layer=self.layer, by_board=self.by_board
        )
        return rows.first()

    @property
    def empty(self) -> Opinion:
        """An opinion that is not given yet, as the policy is asked about it."""
        return Opinion(
            board=self.board,
            criterion=self.criterion,
            layer=self.layer,
            by_board_id=self.by_board,
        )


@transaction.atomic
def give_opinion(
    *,
    board: Board,
    criterion: Criterion,
    layer: Layer,
    officer: Officer,
    points: Decimal,
    reason: str = "",
    seen: str = "",
) -> Opinion:
    """Give points, or other ones than before.

    ``seen`` is the token of what the officer was shown. Points that are further from an earlier
    layer than the scheme tolerates need a reason, and so do other points of a peer: its first ones
    let it read those of the others.
    """
    scheme, place = place_of(board, criterion, layer, officer)
    stored = _unchanged(place, seen)
    said = in_words(reason, Opinion, "reason", needed=False)
    _refuse_points(place, scheme, officer, Fraction(points), said)
    if _is_second_thought(stored, points) and not said:
        raise Refused(Refusal.CHANGED_OPINION_NEEDS_REASON)
    return _write(place, stored, officer, points, said)


@transaction.atomic
def abstain(
    *,
    board: Board,
    criterion: Criterion,
    layer: Layer,
    officer: Officer,
    reason: str = "",
    seen: str = "",
) -> Opinion:
    """Say that one gives no points. It is an answer, and it opens nobody else's points."""
    _scheme, place = place_of(board, criterion, layer, officer)
    stored = _unchanged(place, seen)
    said = in_words(reason, Opinion, "reason", needed=False)
    if _is_second_thought(stored, None) and not said:
        raise Refused(Refusal.CHANGED_OPINION_NEEDS_REASON)
    return _write(place, stored, officer, None, said)


@transaction.atomic
def withdraw_opinion(
    *, board: Board, criterion: Criterion, layer: Layer, officer: Officer, seen: str
) -> None:
    """Take points back, as if none had been given; the history keeps them.

    The points of a peer stay once those of another are there: it could have read them.
    """
    _scheme, place = place_of(board, criterion, layer, officer)
    stored = _unchanged(place, seen)
    if stored is None:
        raise Refused(Refusal.NOTHING_TO_WITHDRAW)
    if layer is Layer.PEER and stored.points is not None and _others(place):
        raise Refused(Refusal.FIRST_OPINION_STAYS)
    stored.delete()


def place_of(
    board: Board, criterion: Criterion, layer: Layer, officer: Officer
) -> tuple[Scheme, Place]:
    """Where the points go, with the cycle locked. Refused where this officer gives none."""
    cycle = lock_cycle(criterion.scheme.cycle)
    scheme = cycle.schemes.in_force().first()
    if scheme is None or scheme.pk != criterion.scheme_id:
        raise Refused(Refusal.CRITERION_NOT_IN_FORCE)
    members = members_of(cycle)
    if board.pk not in members:
        raise Refused(Refusal.NOT_A_MEMBER, str(board))
    if layer not in layers_at(Stage(cycle.stage)):
        raise Refused(Refusal.WRONG_LAYER, str(cycle.get_stage_display()))
    criterion.scheme.cycle = cycle
    refuse_recused(board, layer, officer)
    place = Place(board, criterion, layer, scoring_board(officer, layer, board.pk, members))
    if not officer.has_perm(PERMISSIONS[ACTS[layer]], place.empty):
        raise Refused(BoardRefusal.NOT_ALLOWED)
    if layer is Layer.PEER and place.by_board is None:
        raise Refused(Refusal.NO_BOARD)
    return scheme, place


def refuse_recused(board: Board, layer: Layer, officer: Officer) -> None:
    """Whoever belongs to a board gives it no points but its own, whatever the role."""
    if layer is Layer.SELF or officer.board_id is None:
        return
    kinship = kinship_of(officer.board_id, ties_of({officer.board_id}))
    refusal = recused(board.pk, kinship.own, kinship.kin)
    if refusal:
        raise Refused(refusal)


def _unchanged(place: Place, seen: str) -> Opinion | None:
    """What is stored, if it is still what the officer was shown."""
    stored = place.stored
    if token_of(stored) != seen:
        raise Refused(Refusal.OPINION_STALE)
    return stored


def _refuse_points(
    place: Place, scheme: Scheme, officer: Officer, points: Fraction, reason: str
) -> None:
    limits = limits_for(place.criterion, scheme)
    refusal = limits.refusal(points)
    if refusal:
        raise Refused(refusal)
    opinions = list(_same(place))
    if place.layer is Layer.FINAL:
        peers = peers_among(opinions, PeerRule(scheme.peer_rule))
        if peers and peers.diverges(limits) and not is_settled(place.board, place.criterion, peers):
            raise Refused(Refusal.PEERS_DIVERGE)
    known = _known(place, scheme, officer, opinions)
    if not reason and far_from(place.layer, points, known, limits):
        raise Refused(Refusal.DIFFERENCE_NEEDS_REASON)


def _known(place: Place, scheme: Scheme, officer: Officer, opinions: Collection[Opinion]) -> Known:
    """The earlier layers that the officer may read: nobody is told of others by a refusal."""
    readable = set(opinions_within_reach(officer).filter(pk__in=[each.pk for each in opinions]))
    known = points_by_layer(
        [each for each in opinions if each in readable], PeerRule(scheme.peer_rule)
    )
    cycle = place.criterion.scheme.cycle
    across = place.layer is Layer.PEER or reads_every_report(officer, cycle, members_of(cycle))
    if not computes(place.criterion, across=across):
        return known
    line = computed_year(cycle, scheme, across=across).lines.get(
        (place.board.slug, place.criterion.code)
    )
    return {**known, None: line.points} if line and line.points is not None else known


def _same(place: Place) -> QuerySet[Opinion]:
    """The opinions of all layers on this board and criterion."""
    return Opinion.objects.filter(board=place.board, criterion=place.criterion)


def _others(place: Place) -> bool:
    """Whether another peer's points are there."""
    rows = Opinion.objects.filter(
        board=place.board, criterion=place.criterion, layer=Layer.PEER, points__isnull=False
    )
    return rows.exclude(by_board=place.by_board).exists()


def _is_second_thought(stored: Opinion | None, points: Decimal | None) -> bool:
    """Whether a peer changes points that it gave."""
    return (
        stored is not None
        and stored.layer == Layer.PEER
        and stored.points is not None
        and stored.points != points
    )


def _write(
    place: Place,
    stored: Opinion | None,
    officer: Officer,
    points: Decimal | None,
    reason: str,
) -> Opinion:
    opinion = stored or place.empty
    opinion.points = points
    opinion.reason = reason
    opinion.officer = officer
    opinion.given_at = timezone.now()
    opinion.save()
    return opinion
