"""The facts of the awards app: fields, constraints and QuerySets."""

from awards.models.awards import Award, AwardRule
from awards.models.files import OfficialFile
from awards.models.nominations import Conferral, Decision, Nomination
from awards.models.submissions import Submission

__all__ = [
    "Award",
    "AwardRule",
    "Conferral",
    "Decision",
    "Nomination",
    "OfficialFile",
    "Submission",
]
