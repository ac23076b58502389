"""The lines of a stored scheme that count by themselves, and those that only replace others."""

from __future__ import annotations

from collections.abc import Iterable

from blocs.models import Criterion


def counted(criteria: Iterable[Criterion]) -> list[Criterion]:
    """The lines that every board is scored by."""
    return _apart(criteria)[0]


def substitutes(criteria: Iterable[Criterion]) -> list[Criterion]:
    """The lines that count only where another one does not apply."""
    return _apart(criteria)[1]


def _apart(criteria: Iterable[Criterion]) -> tuple[list[Criterion], list[Criterion]]:
    rows = list(criteria)
    codes = {row.substitute for row in rows if row.substitute}
    return [row for row in rows if row.code not in codes], [
        row for row in rows if row.code in codes
    ]
