"""What the proposals of a bloc depend on: its rule, its seats, and what has happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blocs.domain import rotation as rules
from blocs.enums import DeclinedTurn, HindranceKind, MandateRole, MandateStatus, RotationRule
from blocs.models import Bloc, Hindrance, Mandate, Membership
from boards.enums import SuccessionKind
from boards.models import Board, Succession

HELD = (MandateStatus.ANNOUNCED, MandateStatus.ENDED)


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of a bloc's rotation, and the rows that they were read from.

    ``proposed`` are the years of which no announcement is known.
    """

    rotation: rules.Rotation
    boards: Mapping[int, Board]
    proposed: frozenset[int]
    memberships: tuple[Membership, ...]
    mandates: tuple[Mandate, ...]

    @property
    def names(self) -> dict[int, str]:
        """The short names of all boards that any fact speaks of."""
        return {pk: board.short_name for pk, board in self.boards.items()}

    def said(self, steps: Iterable[rules.Step], language: str) -> list[str]:
        """Steps in words."""
        names = self.names
        return [step.sentence(names).in_language(language) for step in steps]

    def because(self, proposal: rules.Proposal, board: int) -> str:
        """Why the proposal names this leader, as the record keeps it: in Vietnamese."""
        return " ".join(self.said(proposal.why(board), "vi"))

    @property
    def next_year(self) -> int | None:
        """The first year whose leaders are not known; none where no year is."""
        last = max((led.year for led in self.rotation.past), default=None)
        return None if last is None else last + 1


def known(bloc: Bloc) -> Known:
    """Seats, successions, hindrances and leaders of a bloc, in six queries."""
    memberships = list(
        Membership.objects.filter(bloc=bloc)
        .select_related("board", "document")
        .order_by("seat", "starts_on")
    )
    mandates = list(
        Mandate.objects.filter(cycle__bloc=bloc)
        .select_related("board", "cycle", "document")
        .order_by("starts_on", "pk")
    )
    hindrances = list(Hindrance.objects.filter(bloc=bloc).select_related("board"))
    successions = list(
        Succession.objects.filter(predecessors__memberships__bloc=bloc)
        .exclude(kind=SuccessionKind.TRANSFER)
        .prefetch_related("predecessors", "successors")
        .distinct()
    )
    boards = [
        *(row.board for row in memberships),
        *(row.board for row in mandates),
        *(row.board for row in hindrances),
    ]
    for succession in successions:
        boards += [*succession.predecessors.all(), *succession.successors.all()]
    years = sorted({mandate.cycle.year for mandate in mandates})
    past = [(year, [each for each in mandates if each.cycle.year == year]) for year in years]
    return Known(
        rotation=rules.Rotation(
            rule=_rule(bloc),
            seats=tuple(
                rules.Seat(row.seat, row.board_id, row.starts_on, row.ends_on)
                for row in memberships
            ),
            endings=tuple(ending for row in successions for ending in _endings(row)),
            hindrances=tuple(
                rules.Hindrance(row.board_id, row.year, HindranceKind(row.kind))
                for row in hindrances
            ),
            past=tuple(_led(year, rows) for year, rows in past),
        ),
        boards={board.pk: board for board in boards},
        proposed=frozenset(year for year, rows in past if not _held(rows, MandateRole.CHAIR)),
        memberships=tuple(memberships),
        mandates=tuple(mandates),
    )


def _rule(bloc: Bloc) -> rules.Rule:
    return rules.Rule(
        kind=RotationRule(bloc.rotation_rule),
        deputies=bloc.deputies,
        years_running=bloc.years_running,
        declined_turn=DeclinedTurn(bloc.declined_turn),
    )


def _endings(succession: Succession) -> Iterable[rules.Ending]:
    """What ceased: a board that is among its own successors goes on."""
    after = [board.pk for board in succession.successors.all()]
    for board in succession.predecessors.all():
        if board.pk not in after:
            yield rules.Ending(board.pk, succession.effective_on, tuple(after))


def _led(year: int, mandates: list[Mandate]) -> rules.Led:
    """Who led: those in office; before anything is announced, those proposed."""
    chairs, deputies = (
        _held(mandates, role) or _of(mandates, role, (MandateStatus.PROPOSED,))
        for role in (MandateRole.CHAIR, MandateRole.DEPUTY)
    )
    acting = _of(mandates, MandateRole.CHAIR, (MandateStatus.ACTING,))
    return rules.Led(year, chairs, deputies, acting)


def _held(mandates: Iterable[Mandate], role: MandateRole) -> tuple[int, ...]:
    return _of(mandates, role, HELD)


def _of(
    mandates: Iterable[Mandate], role: MandateRole, statuses: tuple[MandateStatus, ...]
) -> tuple[int, ...]:
    found = (each.board_id for each in mandates if each.role == role and each.status in statuses)
    return tuple(dict.fromkeys(found))
