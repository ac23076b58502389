"""What became of the pledge of a year: every target of every board, beside what was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blocs.enums import Fulfilment
from blocs.queries.fulfilments import Fulfilments
from blocs.queries.measures import Cell, Measures
from blocs.queries.narrowing import Narrowed, narrowed
from blocs.queries.published import Opened


@dataclass(frozen=True, slots=True)
class Line:
    """One target: what was pledged, what was reached, and the verdict in words."""

    code: str
    label: str
    pledged: str
    cell: Cell
    share: str
    verdict: Fulfilment
    why: str

    @property
    def counted(self) -> bool:
        """Whether there was a target at all."""
        return bool(self.pledged)


@dataclass(frozen=True, slots=True)
class Count:
    """How many targets a board, or all of them, pledged, and what became of them."""

    pledged: int
    reached: int
    not_reached: int
    not_comparable: int


@dataclass(frozen=True, slots=True)
class BoardLines:
    """A member with its targets; ``shown`` are those that the reader did not leave out."""

    board: str
    name: str
    count: Count
    shown: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FulfilmentPage:
    """The counts of all members, and the lines that a reader chose."""

    boards: tuple[BoardLines, ...]
    total: Count
    narrowed: Narrowed


def fulfilment_page(opened: Opened, query: Mapping[str, str]) -> FulfilmentPage:
    """By seat. Without targets in the edition there are no boards to show."""
    measures = Measures(opened)
    found = Fulfilments(opened, measures)
    names = {row["board"]: row["short_name"] for row in opened.document["members"]}
    chosen = narrowed(
        query,
        boards=names,
        indicators={code: measures.label(code) for code in found.codes},
        states={each.value: str(each.label) for each in Fulfilment},
    )
    lines = {board: [_line(found, board, code) for code in found.codes] for board in names}
    return FulfilmentPage(
        boards=tuple(
            BoardLines(board, names[board], _count(of), tuple(_shown(board, of, chosen)))
            for board, of in lines.items()
            if found.codes
        ),
        total=_count(line for of in lines.values() for line in of),
        narrowed=chosen,
    )


def _line(found: Fulfilments, board: str, code: str) -> Line:
    outcome, reader = found.of(board, code), found.measures.reader
    cell = found.measures.cell(board, code)
    share = "" if outcome.share is None else f"{reader.rounded(outcome.share * 100, 1)}%"
    return Line(
        code=code,
        label=found.measures.label(code),
        pledged=found.pledged(board, code),
        cell=cell,
        share=f"{cell.mark} {share}".strip() if share else "",
        verdict=outcome.verdict,
        why=str(outcome.why.label) if outcome.why else "",
    )


def _count(lines: Iterable[Line]) -> Count:
    of = Counter(line.verdict for line in lines if line.counted)
    return Count(
        pledged=of.total(),
        reached=of[Fulfilment.REACHED],
        not_reached=of[Fulfilment.NOT_REACHED],
        not_comparable=of[Fulfilment.NOT_COMPARABLE],
    )


def _shown(board: str, lines: Iterable[Line], chosen: Narrowed) -> Iterable[Line]:
    for line in lines:
        states = frozenset({line.verdict.value}) if line.counted else frozenset[str]()
        if chosen.shows(board, line.code, states):
            yield line
