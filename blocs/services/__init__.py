"""The writes of the blocs app: one verb, one transaction each."""

from blocs.services.editions import approve_edition, discard_edition, prepare_edition
from blocs.services.rotation import (
    announce_mandates,
    appoint_acting_chair,
    propose_mandates,
)
from blocs.services.schemes import issue_scheme
from blocs.services.scores import score_cycle
from blocs.services.stages import move_stage

__all__ = [
    "announce_mandates",
    "appoint_acting_chair",
    "approve_edition",
    "discard_edition",
    "issue_scheme",
    "move_stage",
    "prepare_edition",
    "propose_mandates",
    "score_cycle",
]
