"""What is at stake when boards give way: seats, mandates, open years, and who works for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from blocs.domain.successions import Held, Office
from blocs.enums import MandateRole, MandateStatus, PledgeState, Stage
from blocs.models import Bloc, Cycle, Edition, Mandate, Membership, Pledge
from boards.enums import ReportState, Role
from boards.models import Officer, Report, Signatory


@dataclass(frozen=True, slots=True)
class Stakes:
    """Everything of some boards that a decision on the day must speak of."""

    on: date
    memberships: tuple[Membership, ...]
    """Those of the boards that run on the day."""
    later: tuple[Membership, ...]
    """Those of the boards that begin on the day or after it."""
    held: tuple[Held, ...]
    """Every membership of the blocs in question, of all boards and times."""
    blocs: tuple[Bloc, ...]
    mandates: tuple[Mandate, ...]
    """Those of the boards, in open years, that run on the day or are to begin."""
    deputies: tuple[Mandate, ...]
    """Whoever is deputy of these years on the day."""
    cycles: tuple[Cycle, ...]
    """The open years of these blocs."""
    pledged: frozenset[int]
    """Those of the years whose pledge was opened for signature."""
    published: frozenset[int]
    """Those of the years that have a published edition."""
    contradicting: tuple[Edition, ...]
    """Published editions that count one of the boards as a member on the day or later."""
    reports: tuple[Report, ...]
    """What the boards left unfinished."""
    officers: int
    authorities: int

    @property
    def asked(self) -> tuple[Cycle, ...]:
        """The open years that the day falls into: they named their members before it."""
        return tuple(cycle for cycle in self.cycles if cycle.members_on < self.on)

    @property
    def following(self) -> tuple[Cycle, ...]:
        """The open years that count their members on the day or after it."""
        return tuple(cycle for cycle in self.cycles if cycle.members_on >= self.on)

    @property
    def offices(self) -> tuple[Office, ...]:
        """The mandates as the rules ask for them."""
        return tuple(
            Office(each.pk, each.cycle_id, each.board_id, MandateRole(each.role))
            for each in self.mandates
        )


def stakes(
    boards: Collection[int], on: date, *, ending: Collection[int], more: Collection[int] = ()
) -> Stakes:
    """What the decisions are about, in a fixed number of queries.

    ``ending`` are those of ``boards`` that are no more from the day; ``more`` are blocs besides
    those of the boards.
    """
    own = list(
        Membership.objects.filter(board__in=boards).select_related("board", "bloc").order_by("pk")
    )
    running = [each for each in own if _runs(each, on)]
    keys = {each.bloc_id for each in running} | set(more)
    cycles = list(
        Cycle.objects.filter(bloc__in=keys)
        .exclude(stage=Stage.CLOSED)
        .select_related("bloc")
        .order_by("bloc__sort_key", "year")
    )
    opened = {cycle.pk for cycle in cycles}
    mandates = list(_mandates(boards, opened))
    return Stakes(
        on=on,
        memberships=tuple(running),
        later=tuple(each for each in own if each.starts_on >= on),
        held=tuple(map(held_of, Membership.objects.filter(bloc__in=keys).order_by("pk"))),
        blocs=tuple(Bloc.objects.filter(pk__in=keys)),
        mandates=tuple(each for each in mandates if each.ends_on is None or each.ends_on > on),
        deputies=tuple(_deputies(opened, on)),
        cycles=tuple(cycles),
        pledged=frozenset(_pledged(opened)),
        published=frozenset(
            Edition.objects.approved().filter(cycle__in=opened).values_list("cycle", flat=True)
        ),
        contradicting=tuple(_contradicting(boards, on)),
        reports=tuple(_unfinished(ending)),
        officers=Officer.objects.filter(board__in=ending, role=Role.BOARD, is_active=True).count(),
        authorities=Signatory.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=on), board__in=ending, starts_on__lt=on
        ).count(),
    )


def aftermath(boards: Collection[int]) -> tuple[list[Bloc], list[Cycle]]:
    """The blocs in which any of the boards has ever sat, and their open years."""
    blocs = list(Bloc.objects.filter(memberships__board__in=boards).distinct())
    cycles = Cycle.objects.filter(bloc__in=blocs).exclude(stage=Stage.CLOSED)
    return blocs, list(cycles.select_related("bloc"))


def held_of(membership: Membership) -> Held:
    """A membership as the rules of seats ask for it."""
    return Held(
        membership.pk,
        membership.bloc_id,
        membership.board_id,
        membership.seat,
        membership.starts_on,
        membership.ends_on,
    )


def _runs(membership: Membership, on: date) -> bool:
    """Whether it has begun before the day and would go on after it."""
    return membership.starts_on < on and (membership.ends_on is None or on < membership.ends_on)


def _mandates(boards: Collection[int], cycles: Collection[int]) -> Sequence[Mandate]:
    """A proposal that something replaced is over, whatever its end says."""
    replaced = Q(status=MandateStatus.PROPOSED, ends_on__isnull=False)
    rows = Mandate.objects.filter(board__in=boards, cycle__in=cycles).exclude(replaced)
    return list(rows.select_related("cycle__bloc", "board").order_by("cycle__year", "role", "pk"))


def _deputies(cycles: Collection[int], on: date) -> Sequence[Mandate]:
    rows = Mandate.objects.filter(cycle__in=cycles, role=MandateRole.DEPUTY)
    rows = rows.select_related("board").order_by("starts_on", "pk")
    return [mandate for mandate in rows if mandate.holds_on(on)]


def _pledged(cycles: Collection[int]) -> Collection[int]:
    """The years whose members sign or have signed."""
    states = (PledgeState.OPEN, PledgeState.SIGNED)
    return Pledge.objects.filter(cycle__in=cycles, state__in=states).values_list("cycle", flat=True)


def _contradicting(boards: Collection[int], on: date) -> Sequence[Edition]:
    member = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=OuterRef("cycle__members_on")),
        bloc=OuterRef("cycle__bloc"),
        board__in=boards,
        starts_on__lte=OuterRef("cycle__members_on"),
    )
    editions = Edition.objects.approved().filter(
        Exists(member.order_by()), cycle__members_on__gte=on
    )
    return list(editions.select_related("cycle__bloc").defer("payload").order_by("pk"))


def _unfinished(boards: Collection[int]) -> Sequence[Report]:
    """Reports on which somebody can still work."""
    rows = Report.objects.filter(board__in=boards, locked_at__isnull=True)
    return list(rows.exclude(state=ReportState.VERIFIED).select_related("board").order_by("pk"))
