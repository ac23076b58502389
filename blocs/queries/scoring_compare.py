"""The layers of a year side by side: where they differ, and what settles it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from blocs.domain.layers.giving import Known, Limits, far_from
from blocs.domain.layers.peers import Spread
from blocs.enums import Layer, PeerRule
from blocs.models import Criterion, Membership, Opinion, Reconciliation, Scheme
from blocs.queries.computed import ComputedYear, computed_year, reads_every_report
from blocs.queries.layers import limits_for, peers_among, points_by_layer
from blocs.queries.opinions import opinions_within_reach
from blocs.queries.reconciled import settles, span_of
from blocs.queries.scoring_progress import Key, ScoringYear
from blocs.queries.scoring_words import in_points, in_spread, named
from blocs.refusals import Refusal
from boards.models import Board


@dataclass(frozen=True, slots=True)
class LayerCell:
    """The points of one layer, and by how much they are too far from the one before."""

    points: str = ""
    reason: str = ""
    apart: str = ""
    abstained: bool = False


@dataclass(frozen=True, slots=True)
class PeerCell(LayerCell):
    """The peers as one value; their span and number where there are several."""

    span: str = ""
    number: int = 0
    token: str = ""
    diverge: bool = False
    """Whether the peers are too far apart from one another."""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One board on one criterion."""

    board: Board
    criterion: Criterion
    own: LayerCell
    peers: PeerCell
    appraised: LayerCell
    final: LayerCell
    computed: str
    note: Reconciliation | None

    @property
    def name(self) -> str:
        """The name of the criterion."""
        return named(self.criterion)

    @property
    def unsettled(self) -> bool:
        """Whether a note is due."""
        return self.peers.diverge and self.note is None

    @property
    def differs(self) -> bool:
        """Whether anything is marked."""
        cells = (self.own, self.peers, self.appraised, self.final)
        return self.peers.diverge or any(cell.apart for cell in cells)


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows that were asked for, and how many of all are marked or wait for a note."""

    rows: tuple[CompareRow, ...]
    marked: int
    unsettled: int
    problem: str
    boards: tuple[Board, ...]
    criteria: tuple[tuple[str, str], ...]
    board: str
    criterion: str
    apart: bool


def compared(year: ScoringYear, asked: Mapping[str, str]) -> Compared:
    """All layers that the officer may read; ``asked`` narrows to a board, a criterion, marks."""
    every = _rows(year)
    board, criterion, apart = asked.get("board", ""), asked.get("criterion", ""), "apart" in asked
    rows = tuple(
        row
        for row in every[0]
        if board in ("", row.board.slug)
        and criterion in ("", row.criterion.code)
        and (row.differs or not apart)
    )
    return Compared(
        rows=rows,
        marked=sum(row.differs for row in every[0]),
        unsettled=sum(row.unsettled for row in every[0]),
        problem=every[1],
        boards=tuple(each.board for each in year.memberships),
        criteria=tuple((each.code, named(each)) for each in year.criteria),
        board=board,
        criterion=criterion,
        apart=apart,
    )


def _rows(year: ScoringYear) -> tuple[Sequence[CompareRow], str]:
    if year.scheme is None:
        return (), ""
    opinions: dict[Key, list[Opinion]] = defaultdict(list)
    for opinion in opinions_within_reach(year.officer).filter(criterion__in=year.criteria):
        opinions[opinion.board_id, opinion.criterion_id].append(opinion)
    notes: dict[Key, list[Reconciliation]] = defaultdict(list)
    for note in Reconciliation.objects.filter(criterion__in=year.criteria).select_related(
        "settled_by"
    ):
        notes[note.board_id, note.criterion_id].append(note)
    across = reads_every_report(year.officer, year.cycle, year.members)
    engine = _engine(year, year.scheme, across)
    shown = list(_shown(year, across))
    rows = [
        _row(
            each,
            criterion,
            year.scheme,
            opinions[each.board_id, criterion.pk],
            notes[each.board_id, criterion.pk],
            engine,
        )
        for criterion in year.criteria
        for each in shown
    ]
    return rows, engine.problem


def _engine(year: ScoringYear, scheme: Scheme, across: bool) -> ComputedYear:
    """What is computed, or why the officer does not read it."""
    if not year.officer.has_perm("blocs.read_computed", year.cycle):
        return ComputedYear(problem=str(Refusal.FROZEN.label))
    return computed_year(year.cycle, scheme, across=across)


def _shown(year: ScoringYear, across: bool) -> Iterator[Membership]:
    """The members whose computed points the officer may read; else those of its own boards."""
    for each in year.memberships:
        if across or year.is_own(each.board_id):
            yield each


def _row(
    membership: Membership,
    criterion: Criterion,
    scheme: Scheme,
    opinions: Collection[Opinion],
    notes: Sequence[Reconciliation],
    engine: ComputedYear,
) -> CompareRow:
    rule, limits = PeerRule(scheme.peer_rule), limits_for(criterion, scheme)
    peers = peers_among(opinions, rule)
    line = engine.lines.get((membership.board.slug, criterion.code))
    known = dict(points_by_layer(opinions, rule))
    if line is not None and line.points is not None:
        known[None] = line.points
    cells = {layer: _cell(layer, known, limits, opinions) for layer in Layer}
    return CompareRow(
        board=membership.board,
        criterion=criterion,
        own=cells[Layer.SELF],
        peers=_peers(cells[Layer.PEER], peers, limits),
        appraised=cells[Layer.APPRAISED],
        final=cells[Layer.FINAL],
        computed=in_points(known.get(None)),
        note=next((note for note in notes if peers and settles(note, peers)), None),
    )


def _cell(layer: Layer, known: Known, limits: Limits, opinions: Collection[Opinion]) -> LayerCell:
    given = [each for each in opinions if each.layer == layer]
    reasons = (each.reason for each in given if each.reason)
    cell = LayerCell(reason="; ".join(reasons), abstained=bool(given) and layer not in known)
    if layer not in known:
        return cell
    return replace(
        cell, points=in_points(known[layer]), apart=_apart(layer, known[layer], known, limits)
    )


def _apart(layer: Layer, points: Fraction, known: Known, limits: Limits) -> str:
    """The largest difference that needs a reason."""
    earlier = {before: value for before, value in known.items() if before is not layer}
    far = far_from(layer, points, earlier, limits)
    return in_points(max((abs(points - earlier[before]) for before in far), default=None))


def _peers(cell: LayerCell, peers: Spread | None, limits: Limits) -> PeerCell:
    said = (cell.points, cell.reason, cell.apart, cell.abstained)
    if peers is None:
        return PeerCell(*said)
    return PeerCell(
        *said,
        span=in_spread(peers) if peers.number > 1 else "",
        number=peers.number,
        token=span_of(peers),
        diverge=peers.diverges(limits),
    )
