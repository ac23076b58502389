"""Pledges as plain rows, for programs: every version that was ever open, never a draft."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from blocs.enums import PledgeState, SignatureState
from blocs.models import Pledge, Signature
from blocs.queries.pledge_public import sealed_content
from boards.queries.papers import paper_row

Json = dict[str, Any]


def pledges(*, bloc: str | None, year: int | None) -> QuerySet[Pledge]:
    """The latest year first, in it the newest version; one more query for any number of rows."""
    signed = Signature.objects.select_related("board").order_by("board__sort_key", "pk")
    asked = {"cycle__bloc__slug": bloc, "cycle__year": year}
    return (
        Pledge.objects.exclude(state=PledgeState.DRAFT)
        .filter(**{key: value for key, value in asked.items() if value})
        .select_related("cycle__bloc", "document")
        .prefetch_related(Prefetch("signatures", signed))
        .order_by("-cycle__year", "cycle__bloc__sort_key", "-version")
    )


def pledge_row(pledge: Pledge) -> Json:
    """A version: what it seals and what each member did.

    Raises ``SealBroken`` where the stored content is no longer the one that was sealed.
    """
    content = sealed_content(pledge)
    keys = ("board", "indicator", "amount", "unit", "reason")
    return {
        "bloc": pledge.cycle.bloc.slug,
        "year": pledge.cycle.year,
        "version": pledge.version,
        "state": pledge.state,
        "in_force": pledge.state == PledgeState.SIGNED,
        "code": pledge.code,
        "fingerprint": pledge.fingerprint or None,
        "opened_at": pledge.opened_at,
        "signed_on": pledge.signed_on,
        "amends": pledge.reason,
        "document": paper_row(pledge.document) if pledge.document else None,
        "targets": [{key: row[key] for key in keys} for row in content.get("targets", ())],
        "signatures": [_signature(each) for each in pledge.signatures.all()],
    }


def _signature(signature: Signature) -> Json:
    """As the page of the pledge shows it: day and check only where the signature stands."""
    stands = signature.state == SignatureState.STANDS
    return {
        "board": signature.board.slug,
        "state": signature.state,
        "kind": signature.kind or None,
        "signed_on": signature.signed_on if stands else None,
        "verified": stands and bool(signature.certificate_sha256),
    }
