"""The facts of the awards app: fields, constraints and QuerySets."""

from awards.models.awards import Award, AwardRule
from awards.models.nominations import Conferral, Decision, Nomination

__all__ = ["Award", "AwardRule", "Conferral", "Decision", "Nomination"]
