"""The page of a submission: as a draft what it would send, afterwards what was sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from awards.domain.submissions import Reason
from awards.domain.votes import votes
from awards.enums import Ground, Held, Owes, PieceKind, SubmissionState, Verdict
from awards.models import OfficialFile, Submission
from awards.queries.sending import Line, sending
from blocs.domain.editions import short_code
from blocs.queries.reader import Json, Reader
from boards.domain.sentences import Sentence
from boards.language import spoken


@dataclass(frozen=True, slots=True)
class Told:
    """A ground or a paper as it is sealed: what it is, what is said of it, and its source."""

    what: str
    said: str
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """A nomination as it is sent, or was. ``nomination`` is its key while it is a draft."""

    board: str
    award: str
    place: int | None
    points: str
    votes: str
    edition: str
    reasons: tuple[str, ...] = ()
    nomination: int | None = None
    percent: int = 100
    grounds: tuple[Told, ...] = ()
    pieces: tuple[Told, ...] = ()
    outdated: bool = False
    """It cites an older edition than the latest."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What one party has to do before the submission is sent."""

    who: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """A submission, its nominations, what keeps it back, and the files that left with it."""

    submission: Submission
    rows: tuple[Row, ...]
    owed: tuple[Owed, ...]
    read: str
    illustrative: bool
    files: tuple[OfficialFile, ...]

    @property
    def is_draft(self) -> bool:
        """Whether it can still be edited and sent."""
        return self.submission.state is SubmissionState.DRAFT

    @property
    def is_sent(self) -> bool:
        """Whether the council has it."""
        return self.submission.state is SubmissionState.SUBMITTED

    @property
    def code(self) -> str:
        """The beginning of the fingerprint, as people read it out."""
        return short_code(self.read)


def submission_page(submission: Submission) -> SubmissionPage:
    """What is shown of it now."""
    files = tuple(submission.official_files.select_related("officer"))
    if submission.state is not SubmissionState.DRAFT:
        document = submission.sealed
        rows = tuple(map(_sealed_row, document["nominations"]))
        return SubmissionPage(
            submission, rows, (), submission.fingerprint, document["illustrative"], files
        )
    found = sending(submission)
    return SubmissionPage(
        submission=submission,
        rows=tuple(map(_draft_row, found.lines)),
        owed=tuple(_by_owner(found.reasons)),
        read=found.fingerprint,
        illustrative=found.document["illustrative"],
        files=files,
    )


def _sealed_row(row: Json) -> Row:
    edition = row["edition"]
    return Row(
        board=row["board_name"],
        award=row["award_name"],
        place=row["place"],
        points=Reader.of_request().exact(row["points"]),
        votes=votes(row["votes_for"], row["votes_cast"]),
        edition=f"{edition} ({short_code(row['edition_fingerprint'])})" if edition else "–",
        grounds=tuple(map(_ground, row["grounds"])),
        pieces=tuple(map(_piece, row["pieces"])),
    )


def _ground(row: Json) -> Told:
    verdict, ground = Verdict(row["verdict"]).label, Ground(row["ground"]).label
    fact = Sentence(**row["fact"]).in_language(spoken())
    return Told(str(ground), f"{verdict}. {fact}", row["source"])


def _piece(row: Json) -> Told:
    files = [f"{each['name']} ({short_code(each['sha256'])})" for each in row["files"]]
    ways = [str(Held(each).label) for each in row["held"]]
    said = "; ".join(filter(None, [*ways, *files, row["not_needed"]]))
    return Told(str(PieceKind(row["kind"]).label), said or "–", row["source"])


def _draft_row(line: Line) -> Row:
    row = _sealed_row(line.sealed)
    return Row(
        board=row.board,
        award=row.award,
        place=row.place,
        points=row.points,
        votes=row.votes,
        edition=row.edition,
        reasons=tuple(each.what.in_language(spoken()) for each in line.reasons),
        nomination=line.dossier.nomination.pk,
        outdated=line.outdated,
        percent=line.dossier.percent,
        grounds=row.grounds,
        pieces=row.pieces,
    )


def _by_owner(reasons: Sequence[Reason]) -> Iterator[Owed]:
    for owner in Owes:
        said = tuple(_said(each) for each in reasons if each.owes is owner)
        if said:
            yield Owed(str(owner.label), said)


def _said(reason: Reason) -> str:
    sentence = reason.what.in_language(spoken())
    return f"{reason.about}: {sentence}" if reason.about else sentence
