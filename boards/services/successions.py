"""What a succession does to the boards themselves: who ends, who is founded, who is called what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from boards.acting import acting
from boards.domain.successions import slug_of
from boards.enums import Role
from boards.models import Board, BoardName, Officer, Signatory, Succession
from boards.queries.happenings import Event, NewBoard, NewName, objections_to
from boards.refusals import refuse_any


@dataclass(frozen=True, slots=True)
class Settled:
    """The succession that was recorded, its successors in the order in which they were named."""

    succession: Succession
    successors: tuple[Board, ...]
    ended: tuple[Board, ...]


@transaction.atomic
def settle_boards(*, event: Event) -> Settled:
    """Record the event and what it does to the boards; their past stays untouched.

    The rows of the boards are locked first, in one order, so that of two officers who record the
    same merger the second finds its boards ended. Raises ``Refused`` with the first reason, and
    every board that it is about.
    """
    now = locked_boards(event.boards)
    refuse_any(objections_to(event))
    with acting(reason=str(event.document)):
        survivor = now[event.survivor.pk] if event.survivor else None
        if survivor is not None and event.new_name is not None:
            _rename(survivor, event.new_name, event)
        ended = tuple(now[board.pk] for board in event.ending)
        for board in ended:
            _end(board, event.on)
        founded = [_found(new, event.on) for new in event.founded]
        successors = (*([survivor] if survivor else []), *founded)
        return Settled(_record(event, list(now.values()), successors), successors, ended)


def locked_boards(boards: Sequence[Board]) -> dict[int, Board]:
    """The boards for this transaction alone, as they are now."""
    rows = Board.objects.select_for_update(of=("self",)).order_by("pk")
    return {board.pk: board for board in rows.filter(pk__in=[board.pk for board in boards])}


@transaction.atomic
def move_officers(*, boards: Sequence[Board], to: Board) -> int:
    """Let the officers of boards that ended belong to another one; how many did."""
    officers = Officer.objects.filter(board__in=boards, role=Role.BOARD, is_active=True)
    for officer in officers:
        officer.board = to
        officer.save(update_fields=["board"])
    return len(officers)


def _rename(board: Board, new: NewName, event: Event) -> None:
    """The old name stays, until the day; the row goes on under the new one."""
    last = board.names.order_by("-ends_on").first()
    BoardName.objects.create(
        board=board,
        name=board.name,
        short_name=board.short_name,
        starts_on=last.ends_on if last else board.founded_on,
        ends_on=event.on,
        document=event.document,
    )
    board.name, board.short_name, board.name_en = new.name, new.short_name, new.name_en
    board.save()


def _found(new: NewBoard, on: date) -> Board:
    return Board.objects.create(
        slug=new.slug,
        name=new.name,
        name_en=new.name_en,
        short_name=new.short_name,
        province=new.province,
        founded_on=on,
    )


def _end(board: Board, on: date) -> None:
    """The board is no more, and nobody signs for it any longer."""
    board.dissolved_on = on
    board.save(update_fields=["dissolved_on"])
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    for signatory in Signatory.objects.filter(running, board=board, starts_on__lt=on):
        signatory.ends_on = on
        signatory.save(update_fields=["ends_on"])


def _record(event: Event, boards: Sequence[Board], successors: Sequence[Board]) -> Succession:
    after = [board.slug for board in successors] or [board.slug for board in boards]
    heir = successors[event.heir] if isinstance(event.heir, int) else event.heir
    succession = Succession.objects.create(
        slug=slug_of(event.kind, event.on, after),
        kind=event.kind,
        effective_on=event.on,
        document=event.document,
        heir=heir,
        comparison=event.comparison,
        note=event.note,
    )
    succession.predecessors.set(boards)
    succession.successors.set(successors)
    return succession
