"""The writes of the blocs app: one verb, one transaction each."""

from blocs.services.calendar import keep_calendar
from blocs.services.cycles import open_cycle
from blocs.services.editions import approve_edition, discard_edition, prepare_edition
from blocs.services.letters import drop_letter, post_notice, release_letter, send_again
from blocs.services.rotation import (
    announce_mandates,
    appoint_acting_chair,
    propose_mandates,
)
from blocs.services.schemes import clone_scheme, issue_scheme
from blocs.services.scores import score_cycle
from blocs.services.sending import send_letters
from blocs.services.stages import move_stage

__all__ = [
    "announce_mandates",
    "appoint_acting_chair",
    "approve_edition",
    "clone_scheme",
    "discard_edition",
    "drop_letter",
    "issue_scheme",
    "keep_calendar",
    "move_stage",
    "open_cycle",
    "post_notice",
    "prepare_edition",
    "propose_mandates",
    "release_letter",
    "score_cycle",
    "send_again",
    "send_letters",
]
