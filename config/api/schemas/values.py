"""What single values look like."""

from __future__ import annotations

from typing import Annotated

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticKnownError


def _digits(said: object) -> object:
    """What an address says of a number: digits and nothing else, so that it is said in one way."""
    if isinstance(said, str) and not (said.isascii() and said.isdigit()):
        raise PydanticKnownError("int_parsing")
    return said


IN_DIGITS = BeforeValidator(_digits)
Code = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+$", max_length=80)]
Year = Annotated[int, Field(ge=2000, le=2100), IN_DIGITS]
Number = Annotated[int, Field(ge=1, le=9999), IN_DIGITS]
NamedNumber = Annotated[
    str,
    Field(
        pattern=r"^(latest|[1-9][0-9]{0,3})$",
        description=_("The number of the edition, or “latest”."),
    ),
]
Exact = Annotated[
    str,
    Field(
        pattern=r"^-?[0-9]+(\.[0-9]+)?$",
        description=_("A decimal number as text, exact; the mark is a dot."),
    ),
]
Quotient = Annotated[
    str,
    Field(
        pattern=r"^-?[0-9]+/[1-9][0-9]*$",
        description=_("An exact fraction, before rounding."),
    ),
]
Fingerprint = Annotated[
    str, Field(pattern=r"^[0-9a-f]{64}$", description=_("SHA-256, in hexadecimal."))
]


class Row(BaseModel):
    """A row of ours: it says what is described here, and nothing else."""

    model_config = ConfigDict(extra="forbid")


class Sealed(BaseModel):
    """A part of a published document: newer formats may say more, and nothing of it is dropped."""

    model_config = ConfigDict(extra="allow")


class Listed(Row):
    """One page of a list."""

    count: Annotated[int, Field(description=_("How many entries there are on all pages."))]
    page: int
    limit: int
    previous: Annotated[str | None, Field(description=_("Address of the page before."))]
    next: Annotated[str | None, Field(description=_("Address of the page after."))]


class Both(Row):
    """A sentence in both languages."""

    vi: str
    en: str


class Wrong(Row):
    """A parameter that was not understood."""

    parameter: str
    detail: str


class Problem(Row):
    """What went wrong, as RFC 9457 describes it; the texts are in the language asked for."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[Wrong] = []
