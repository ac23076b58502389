"""What a succession does to blocs: seats, mandates, and the members of open years."""

from blocs.domain.successions.mandates import Fate, Office, leads_twice
from blocs.domain.successions.seats import (
    Choice,
    Held,
    Seating,
    Taken,
    is_double,
    seated,
)

__all__ = [
    "Choice",
    "Fate",
    "Held",
    "Office",
    "Seating",
    "Taken",
    "is_double",
    "leads_twice",
    "seated",
]
