"""Pledges: what the members promised, and who signed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from blocs.enums import PledgeState, SignatureKind, SignatureState
from config.api.schemas.papers import Paper
from config.api.schemas.values import Exact, Fingerprint, Listed, Row


class Signature(Row):
    """What a member did with a pledge. Who signed for it stands on the page, not here."""

    board: str
    state: SignatureState
    kind: Annotated[SignatureKind | None, Field(description=_("Null where it declined."))]
    signed_on: Annotated[date | None, Field(description=_("Null where nothing stands."))]
    verified: Annotated[bool, Field(description=_("Whether it was checked cryptographically."))]


class Promise(Row):
    """A target as the pledge seals it."""

    board: str
    indicator: str
    amount: Annotated[Exact | None, Field(description=_("Null where a reason stands instead."))]
    unit: str
    reason: str


class Pledge(Row):
    """One version of the covenant of a year; a draft is nobody's business."""

    bloc: str
    year: int
    version: int
    state: PledgeState
    in_force: Annotated[bool, Field(description=_("Whether all have signed and it still holds."))]
    code: Annotated[str | None, Field(description=_("What the paper says to check it by."))]
    fingerprint: Annotated[
        Fingerprint | None, Field(description=_("Of its sealed content; null without a text."))
    ]
    opened_at: datetime | None
    signed_on: date | None
    amends: Annotated[str, Field(description=_("Why the version before was amended."))]
    document: Paper | None
    targets: list[Promise]
    signatures: list[Signature]
    page: Annotated[str, Field(description=_("Path of its page."))]


class Pledges(Listed):
    """Versions of pledges: the latest year first, in it the newest version."""

    results: list[Pledge]
