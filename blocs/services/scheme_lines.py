"""Moving lines in the tree of a scheme that is still a draft."""

from __future__ import annotations

from django.db import transaction

from blocs.domain.rulebook import stands_within
from blocs.enums import Act, Counting
from blocs.models import Criterion, Group, Scheme
from blocs.refusals import Refusal
from blocs.services.stages import require
from boards.refusals import Refused

Line = Group | Criterion


@transaction.atomic
def shift_line(*, scheme: Scheme, code: str, up: bool) -> Line:
    """Swap a line with the one before or after it in its group; at the end it stays."""
    scheme = _draft(scheme)
    line = _line(scheme, code)
    lines = _inside(scheme, line.parent if isinstance(line, Group) else line.group)
    place = lines.index(line)
    other = place - 1 if up else place + 1
    if 0 <= other < len(lines):
        lines[place], lines[other] = lines[other], lines[place]
    _number(lines)
    return line


@transaction.atomic
def place_line(*, scheme: Scheme, code: str, group: str) -> Line:
    """Put a line at the end of another group, or of the first level where ``group`` is empty."""
    scheme = _draft(scheme)
    line = _line(scheme, code)
    target = _group(scheme, group) if group else None
    if isinstance(line, Group):
        parents = dict(scheme.groups.values_list("code", "parent__code"))
        if stands_within(group, line.code, parents):
            raise Refused(Refusal.LINE_WITHIN_ITSELF)
        if target is not None and line.counting != Counting.WITHIN:
            raise Refused(Refusal.OUTSIDE_AT_FIRST_LEVEL)
        line.parent = target
    else:
        line.group = target
    others = [one for one in _inside(scheme, target) if one != line]
    line.order = len(others) + 1
    line.save()
    _number([*others, line])
    return line


def _draft(scheme: Scheme) -> Scheme:
    scheme = (
        Scheme.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=scheme.pk)
    )
    if scheme.issued:
        raise Refused(Refusal.SCHEME_ISSUED)
    require(Act.EDIT_SCHEME, scheme.cycle)
    return scheme


def _line(scheme: Scheme, code: str) -> Line:
    line: Line | None = scheme.groups.filter(code=code).first()
    line = line or scheme.criteria.filter(code=code).first()
    if line is None:
        raise Refused(Refusal.NO_SUCH_LINE)
    return line


def _group(scheme: Scheme, code: str) -> Group:
    group = scheme.groups.filter(code=code).first()
    if group is None:
        raise Refused(Refusal.NO_SUCH_LINE)
    return group


def _inside(scheme: Scheme, group: Group | None) -> list[Line]:
    lines: list[Line] = [*scheme.groups.filter(parent=group), *scheme.criteria.filter(group=group)]
    return sorted(lines, key=lambda line: (line.order, line.code))


def _number(lines: list[Line]) -> None:
    for number, line in enumerate(lines, start=1):
        if line.order != number:
            line.order = number
            line.save(update_fields=["order"])
