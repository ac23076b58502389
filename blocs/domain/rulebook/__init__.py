"""A whole scheme as plain values: checked, lettered, compared, loaded and exported from here."""

from blocs.domain.rulebook.lines import (
    CriterionLine,
    GateLine,
    GradeLine,
    GroupLine,
    Rulebook,
)
from blocs.domain.rulebook.outline import Entry, outline, points_within
from blocs.domain.rulebook.rules import Fault, Problem, problems

__all__ = [
    "CriterionLine",
    "Entry",
    "Fault",
    "GateLine",
    "GradeLine",
    "GroupLine",
    "Problem",
    "Rulebook",
    "outline",
    "points_within",
    "problems",
]
