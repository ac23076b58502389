"""Awards, decisions and conferrals as plain rows, for programs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet

from awards.models import Award, AwardRule, Conferral, Decision
from awards.queries.roll import Wanted, conferrals, told
from blocs.domain.rounding import trimmed
from boards.queries.papers import paper_row

Json = dict[str, Any]


def awards() -> QuerySet[Award]:
    """Awards with their rules: one more query for any number of rows."""
    return Award.objects.order_by("order", "sort_key", "slug").prefetch_related("rules")


def award_row(award: Award) -> Json:
    """An award and its dated rules."""
    rules = sorted(award.rules.all(), key=lambda rule: (rule.kind, rule.starts_on))
    return {
        "award": award.slug,
        "name": award.name,
        "name_en": award.name_en,
        "level": award.level,
        "grantor": award.grantor,
        "rules": [_rule(rule) for rule in rules],
    }


def decisions(*, bloc: str | None, year: int | None) -> QuerySet[Decision]:
    """Decisions, the latest first."""
    asked = {"cycle__bloc__slug": bloc, "cycle__year": year}
    return (
        Decision.objects.filter(**{key: value for key, value in asked.items() if value})
        .select_related("document", "cycle__bloc")
        .annotate(given=Count("conferrals"))
        .order_by("-document__issued_on", "document__slug")
    )


def decision_row(decision: Decision) -> Json:
    """A decision with its paper."""
    return {
        "decision": decision.document.slug,
        "bloc": decision.cycle.bloc.slug,
        "year": decision.cycle.year,
        "signed_by": decision.signed_by,
        "document": paper_row(decision.document),
        "conferrals": decision.given,  # type: ignore[attr-defined]  # annotated above
    }


def roll(wanted: Wanted) -> QuerySet[Conferral]:
    """The roll of honour: two more queries for any number of rows."""
    return told(conferrals(wanted))


def conferral_row(row: Conferral) -> Json:
    """An award that was given, and everything that ended it."""
    cycle = row.decision.cycle
    return {
        "year": cycle.year,
        "bloc": cycle.bloc.slug,
        "award": row.award.slug,
        "award_name": row.award.name,
        "award_name_en": row.award.name_en,
        "board": row.board.slug,
        "board_name": row.board.short_name_on(cycle.members_on),
        "decision": row.decision.document.slug,
        "status": row.status,
        "ends": [
            {
                "status": each.status,
                "decision": each.decision.document.slug,
                "ground": each.ground,
            }
            for each in row.endings.all()
        ],
    }


def _rule(rule: AwardRule) -> Json:
    return {
        "kind": rule.kind,
        "number": rule.number,
        "share": _exact(rule.share),
        "base": rule.base or None,
        "strict": rule.strict,
        "wording": rule.wording,
        "starts_on": rule.starts_on,
        "ends_on": rule.ends_on,
        "source": rule.source,
        "certainty": rule.certainty,
    }


def _exact(share: Decimal | None) -> str | None:
    return None if share is None else trimmed(share)
