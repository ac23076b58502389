"""What tests of successions say: events on the bloc of 2022, carried into the summer of 2025."""

from datetime import date

from blocs.domain.successions import Choice, Fate
from blocs.enums import MandateRole, MandateStatus, Stage
from blocs.models import Bloc, Cycle, Mandate, Membership
from blocs.queries.succession_plan import Decisions
from blocs.services.successions import record_succession
from boards.enums import Comparison, SuccessionKind
from boards.models import Board, Document, Province
from boards.queries.happenings import Event, NewBoard, NewName

JULY = date(2025, 7, 1)
NEW = "thai-nguyen-moi"


def board(slug):
    return Board.objects.get(slug=slug)


def paper():
    return Document.objects.get(slug="quyet-dinh-2243-2025")


def new_board(slug=NEW, short_name="Thái Nguyên (mới)", province="thai-nguyen"):
    return NewBoard(
        slug=slug,
        name=f"Ban Quản lý các KCN {short_name}",
        short_name=short_name,
        province=Province.objects.get(slug=province),
    )


def event(kind=SuccessionKind.MERGE, slugs=("bac-kan", "thai-nguyen"), on=JULY, **said):
    if kind == SuccessionKind.MERGE and "goes_on" not in said:
        said.setdefault("founded", [new_board()])
        said.setdefault("heir", 0)
        said.setdefault("comparison", Comparison.RESTATED)
    return Event(kind, on, paper(), [board(slug) for slug in slugs], **said)


def renamed(name="Ban Quản lý Khu công nghiệp Yên Bái", short_name="Yên Bái (KCN)"):
    return NewName(name=name, short_name=short_name)


def seat_of(slug, bloc=None):
    rows = Membership.objects.filter(board__slug=slug, ends_on__isnull=True)
    return rows.get(**({"bloc": bloc} if bloc else {}))


def takes(slug, successor=0):
    """The decision that a successor inherits the seat of a board."""
    membership = seat_of(slug)
    return Choice(membership.bloc_id, successor, membership.pk)


def cycle_2025(stage=Stage.RUNNING, members_on=date(2025, 2, 1)):
    return Cycle.objects.create(
        bloc=Bloc.objects.get(), year=2025, stage=stage, members_on=members_on
    )


def leads(cycle, slug, role=MandateRole.CHAIR, **said):
    said = {"status": MandateStatus.ANNOUNCED, "starts_on": date(2025, 2, 15), **said}
    return Mandate.objects.create(
        cycle=cycle, board=board(slug), role=role, document=paper(), **said
    )


def decided(*seats, fates=(), recounted=(), officers_move=False):
    """All mandates of 2023 that the data propose end with their boards."""
    proposed = Mandate.objects.filter(
        cycle__year=2023, ends_on__isnull=True, cycle__stage=Stage.PLANNING
    )
    known = {fate.mandate for fate in fates}
    ended = [Fate(pk) for pk in proposed.values_list("pk", flat=True) if pk not in known]
    return Decisions(
        seats=list(seats),
        fates=[*fates, *ended],
        recounted=[cycle.pk for cycle in recounted],
        officers_move=officers_move,
    )


def record(of, decisions, officer):
    return record_succession(event=of, decisions=decisions, officer=officer)


def members(bloc, on):
    """Who sits where on a day."""
    rows = Membership.objects.filter(bloc=bloc, starts_on__lte=on).exclude(ends_on__lte=on)
    return [f"{each.seat} {each.board.slug}" for each in rows.order_by("seat")]


def mandates(cycle):
    """Every mandate of a cycle in one line."""
    return [
        f"{each.role} {each.board.slug} {each.status} {each.starts_on:%d/%m/%Y}"
        + (f"–{each.ends_on:%d/%m/%Y}" if each.ends_on else "")
        for each in cycle.mandates.order_by("role", "starts_on", "pk")
    ]
