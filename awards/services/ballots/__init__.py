"""A ballot from its preparation to its count: each step once, and none back."""

from awards.services.ballots.boxes import count_box
from awards.services.ballots.counting import count_ballot
from awards.services.ballots.ending import annul_ballot, close_ballot
from awards.services.ballots.opening import open_ballot
from awards.services.ballots.preparing import prepare_ballot, revise_ballot, second_round
from awards.services.ballots.roll import move_to_paper, record_attendance, record_roll
from awards.services.ballots.voting import cast_vote

__all__ = [
    "annul_ballot",
    "cast_vote",
    "close_ballot",
    "count_ballot",
    "count_box",
    "move_to_paper",
    "open_ballot",
    "prepare_ballot",
    "record_attendance",
    "record_roll",
    "revise_ballot",
    "second_round",
]
