"""Writing a whole scheme at once, from plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from django.db import transaction

from blocs.domain.rulebook import CriterionLine, GroupLine, Rulebook, outline
from blocs.enums import Act
from blocs.models import Criterion, Cycle, Gate, Grade, Group, Scheme
from blocs.refusals import Refusal
from blocs.services.stages import require
from boards.models import Indicator
from boards.refusals import Refused

LINES = ("groups", "criteria", "gates", "grades")


@transaction.atomic
def make_scheme(*, cycle: Cycle, rulebook: Rulebook, **more: Any) -> Scheme:
    """A draft of the cycle that says what ``rulebook`` says, as the next version of its code.

    It may be faulty: a draft is mended until it is issued. ``more`` are columns that a rulebook
    does not speak of. Raises ``Refused`` for indicators that the catalogue does not have.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
    require(Act.EDIT_SCHEME, cycle)
    versions = cycle.schemes.filter(code=rulebook.code).values_list("version", flat=True)
    head = {
        field.name: getattr(rulebook, field.name)
        for field in fields(rulebook)
        if field.name not in LINES
    }
    head["tie_breakers"] = list(rulebook.tie_breakers)
    scheme = Scheme.objects.create(
        **head, cycle=cycle, version=max(versions, default=0) + 1, **more
    )
    write_lines(scheme, rulebook)
    return scheme


def write_lines(scheme: Scheme, rulebook: Rulebook) -> None:
    """Groups from the top down, so that each finds the one around it; then all the rest."""
    indicators = _indicators(rulebook.criteria)
    groups: dict[str, Group] = {}
    for entry in outline(rulebook):
        if isinstance(entry.line, GroupLine):
            groups[entry.line.code] = _group(scheme, entry.line, groups)
    Criterion.objects.bulk_create(
        Criterion(
            scheme=scheme,
            group=groups.get(line.group),
            indicator=indicators.get(line.indicator),
            **_values(line, "group", "indicator"),
        )
        for line in rulebook.criteria
    )
    Gate.objects.bulk_create(Gate(scheme=scheme, **_values(gate)) for gate in rulebook.gates)
    Grade.objects.bulk_create(Grade(scheme=scheme, **_values(grade)) for grade in rulebook.grades)


def _group(scheme: Scheme, line: GroupLine, above: dict[str, Group]) -> Group:
    return Group.objects.create(
        scheme=scheme, parent=above.get(line.parent), **_values(line, "parent")
    )


def _indicators(lines: Iterable[CriterionLine]) -> dict[str, Indicator]:
    """The indicators that the lines name, by code."""
    codes = {line.indicator for line in lines if line.indicator}
    found = Indicator.objects.filter(code__in=codes).in_bulk(field_name="code")
    if missing := sorted(codes - found.keys()):
        raise Refused(Refusal.UNKNOWN_INDICATORS, ", ".join(missing))
    return found


def _values(line: Any, *besides: str) -> dict[str, Any]:
    return {
        field.name: getattr(line, field.name) for field in fields(line) if field.name not in besides
    }
