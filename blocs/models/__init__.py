"""The facts of the blocs app: fields, constraints and QuerySets."""

from blocs.models.blocs import Bloc, Cycle, Mandate, Membership
from blocs.models.editions import Edition, Standing
from blocs.models.pledges import Pledge, Signature, Target
from blocs.models.rotation import Hindrance
from blocs.models.schemes import Criterion, Scheme, Score

__all__ = [
    "Bloc",
    "Criterion",
    "Cycle",
    "Edition",
    "Hindrance",
    "Mandate",
    "Membership",
    "Pledge",
    "Scheme",
    "Score",
    "Signature",
    "Standing",
    "Target",
]
