"""Who would lead in a year by the rule of the bloc, with the reason of every step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from blocs.domain.rotation.facts import Led, Rotation
from blocs.domain.rotation.obstacles import obstacle, turn_obstacle
from blocs.domain.rotation.reasons import Reason, Step
from blocs.domain.rotation.turns import (
    Turn,
    Waiting,
    all_turns,
    line_for,
    moves_up,
    turn_of,
    waiting_list,
)
from blocs.enums import MandateRole, RotationRule

SUGGESTED = {
    RotationRule.ELECTION: Reason.TO_ELECT,
    RotationRule.APPOINTMENT: Reason.TO_APPOINT,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Chair and deputies of a year, and the steps that led there.

    People decide: by election or appointment this is only who has waited longest. ``asked`` are
    the members in the order in which the proposal goes through them; ``foreseen`` is what is
    known to happen during the year.
    """

    year: int
    chair: int | None
    deputies: tuple[int, ...]
    steps: tuple[Step, ...]
    asked: tuple[int, ...]
    foreseen: tuple[Step, ...] = ()

    @property
    def chairs(self) -> tuple[int, ...]:
        """The chair, if there is one."""
        return () if self.chair is None else (self.chair,)

    @property
    def leaders(self) -> tuple[int, ...]:
        """The chair, then the deputies."""
        return (*self.chairs, *self.deputies)

    def why(self, board: int) -> tuple[Step, ...]:
        """The steps that led to this leader: those passed over before it, and its own."""
        steps: list[Step] = []
        for step in self.steps:
            steps.append(step)
            if step.takes and step.board == board:
                return tuple(steps)
            if step.takes:
                steps.clear()
        return ()

    def led(self) -> Led:
        """The year as it would be remembered."""
        return Led(self.year, self.chairs, self.deputies)


def propose(rotation: Rotation, *, year: int, on: date) -> Proposal:
    """The leaders of ``year``; ``on`` is the day that decides who is a member.

    The first in line whom nothing hinders becomes chair, the next ones deputies. Nobody is both.
    """
    waiting = waiting_list(rotation, year)
    line = line_for(rotation, waiting.line, year)
    seeking = _Seeking(rotation, waiting, line, year, on)
    chairs, chair_steps = seeking.find(MandateRole.CHAIR, 1, ())
    deputies, deputy_steps = seeking.find(MandateRole.DEPUTY, rotation.rule.deputies, chairs)
    proposal = Proposal(
        year=year,
        chair=chairs[0].latest(on).board if chairs else None,
        deputies=tuple(turn.latest(on).board for turn in deputies),
        steps=tuple(dict.fromkeys([*chair_steps, *deputy_steps])),
        asked=tuple(
            seat.board
            for turn in line
            if (seat := turn.at(on)) and not rotation.ended(seat.board, on)
        ),
    )
    return replace(proposal, foreseen=tuple(_foreseen(rotation, proposal, on)))


@dataclass(frozen=True, slots=True)
class _Seeking:
    """Going through the line for one role after the other."""

    rotation: Rotation
    waiting: Waiting
    line: list[Turn]
    year: int
    on: date

    def find(
        self, role: MandateRole, wanted: int, taken: tuple[Turn, ...]
    ) -> tuple[tuple[Turn, ...], list[Step]]:
        """So many turns for the role, and every step on the way."""
        found: list[Turn] = []
        steps: list[Step] = []
        for turn in self.line:
            if len(found) == wanted:
                break
            if turn in taken:
                continue
            hindered = turn_obstacle(self.rotation, turn, role, year=self.year, on=self.on)
            if hindered:
                steps.append(hindered)
            else:
                found.append(turn)
                steps += self._takes(turn, role)
        if len(found) < wanted:
            chair = role == MandateRole.CHAIR
            steps.append(Step(Reason.NOBODY if chair else Reason.TOO_FEW_DEPUTIES))
        return tuple(found), steps

    def _takes(self, turn: Turn, role: MandateRole) -> Iterator[Step]:
        board = turn.latest(self.on).board
        deputies = self.rotation.led(self.year - 1).deputies if moves_up(self.rotation) else ()
        before = next((deputy for deputy in deputies if turn.holds(deputy)), None)
        if before is not None and before != board:
            yield Step(Reason.INHERITS, board, (before,), turn.seat)
        if before is not None:
            reason = Reason.MOVES_UP if role == MandateRole.CHAIR else Reason.STAYS
            yield Step(reason, board, (), turn.seat, self.year - 1)
        elif turn in self.waiting.owed:
            yield Step(Reason.DEFERRED_TURN, board, (), turn.seat, self.waiting.owed[turn])
        else:
            reason = SUGGESTED.get(self.rotation.rule.kind, Reason.NEXT)
            yield Step(reason, board, (), turn.seat)


def _foreseen(rotation: Rotation, proposal: Proposal, on: date) -> Iterator[Step]:
    """What is known to happen to the chair between the proposal and the end of the year."""
    turns = all_turns(rotation)
    chair = proposal.chair
    turn = None if chair is None else turn_of(turns, chair, on)
    if chair is None or turn is None:
        return
    day = _last_day(rotation, turn, chair)
    if day is None or day > date(proposal.year, 12, 31):
        return
    heir = turn.at(day)
    if heir is not None and heir.board != chair:
        yield Step(Reason.SUCCEEDED, heir.board, (chair,), turn.seat, on=day)
        return
    able = (
        deputy
        for deputy in proposal.deputies
        if obstacle(rotation, deputy, MandateRole.DEPUTY, year=proposal.year, on=day) is None
    )
    acting = next(able, None)
    reason = Reason.NOBODY_ACTS if acting is None else Reason.DEPUTY_ACTS
    yield Step(reason, acting, (chair,), on=day)


def _last_day(rotation: Rotation, turn: Turn, board: int) -> date | None:
    """The day from which the board no longer holds its turn, as things are known."""
    ending = rotation.ending(board)
    days = [seat.ends_on for seat in turn.held if seat.board == board][-1:]
    return min((day for day in [*days, ending and ending.on] if day), default=None)
