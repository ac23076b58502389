"""Rotation: whose turn it is to lead a bloc, why, how fair that was, and where it leads.

The list of turns moves by four rules. Whoever takes a turn goes to the end. A new member joins at
the end. A deferred turn comes first, a lost one goes to the end. An heir on a seat keeps its place.
"""

from blocs.domain.rotation.facts import Ending, Hindrance, Led, Rotation, Rule, Seat
from blocs.domain.rotation.fairness import Tally, spread, tallies
from blocs.domain.rotation.obstacles import obstacle
from blocs.domain.rotation.proposing import Proposal, propose
from blocs.domain.rotation.reasons import Reason, Step
from blocs.domain.rotation.simulating import simulate
from blocs.domain.rotation.turns import Turn, waiting_list

__all__ = [
    "Ending",
    "Hindrance",
    "Led",
    "Proposal",
    "Reason",
    "Rotation",
    "Rule",
    "Seat",
    "Step",
    "Tally",
    "Turn",
    "obstacle",
    "propose",
    "simulate",
    "spread",
    "tallies",
    "waiting_list",
]
