"""The rules that hold for a year, as the domain computes with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction

from awards.domain.ballots.rules import Share
from awards.domain.eligibility import Figure, Rules
from awards.domain.quota import Quota, places, tightest
from awards.domain.voted import Threshold
from awards.enums import Base, Rounding, RuleKind
from awards.models import Award, AwardRule
from blocs.models import Cycle

QUOTAS = (RuleKind.QUOTA_FIXED, RuleKind.QUOTA_PERCENT)


def ruled_on(cycle: Cycle) -> date:
    """The day whose law holds for a year: that of its conference, else the last of the year."""
    return cycle.conference_on or date(cycle.year, 12, 31)


def rules_on(day: date, awards: Collection[Award]) -> Mapping[int, list[AwardRule]]:
    """The rules in force, by award: one query."""
    found: dict[int, list[AwardRule]] = defaultdict(list)
    for rule in AwardRule.objects.in_force(day).filter(award__in=awards):
        found[rule.award_id].append(rule)
    return found


def limits(
    rules: Iterable[AwardRule], *, year: int, counts: Mapping[Base, int], taken: int
) -> Rules:
    """What the rules of one award come to in a bloc with these counts."""
    of_kind: dict[RuleKind, list[AwardRule]] = defaultdict(list)
    for rule in rules:
        of_kind[RuleKind(rule.kind)].append(rule)
    quotas = [places(_quota(rule), counts) for kind in QUOTAS for rule in of_kind[kind]]
    return Rules(
        year=year,
        members=counts[Base.MEMBERS],
        places=tightest(quotas),
        taken=taken,
        fewest=_strictest(of_kind[RuleKind.FEWEST_MEMBERS]),
        interval=_strictest(of_kind[RuleKind.INTERVAL]),
        one_achievement="; ".join(rule.cited for rule in of_kind[RuleKind.ONE_ACHIEVEMENT]),
        thresholds=tuple(map(_threshold, of_kind[RuleKind.THRESHOLD])),
    )


def _threshold(rule: AwardRule) -> Threshold:
    part = Fraction(rule.share or 0) / 100
    return Threshold(Share(part, Base(rule.base), rule.strict), rule.cited)


def _quota(rule: AwardRule) -> Quota:
    return Quota(
        source=rule.cited,
        number=rule.number,
        share=rule.share,
        base=Base(rule.base) if rule.base else Base.MEMBERS,
        rounding=Rounding(rule.rounding),
    )


def _strictest(rules: Iterable[AwardRule]) -> Figure | None:
    """Of several numbers the largest: whoever meets that meets the others."""
    figures = [Figure(rule.number or 0, rule.cited) for rule in rules]
    return max(figures, key=lambda figure: figure.number, default=None)
