"""Keeping, writing and taking back an uploaded file of figures: each all or nothing."""

from boards.services.intakes.committing import Conflicting, commit_intake
from boards.services.intakes.dropping import drop_intake, drop_stale_intakes
from boards.services.intakes.memory import seldom_collected
from boards.services.intakes.receiving import (
    finish_reading,
    keep_rows,
    receive_intake,
    settle_layout,
)
from boards.services.intakes.undoing import undo_intake

__all__ = [
    "Conflicting",
    "commit_intake",
    "drop_intake",
    "drop_stale_intakes",
    "finish_reading",
    "keep_rows",
    "receive_intake",
    "seldom_collected",
    "settle_layout",
    "undo_intake",
]
