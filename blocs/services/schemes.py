"""Issuing a scheme: from then on its rules stand."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from blocs.domain.reading import Unreadable
from blocs.domain.schemes import MOST_PLACES
from blocs.domain.scoring.method import method_from
from blocs.models import Scheme
from blocs.refusals import Refusal
from boards.models import Document
from boards.refusals import Refused


@transaction.atomic
def issue_scheme(*, scheme: Scheme, issued_on: date, document: Document | None = None) -> Scheme:
    """Freeze the rules that can be scored by.

    Maxima add up to the total, points have as many decimals as the engine gives, and every
    method reads its parameters. Raises ``Refused``.
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
            method_from(criterion.method, criterion.parameters)
        except Unreadable as unreadable:
            raise Refused(Refusal.UNUSABLE_METHOD, f"{criterion}: {unreadable}") from unreadable
    scheme.issued_on = issued_on
    scheme.document = document
    scheme.save(update_fields=["issued_on", "document"])
    return scheme
