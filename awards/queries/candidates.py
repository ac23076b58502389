"""The members of a year as candidates for awards: what was published, proposed and given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from awards.domain.eligibility import Candidate, Elsewhere, Given, Unmet
from awards.domain.voted import Voted
from awards.models import Award, Nomination
from awards.queries.beside import Beside, beside
from awards.queries.counts import last_counts
from awards.queries.passing_on import standing_awards
from blocs.domain.editions import short_code
from blocs.enums import Effect
from blocs.models import Cycle, Edition, Membership
from blocs.queries.earlier_awards import lines_of
from blocs.queries.reader import Json
from boards.domain.sentences import Sentence

EARLIEST = 50
"""Years that earlier awards are looked for: longer than any law asks."""

Key = tuple[int, int]
"""A board and an award."""


@dataclass(frozen=True, slots=True)
class Held:
    """An award of an earlier year that stands: who holds it, for which year, by which paper."""

    holder: int
    award: str
    year: int
    paper: str


@dataclass(frozen=True)
class YearFacts:
    """What a year says of its members, read once."""

    cycle: Cycle
    edition: Edition | None
    memberships: tuple[Membership, ...]
    awards: tuple[Award, ...]
    nominated: frozenset[Key]
    held: Mapping[int, tuple[Held, ...]] = field(default_factory=dict)
    """By member: its own, and those of what it came from."""
    beside: Mapping[int, tuple[Beside, ...]] = field(default_factory=dict)
    """By member: the same year in other blocs."""
    votes: Mapping[tuple[str, str], Voted] = field(default_factory=dict)
    """By the slugs of board and award: what the last count says."""

    @cached_property
    def document(self) -> Json | None:
        """The published edition, or nothing."""
        return self.edition.document if self.edition else None

    @cached_property
    def standings(self) -> Mapping[str, Json]:
        """By the slug of the board."""
        rows = self.document["standings"] if self.document else ()
        return {row["board"]: row for row in rows}

    @cached_property
    def cited(self) -> str:
        """The edition, as a ground cites it."""
        if self.edition is None or self.document is None:
            return ""
        said = _("edition %(number)s (%(code)s)") % {
            "number": self.edition.number,
            "code": short_code(self.edition.fingerprint),
        }
        return f"{said}, {_('an illustration')}" if self.document["illustrative"] else said

    @property
    def placed(self) -> int:
        """How many members have a place."""
        return sum(row["place"] is not None for row in self.standings.values())


def year_facts(cycle: Cycle) -> YearFacts:
    """Everything that eligibility asks of a year."""
    memberships = tuple(cycle.memberships().prefetch_related("board__names"))
    nominated = Nomination.objects.filter(cycle=cycle).values_list("board", "award")
    members = [each.board_id for each in memberships]
    return YearFacts(
        cycle=cycle,
        edition=cycle.editions.published().first(),
        memberships=memberships,
        awards=tuple(Award.objects.all()),
        nominated=frozenset(nominated),
        held=_held(members, cycle.year),
        beside=beside(members, cycle),
        votes=last_counts(cycle),
    )


def candidate(
    facts: YearFacts, membership: Membership, award: Award, with_: Collection[Key]
) -> Candidate:
    """A member as an award sees it, if ``with_`` are nominated besides those that are."""
    board = membership.board
    standing = facts.standings.get(board.slug)
    proposed = facts.nominated | frozenset(with_)
    others = (each for each in facts.awards if each.pk != award.pk)
    return Candidate(
        published=facts.edition is not None,
        place=standing["place"] if standing else None,
        edition=facts.cited,
        unmet=tuple(_unmet(facts.document, standing)) if standing and facts.document else (),
        proposed=(board.pk, award.pk) in facts.nominated,
        proposed_for=tuple(
            Sentence(each.name, each.name_en) for each in others if (board.pk, each.pk) in proposed
        ),
        elsewhere=tuple(
            _elsewhere(each, board.pk, award) for each in facts.beside.get(board.pk, ())
        ),
        given=tuple(
            Given(each.year, each.paper, inherited=each.holder != board.pk)
            for each in facts.held.get(board.pk, ())
            if each.award == award.slug
        ),
        voted=facts.votes.get((board.slug, award.slug)),
    )


def _elsewhere(each: Beside, board: int, award: Award) -> Elsewhere:
    return Elsewhere(
        award=Sentence(each.award.name, each.award.name_en),
        bloc=each.bloc,
        paper=each.paper,
        same=each.award.pk == award.pk,
        kin="" if each.holder.pk == board else str(each.holder),
    )


def _unmet(document: Json, standing: Json) -> Iterator[Unmet]:
    """The conditions of the scheme that keep the board from being proposed."""
    rows = {row["code"]: row for row in document["scheme"].get("conditions", ())}
    for code in standing.get("unmet", ()):
        row = rows[code]
        if row["effect"] == Effect.NOT_PROPOSABLE:
            yield Unmet(Sentence(row["name"], row["name_en"]), row["clause"])


def _held(boards: Collection[int], year: int) -> dict[int, tuple[Held, ...]]:
    lines = lines_of(boards, year)
    every = {board for line in lines.values() for board in line}
    by_holder: dict[int, list[Held]] = defaultdict(list)
    for each in standing_awards(every, range(year - EARLIEST, year)):
        by_holder[each.board].append(Held(each.board, each.award, each.year, str(each.document)))
    return {
        board: tuple(held for holder in sorted(line) for held in by_holder[holder])
        for board, line in lines.items()
    }
