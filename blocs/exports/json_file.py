"""JSON: the published document itself, or the part of it that is about figures."""

from __future__ import annotations

from blocs.domain.editions import canonical
from blocs.queries.reader import Json

FIGURES = (
    "format",
    "bloc",
    "bloc_name",
    "bloc_name_en",
    "year",
    "edition",
    "fingerprint",
    "publication",
    "illustrative",
    "correction",
    "licence",
    "members",
    "indicators",
    "rates",
    "documents",
    "figures",
)


def whole(document: Json) -> bytes:
    """Everything: enough to recompute the standings and the fingerprint."""
    return canonical(document)


def figures(document: Json) -> bytes:
    """The figures with what it takes to read them; the whole document proves them."""
    return canonical({key: document[key] for key in FIGURES})
