"""What a submission would send now: its nominations, what keeps it back, and the text to seal.

The format is ``khoi-thi-dua/submission/1``: one canonical JSON document, sealed by its SHA-256. It
is in Vietnamese, as the council reads it; facts of the rules stand in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import translation

from awards.domain.dossiers import Line as PieceLine
from awards.domain.eligibility import Finding
from awards.domain.submissions import (
    Cited,
    Letter,
    Reason,
    of_edition,
    of_grounds,
    of_letter,
    of_report,
)
from awards.enums import Owes
from awards.models import Nomination, Submission
from awards.queries.dossiers import Dossier, dossiers_of
from awards.queries.planning import grounds_again
from awards.queries.report_check import Checked, reports_of
from awards.queries.rules import ruled_on
from blocs.domain.editions import canonical, fingerprint
from blocs.queries.reader import Json
from boards.domain.sentences import Sentence

FORMAT = "khoi-thi-dua/submission/1"
NO_MEMBER = Sentence("Đơn vị không còn là thành viên của khối.", "The board is no member any more.")


@dataclass(frozen=True, slots=True)
class Line:
    """One nomination with what is sealed of it, and what keeps it back."""

    dossier: Dossier
    sealed: Json
    reasons: tuple[Reason, ...]
    outdated: bool
    """It cites another edition than the latest."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A submission as it stands now; nothing keeps it back where there are no reasons."""

    submission: Submission
    lines: tuple[Line, ...]
    reasons: tuple[Reason, ...]
    document: Json

    @property
    def payload(self) -> str:
        """The canonical text."""
        return canonical(self.document).decode()

    @property
    def fingerprint(self) -> str:
        """The seal of that text: what an officer has read is told by it."""
        return fingerprint(self.document)


def sending(submission: Submission) -> Sending:
    """Everything as it is at this moment, in a fixed number of queries.

    In Vietnamese whoever asks: the seal must not depend on the language of its reader.
    """
    with translation.override("vi"):
        return _sending(submission)


def _sending(submission: Submission) -> Sending:
    nominations = nominations_of(submission)
    grounds = grounds_again(submission.cycle, nominations)
    dossiers = dossiers_of(nominations)
    latest = submission.cycle.editions.published().first()
    number = latest.number if latest else 0
    reports = reports_of(dossiers)
    lines = tuple(
        _line(each, grounds.get(each.nomination.pk), number, reports.get(each.nomination.pk))
        for each in dossiers
    )
    return Sending(
        submission=submission,
        lines=lines,
        reasons=tuple(_reasons(submission, lines)),
        document=_document(submission, lines),
    )


def nominations_of(submission: Submission) -> list[Nomination]:
    """Its nominations in the order of the list: by award, then by board."""
    rows = submission.nominations.select_related(
        "board__province", "award", "edition", "cycle", "submission"
    )
    return list(rows.prefetch_related("board__names").order_by("award__order", "board__sort_key"))


def _line(
    dossier: Dossier, found: tuple[Finding, ...] | None, latest: int, report: Checked | None
) -> Line:
    nomination = dossier.nomination
    about = f"{nomination.board.short_name}, {nomination.award}"
    cited = Cited(nomination.edition.number if nomination.edition else 0, latest)
    reasons = [*of_edition(about, cited), *of_grounds(about, found or ()), *dossier.reasons]
    if found is None:
        reasons.append(Reason(NO_MEMBER, Owes.COUNCIL, about))
    if report is not None:
        reasons += of_report(about, report.changes)
    return Line(
        dossier=dossier,
        sealed=_sealed(dossier, found or ()) | {"report": report.sealed if report else None},
        reasons=tuple(reasons),
        outdated=bool(latest) and cited.cited != latest,
    )


def _sealed(dossier: Dossier, found: Sequence[Finding]) -> Json:
    nomination, ballot = dossier.nomination, dossier.ballot
    board, award, edition = nomination.board, nomination.award, nomination.edition
    document: Json = edition.document if edition else {"standings": (), "illustrative": False}
    standing: Json = next((row for row in document["standings"] if row["board"] == board.slug), {})
    return {
        "board": board.slug,
        "board_name": board.name_on(nomination.cycle.members_on),
        "province": board.province.name,
        "award": award.slug,
        "award_name": award.name,
        "award_level": award.level,
        "grantor": award.grantor,
        "place": standing.get("place"),
        "points": standing.get("points"),
        "edition": None if edition is None else edition.number,
        "edition_fingerprint": edition.fingerprint if edition else "",
        "illustrative": document["illustrative"],
        "achievements": nomination.achievements,
        "earlier_awards": nomination.earlier_awards,
        "note": nomination.note,
        "votes_for": nomination.votes_for,
        "votes_cast": nomination.votes_cast,
        "ballot": ballot.document["fingerprint"] if ballot and ballot.document else None,
        "pieces": [_piece(dossier, line) for line in dossier.lines],
        "grounds": [
            {
                "ground": each.ground.value,
                "verdict": each.verdict.value,
                "fact": {"vi": each.fact.vi, "en": each.fact.en},
                "source": each.source,
            }
            for each in found
        ],
    }


def _piece(dossier: Dossier, line: PieceLine) -> Json:
    """A required paper with the files and words by which it is there."""
    kind = line.required.kind
    added = [each for each in dossier.pieces if each.kind == kind]
    return {
        "kind": kind.value,
        "held": [each.value for each in line.held],
        "files": [{"name": each.file_name, "sha256": each.sha256} for each in added if each.sha256],
        "not_needed": "; ".join(each.not_needed for each in added if each.not_needed),
        "source": line.required.source,
    }


def _reasons(submission: Submission, lines: Sequence[Line]) -> Iterator[Reason]:
    yield from of_letter(
        Letter(
            number=submission.number,
            dated=submission.dated is not None,
            signed_by=submission.signed_by,
            nominations=len(lines),
        )
    )
    for line in lines:
        yield from line.reasons


def _document(submission: Submission, lines: Sequence[Line]) -> Json:
    cycle = submission.cycle
    return {
        "format": FORMAT,
        "bloc": cycle.bloc.slug,
        "bloc_name": cycle.bloc.name,
        "year": cycle.year,
        "letter": {
            "number": submission.number,
            "dated": submission.dated.isoformat() if submission.dated else None,
            "issuer": submission.issuer,
            "superior": submission.superior,
            "recipient": submission.recipient,
            "title": submission.title,
            "place": submission.place,
            "signed_by": submission.signed_by,
            "signer_role": submission.signer_role,
            "grounds": [line.strip() for line in submission.grounds.splitlines() if line.strip()],
        },
        "law_of": ruled_on(cycle).isoformat(),
        "illustrative": any(line.sealed["illustrative"] for line in lines),
        "nominations": [line.sealed for line in lines],
    }
