"""What the rules of an award say of a ballot on it: how many places, which threshold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from awards.domain.ballots.rules import Share
from awards.domain.ballots.wording import threshold
from awards.enums import Base, RuleKind
from awards.models import Award
from awards.models.ballots import VOTES
from awards.queries.candidates import year_facts
from awards.queries.conference import USUAL
from awards.queries.planning import rules_of
from awards.queries.rules import ruled_on, rules_on
from blocs.models import Cycle
from boards.domain.sentences import Sentence
from boards.language import spoken

STANDS_FOR = {Base.MEMBERS: Base.ELECTORS}
"""What a rule of members takes a share of, where members vote."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An award with what its rules say of a vote; ``share`` is nothing where none does."""

    award: Award
    places: int | None
    quota: str
    quota_source: str
    share: Share | None
    share_source: str

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return Sentence(self.award.name, self.award.name_en).in_language(spoken())

    @property
    def share_words(self) -> str:
        """The threshold in words, or that no rule is known."""
        if self.share is None:
            return ""
        return threshold(replace(USUAL, threshold=self.share)).in_language(spoken())

    def initial(self, *, rehearsal: bool) -> Mapping[str, Any]:
        """What the form begins with; nothing legal is made up where no rule is known."""
        share = self.share or USUAL.threshold
        return {
            "title": self.award.name,
            "title_en": self.award.name_en,
            "kind": USUAL.kind,
            "secret": "True",
            "rehearsal": rehearsal,
            "places": self.places or None,
            "threshold": str(share.part),
            "threshold_base": share.base,
            "threshold_strict": str(share.strict),
            "threshold_source": self.share_source,
            "quorum": str(USUAL.quorum.part),
            "recusal": USUAL.recusal,
        }


def asked_of(cycle: Cycle) -> list[Asked]:
    """Every award with its rules of the year, in the order of official lists."""
    facts = year_facts(cycle)
    limits, in_force = rules_of(facts), rules_on(ruled_on(cycle), facts.awards)
    found = []
    for award in facts.awards:
        rules = limits[award.pk]
        thresholds = [r for r in in_force.get(award.pk, ()) if r.kind == RuleKind.THRESHOLD]
        rule = next(iter(thresholds), None)
        found.append(
            Asked(
                award=award,
                places=rules.left,
                quota=rules.places.sentence.in_language(spoken()) if rules.places else "",
                quota_source=rules.places.source if rules.places else "",
                share=_share(rule.share, Base(rule.base), rule.strict) if rule else None,
                share_source=rule.cited if rule else "",
            )
        )
    return found


def _share(percent: Decimal | None, base: Base, strict: bool) -> Share:
    of = STANDS_FOR.get(base, base)
    return Share(Fraction(percent or 0) / 100, of if of in VOTES else Base.ELECTORS, strict)
