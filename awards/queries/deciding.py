"""What is known when a decision is recorded: the nominations, and what speaks against an award."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from awards.domain.annex import Comparison, Key
from awards.domain.eligibility import findings, noted
from awards.enums import ConferralStatus
from awards.models import Award, Conferral, Decision, Nomination
from awards.queries.candidates import YearFacts, candidate, year_facts
from awards.queries.planning import rules_of
from blocs.domain.stages import may
from blocs.enums import Act, Stage
from blocs.models import Cycle
from boards.domain.papers import register_key
from boards.domain.sentences import Sentence
from boards.enums import DocumentKind
from boards.language import spoken
from boards.models import Board, Document

NO_MEMBER = Sentence(
    "Không phải thành viên của khối trong năm.", "It was no member of the bloc that year."
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A nomination of the year. ``decided`` is the decision that granted it already."""

    nomination: Nomination
    name: str
    award: str
    submission: str
    decided: str

    @property
    def key(self) -> str:
        """What a form calls it."""
        return str(self.nomination.pk)


@dataclass(frozen=True, slots=True)
class Warned:
    """What an award is at odds with: it is said, and hinders nobody."""

    board: str
    award: str
    fact: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.board}, {self.award}: {self.fact} {self.source}".strip()


def proposed(cycle: Cycle) -> tuple[Proposed, ...]:
    """The nominations of a year by award and name. Two queries."""
    rows = cycle.nominations.select_related(
        "board", "award", "submission", "conferral__decision__document"
    ).prefetch_related("board__names")
    return tuple(
        Proposed(
            nomination=row,
            name=row.board.short_name_on(cycle.members_on),
            award=award_name(row.award),
            submission=_letter(row),
            decided=_decided(row),
        )
        for row in rows.order_by("award__order", "board__sort_key")
    )


def suggested(cycle: Cycle, rows: Sequence[Proposed]) -> dict[str, object]:
    """What a form begins with: all that waits for a decision, as the last decision called it.

    Where some of the nominations were submitted, only those wait.
    """
    waiting = [row for row in rows if not row.decided]
    sent = [row for row in waiting if row.submission]
    gave = Decision.objects.filter(cycle__bloc=cycle.bloc, conferrals__isnull=False)
    last = gave.select_related("document").first()
    return {
        "issuer": last.document.issuer if last else "",
        "signed_by": last.signed_by if last else "",
        "title": f"Về việc khen thưởng năm {cycle.year}, {cycle.bloc.name}",
        "granted": [row.key for row in sent or waiting],
    }


def years_to_decide() -> list[Cycle]:
    """The years at whose stage decisions are recorded, the latest first."""
    stages = [stage for stage in Stage if may(Act.DECIDE, stage)]
    rows = Cycle.objects.filter(stage__in=stages).select_related("bloc")
    return list(rows.order_by("-year", "bloc__name"))


def award_name(award: Award) -> str:
    """Its name in the reader's language."""
    return Sentence(award.name, award.name_en).in_language(spoken())


def warnings(cycle: Cycle, granted: Collection[Key]) -> tuple[Warned, ...]:
    """Interval, one achievement, other blocs, conditions: all that the rules say of these awards.

    They are judged by what is given, not by what was proposed.
    """
    facts = _as_given(year_facts(cycle), cycle)
    rules = rules_of(facts)
    members = {each.board_id: each for each in facts.memberships}
    awards = {award.pk: award for award in facts.awards}
    boards = Board.objects.in_bulk([board for board, _award in granted])
    found: list[Warned] = []
    for board, award in granted:
        names = (boards[board].short_name, award_name(awards[award]))
        if board not in members:
            found.append(Warned(*names, NO_MEMBER.in_language(spoken())))
            continue
        asked = candidate(facts, members[board], awards[award], granted)
        found += [
            Warned(*names, each.fact.in_language(spoken()), each.source)
            for each in noted(findings(asked, rules[award]))
        ]
    return tuple(found)


def same_numbers(number: str, year: int, issuer: str) -> list[Document]:
    """Decisions of that number and year by an issuer who is written otherwise."""
    ending = register_key(f"\n{number}\n{year}")
    rows = Document.objects.filter(kind=DocumentKind.DECISION, register_key__endswith=ending)
    own = register_key(f"{issuer}\n{number}\n{year}")
    return list(rows.exclude(register_key=own))


def endable(decision: Decision) -> list[Conferral]:
    """What the decision gave and a later one may still end, by award and name."""
    rows = decision.conferrals.select_related("board", "award", "decision__cycle")
    ordered = rows.prefetch_related("endings").order_by("award__order", "board__sort_key")
    return [row for row in ordered if row.status != ConferralStatus.RECOVERED]


def differences(comparison: Comparison) -> tuple[str, ...]:
    """What stands in the list or in the annex only, as sentences for the reader."""
    return tuple(each.in_language(spoken()) for each in _differences(comparison))


def _differences(comparison: Comparison) -> Iterator[Sentence]:
    boards = Board.objects.in_bulk([board for board, _award in comparison.only_listed])
    awards = Award.objects.in_bulk([award for _board, award in comparison.only_listed])
    for board, award in comparison.only_listed:
        row = f"{boards[board].short_name} – "
        yield Sentence(
            f"Chỉ có trong danh sách: {row}{awards[award].name}.",
            f"In the list only: {row}{awards[award].name_en}.",
        )
    for line in comparison.only_annex:
        yield Sentence(
            f"Chỉ có trong phụ lục, dòng {line.number}: {line.text}",
            f"In the annex only, row {line.number}: {line.text}",
        )
    for line in comparison.unread:
        yield Sentence(
            f"Không hiểu được dòng {line.number} của phụ lục: {line.text}. {line.fault}",
            f"Row {line.number} of the annex was not understood: {line.text}. {line.fault}",
        )


def _as_given(facts: YearFacts, cycle: Cycle) -> YearFacts:
    """The year as if what stands as given in it were all that anybody had proposed."""
    given = Conferral.objects.standing().filter(decision__cycle=cycle)
    return replace(facts, nominated=frozenset(given.values_list("board", "award")))


def _letter(nomination: Nomination) -> str:
    submission = nomination.submission
    return str(submission.number or submission.title) if submission else ""


def _decided(nomination: Nomination) -> str:
    conferral: Conferral | None = getattr(nomination, "conferral", None)
    return str(conferral.decision.document) if conferral else ""


def by_key(rows: Sequence[Proposed]) -> Mapping[str, Proposed]:
    """Those that may be granted still."""
    return {row.key: row for row in rows if not row.decided}
