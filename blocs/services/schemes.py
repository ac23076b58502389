"""Issuing a scheme: from then on its rules stand. The next year begins with a draft of them."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from blocs.domain.reading import Unreadable
from blocs.domain.schemes import MOST_PLACES
from blocs.domain.scoring.method import method_from
from blocs.enums import Act
from blocs.models import Criterion, Cycle, Scheme
from blocs.refusals import Refusal
from blocs.services.stages import require
from boards.models import Document
from boards.refusals import Refused

KEPT = (
    "code",
    "total",
    "places",
    "missing_policy",
    "missing_share",
    "rate_kind",
    "illustrative",
    "note",
    "note_en",
)
LINE = (
    "code",
    "order",
    "name",
    "name_en",
    "indicator",
    "maximum",
    "method",
    "parameters",
    "needs_evidence",
)
"""What a draft for another year takes over, of the scheme and of each line."""


@transaction.atomic
def issue_scheme(*, scheme: Scheme, issued_on: date, document: Document | None = None) -> Scheme:
    """Freeze the rules that can be scored by.

    Maxima add up to the total, points have as many decimals as the engine gives, and every
    method reads its parameters, which name no more points than the maximum. Raises ``Refused``.
    """
    scheme = Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    if scheme.issued:
        raise Refused(Refusal.SCHEME_ISSUED)
    criteria = list(scheme.criteria.all())
    if not criteria:
        raise Refused(Refusal.NO_CRITERIA)
    maxima = sum(criterion.maximum for criterion in criteria)
    if maxima != scheme.total:
        raise Refused(Refusal.WRONG_MAXIMA, f"{maxima:f} ≠ {scheme.total:f}")
    if scheme.places > MOST_PLACES:
        raise Refused(Refusal.WRONG_PLACES, str(scheme.places))
    for criterion in criteria:
        try:
            method = method_from(criterion.method, criterion.parameters)
        except Unreadable as unreadable:
            raise Refused(Refusal.UNUSABLE_METHOD, f"{criterion}: {unreadable}") from unreadable
        if method.promised > criterion.maximum:
            raise Refused(Refusal.MORE_THAN_MAXIMUM, str(criterion))
    scheme.issued_on = issued_on
    scheme.document = document
    scheme.save(update_fields=["issued_on", "document"])
    return scheme


@transaction.atomic
def clone_scheme(*, scheme: Scheme, cycle: Cycle) -> Scheme:
    """A draft of the same rules for another year, which nobody has issued; its name tells the year.

    The rules that were issued stay as they are, with the year that they scored.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)
    require(Act.EDIT_SCHEME, cycle)
    criteria = list(scheme.criteria.order_by("order"))
    old, new = str(scheme.cycle.year), str(cycle.year)
    versions = cycle.schemes.filter(code=scheme.code).values_list("version", flat=True)
    clone = Scheme.objects.create(
        **{name: getattr(scheme, name) for name in KEPT},
        cycle=cycle,
        version=max(versions, default=0) + 1,
        name=scheme.name.replace(old, new),
        name_en=scheme.name_en.replace(old, new),
    )
    Criterion.objects.bulk_create(
        Criterion(**{name: getattr(line, name) for name in LINE}, scheme=clone) for line in criteria
    )
    return clone
