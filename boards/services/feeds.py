"""The secret address of an officer's calendar: made, renewed, taken back.

A calendar program has no session, so the address itself is the key. Only its digest is stored:
whoever reads the database, a backup or the history learns no address.
"""

from __future__ import annotations

import secrets

from django.db import transaction

from boards.models import Officer
from boards.queries.feeds import digest_of

BYTES = 32
"""So many random bytes nobody guesses."""


@transaction.atomic
def renew_feed(*, officer: Officer) -> str:
    """A new key, told once; an earlier one stops working the same moment."""
    key = secrets.token_urlsafe(BYTES)
    _keep(officer, digest_of(key))
    return key


@transaction.atomic
def stop_feed(*, officer: Officer) -> None:
    """Take the address back: whoever still holds it reads nothing any more."""
    _keep(officer, None)


def _keep(officer: Officer, digest: str | None) -> None:
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=officer.pk)
    officer.feed_digest = digest
    officer.save(update_fields=["feed_digest"])
