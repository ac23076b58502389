"""Rows of the database as the two sides of a question of rights: a person and a thing.

Dates are compared when the question is asked: nothing here outlives a request, so that a mandate
that ends takes its rights with it the same moment.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import cast

from django.db.models import Model
from django.utils import timezone

from awards.models import AchievementReport, Elector, Nomination, Piece
from blocs.domain.policy import POLICY, Person, Place, Term, Thing
from blocs.enums import Act, MandateRole, MandateStatus, Party, Stage
from blocs.models import (
    Cycle,
    Edition,
    Freeze,
    HandOver,
    Mandate,
    Objection,
    Opinion,
    Signature,
    Target,
)
from blocs.queries.freezing import freezes
from blocs.queries.opinions import boards_reading, peers_of
from blocs.queries.reach import STANDING, cycles_of
from boards.acting import within_request
from boards.enums import FilingOutcome, Role
from boards.models import (
    Change,
    Evidence,
    Exemption,
    Explanation,
    Figure,
    Filing,
    Intake,
    IntakePart,
    IntakeRow,
    Officer,
    Remark,
    Report,
    ReturnedCell,
)
from boards.queries.reach import Kinship, kinship

OF_CELL = (Figure, Explanation, Evidence, Remark, ReturnedCell)
OF_REPORT = (*OF_CELL, Filing, Exemption)
OF_BOARD = (Target, Signature, Opinion, Objection, Elector, Nomination)
REVIEWS = (Act.RETURN_REPORT, Act.VERIFY_REPORT)
TO_CYCLE = (
    "cycle",
    "scheme.cycle",
    "pledge.cycle",
    "edition.cycle",
    "decision.cycle",
    "conferral.decision.cycle",
    "ballot.cycle",
    "nomination.cycle",
    "elector.ballot.cycle",
    "criterion.scheme.cycle",
)
"""The ways from a row of the upper apps to its cycle."""


def person_of(officer: Officer) -> Person:
    """The officer with the mandates of the officer's board, whether they run or not."""
    if officer.role != Role.BOARD or officer.board_id is None:
        return as_person(officer, (), Kinship())
    board = officer.board_id
    terms = within_request(officer, "terms", lambda: _terms(board))
    return as_person(officer, terms, kinship(officer))


def as_person(officer: Officer, terms: tuple[Term, ...], of: Kinship) -> Person:
    """An officer as the policy sees it; ``terms`` are the mandates of the officer's board."""
    board = officer.board_id
    return Person(officer.pk, Role(officer.role), board, terms, of.inherited, of.kin)


def _terms(board: int) -> tuple[Term, ...]:
    mandates = Mandate.objects.exclude(status=MandateStatus.PROPOSED).filter(board=board)
    return tuple(map(term_of, mandates))


def term_of(mandate: Mandate) -> Term:
    """A mandate as the policy sees it."""
    return Term(
        mandate.cycle_id,
        MandateRole(mandate.role),
        mandate.starts_on,
        mandate.ends_on,
        mandate.status in STANDING,
    )


def places_of(cycles: Iterable[Cycle], act: Act | None = None) -> tuple[Place, ...]:
    """Cycles as the policy sees them; whether they are frozen, where ``act`` depends on it."""
    asks = act is not None and POLICY[act].unless_frozen
    return tuple(Place(cycle.pk, Stage(cycle.stage), asks and freezes(cycle)) for cycle in cycles)


def thing_of(obj: Model | None, act: Act, officer: Officer) -> Thing:
    """What the policy must know of ``obj`` to answer for ``act``; ``officer`` is who asks."""
    if isinstance(obj, IntakePart | IntakeRow):
        obj = obj.intake
    if isinstance(obj, Intake):
        return Thing(owner=obj.officer_id)
    if isinstance(obj, Officer):
        return Thing(board=obj.board_id)
    if isinstance(obj, Piece | AchievementReport):
        obj = obj.nomination
    report = _report(obj)
    if report is None:
        cycle = _cycle(obj)
        return Thing(
            board=obj.board_id if isinstance(obj, OF_BOARD) else None,
            places=places_of([cycle] if cycle else [], act),
            actors=_actors(obj, act),
            members=_members(obj, cycle, act, officer),
        )
    key = (report.board_id, report.year)
    kept = report.pk is not None  # Whoever opens a report asks before there is one.
    opened = _opened_until(report, obj, officer) if kept and POLICY[act].opened else None
    return Thing(
        board=report.board_id,
        places=within_request(officer, key, lambda: places_of(cycles_of(*key))),
        actors=_actors(report if act in REVIEWS else obj, act),
        opened_until=opened,
    )


def _members(obj: Model | None, cycle: Cycle | None, act: Act, officer: Officer) -> frozenset[int]:
    """The boards that take part in something, where the policy asks for them."""
    if Party.MEMBER not in POLICY[act].parties:
        return frozenset()
    if isinstance(obj, HandOver):
        return frozenset({obj.giver_id, obj.taker_id})
    if isinstance(obj, Opinion) and act == Act.READ_OPINIONS:
        return boards_reading(obj)
    if cycle is not None and act == Act.PEER_SCORE:
        key = ("peers", cycle.pk)
        return within_request(officer, key, lambda: peers_of(cycle))
    return frozenset(cycle.memberships().values_list("board", flat=True) if cycle else ())


def _report(obj: Model | None) -> Report | None:
    """The report that something belongs to."""
    match obj:
        case Report():
            return obj
        case Change(report_id=int(pk)):
            return Report.objects.filter(pk=pk).first()
        case _ if isinstance(obj, OF_REPORT):
            return obj.report
    return None


def _cycle(obj: Model | None) -> Cycle | None:
    """The cycle that something belongs to; nothing of the registers has one."""
    if isinstance(obj, Cycle):
        return obj
    for path in TO_CYCLE:
        if obj is not None and hasattr(obj, path.split(".")[0]):
            return cast(Cycle, attrgetter(path)(obj))
    return None


def _actors(obj: Model | None, act: Act) -> frozenset[int]:
    """Who took the first step of what needs two persons."""
    pks: Iterable[int | None] = ()
    match obj:
        case Report() if act in REVIEWS:
            waiting = Filing.objects.filter(report=obj, outcome=FilingOutcome.WAITING)
            pks = waiting.values_list("submitted_by", flat=True)
        case Figure() if act == Act.SETTLE_DOUBT:
            pks = [obj.doubt_raised_by_id]
        case Signature() if act == Act.CONFIRM_SIGNATURE:
            pks = [obj.recorded_by_id]
        case Cycle() if act == Act.UNFREEZE:
            pks = Freeze.objects.filter(cycle=obj).values_list("lift_asked_by", flat=True)
        case Edition() if act == Act.PUBLISH_EDITION:
            pks = [obj.prepared_by_id]
        case Edition() if act == Act.END_EMBARGO:
            pks = [obj.approved_by_id]
    return frozenset(pk for pk in pks if pk is not None)


def _opened_until(report: Report, obj: Model | None, officer: Officer) -> datetime | None:
    """When the last exemption ends that opens the report, or this very cell of it."""
    rows = within_request(officer, ("exemptions", report.pk), lambda: _exemptions(report))
    indicator = obj.indicator_id if isinstance(obj, OF_CELL) else None
    ends = [end for of, end in rows if indicator is None or of in (None, indicator)]
    return max(ends, default=None)


def _exemptions(report: Report) -> list[tuple[int | None, datetime]]:
    """What is open now: the indicator, or none for every one, and until when."""
    holding = Exemption.objects.holding(timezone.now()).filter(report=report)
    return list(holding.values_list("indicator", "expires_at"))
