"""The targets of a cycle: each member beside each pledged indicator, with last year's result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from blocs.domain.pledge.targets import Rates, falls_short, targets_closed
from blocs.enums import PledgeState
from blocs.models import Cycle, Membership, Pledge, Target
from blocs.queries.pledged import pledged_of
from boards.domain.baselines import Baseline
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.units import UNITS
from boards.enums import Direction, RateKind
from boards.models import ExchangeRate, Indicator
from boards.queries.baselines import baselines_of


@dataclass(frozen=True, slots=True)
class Promise:
    """A member and an indicator: what is pledged, what was reached the year before."""

    indicator: Indicator
    target: Target | None
    before: Baseline
    short: bool = False
    """Whether the target is worse than what was reached."""

    @property
    def quantity(self) -> Quantity | None:
        """The amount that is pledged."""
        return quantity_of(self.target) if self.target else None

    @property
    def reason(self) -> str:
        """Why there is none, or why it is worse than last year's."""
        return self.target.reason if self.target else ""

    @property
    def ready(self) -> bool:
        """Whether it may be signed: an amount or the reason for none, and one for a worse one."""
        return self.target is not None and bool(self.reason or not self.short)


@dataclass(frozen=True, slots=True)
class MemberTargets:
    """One member with all that it pledges."""

    membership: Membership
    name: str
    promises: tuple[Promise, ...]

    @property
    def waiting(self) -> tuple[Promise, ...]:
        """What keeps the pledge from being opened."""
        return tuple(each for each in self.promises if not each.ready)

    @property
    def ready(self) -> int:
        """How many promises may be signed."""
        return len(self.promises) - len(self.waiting)

    @property
    def token(self) -> str:
        """A text that changes with every write to these targets."""
        return token_of(each.target for each in self.promises if each.target)


@dataclass(frozen=True, slots=True)
class TargetSheet:
    """A cycle's members by seat and its pledged indicators, in their order."""

    cycle: Cycle
    indicators: tuple[Indicator, ...]
    members: tuple[MemberTargets, ...]
    rates: Rates

    @property
    def waiting(self) -> tuple[MemberTargets, ...]:
        """The members that lack a target or a reason."""
        return tuple(member for member in self.members if member.waiting)

    def of(self, board: int) -> MemberTargets | None:
        """The row of one board; nothing for a board that is no member."""
        rows = (each for each in self.members if each.membership.board_id == board)
        return next(rows, None)


def target_sheet(cycle: Cycle) -> TargetSheet:
    """Everything that is pledged for the cycle, in a fixed number of queries."""
    indicators = pledged_indicators(cycle)
    members = list(cycle.memberships().prefetch_related("board__names"))
    boards = [member.board_id for member in members]
    year = cycle.year - 1
    before = baselines_of(boards, [year], indicators, on=cycle.members_on)
    stored = {
        (target.board_id, target.indicator_id): target
        for target in cycle.targets.filter(board__in=boards)
    }
    rates = rates_of(year)
    return TargetSheet(
        cycle,
        tuple(indicators),
        tuple(
            MemberTargets(
                member,
                member.board.name_on(cycle.members_on),
                tuple(
                    promise(
                        each,
                        stored.get((member.board_id, each.pk)),
                        before[member.board_id, year][each.pk],
                        rates,
                    )
                    for each in indicators
                ),
            )
            for member in members
        ),
        rates,
    )


def promise(indicator: Indicator, target: Target | None, before: Baseline, rates: Rates) -> Promise:
    """A target beside last year's result."""
    pledged = quantity_of(target) if target else None
    short = pledged is not None and falls_short(
        pledged, before, Direction(indicator.direction), rates
    )
    return Promise(indicator, target, before, short)


def quantity_of(target: Target) -> Quantity | None:
    """The amount of a target; none where there is only a reason."""
    return None if target.amount is None else Quantity(target.amount, UNITS[target.unit])


def text_of(target: Target | None) -> str:
    """What was typed for a target; where that was not kept, a text that reads back as the same."""
    quantity = quantity_of(target) if target else None
    printed = target.as_printed if target else ""
    return printed or (format_quantity(quantity) if quantity else "")


def pledged_indicators(cycle: Cycle) -> list[Indicator]:
    """What every member sets a target for, in the order of the catalogue."""
    return list(Indicator.objects.filter(pk__in=pledged_of([cycle])[cycle.pk]))


def targets_are_closed(cycle: Cycle) -> bool:
    """Whether a version of the pledge holds the targets fast."""
    return targets_closed(pledge_states(cycle))


def targets_are_sealed(cycle: Cycle) -> bool:
    """The same as far as a sealed content goes: what was only recorded can still be completed."""
    rows = Pledge.objects.filter(cycle=cycle)
    sealed = rows.exclude(content="") | rows.filter(state=PledgeState.DRAFT)
    return targets_closed(set(map(PledgeState, sealed.values_list("state", flat=True))))


def pledge_states(cycle: Cycle) -> set[PledgeState]:
    """The states of all versions of the pledge."""
    states = Pledge.objects.filter(cycle=cycle).values_list("state", flat=True)
    return set(map(PledgeState, states))


def rates_of(year: int) -> Rates:
    """The rates of the last day of a year, by currency."""
    rates = ExchangeRate.objects.filter(kind=RateKind.PERIOD_END, year=year)
    return dict(rates.values_list("currency", "vnd_per_unit"))


def token_of(targets: Iterable[Target]) -> str:
    """A text that changes with every write to these targets."""
    rows = sorted(
        (each.indicator_id, f"{each.amount}", each.unit, each.as_printed, each.reason)
        for each in targets
    )
    return sha256(repr(rows).encode()).hexdigest()[:20]


def waiting_words(sheet: TargetSheet) -> Mapping[str, int]:
    """How many targets or reasons each member lacks, by its short name."""
    return {member.membership.board.short_name: len(member.waiting) for member in sheet.waiting}
