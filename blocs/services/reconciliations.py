"""Settling peers who are too far apart, in writing, before the council decides."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from blocs.domain.rounding import exact_decimal
from blocs.enums import Layer, PeerRule
from blocs.models import Criterion, Opinion, Reconciliation
from blocs.queries.layers import limits_for, peers_among
from blocs.queries.reconciled import span_of
from blocs.refusals import Refusal
from blocs.services.opinions import place_of
from boards.models import Board, Officer
from boards.refusals import Refused
from boards.services.saying import in_words


@transaction.atomic
def settle_peers(
    *, board: Board, criterion: Criterion, officer: Officer, text: str, seen: str
) -> Reconciliation:
    """Write the note for the lowest and the highest points that stand there now.

    ``seen`` is the span that the officer was shown: a note never settles what nobody looked at.
    """
    scheme, place = place_of(board, criterion, Layer.FINAL, officer)
    peers = peers_among(
        Opinion.objects.filter(board=board, criterion=criterion), PeerRule(scheme.peer_rule)
    )
    if peers is None or not peers.diverges(limits_for(criterion, scheme)):
        raise Refused(Refusal.NOTHING_TO_SETTLE)
    if span_of(peers) != seen:
        raise Refused(Refusal.SPAN_STALE)
    return Reconciliation.objects.create(
        board=place.board,
        criterion=place.criterion,
        lowest=exact_decimal(peers.lowest),
        highest=exact_decimal(peers.highest),
        text=in_words(text, Reconciliation, "text"),
        settled_by=officer,
        settled_at=timezone.now(),
    )
