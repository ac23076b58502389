"""The draft of a decision on what was ticked: words of the register, none that nobody gave.

Grounds are the letters by which it was proposed, and the rules of the day that somebody read in a
text or in the press; practice is no legal ground. Staff write the rest in Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awards.documents.decision import Granted, decision_content
from awards.domain.papers import Content
from awards.domain.papers.frame import ILLUSTRATION
from awards.enums import Certainty
from awards.models import Nomination
from awards.queries.rules import ruled_on, rules_on
from blocs.models import Cycle
from boards.domain.papers import Cited


def draft_of(
    cycle: Cycle, chosen: Sequence[Nomination], *, issuer: str, signed_by: str = ""
) -> Content:
    """What the draft says of these nominations. Whoever signs it gives number and day."""
    edition = cycle.editions.published().first()
    illustrative = edition is not None and bool(edition.document["illustrative"])
    return decision_content(
        issuer=issuer or chosen[0].award.grantor,
        authority=chosen[0].award.grantor,
        bloc=cycle.bloc.name,
        year=cycle.year,
        grounds=dict.fromkeys((*_rules(cycle, chosen), *_letters(chosen))),
        granted=[
            Granted(each.board.name_on(cycle.members_on), each.award.name, each.achievements)
            for each in chosen
        ],
        superior="",
        signed_by=signed_by,
        warning=f"DỰ THẢO. {ILLUSTRATION}" if illustrative else "",
    )


def _rules(cycle: Cycle, chosen: Sequence[Nomination]) -> Iterator[str]:
    awards = {each.award_id: each.award for each in chosen}
    found = rules_on(ruled_on(cycle), awards.values())
    for award in awards:
        for rule in found.get(award, ()):
            if rule.certainty != Certainty.UNVERIFIED:
                yield f"Căn cứ {rule.source}"


def _letters(chosen: Sequence[Nomination]) -> Iterator[str]:
    for each in chosen:
        letter = each.submission
        if letter is not None:
            title = letter.title[:1].lower() + letter.title[1:]
            cited = Cited("Tờ trình", title, letter.number, letter.dated, letter.issuer)
            yield f"Xét đề nghị tại {cited.text}"
