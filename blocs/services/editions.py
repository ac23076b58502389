"""Preparing, approving and discarding editions: two officers, one immutable text."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from blocs.domain.editions import canonical, fingerprint
from blocs.domain.embargo import bars_moment
from blocs.enums import Act, EditionState
from blocs.models import Cycle, Edition, Standing
from blocs.queries.payload import issued_scheme
from blocs.queries.reader import Json
from blocs.queries.reviewed import changed_reports
from blocs.refusals import Refusal
from blocs.services.scores import keep_scores, ranked_payload
from blocs.services.stages import require
from boards.acting import acting, actor
from boards.models import Board, Officer
from boards.refusals import Refused

# What differs between two editions although nothing was corrected.
LABELS = ("edition", "correction")


@transaction.atomic
def prepare_edition(*, cycle: Cycle, officer: Officer, correction_note: str = "") -> Edition:
    """Score the cycle and seal the result; an edition that waited before is replaced.

    From the second edition on a note must say what was corrected, and something must be. This is
    the recomputation: no point and no place changes anywhere until a second officer approves it.
    """
    cycle = locked_cycle(cycle)
    require(Act.PREPARE_EDITION, cycle)
    if cycle.editions.embargoed().exists():
        raise Refused(Refusal.EDITION_EMBARGOED)
    _require_verified(cycle)
    last = cycle.editions.published().first()
    note = correction_note.strip()
    if last is not None and not note:
        raise Refused(Refusal.CORRECTION_NEEDS_NOTE)
    scheme = issued_scheme(cycle)
    number = last.number + 1 if last else 1
    payload = ranked_payload(cycle, scheme, number=number, correction=note)
    if last is not None and _same_content(payload, last):
        raise Refused(Refusal.EDITION_UNCHANGED)
    with acting(reason=note or actor().reason):
        cycle.editions.waiting().delete()
        text, seal = _sealed(payload)
        return Edition.objects.create(
            cycle=cycle,
            number=number,
            payload=text,
            fingerprint=seal,
            correction_note=note,
            prepared_by=officer,
            prepared_at=timezone.now(),
        )


@transaction.atomic
def approve_edition(
    *, edition: Edition, officer: Officer, publish_at: datetime | None = None
) -> Edition:
    """Publish what a colleague prepared, if the facts are still those it was prepared from.

    At once, or at a later moment: until then the edition is embargoed. Places and points are kept
    now, and read when the clock says so: nothing has to run at that moment.
    """
    cycle = locked_cycle(edition.cycle)
    edition = _waiting(edition)
    if edition.prepared_by_id == officer.pk:
        raise Refused(Refusal.SAME_OFFICER)
    require(Act.PUBLISH_EDITION, cycle)
    now = timezone.now()
    if publish_at is not None and (bar := bars_moment(publish_at, now)):
        raise Refused(bar)
    _require_verified(cycle)
    payload = payload_now(edition)
    if not holds(edition, payload):
        raise Refused(Refusal.EDITION_STALE)
    edition.approved_by = officer
    edition.published_at = publish_at or now
    with acting(reason=edition.correction_note or actor().reason):
        edition.save(update_fields=["approved_by", "published_at"])
        _keep_standings(edition, payload)
        keep_scores(edition, issued_scheme(cycle), payload)
    return edition


def payload_now(edition: Edition) -> Json:
    """What a waiting edition would say if it were prepared from the facts of now."""
    cycle = edition.cycle
    return ranked_payload(
        cycle, issued_scheme(cycle), number=edition.number, correction=edition.correction_note
    )


def holds(edition: Edition, payload: Json) -> bool:
    """Whether the edition says just that, text and seal: the database could alter either."""
    return (edition.payload, edition.fingerprint) == _sealed(payload)


def holds_now(edition: Edition) -> bool:
    """Whether the edition still says what the facts of now say."""
    try:
        return holds(edition, payload_now(edition))
    except Refused:
        return False


@transaction.atomic
def discard_edition(*, edition: Edition) -> None:
    """Drop an edition that waits for approval."""
    locked_cycle(edition.cycle)
    _waiting(edition).delete()


def _require_verified(cycle: Cycle) -> None:
    """Refuse while a member's figures differ from those that a reviewer accepted."""
    changed = changed_reports(cycle)
    if changed:
        said = "; ".join(f"{report}: {len(cells)}" for report, cells in changed)
        raise Refused(Refusal.CHANGED_SINCE_VERIFIED, said)


def _sealed(payload: Json) -> tuple[str, str]:
    """What an edition stores of a payload: its canonical text, and the seal over it."""
    return canonical(payload).decode(), fingerprint(payload)


def _waiting(edition: Edition) -> Edition:
    """The edition, locked, if it still waits: a colleague may have approved or replaced it."""
    found = locked_edition(edition)
    if found.state is EditionState.EMBARGOED:
        raise Refused(Refusal.EDITION_EMBARGOED)
    if found.state is EditionState.PUBLISHED:
        raise Refused(Refusal.EDITION_PUBLISHED)
    return found


def locked_edition(edition: Edition) -> Edition:
    """The edition as it stands, locked, after its cycle was: a colleague may have dropped it."""
    found = Edition.objects.select_for_update(of=("self",)).filter(pk=edition.pk).first()
    if found is None:
        raise Refused(Refusal.EDITION_STALE)
    return found


def locked_cycle(cycle: Cycle) -> Cycle:
    """The cycle, locked: editions of a year are written one after the other."""
    return Cycle.objects.select_for_update(of=("self",)).select_related("bloc").get(pk=cycle.pk)


def _same_content(payload: Json, last: Edition) -> bool:
    before = {key: value for key, value in last.sealed.items() if key not in LABELS}
    return before == {key: value for key, value in payload.items() if key not in LABELS}


def _keep_standings(edition: Edition, payload: Json) -> None:
    slugs = [standing["board"] for standing in payload["standings"]]
    boards = {board.slug: board for board in Board.objects.filter(slug__in=slugs)}
    Standing.objects.bulk_create(
        Standing(
            edition=edition,
            board=boards[standing["board"]],
            place=standing["place"],
            points=None if standing["points"] is None else Decimal(standing["points"]),
        )
        for standing in payload["standings"]
    )
