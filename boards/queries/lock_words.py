"""A lock in words: why the cell is closed, since when, and who can open it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from boards.enums import LockKind
from boards.queries.locks import Lock

OPENERS: Mapping[LockKind, Promise] = MappingProxyType(
    {
        LockKind.STAGE: gettext_lazy(
            "Officers of the chair and the council secretariat can open it for a while; moving the "
            "year back a stage opens it for everybody."
        ),
        LockKind.SUBMITTED: gettext_lazy(
            "Its board can withdraw the report; the reviewers of the chair, the deputy and the "
            "council secretariat can return the cell."
        ),
        LockKind.NOT_RETURNED: gettext_lazy(
            "Officers of the chair and the council secretariat can open it for a while; reviewers "
            "can return it with the next round."
        ),
        LockKind.VERIFIED: gettext_lazy(
            "Officers of the chair and the council secretariat can open it for a while."
        ),
    }
)

SENTENCES: Mapping[LockKind, Promise] = MappingProxyType(
    {
        LockKind.STAGE: gettext_lazy("Locked since %(day)s by the stage of its year (%(reason)s)."),
        LockKind.SUBMITTED: gettext_lazy("Locked because %(officer)s submitted it on %(day)s."),
        LockKind.NOT_RETURNED: gettext_lazy(
            "Locked: the report was returned on %(day)s for other cells (%(officer)s)."
        ),
        LockKind.VERIFIED: gettext_lazy("Locked because it was verified on %(day)s (%(officer)s)."),
    }
)


@dataclass(frozen=True, slots=True)
class LockWords:
    """The two sentences that stand beside a closed cell."""

    sentence: str
    who: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.who}"


def lock_words(lock: Lock) -> LockWords:
    """Why and since when, then who can open it."""
    said = {"day": _day(lock.since), "officer": lock.by, "reason": lock.detail}
    return LockWords(str(SENTENCES[lock.kind]) % said, str(OPENERS[lock.kind]))


def _day(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y}" if moment else ""
