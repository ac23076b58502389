"""A whole scheme as plain values: checked, lettered, compared, loaded and exported from here."""

from blocs.domain.rulebook.comparing import Comparison, LineChange, RowChange, Standing, compare
from blocs.domain.rulebook.faults import Fault, Problem
from blocs.domain.rulebook.lines import (
    CriterionLine,
    GateLine,
    GradeLine,
    GroupLine,
    Rulebook,
)
from blocs.domain.rulebook.outline import Entry, outline, points_within, stands_within
from blocs.domain.rulebook.rules import problems
from blocs.domain.rulebook.wording import (
    gate_sentence,
    grade_sentence,
    group_sentence,
    line_sentence,
    percent,
)

__all__ = [
    "Comparison",
    "CriterionLine",
    "Entry",
    "Fault",
    "GateLine",
    "GradeLine",
    "GroupLine",
    "LineChange",
    "Problem",
    "RowChange",
    "Rulebook",
    "Standing",
    "compare",
    "gate_sentence",
    "grade_sentence",
    "group_sentence",
    "line_sentence",
    "outline",
    "percent",
    "points_within",
    "problems",
    "stands_within",
]
