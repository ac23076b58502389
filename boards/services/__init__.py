"""The writes of the boards app: one verb, one transaction each."""

from boards.services.doubts import raise_doubt, settle_doubt
from boards.services.reports import lock_report, open_report, record_figure, unlock_report

__all__ = [
    "lock_report",
    "open_report",
    "raise_doubt",
    "record_figure",
    "settle_doubt",
    "unlock_report",
]
