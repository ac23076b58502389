"""Opinions: which of them an officer may read, and which boards may read one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from blocs.domain.layers.objecting import Window
from blocs.domain.layers.reading import CONFERENCE_OVER, SELF_SCORED, Around, Given, readers
from blocs.enums import Layer, Peers, Stage
from blocs.models import Cycle, Membership, Opinion
from blocs.queries.freezing import freezes, frozen_cycles
from boards.models import Officer
from boards.queries.reach import is_bound, kinship

CYCLE = "criterion__scheme__cycle"


def opinions_within_reach(officer: Officer) -> QuerySet[Opinion]:
    """The opinions that an officer may read today: every surface begins here.

    The rule is ``domain.layers.reading``, for all rows at once.
    """
    if not is_bound(officer):
        return Opinion.objects.all()
    return Opinion.objects.filter(_read_by(kinship(officer).own, timezone.localdate()))


def boards_reading(opinion: Opinion) -> frozenset[int]:
    """The boards whose officers may read one opinion today, in three queries."""
    cycle = opinion.criterion.scheme.cycle
    of_same = Opinion.objects.filter(
        board=opinion.board_id,
        criterion=opinion.criterion_id,
        layer=Layer.PEER,
        points__isnull=False,
    )
    around = Around(
        stage=Stage(cycle.stage),
        members=members_of(cycle),
        scored=frozenset(of_same.values_list("by_board", flat=True)),
        shown=window_of(cycle).shown(timezone.localdate()),
        frozen=freezes(cycle),
    )
    return readers(Given(opinion.board_id, Layer(opinion.layer), opinion.by_board_id), around)


def members_of(cycle: Cycle) -> frozenset[int]:
    """The boards that compete in a cycle."""
    return frozenset(cycle.memberships().values_list("board", flat=True))


def peers_of(cycle: Cycle) -> frozenset[int]:
    """The members that score one another, apart from the leaders, who always do."""
    scheme = cycle.schemes.in_force().first()
    everybody = scheme is not None and scheme.peers == Peers.MEMBERS
    return members_of(cycle) if everybody else frozenset()


def window_of(cycle: Cycle) -> Window:
    """When the boards of a cycle read their appraisal and may object to it."""
    return Window(cycle.appraisal_shown_on, cycle.objection_days)


def _read_by(own: Collection[int], today: date) -> Q:
    member = Membership.objects.filter(
        bloc=OuterRef(f"{CYCLE}__bloc"),
        board__in=own,
        starts_on__lte=OuterRef(f"{CYCLE}__members_on"),
    ).exclude(ends_on__lte=OuterRef(f"{CYCLE}__members_on"))
    own_points = Opinion.objects.filter(
        board=OuterRef("board"),
        criterion=OuterRef("criterion"),
        layer=Layer.PEER,
        by_board__in=own,
        points__isnull=False,
    )
    takes_part = Exists(member.order_by())
    own_is_in = Exists(own_points.order_by())
    over = Q(layer=Layer.PEER, **{f"{CYCLE}__stage__in": CONFERENCE_OVER})
    frozen = frozen_cycles().filter(pk=OuterRef(CYCLE))
    shown = Q(**{f"{CYCLE}__appraisal_shown_on__lte": today})
    return (
        Q(by_board__in=own)
        | (Q(layer=Layer.SELF, **{f"{CYCLE}__stage__in": SELF_SCORED}) & takes_part)
        | (Q(layer=Layer.PEER) & own_is_in)
        | (over & takes_part & ~Exists(frozen))
        | (Q(board__in=own, layer__in=[Layer.PEER, Layer.APPRAISED]) & shown)
    )
