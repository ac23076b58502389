"""Awards and decisions by words."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, QuerySet

from awards.models import Award, Decision
from boards.domain.names import fold
from boards.queries.finding import holding, nearness


def awards_named(words: Sequence[str]) -> list[Award]:
    """Awards by name in either language, or by who grants them. There are few."""
    found = [
        award
        for award in Award.objects.all()
        if _holds(fold(f"{award.name} {award.name_en} {award.grantor}"), words)
    ]
    return sorted(found, key=lambda row: nearness(" ".join(words), (row.name, row.name_en)))


def decisions_named(words: Sequence[str]) -> QuerySet[Decision]:
    """Decisions by number, title or issuer, the latest first."""
    rows = Decision.objects.filter(holding(words, "document__search_text"))
    rows = rows.select_related("document", "cycle__bloc")
    return rows.order_by(F("document__issued_on").desc(nulls_last=True), "document__slug")


def _holds(folded: str, words: Sequence[str]) -> bool:
    return all(word in folded for word in words)
