"""The facts of the blocs app: fields, constraints and QuerySets."""

from blocs.models.blocs import Bloc, Cycle, Mandate, Membership
from blocs.models.calendar import CalendarRule, DayOff, Milestone
from blocs.models.editions import Edition, Standing
from blocs.models.freezes import Freeze
from blocs.models.hand_overs import HandOver
from blocs.models.layers import Objection, Reconciliation
from blocs.models.letters import Errand, Letter
from blocs.models.pledges import Pledge, Signature, Target
from blocs.models.rotation import Hindrance
from blocs.models.schemes import Criterion, Gate, Grade, Group, Scheme
from blocs.models.scores import Breach, Opinion, Score

__all__ = [
    "Bloc",
    "Breach",
    "CalendarRule",
    "Criterion",
    "Cycle",
    "DayOff",
    "Edition",
    "Errand",
    "Freeze",
    "Gate",
    "Grade",
    "Group",
    "HandOver",
    "Hindrance",
    "Letter",
    "Mandate",
    "Membership",
    "Milestone",
    "Objection",
    "Opinion",
    "Pledge",
    "Reconciliation",
    "Scheme",
    "Score",
    "Signature",
    "Standing",
    "Target",
]
