"""A hand-over dossier as plain values: the page, the archive and the minute show the same one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from boards.domain.numbers import format_number
from boards.domain.years import short_date

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Key:
    """What a row speaks of, so that a page can lead there: a kind of page and its arguments."""

    page: str
    arguments: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether its values are numbers. ``share`` is of the width."""

    heading: str
    numeric: bool = False
    share: int = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a ``late`` one is overdue. ``linked`` is the cell that leads to what it speaks of."""

    cells: tuple[Value, ...]
    key: Key | None = None
    late: bool = False
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the dossier, as a table.

    ``pending``: its rows are work that is left to the successor. ``long``: a page counts its rows,
    the archive holds them. ``one``: its rows are parts of one thing, and not counted. ``note`` is
    what must be known of the table as a whole.
    """

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    pending: bool = False
    long: bool = False
    one: bool = False
    note: str = ""

    @property
    def count(self) -> int:
        """How many things it names."""
        return 1 if self.one and self.rows else len(self.rows)

    @property
    def late(self) -> int:
        """How many rows are overdue."""
        return sum(row.late for row in self.rows)


@dataclass(frozen=True, slots=True)
class Side:
    """A board that gives or takes, by its name; whoever signs for it, where that is one person."""

    board: int
    name: str
    post: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file that goes into the archive; ``stored`` is its name in the storage."""

    folder: str
    title: str
    stored: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is handed over, as it stood at a moment."""

    bloc: str
    council: str
    year: int
    stage: str
    giver: Side | None
    taker: Side | None
    made_at: datetime
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...] = ()
    grounds: tuple[str, ...] = ()
    """The papers that a minute of the hand-over rests on, each as a paper cites another."""

    @property
    def pending(self) -> tuple[Section, ...]:
        """The sections of work that is left, those with nothing in them too."""
        return tuple(section for section in self.sections if section.pending)

    @property
    def left(self) -> int:
        """How many things are left to do."""
        return sum(section.count for section in self.pending)

    @property
    def late(self) -> int:
        """How many of them are overdue."""
        return sum(section.late for section in self.pending)


def shown(value: Value, language: str = "vi") -> str:
    """A value as people read it: a dash where there is none."""
    match value:
        case None | "":
            return "–"
        case Decimal():
            return format_number(value, language=language)
        case date():
            return short_date(value)
    return str(value)
