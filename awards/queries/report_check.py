"""Finished achievement reports beside the facts of this moment."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from awards.domain.achievements import Change, changed
from awards.models import AchievementReport
from awards.queries.achievements import Json, facts_of, kept_facts
from awards.queries.dossiers import Dossier
from awards.queries.report_page import texts_of
from blocs.domain.editions import canonical


@dataclass(frozen=True, slots=True)
class Checked:
    """The report that goes along: its seal, and what is not as it says any more."""

    sealed: Json
    changes: tuple[Change, ...]


def reports_of(dossiers: Sequence[Dossier]) -> dict[int, Checked]:
    """By nomination; no query where no report is finished."""
    finished = {
        each.report.pk: each.nomination
        for each in dossiers
        if each.report is not None and each.report.finished_at is not None
    }
    if not finished:
        return {}
    now = facts_of(list(finished.values()))
    rows = AchievementReport.objects.filter(pk__in=finished)
    return {
        each.nomination_id: Checked(
            sealed={"version": each.number, "sha256": _digest(each)},
            changes=changed(kept_facts(each.facts).citations, now[each.nomination_id].citations),
        )
        for each in rows
    }


def _digest(report: AchievementReport) -> str:
    """The seal of everything that the version says."""
    return hashlib.sha256(canonical({**texts_of(report), "facts": report.facts})).hexdigest()
