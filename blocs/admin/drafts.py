"""What the pages show of an edition in the making, beside the published one before it."""

from __future__ import annotations

from typing import Any

from blocs.admin import preview
from blocs.enums import EditionState
from blocs.models import Edition
from blocs.queries.changes import change_list
from blocs.queries.reader import Json, Reader
from blocs.refusals import Refusal
from blocs.services.editions import holds, payload_now
from boards.models import Officer
from boards.refusals import Refused


def draft(edition: Edition, officer: Officer | None = None) -> dict[str, Any]:
    """The edition with what it moves.

    ``refused`` says why this officer cannot approve it, as far as that is certain beforehand, and
    ``drift`` what moved since it was prepared; ``stale`` that it is approved and something did.
    """
    document, reader = edition.document, Reader.of_request()
    last = edition.cycle.editions.published().filter(number__lt=edition.number).first()
    before = last.document if last else None
    return {
        "edition": edition,
        "last": last,
        "illustrative": document["illustrative"],
        "rows": preview.rows(document, before),
        "changes": change_list(before, document, reader) if before else None,
        **_standing(edition, document, reader, officer),
    }


def _standing(
    edition: Edition, document: Json, reader: Reader, officer: Officer | None
) -> dict[str, Any]:
    """Whether it can still be approved: not twice, by nobody who prepared it, from facts of now."""
    if edition.state is EditionState.PUBLISHED:
        return {"refused": Refusal.EDITION_PUBLISHED.label, "drift": None}
    embargoed = edition.state is EditionState.EMBARGOED
    try:
        now = payload_now(edition)
    except Refused as refused:
        return {"refused": str(refused), "drift": None, "stale": embargoed}
    if not holds(edition, now):
        return {
            "refused": Refusal.EDITION_STALE.label,
            "drift": change_list(document, now, reader),
            "stale": embargoed,
        }
    if embargoed:
        return {"refused": Refusal.EDITION_EMBARGOED.label, "drift": None}
    own = officer is not None and edition.prepared_by == officer
    return {"refused": Refusal.SAME_OFFICER.label if own else "", "drift": None}
