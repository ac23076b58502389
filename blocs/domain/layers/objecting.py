"""The window in which a board may object to its appraisal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Window:
    """From the day on which the appraisal is shown, for so many days; the last one counts whole."""

    shown_on: date | None
    days: int

    @property
    def last_day(self) -> date | None:
        """The last day on which a board may object; none while nothing is shown."""
        return None if self.shown_on is None else self.shown_on + timedelta(days=self.days)

    def shown(self, on: date) -> bool:
        """Whether boards read their appraisal on that day."""
        return self.shown_on is not None and self.shown_on <= on

    def open(self, on: date) -> bool:
        """Whether a board may object on that day."""
        last = self.last_day
        return self.shown(on) and last is not None and on <= last
