"""The writes of the blocs app: one verb, one transaction each."""

from blocs.services.editions import approve_edition, discard_edition, prepare_edition
from blocs.services.letters import drop_letter, post_notice, release_letter, send_again
from blocs.services.rotation import (
    announce_mandates,
    appoint_acting_chair,
    propose_mandates,
)
from blocs.services.schemes import issue_scheme
from blocs.services.scores import score_cycle
from blocs.services.sending import send_letters
from blocs.services.stages import move_stage

__all__ = [
    "announce_mandates",
    "appoint_acting_chair",
    "approve_edition",
    "discard_edition",
    "drop_letter",
    "issue_scheme",
    "move_stage",
    "post_notice",
    "prepare_edition",
    "propose_mandates",
    "release_letter",
    "score_cycle",
    "send_again",
    "send_letters",
]
