"""How much is made: how many years, blocs and boards, from which year on, and by which seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.demo.decade.cast import TROUPES

SEASON = (11, 28)
"""From this day on the reports of a year are being written: it is the one that is not finished."""
MOST_YEARS = 15
YEARS, BLOCS, BOARDS = range(3, MOST_YEARS + 1), range(1, len(TROUPES) + 1), range(4, 8)
EARLIEST = 2001


@dataclass(frozen=True, slots=True)
class Size:
    """What somebody asks for. The last year stays unfinished, so that officers have work."""

    years: int
    blocs: int
    boards: int
    seed: int
    first_year: int

    @property
    def last_year(self) -> int:
        """The year whose reports are being written."""
        return self.first_year + self.years - 1

    @property
    def written(self) -> str:
        """As the paper of the demonstration keeps it: ``10 3 7 1 2017``."""
        return f"{self.years} {self.blocs} {self.boards} {self.seed} {self.first_year}"

    def __str__(self) -> str:
        """As the options of the command say it."""
        said = f"--years {self.years} --blocs {self.blocs} --boards {self.boards}"
        return f"{said} --seed {self.seed} --first-year {self.first_year}"

    @classmethod
    def read(cls, text: str) -> Size:
        """The size that was written so."""
        return cls(*map(int, text.split()))

    def of_years(self, part: int, parts: int) -> int:
        """The year that lies at a part of the whole time, never the first one."""
        return self.first_year + max(1, (self.years - 1) * part // parts)


def latest_year(today: date) -> int:
    """The latest year whose reports are being written or are in."""
    return today.year if (today.month, today.day) >= SEASON else today.year - 1


def size_of(
    *,
    years: int = 10,
    blocs: int = 3,
    boards: int = 7,
    seed: int = 1,
    first_year: int | None = None,
    today: date,
) -> Size | None:
    """The size, or nothing where it would be out of bounds or reach into years to come."""
    first = latest_year(today) - years + 1 if first_year is None else first_year
    size = Size(years, blocs, boards, seed, first)
    fits = years in YEARS and blocs in BLOCS and boards in BOARDS
    return size if fits and first >= EARLIEST and size.last_year <= latest_year(today) else None
