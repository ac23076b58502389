"""Reading one cell as what its column means: a day, a choice, the code of something known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from boards.domain.numbers import storage_problem
from boards.domain.problems import explain
from boards.domain.years import read_date, read_year
from boards.language import spoken

YES = frozenset({"yes", "true", "1", "có"})
NO = frozenset({"no", "false", "0", "không"})
BETWEEN = "|"
EXACT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

Reader = Callable[[str], Any]


class Unreadable(ValueError):
    """A cell that does not say what its column wants; the message is the sentence."""


def text(cell: str) -> str:
    """Any text, none included."""
    return cell


def at_most(longest: int) -> Reader:
    """Any text of so many characters, none included."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise Unreadable(_("the cell is too long"))
        return cell

    return read


def filled(cell: str) -> str:
    """A text that says something."""
    if not cell:
        raise Unreadable(_("the cell is empty"))
    return cell


def day(cell: str) -> date:
    """A day as dd/mm/yyyy."""
    read = read_date(filled(cell))
    if read is None:
        raise Unreadable(_("“%(cell)s” is not a day such as 31/12/2022") % {"cell": cell})
    return read


def year(cell: str) -> int:
    """A year of four digits."""
    read = read_year(filled(cell))
    if read is None:
        raise Unreadable(_("“%(cell)s” is not a year such as 2022") % {"cell": cell})
    return read


def exact(cell: str) -> Decimal:
    """A number of a machine-written column: digits and at most one point, never grouped.

    A number that the database would round is refused.
    """
    if not EXACT.fullmatch(filled(cell)):
        raise Unreadable(_("“%(cell)s” is not a number such as 5143.7") % {"cell": cell})
    value = Decimal(cell)
    if problem := storage_problem(value):
        raise Unreadable(explain(problem, cell).in_language(spoken()))
    return value


def count(cell: str) -> int:
    """A whole number, 0 or more."""
    if not (cell.isascii() and cell.isdigit()):
        raise Unreadable(_("“%(cell)s” is not a whole number") % {"cell": cell})
    return int(cell)


def yes_or_no(cell: str) -> bool:
    """yes or no, in either language."""
    word = cell.lower()
    if word not in YES | NO:
        raise Unreadable(_("“%(cell)s” is neither yes nor no") % {"cell": cell})
    return word in YES


def parameters(cell: str) -> dict[str, Any]:
    """A JSON object, or nothing for none."""
    try:
        read = json.loads(cell or "{}", parse_float=str)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("“%(cell)s” is not JSON") % {"cell": cell}) from error
    if not isinstance(read, dict):
        raise Unreadable(_("“%(cell)s” is not a JSON object") % {"cell": cell})
    return read


def one_of(choices: Collection[str]) -> Reader:
    """One of the known words; a near one is suggested."""

    def read(cell: str) -> str:
        if cell not in choices:
            raise Unreadable(unknown(cell, choices))
        return cell

    return read


def optional(reader: Reader, empty: Any = None) -> Reader:
    """What ``reader`` reads, or ``empty`` for an empty cell."""

    def read(cell: str) -> Any:
        return reader(cell) if cell else empty

    return read


def several(cell: str) -> list[str]:
    """Texts between upright bars."""
    return [part.strip() for part in cell.split(BETWEEN) if part.strip()]


def unknown(cell: str, known: Collection[str]) -> str:
    """The sentence for a word that is not known, with the nearest that is."""
    if not cell:
        return _("the cell is empty")
    sentence = _("“%(cell)s” is not known") % {"cell": cell}
    near = get_close_matches(cell, known, n=1)
    return sentence + (_("; did you mean “%(near)s”?") % {"near": near[0]} if near else "")
