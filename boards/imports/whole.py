"""What only the whole file can tell: figures given twice, parts of a total left out."""

from __future__ import annotations

from django.utils.translation import gettext as _

from boards.models import Intake
from boards.queries.intakes import placed_rows

Fault = tuple[str, str]
"""A column and a sentence."""


def faults_across(intake: Intake) -> tuple[dict[int, Fault], list[int]]:
    """Faulty rows by key; and rows that another one takes the stored figure of, so they are new.

    Two rows of one figure would overwrite each other, and so would a part beside *missing*. A part
    in another currency would be added to those that are stored, unless the file gives them all.
    """
    keys: dict[tuple[object, ...], int] = {}
    totals: dict[tuple[object, ...], tuple[int, bool]] = {}
    taken: set[int] = set()
    needy: list[tuple[int, tuple[object, ...], list[str]]] = []
    faults: dict[int, Fault] = {}
    again: list[int] = []
    for pk, number, *total, currency, figure, unit, needs in placed_rows(intake):
        place, key = tuple(total), (*total, currency)
        first = keys.setdefault(key, number)
        before, reported = totals.setdefault(place, (number, bool(unit)))
        if first != number or reported != bool(unit):
            earlier = first if first != number else before
            faults[pk] = (
                "indicator",
                _("Row %(number)d already gives this figure.") % {"number": earlier},
            )
        elif figure in taken:
            again.append(pk)
        elif figure is not None:
            taken.add(figure)
        if needs and pk not in faults:
            needy.append((pk, place, needs))
    for pk, place, needs in needy:
        if any((*place, currency) not in keys for currency in needs):
            faults[pk] = (
                "as_printed",
                _(
                    "The figure is stored in %(currencies)s: write every part of it, or correct it "
                    "on its own page."
                )
                % {"currencies": ", ".join(needs)},
            )
    return faults, again
