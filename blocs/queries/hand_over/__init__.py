"""What a chair leaves to the next: the dossier of a year, and how its hand-over stands."""

from blocs.queries.hand_over.gathering import SECTION_RULES, dossier
from blocs.queries.hand_over.sides import Sides, sides
from blocs.queries.hand_over.standing import Standing, hand_overs_of, standing, waiting_for

__all__ = [
    "SECTION_RULES",
    "Sides",
    "Standing",
    "dossier",
    "hand_overs_of",
    "sides",
    "standing",
    "waiting_for",
]
