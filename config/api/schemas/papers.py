"""Documents that facts rest on."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import Field

from boards.enums import DocumentKind
from config.api.schemas.values import Row


class Paper(Row):
    """A document that a fact rests on."""

    code: str
    kind: DocumentKind
    number: Annotated[str, Field(description=_("As registered; empty where it has none."))]
    issued_on: date | None
    issuer: str
    title: str
    url: Annotated[str, Field(description=_("Where it was published; may be empty."))]
