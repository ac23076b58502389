"""What keeps a board from leading in a year."""

from __future__ import annotations

from datetime import date

from blocs.domain.rotation.facts import Rotation
from blocs.domain.rotation.reasons import Reason, Step
from blocs.domain.rotation.turns import Turn, all_turns, turn_of
from blocs.enums import DeclinedTurn, HindranceKind, MandateRole


def obstacle(
    rotation: Rotation, board: int, role: MandateRole, *, year: int, on: date
) -> Step | None:
    """Why ``board`` cannot take ``role`` in ``year``; nothing when it can.

    ``on`` is the day that decides who is a member.
    """
    turn = turn_of(all_turns(rotation), board, on)
    if turn is None or turn.latest(on).board != board:
        return Step(Reason.STRANGER, board)
    return turn_obstacle(rotation, turn, role, year=year, on=on)


def turn_obstacle(
    rotation: Rotation, turn: Turn, role: MandateRole, *, year: int, on: date
) -> Step | None:
    """Why nobody can take ``role`` through this turn; nothing when its holder can."""
    seat = turn.latest(on)
    board = seat.board
    ending = rotation.ending(board)
    if ending and ending.on <= on:
        reason = Reason.MERGED if ending.heirs else Reason.LEFT
        return Step(reason, board, ending.heirs, seat.number, on=ending.on)
    if seat.over(on):
        return Step(Reason.LEFT, board, (), seat.number, on=seat.ends_on)
    if not seat.taken(on):
        return Step(Reason.NOT_YET, board, (), seat.number, on=seat.starts_on)
    if hindrance := rotation.hindrance(board, year):
        return Step(_kind_of(rotation, hindrance.kind), board, (), seat.number, year)
    if role == MandateRole.CHAIR and _has_led_enough(rotation, board, year):
        return Step(Reason.YEARS_RUNNING, board, (), seat.number, year)
    return None


def _kind_of(rotation: Rotation, kind: HindranceKind) -> Reason:
    if kind == HindranceKind.BARRED:
        return Reason.BARRED
    lost = rotation.rule.declined_turn == DeclinedTurn.LOST
    return Reason.DECLINED_LOST if lost else Reason.DECLINED_DEFERRED


def _has_led_enough(rotation: Rotation, board: int, year: int) -> bool:
    most = rotation.rule.years_running
    return most is not None and all(
        board in rotation.led(before).chairs for before in range(year - most, year)
    )
