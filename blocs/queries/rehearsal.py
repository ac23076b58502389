"""A made-up result to rehearse with: no board of it exists, and no figure of the year is read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from blocs.domain.reveal import Stood

MADE_UP = (
    ("A", 1, "96,50", 1),
    ("B", 2, "91,25", 1),
    ("C", 3, "88,00", 2),
    ("D", 3, "88,00", 2),
    ("E", 5, "74,75", 2),
    ("F", 6, "60,10", 3),
    ("G", None, "", 0),
)
"""A tie, three classes and a board without a place: everything that an operator may meet."""


def rehearsal() -> list[Stood]:
    """Standings that nobody can take for real ones: each name says that it is a trial."""
    grades = ("", _("TRIAL class one"), _("TRIAL class two"), _("TRIAL class three"))
    return [
        Stood(
            name=_("TRIAL board %(letter)s") % {"letter": letter},
            place=place,
            points=points,
            grade=grades[grade],
            reasons=() if place else (_("TRIAL reason: a condition is not met"),),
        )
        for letter, place, points, grade in MADE_UP
    ]
