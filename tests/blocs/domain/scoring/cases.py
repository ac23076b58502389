"""Short ways to write what the methods and the engine are given."""

from fractions import Fraction

import pytest

from blocs.domain.reading import Unreadable
from blocs.domain.scoring.data import Datum, Field
from blocs.domain.scoring.wording import Measure, Wording
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS
from boards.enums import Availability

NAMES = {"bac-giang": Sentence("Bắc Giang", "Bắc Giang"), "a": Sentence("A", "A")}


def reported(amount, target=None, **rest):
    pledged = None if target is None else Fraction(target)
    return Datum(Fraction(amount), Availability.REPORTED, pledged, **rest)


def field(**amounts):
    return Field({board.replace("_", "-"): reported(amount) for board, amount in amounts.items()})


def pledged(**data):
    """A field of boards that each have an amount and a target."""
    return Field({board: reported(amount, target) for board, (amount, target) in data.items()})


def wording(unit="project", places=2):
    return Wording(places, Measure(UNITS[unit]), NAMES)


def scored(method, amount, target=None, maximum=10, others=None):
    """The points of one board for ``amount``, beside ``others``."""
    own = reported(amount, target)
    return method.points(
        own=own, field=Field({"own": own, **(others or {})}), maximum=Fraction(maximum)
    )


def explained(method, amount, target=None, maximum=10, others=None, unit="project"):
    own = reported(amount, target)
    return method.explanation(
        own=own,
        field=Field({"a": own, **(others or {})}),
        maximum=Fraction(maximum),
        wording=wording(unit),
    )


def refusal(method, parameters):
    """Where and why ``parameters`` are refused."""
    with pytest.raises(Unreadable) as refused:
        method.from_parameters(parameters)
    return refused.value.where, refused.value.problem.en
