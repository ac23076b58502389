"""The time that a generated decade is told in.

Services ask ``timezone.now`` what time it is, as they should. A decade that is made in two minutes
needs another answer: that of the day on which an act would have been done. Inside ``told_time``
this process is told so; no other process is, and nothing outside of the package calls it.

The seals of the history keep the true time: they are defaults, bound when the site started. So
whoever reads the chain sees when the decade was really made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

TICK = timedelta(milliseconds=7)
"""Between two askings: what was done later is later, and a seed tells the same moments again."""


@dataclass(slots=True)
class Clock:
    """A clock that somebody sets, and that never goes past the true time."""

    true: Callable[[], datetime]
    moment: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.moment = self.true()

    def __call__(self) -> datetime:
        """The moment; the next one is a little later."""
        self.moment += TICK
        return self.moment

    def to(self, day: date, hour: int = 9) -> date:
        """It is that day, at that hour in Việt Nam; of a day that is yet to come, it is now."""
        told = datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())
        self.moment = min(told, self.true())
        return timezone.localdate(self.moment)


@contextmanager
def told_time() -> Iterator[Clock]:
    """Let the clock of this process be set, until the block ends."""
    true = timezone.now
    clock = Clock(true)
    timezone.now = clock
    try:
        yield clock
    finally:
        timezone.now = true
