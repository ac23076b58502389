"""Ending an embargo before its moment: the approval is withdrawn, or the edition published at once.

Both need an officer other than the one who approved: whoever named a moment does not move it alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from blocs.domain.embargo import withdrawable
from blocs.enums import EditionState
from blocs.models import Edition, Score
from blocs.refusals import Refusal
from blocs.services.editions import holds_now, locked_cycle, locked_edition
from boards.acting import acting
from boards.models import Officer
from boards.refusals import Refused


@transaction.atomic
def withdraw_approval(*, edition: Edition, officer: Officer, reason: str) -> Edition:
    """Take an approval back, with a reason: the edition waits for approval again, as it was sealed.

    The clock is asked again at the end: what became public meanwhile stays public.
    """
    found = _embargoed(edition, officer)
    if not reason.strip():
        raise Refused(Refusal.WITHDRAWAL_NEEDS_REASON)
    moment = found.published_at
    found.approved_by = found.published_at = None
    with acting(reason=reason.strip()):
        found.save(update_fields=["approved_by", "published_at"])
        found.standings.all().delete()
        Score.objects.filter(edition=found).delete()
    if not withdrawable(cast(datetime, moment), timezone.now()):
        raise Refused(Refusal.TOO_LATE_TO_WITHDRAW)
    return found


@transaction.atomic
def publish_now(*, edition: Edition, officer: Officer) -> Edition:
    """Publish an embargoed edition before its moment.

    The clock cannot ask whether the facts still hold; people can, so a stale edition is refused.
    """
    found = _embargoed(edition, officer)
    if not holds_now(found):
        raise Refused(Refusal.EDITION_STALE)
    found.published_at = timezone.now()
    found.save(update_fields=["published_at"])
    return found


def _embargoed(edition: Edition, officer: Officer) -> Edition:
    """The edition, locked, if it waits for its moment and this officer may end that."""
    locked_cycle(edition.cycle)
    found = locked_edition(edition)
    if found.state is EditionState.PUBLISHED:
        raise Refused(Refusal.EDITION_PUBLISHED)
    if found.state is not EditionState.EMBARGOED:
        raise Refused(Refusal.NOT_EMBARGOED)
    if found.approved_by_id == officer.pk:
        raise Refused(Refusal.OWN_APPROVAL)
    return found
