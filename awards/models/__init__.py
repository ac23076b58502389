"""The facts of the awards app: fields, constraints and QuerySets."""

from awards.models.awards import Award, AwardRule
from awards.models.ballots import (
    Attendance,
    Ballot,
    BallotKey,
    BoxCount,
    Elector,
    Envelope,
    Name,
)
from awards.models.decisions import Conferral, Decision, Ending
from awards.models.dossiers import AchievementReport, Piece, PieceRule
from awards.models.files import OfficialFile
from awards.models.nominations import Nomination
from awards.models.profiles import ListColumn, ListProfile
from awards.models.submissions import Submission
from awards.models.templates import PaperTemplate

__all__ = [
    "AchievementReport",
    "Attendance",
    "Award",
    "AwardRule",
    "Ballot",
    "BallotKey",
    "BoxCount",
    "Conferral",
    "Decision",
    "Elector",
    "Ending",
    "Envelope",
    "ListColumn",
    "ListProfile",
    "Name",
    "Nomination",
    "OfficialFile",
    "PaperTemplate",
    "Piece",
    "PieceRule",
    "Submission",
]
