"""One criterion of one board as whoever scores it sees it: the facts, and the earlier layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from blocs.domain.layers.giving import BEFORE
from blocs.enums import Layer, PeerRule
from blocs.models import Criterion, Edition, Opinion, Target
from blocs.queries.computed import computed_year, computes, reads_every_report
from blocs.queries.layers import peers_among, step_of, token_of
from blocs.queries.opinions import opinions_within_reach
from blocs.queries.scoring_progress import ScoringYear
from blocs.queries.scoring_words import Said, in_points, in_spread, named, said_in
from blocs.queries.targets import quantity_of
from blocs.refusals import Refusal
from boards.domain.quantities import format_quantity
from boards.enums import Basis
from boards.language import spoken
from boards.models import Board, Evidence, Figure, Report
from boards.queries.cells import EMPTY, StoredCell, grouped


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of evidence; without an address for whoever may not open it."""

    title: str
    page: str
    address: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measured criterion rests on."""

    printed: str = ""
    understood: str = ""
    estimate: bool = False
    target: str = ""
    papers: tuple[Paper, ...] = ()
    hidden: bool = False
    """Whether the officer may not read the report."""


@dataclass(frozen=True, slots=True)
class Card:
    """A criterion with all that stands beside its points."""

    criterion: Criterion
    maximum: str
    step: str
    measured: Measured | None
    computed: str
    sentence: str
    why_not_computed: str
    last_year: str
    said: tuple[Said, ...]
    peers: str
    """The peers as one value with their spread, where several are read."""
    stored: Opinion | None
    token: str

    @property
    def name(self) -> str:
        """The name of the criterion."""
        return named(self.criterion)


def card(year: ScoringYear, board: Board, criterion: Criterion, layer: Layer | None) -> Card:
    """The card of a criterion, in a fixed number of queries."""
    rows = opinions_within_reach(year.officer).filter(board=board, criterion=criterion)
    opinions = list(rows.select_related("by_board", "officer"))
    stored = _own(opinions, year, board, layer)
    step = step_of(criterion)
    computed, sentence, why_not = _computed(year, board, criterion, layer)
    return Card(
        criterion=criterion,
        maximum=in_points(criterion.maximum),
        step=in_points(step),
        measured=_measured(year, board, criterion, layer),
        computed=computed,
        sentence=sentence,
        why_not_computed=why_not,
        last_year=_last_year(year, board, criterion),
        said=said_in(each for each in opinions if each != stored),
        peers=_peers(year, opinions),
        stored=stored,
        token=token_of(stored),
    )


def _own(
    opinions: Sequence[Opinion], year: ScoringYear, board: Board, layer: Layer | None
) -> Opinion | None:
    if layer is None:
        return None
    giver = year.seats[board.pk].giver(layer, board.pk)
    rows = (each for each in opinions if (each.layer, each.by_board_id) == (layer, giver))
    return next(rows, None)


def _peers(year: ScoringYear, opinions: Sequence[Opinion]) -> str:
    peers = peers_among(opinions, PeerRule(year.scheme.peer_rule)) if year.scheme else None
    if peers is None or peers.number == 1:
        return ""
    return f"{in_points(peers.value)} ({in_spread(peers)})"


def _computed(
    year: ScoringYear, board: Board, criterion: Criterion, layer: Layer | None
) -> tuple[str, str, str]:
    """The points of the engine with their sentence; else why there are none to see."""
    if year.scheme is None or not computes(criterion, across=True):
        return "", "", ""
    if not year.officer.has_perm("blocs.read_computed", year.cycle):
        return "", "", str(Refusal.FROZEN.label)
    across = layer is Layer.PEER or reads_every_report(year.officer, year.cycle, year.members)
    if not (_reads(year, board, layer) and computes(criterion, across=across)):
        return "", "", str(Refusal.COMPUTED_LATER.label)
    found = computed_year(year.cycle, year.scheme, across=across)
    line = found.lines.get((board.slug, criterion.code))
    if line is None:
        return "", "", found.problem
    return in_points(line.points), line.sentence.in_language(spoken()), ""


def _measured(
    year: ScoringYear, board: Board, criterion: Criterion, layer: Layer | None
) -> Measured | None:
    if criterion.indicator is None:
        return None
    if not _reads(year, board, layer):
        return Measured(hidden=True)
    of_cell = {"report__board": board, "report__year": year.cycle.year}
    figures = Figure.objects.filter(indicator=criterion.indicator, **of_cell).order_by("pk")
    cells = {key.basis: cell for key, cell in grouped(figures).items()}
    cell: StoredCell = cells.get(Basis.ACTUAL) or cells.get(Basis.ESTIMATE) or EMPTY
    target = Target.objects.filter(
        cycle=year.cycle, board=board, indicator=criterion.indicator
    ).first()
    quantity = quantity_of(target) if target else None
    return Measured(
        printed=cell.text,
        understood=cell.echo if cell.filled else "",
        estimate=Basis.ACTUAL not in cells and cell.filled,
        target=format_quantity(quantity, language=spoken()) if quantity else "",
        papers=_papers(year, criterion, of_cell),
    )


def _papers(
    year: ScoringYear, criterion: Criterion, of_cell: dict[str, object]
) -> tuple[Paper, ...]:
    rows = Evidence.objects.filter(indicator=criterion.indicator, **of_cell)
    papers = list(rows.select_related("report__board"))
    opens = bool(papers) and year.officer.has_perm("boards.view_evidence", papers[0])
    return tuple(Paper(each.title, each.page, each.file.url if opens else "") for each in papers)


def _reads(year: ScoringYear, board: Board, layer: Layer | None) -> bool:
    """Who scores a board reads the figures that the points are about."""
    if layer in BEFORE and layer in year.seats[board.pk].layers:
        return True
    report = Report(board=board, year=year.cycle.year)
    return year.officer.has_perm("boards.view_report", report)


def _last_year(year: ScoringYear, board: Board, criterion: Criterion) -> str:
    """The points in the latest edition of the year before, of the criterion with the same code."""
    edition = (
        Edition.objects.published()
        .filter(cycle__bloc=year.cycle.bloc_id, cycle__year=year.cycle.year - 1)
        .first()
    )
    standings = edition.document["standings"] if edition else []
    own = next((each for each in standings if each["board"] == board.slug), None)
    lines = own["criteria"] if own else []
    points = next((each["points"] for each in lines if each["code"] == criterion.code), None)
    return in_points(Fraction(points)) if points is not None else ""
