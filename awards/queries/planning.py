"""The plan of a year: who may be proposed for what, and what is left of each quota."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from awards.domain.eligibility import Finding, Rules, findings, nearly, unmet
from awards.enums import Base
from awards.models import Award, Nomination
from awards.queries.candidates import Key, YearFacts, candidate, year_facts
from awards.queries.rules import limits, ruled_on, rules_on
from blocs.models import Cycle, Edition, Membership
from blocs.queries.reader import Reader
from boards.domain.sentences import Sentence
from boards.language import spoken
from boards.models import Board


@dataclass(frozen=True, slots=True)
class Ticked:
    """One ground, in the reader's language."""

    ground: str
    verdict: str
    fact: str
    source: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A board and an award with every ground.

    ``state`` is ``proposed``, ``eligible``, ``near`` (only just not) or ``barred``.
    """

    board: Board
    award: Award
    state: str
    chosen: bool
    grounds: tuple[Ticked, ...]

    @property
    def name(self) -> str:
        """What a form calls the cell."""
        return f"{self.board.slug}:{self.award.slug}"

    @property
    def reasons(self) -> tuple[Ticked, ...]:
        """Only what speaks against it."""
        return tuple(each for each in self.grounds if each.verdict == "unmet")

    @property
    def open(self) -> tuple[Ticked, ...]:
        """What somebody must decide."""
        return tuple(each for each in self.grounds if each.verdict == "open")


@dataclass(frozen=True, slots=True)
class Heading:
    """An award above its column: what the quota says, and what is left with what is chosen."""

    award: Award
    name: str
    quota: str
    source: str
    left: int | None
    over: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A member with its place and points in the published edition."""

    board: Board
    name: str
    place: int | None
    points: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The year on a day of the law, with what an officer would choose."""

    cycle: Cycle
    day: date
    edition: Edition | None
    illustrative: bool
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()
    """What was asked for and is no board and award of the year."""

    def chosen(self) -> tuple[Cell, ...]:
        """The cells that are chosen, by place."""
        return tuple(cell for row in self.rows for cell in row.cells if cell.chosen)


def plan_of(cycle: Cycle, names: Collection[str] = ()) -> Plan:
    """The plan with what is ``chosen``: names of cells, such as ``yen-bai:co-thi-dua-bo``."""
    facts, day = year_facts(cycle), ruled_on(cycle)
    known = {
        f"{each.board.slug}:{award.slug}": (each.board_id, award.pk)
        for each in facts.memberships
        for award in facts.awards
    }
    wished = {known[name] for name in names if name in known} - facts.nominated
    rules = _rules(facts, day)
    rows = tuple(_row(facts, each, rules, wished) for each in facts.memberships)
    return Plan(
        cycle=cycle,
        day=day,
        edition=facts.edition,
        illustrative=bool(facts.document and facts.document["illustrative"]),
        headings=tuple(_heading(award, rules[award.pk], wished) for award in facts.awards),
        rows=tuple(sorted(rows, key=lambda row: (row.place is None, row.place or 0))),
        unknown=tuple(name for name in names if name not in known),
    )


def grounds_of(cycle: Cycle, board: Board, award: Award) -> tuple[Finding, ...]:
    """Every ground of one member and award, as things stand."""
    facts = year_facts(cycle)
    [membership] = [each for each in facts.memberships if each.board_id == board.pk]
    rules = _rules(facts, ruled_on(cycle))
    return findings(candidate(facts, membership, award, ()), rules[award.pk])


def grounds_again(
    cycle: Cycle, nominations: Collection[Nomination]
) -> Mapping[int, tuple[Finding, ...]]:
    """Every ground of nominations that stand, by key, each as if it were still to be made.

    A nomination of a board that is no member any more is not among them.
    """
    facts, day = year_facts(cycle), ruled_on(cycle)
    rules = _rules(facts, day)
    members = {each.board_id: each for each in facts.memberships}
    found: dict[int, tuple[Finding, ...]] = {}
    for each in nominations:
        if each.board_id in members:
            before = replace(facts, nominated=facts.nominated - {(each.board_id, each.award_id)})
            judged = candidate(before, members[each.board_id], each.award, ())
            found[each.pk] = findings(judged, rules[each.award_id].taking(-1))
    return found


def rules_of(facts: YearFacts) -> Mapping[int, Rules]:
    """What limits each award, by the law of the year."""
    return _rules(facts, ruled_on(facts.cycle))


def _rules(facts: YearFacts, day: date) -> Mapping[int, Rules]:
    taken = Counter(award for _board, award in facts.nominated)
    counts = {Base.MEMBERS: len(facts.memberships), Base.PLACED: facts.placed}
    found = rules_on(day, facts.awards)
    return {
        award.pk: limits(
            found.get(award.pk, ()), year=facts.cycle.year, counts=counts, taken=taken[award.pk]
        )
        for award in facts.awards
    }


def _row(
    facts: YearFacts, membership: Membership, rules: Mapping[int, Rules], wished: Collection[Key]
) -> Row:
    board = membership.board
    standing = facts.standings.get(board.slug, {"place": None, "points": None})
    return Row(
        board=board,
        name=board.name_on(facts.cycle.members_on),
        place=standing["place"],
        points=Reader.of_request().exact(standing["points"]),
        cells=tuple(_cell(facts, membership, award, rules, wished) for award in facts.awards),
    )


def _cell(
    facts: YearFacts,
    membership: Membership,
    award: Award,
    rules: Mapping[int, Rules],
    wished: Collection[Key],
) -> Cell:
    """A cell as it would be if all others that are wished for were nominated."""
    key = (membership.board_id, award.pk)
    others = {each for each in wished if each != key}
    rest = rules[award.pk].taking(sum(other == award.pk for _board, other in others))
    found = findings(candidate(facts, membership, award, others), rest)
    return Cell(
        board=membership.board,
        award=award,
        state=_state(found, proposed=key in facts.nominated),
        chosen=key in wished,
        grounds=tuple(map(_ticked, found)),
    )


def _state(found: tuple[Finding, ...], *, proposed: bool) -> str:
    if proposed:
        return "proposed"
    if not unmet(found):
        return "eligible"
    return "near" if nearly(found) else "barred"


def _ticked(finding: Finding) -> Ticked:
    return Ticked(
        str(finding.ground.label),
        finding.verdict.value,
        finding.fact.in_language(spoken()),
        finding.source,
    )


def _heading(award: Award, rules: Rules, wished: Collection[Key]) -> Heading:
    chosen = sum(each == award.pk for _board, each in wished)
    places, left = rules.places, rules.left
    return Heading(
        award=award,
        name=Sentence(award.name, award.name_en).in_language(spoken()),
        quota=places.sentence.in_language(spoken()) if places else "",
        source=places.source if places else "",
        left=None if left is None else max(0, left - chosen),
        over=left is not None and chosen > left,
    )
