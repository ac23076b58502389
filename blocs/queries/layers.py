"""The points of the layers before an opinion: what it is compared with, and what limits it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from hashlib import sha256

from blocs.domain.layers.giving import Known, Limits, limits_of
from blocs.domain.layers.peers import Spread, spread
from blocs.domain.scoring.method import method_from
from blocs.enums import Layer, PeerRule
from blocs.models import Criterion, Opinion, Scheme
from blocs.models.schemes import JUDGEMENT


def limits_for(criterion: Criterion, scheme: Scheme) -> Limits:
    """What points of a criterion may be, and how far layers may be apart."""
    return limits_of(maximum=criterion.maximum, step=step_of(criterion), tolerance=scheme.tolerance)


def step_of(criterion: Criterion) -> Fraction | None:
    """The step in which people judge a criterion; none where a figure is measured."""
    if criterion.method != JUDGEMENT:
        return None
    step: Fraction | None = getattr(
        method_from(criterion.method, criterion.parameters), "step", None
    )
    return step


def points_by_layer(opinions: Iterable[Opinion], rule: PeerRule) -> Known:
    """The points of each layer of one board and criterion; those of the peers as one value."""
    rows = list(opinions)
    known: dict[Layer | None, Fraction] = {
        Layer(each.layer): Fraction(each.points)
        for each in rows
        if each.points is not None and each.layer != Layer.PEER
    }
    peers = peers_among(rows, rule)
    return {**known, Layer.PEER: peers.value} if peers else known


def peers_among(opinions: Iterable[Opinion], rule: PeerRule) -> Spread | None:
    """The peers among the opinions on one board and criterion."""
    given = (each.points for each in opinions if each.layer == Layer.PEER)
    return spread([Fraction(points) for points in given if points is not None], rule)


def token_of(opinion: Opinion | None) -> str:
    """A text that changes with every write of an opinion; empty where there is none."""
    if opinion is None:
        return ""
    points = "" if opinion.points is None else Fraction(opinion.points)
    said = f"{opinion.pk}@{opinion.given_at.isoformat()}:{points}:{opinion.reason}"
    return sha256(said.encode()).hexdigest()[:20]
