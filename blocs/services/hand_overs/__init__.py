"""Hand-overs: made by the outgoing chair, given by it, taken by the incoming one."""

from blocs.services.hand_overs.confirming import (
    give_hand_over,
    take_hand_over,
    withdraw_hand_over,
)
from blocs.services.hand_overs.making import Pack, make_hand_over
from blocs.services.hand_overs.minutes import keep_minute

__all__ = [
    "Pack",
    "give_hand_over",
    "keep_minute",
    "make_hand_over",
    "take_hand_over",
    "withdraw_hand_over",
]
