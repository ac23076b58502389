"""The dossiers of nominations: what is asked for, what is there, who owes the rest, until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from awards.domain.dossiers import Line, Required, checklist, due_on, missing, percent
from awards.domain.submissions import Reason
from awards.enums import Held, Owes, PaperKind, PieceKind
from awards.models import (
    AchievementReport,
    Ballot,
    Name,
    Nomination,
    OfficialFile,
    Piece,
    PieceRule,
)
from awards.queries.rules import ruled_on
from blocs.enums import MilestoneKind
from blocs.models import Milestone
from boards.domain.sentences import Sentence

Key = tuple[int, int, int]
"""A cycle, a board and an award."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A nomination with its checklist and the papers that were added to it."""

    nomination: Nomination
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    report: AchievementReport | None
    ballot: Ballot | None

    @property
    def percent(self) -> int:
        """How much is there; 100 where nothing is missing."""
        return percent(self.lines)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What keeps the nomination from being sent."""
        about = f"{self.nomination.board.short_name}, {self.nomination.award}"
        return tuple(missing(self.lines, about))

    def owed_by(self, *owners: Owes) -> tuple[Line, ...]:
        """What these still owe."""
        return tuple(
            line for line in self.lines if not line.is_there and line.required.owes in owners
        )


def dossiers_of(nominations: Sequence[Nomination]) -> list[Dossier]:
    """One for each nomination, in their order: seven queries, however many there are.

    Nominations come with board, award, cycle and submission.
    """
    rules = list(PieceRule.objects.filter(award__in={each.award_id for each in nominations}))
    due = _due([each.cycle_id for each in nominations])
    pieces = _pieces(nominations)
    reports = _reports(nominations)
    ballots = ballots_of(nominations)
    minutes = _with_minutes(nominations)
    found = []
    for each in nominations:
        ballot = ballots.get((each.cycle_id, each.board_id, each.award_id))
        counted = ballot if each.cycle_id in minutes else None
        report = reports.get(each.pk)
        held = _held(each, pieces[each.pk], report, counted)
        required = _required(rules, each, due.get(each.cycle_id))
        lines = checklist(required, held)
        found.append(Dossier(each, lines, tuple(pieces[each.pk]), report, ballot))
    return found


def dossier_of(nomination: Nomination) -> Dossier:
    """The dossier of one nomination."""
    [found] = dossiers_of([nomination])
    return found


def ballots_of(nominations: Iterable[Nomination]) -> Mapping[Key, Ballot]:
    """The last counted vote on each nomination: no rehearsal, and nothing that was annulled."""
    names = Name.objects.filter(
        ballot__cycle__in={each.cycle_id for each in nominations},
        ballot__rehearsal=False,
        ballot__counted_at__isnull=False,
        ballot__annulled_at__isnull=True,
    )
    return {
        (each.ballot.cycle_id, each.board_id, each.ballot.award_id): each.ballot
        for each in names.select_related("ballot").order_by("ballot__number")
    }


def _due(cycles: Sequence[int]) -> dict[int, date]:
    rows = Milestone.objects.filter(cycle__in=cycles, kind=MilestoneKind.SUBMISSION)
    return dict(rows.values_list("cycle", "due_on"))


def _pieces(nominations: Sequence[Nomination]) -> Mapping[int, list[Piece]]:
    found: dict[int, list[Piece]] = defaultdict(list)
    rows = Piece.objects.filter(nomination__in=nominations).select_related("officer")
    for piece in rows.order_by("pk"):
        found[piece.nomination_id].append(piece)
    return found


def _reports(nominations: Sequence[Nomination]) -> Mapping[int, AchievementReport]:
    """The last version of each achievement report, without its texts."""
    rows = AchievementReport.objects.filter(nomination__in=nominations)
    return {
        each.nomination_id: each
        for each in rows.defer("situation", "achievements", "commendations", "facts").order_by(
            "number"
        )
    }


def _with_minutes(nominations: Sequence[Nomination]) -> set[int]:
    """The years for which minutes of a count were made and kept."""
    rows = OfficialFile.objects.filter(
        cycle__in={each.cycle_id for each in nominations}, kind=PaperKind.BALLOT_MINUTES
    )
    return set(rows.values_list("cycle", flat=True))


def _required(
    rules: Iterable[PieceRule], nomination: Nomination, submission: date | None
) -> Iterator[Required]:
    day = ruled_on(nomination.cycle)
    for rule in rules:
        if rule.award_id == nomination.award_id and rule.holds_on(day):
            yield Required(
                kind=PieceKind(rule.kind),
                name=_name(PieceKind(rule.kind)),
                owes=Owes(rule.owed_by),
                due=due_on(submission, rule.days_before),
                copies=rule.copies,
                wording=rule.wording,
                source=rule.cited,
            )


def _name(kind: PieceKind) -> Sentence:
    """The kind in both languages, for sentences that stand in either."""
    with translation.override("vi"):
        vi = str(kind.label)
    with translation.override("en"):
        return Sentence(vi, str(kind.label))


def _held(
    nomination: Nomination,
    pieces: Iterable[Piece],
    report: AchievementReport | None,
    counted: Ballot | None,
) -> Mapping[PieceKind, tuple[Held, ...]]:
    """By what each paper is there. The letter and its list are made of the submission."""
    found: dict[PieceKind, list[Held]] = defaultdict(list)
    for piece in pieces:
        found[PieceKind(piece.kind)].append(Held.NOT_NEEDED if piece.not_needed else Held.UPLOADED)
    for kind, made in (
        (PieceKind.LETTER, nomination.submission_id is not None),
        (PieceKind.LIST, nomination.submission_id is not None),
        (PieceKind.REPORT, report is not None and report.finished_at is not None),
        (PieceKind.BALLOT_MINUTES, counted is not None and counted.secret),
    ):
        if made:
            found[kind].append(Held.MADE)
    return {kind: tuple(dict.fromkeys(how)) for kind, how in found.items()}
