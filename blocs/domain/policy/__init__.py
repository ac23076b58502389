"""Rights: one table, the two sides of a question, and the verdict."""

from blocs.domain.policy.judging import Ground, Verdict, ever, judge
from blocs.domain.policy.parties import Person, Place, Term, Thing
from blocs.domain.policy.table import POLICY, Rule

__all__ = [
    "POLICY",
    "Ground",
    "Person",
    "Place",
    "Rule",
    "Term",
    "Thing",
    "Verdict",
    "ever",
    "judge",
]
