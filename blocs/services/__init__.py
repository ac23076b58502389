"""The writes of the blocs app: one verb, one transaction each."""

from blocs.services.calendar import keep_calendar
from blocs.services.cycles import open_cycle
from blocs.services.editions import approve_edition, discard_edition, prepare_edition
from blocs.services.embargoes import publish_now, withdraw_approval
from blocs.services.letters import drop_letter, post_notice, release_letter, send_again
from blocs.services.rotation import (
    announce_mandates,
    appoint_acting_chair,
    propose_mandates,
)
from blocs.services.scheme_lines import place_line, shift_line
from blocs.services.scheme_making import make_scheme
from blocs.services.schemes import amend_scheme, clone_scheme, issue_scheme
from blocs.services.sending import send_letters
from blocs.services.stages import move_stage

__all__ = [
    "amend_scheme",
    "announce_mandates",
    "appoint_acting_chair",
    "approve_edition",
    "clone_scheme",
    "discard_edition",
    "drop_letter",
    "issue_scheme",
    "keep_calendar",
    "make_scheme",
    "move_stage",
    "open_cycle",
    "place_line",
    "post_notice",
    "prepare_edition",
    "propose_mandates",
    "publish_now",
    "release_letter",
    "send_again",
    "send_letters",
    "shift_line",
    "withdraw_approval",
]
