"""One thing: for each act, which officers may, on what ground, until when; and why others not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.utils import timezone

from blocs.domain.policy import Person, Term, judge
from blocs.enums import Act, MandateStatus
from blocs.models import Cycle, Mandate
from boards.domain.kinship import Tie
from boards.models import Figure, Intake, Officer, Report
from boards.queries.reach import Kinship, kinship_of, ties_of
from config.parties import as_person, term_of, thing_of
from config.permissions import MODELS
from config.who_can.wording import Right, named, right

REPORT_ACTS = (
    Act.READ_REPORT,
    Act.READ_HISTORY,
    Act.EXPORT,
    Act.EDIT_FIGURES,
    Act.EXPLAIN,
    Act.ATTACH_EVIDENCE,
    Act.IMPORT_FIGURES,
    Act.REMARK,
    Act.SUBMIT_REPORT,
    Act.RETURN_REPORT,
    Act.VERIFY_REPORT,
    Act.GRANT_EXEMPTION,
    Act.RAISE_DOUBT,
    Act.SETTLE_DOUBT,
)
CYCLE_ACTS = (
    Act.READ_REGISTERS,
    Act.KEEP_REGISTERS,
    Act.EDIT_MANDATES,
    Act.EDIT_SCHEME,
    Act.ISSUE_SCHEME,
    Act.EDIT_PLEDGE,
    Act.SIGN_PLEDGE,
    Act.EDIT_TARGETS,
    Act.READ_RESULTS,
    Act.SCORE,
    Act.PREPARE_EDITION,
    Act.PUBLISH_EDITION,
    Act.NOMINATE,
    Act.DECIDE,
)
SPECIAL: dict[type[Model], tuple[Act, ...]] = {
    Report: REPORT_ACTS,
    Figure: REPORT_ACTS,
    Cycle: CYCLE_ACTS,
    Intake: (Act.READ_IMPORT, Act.UNDO_IMPORT),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One act: who may by each right, and who may not for which reasons."""

    act: str
    may: tuple[tuple[Right, tuple[str, ...]], ...]
    may_not: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def acts_of(obj: Model) -> tuple[Act, ...]:
    """The acts that a thing of this kind is about."""
    if type(obj) in SPECIAL:
        return SPECIAL[type(obj)]
    asked = MODELS[obj._meta.label_lower]
    acts = (asked.view, asked.add, asked.change, asked.delete)
    return tuple(dict.fromkeys(act for act in acts if act))


def lines(obj: Model, viewer: Officer) -> list[Line]:
    """The answer for every active officer, with a fixed number of queries."""
    officers = Officer.objects.filter(is_active=True, is_superuser=False).select_related("board")
    terms = defaultdict(list)
    mandates = Mandate.objects.exclude(status=MandateStatus.PROPOSED).select_related("cycle__bloc")
    cycles = {}
    for mandate in mandates.filter(board__officers__isnull=False).distinct():
        terms[mandate.board_id].append(term_of(mandate))
        cycles.update(named([mandate.cycle]))
    ties = ties_of({officer.board_id for officer in officers if officer.board_id})
    people = [(officer, _person(officer, terms, ties)) for officer in officers]
    return [_line(act, obj, viewer, people, cycles) for act in acts_of(obj)]


def _person(officer: Officer, terms: Mapping[int, Sequence[Term]], ties: Sequence[Tie]) -> Person:
    """An officer as the policy sees it, from what was read for all."""
    board = officer.board_id
    if board is None:
        return as_person(officer, (), Kinship())
    return as_person(officer, tuple(terms.get(board, ())), kinship_of(board, ties))


def _line(
    act: Act,
    obj: Model,
    viewer: Officer,
    people: Iterable[tuple[Officer, Person]],
    cycles: dict[int, str],
) -> Line:
    thing, today = thing_of(obj, act, viewer), timezone.localdate()
    may: dict[Right, list[str]] = {}
    may_not: dict[tuple[str, ...], list[str]] = {}
    for officer, person in people:
        verdict = judge(person, act, thing, on=today)
        if given := right(verdict, str(officer.board or ""), cycles):
            may.setdefault(given, []).append(str(officer))
        else:
            why = tuple(str(refusal.label) for refusal in verdict.refusals)
            may_not.setdefault(why, []).append(str(officer))
    return Line(
        str(act.label),
        tuple((given, tuple(names)) for given, names in may.items()),
        tuple((why, tuple(names)) for why, names in may_not.items()),
    )
