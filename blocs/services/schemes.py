"""Issuing a scheme: from then on its rules stand. The next year begins with a draft of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from blocs.domain.rulebook import Problem, Rulebook, outline, problems
from blocs.enums import Act
from blocs.models import Cycle, Scheme
from blocs.queries.replay import needs_replay
from blocs.queries.rulebook import rulebook_of, rules_token
from blocs.refusals import Refusal
from blocs.services.scheme_making import make_scheme
from blocs.services.stages import require
from boards.language import spoken
from boards.models import Document, Officer
from boards.refusals import Refused


@transaction.atomic
def issue_scheme(
    *,
    scheme: Scheme,
    issued_on: date,
    document: Document | None = None,
    officer: Officer | None = None,
    seen: str = "",
) -> Scheme:
    """Freeze the rules that can be scored by: from then on the database keeps each of their rows.

    Raises ``Refused`` with every problem of the whole, :func:`blocs.domain.rulebook.problems`.
    An amendment takes a document, and an officer other than the one who prepared it. Where the year
    before is published, ``seen`` is the :func:`rules_token` of the replay that the officer saw.
    """
    rows = Scheme.objects.select_for_update(of=("self",)).select_related("cycle")
    scheme = rows.get(pk=scheme.pk)
    if scheme.issued:
        raise Refused(Refusal.SCHEME_ISSUED)
    if officer is not None:
        require(Act.ISSUE_SCHEME, scheme.cycle)
    if scheme.amends_id is not None:
        _require_second_person(scheme, document, officer)
    rulebook = rulebook_of(scheme)
    if found := problems(rulebook):
        raise Refused(Refusal.SCHEME_FAULTY, " ".join(_told(rulebook, found)))
    if needs_replay(scheme):
        _require_replay(scheme, seen)
    now = timezone.now()
    for lines in (scheme.groups, scheme.criteria, scheme.gates, scheme.grades):
        lines.update(stands_since=now)
    scheme.issued_on = issued_on
    scheme.document = document
    scheme.issued_by = officer
    scheme.stands_since = now
    scheme.save(update_fields=["issued_on", "document", "issued_by", "stands_since"])
    return scheme


@transaction.atomic
def clone_scheme(*, scheme: Scheme, cycle: Cycle) -> Scheme:
    """A draft of the same rules for another year, which nobody has issued; its name tells the year.

    The rules that were issued stay as they are, with the year that they scored.
    """
    rulebook = rulebook_of(scheme)
    old, new = str(scheme.cycle.year), str(cycle.year)
    renamed = replace(
        rulebook,
        name=rulebook.name.replace(old, new),
        name_en=rulebook.name_en.replace(old, new),
    )
    return make_scheme(cycle=cycle, rulebook=renamed)


@transaction.atomic
def amend_scheme(*, scheme: Scheme, officer: Officer, reason: str) -> Scheme:
    """A draft of the next version of an issued scheme, for the same year.

    The version that it amends scores until a second officer issues this one.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).get(pk=scheme.cycle_id)
    require(Act.EDIT_SCHEME, cycle)
    if not reason.strip():
        raise Refused(Refusal.AMENDMENT_NEEDS_REASON)
    scheme = Scheme.objects.get(pk=scheme.pk)
    if not scheme.issued:
        raise Refused(Refusal.SCHEME_NOT_ISSUED)
    newer = cycle.schemes.filter(code=scheme.code, version__gt=scheme.version)
    if newer.filter(issued_on__isnull=True).exists():
        raise Refused(Refusal.SCHEME_BEING_AMENDED)
    if newer.exists():
        raise Refused(Refusal.SCHEME_OUTDATED)
    return make_scheme(
        cycle=cycle,
        rulebook=rulebook_of(scheme),
        amends=scheme,
        prepared_by=officer,
        reason=reason.strip(),
    )


def _require_second_person(
    scheme: Scheme, document: Document | None, officer: Officer | None
) -> None:
    if document is None:
        raise Refused(Refusal.AMENDMENT_NEEDS_DOCUMENT)
    if officer is None or officer.pk == scheme.prepared_by_id:
        raise Refused(Refusal.AMENDMENT_BY_PREPARER)


def _require_replay(scheme: Scheme, seen: str) -> None:
    if not seen:
        raise Refused(Refusal.REPLAY_NOT_SEEN)
    if seen != rules_token(scheme):
        raise Refused(Refusal.REPLAY_STALE)


def _told(rulebook: Rulebook, found: tuple[Problem, ...]) -> list[str]:
    """Each problem with the label and name of its line, as the table prints them."""
    names = {
        entry.line.code: f"{entry.path} {entry.line.name}".strip() for entry in outline(rulebook)
    }
    return [
        f"{names.get(problem.where, problem.where)}: {sentence}" if problem.where else sentence
        for problem in found
        for sentence in [problem.sentence.in_language(spoken())]
    ]
