"""Achievement reports: drafted from facts, saved by versions, finished when they hold."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from awards.domain.achievements import changed, strange
from awards.models import AchievementReport, Nomination
from awards.queries.achievements import Facts, facts_of, kept_facts
from awards.refusals import Refusal
from awards.services.dossiers import open_nomination
from boards.models import Officer
from boards.refusals import Refused

PARTS = ("situation", "achievements", "commendations")
"""The headings of the report, as the columns are called."""


@transaction.atomic
def save_report(
    *,
    nomination: Nomination,
    officer: Officer,
    texts: Mapping[str, str],
    based_on: int,
    anew: bool = False,
) -> AchievementReport:
    """Keep the texts as the next version; ``based_on`` is the one that the officer has read.

    The facts stay those of that version, unless ``anew`` takes them as they are now: the texts are
    never touched. Raises ``Refused``, and nothing is lost: whoever asked still has the texts.
    """
    kept = open_nomination(nomination, officer)
    last = last_version(kept)
    if based_on != (last.number if last else 0):
        raise Refused(Refusal.REPORT_STALE)
    facts = current_facts(kept) if anew or last is None else kept_facts(last.facts)
    said = {part: texts[part].replace("\r\n", "\n").strip() for part in PARTS}
    if odd := [each for part in PARTS for each in strange(said[part], facts.by_name)]:
        raise Refused(Refusal.REPORT_TOKENS, ", ".join(dict.fromkeys(odd)))
    plain = facts.plain()
    if last and plain == last.facts and all(getattr(last, part) == said[part] for part in PARTS):
        raise Refused(Refusal.REPORT_UNCHANGED)
    return AchievementReport.objects.create(
        nomination=kept,
        number=based_on + 1,
        facts=plain,
        officer=officer,
        saved_at=timezone.now(),
        **said,
    )


@transaction.atomic
def finish_report(*, nomination: Nomination, officer: Officer, number: int) -> AchievementReport:
    """Say that the last version is the report: it has every part, and its facts still hold."""
    kept = open_nomination(nomination, officer)
    last = last_version(kept)
    if last is None or last.number != number:
        raise Refused(Refusal.REPORT_STALE)
    if last.finished_at is not None:
        raise Refused(Refusal.REPORT_FINISHED)
    if not all(getattr(last, part) for part in PARTS):
        raise Refused(Refusal.REPORT_INCOMPLETE)
    moved = changed(kept_facts(last.facts).citations, current_facts(kept).citations)
    if moved:
        raise Refused(Refusal.REPORT_OUTDATED, ", ".join(each.name for each in moved))
    last.finished_by, last.finished_at = officer, timezone.now()
    last.save(update_fields=["finished_by", "finished_at"])
    return last


def last_version(nomination: Nomination) -> AchievementReport | None:
    """The version that counts."""
    return AchievementReport.objects.filter(nomination=nomination).order_by("-number").first()


def current_facts(nomination: Nomination) -> Facts:
    """The facts as they are now."""
    return facts_of([nomination])[nomination.pk]
