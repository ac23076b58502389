"""A decision on 2022 as tests record it: who was nominated, and what was given."""

from datetime import date

from awards.enums import ConferralStatus
from awards.models import Award, Nomination
from awards.services.deciding import Grant, end_conferral, record_decision
from blocs.enums import Stage
from blocs.models import Cycle
from boards.models import Board
from tests.awards.catalogue import FLAG, the_flag

MERIT = "bang-khen-bo-truong"
PAPER = {
    "number": "12/QĐ-BKHĐT",
    "issued_on": date(2023, 2, 3),
    "issuer": "Bộ Kế hoạch và Đầu tư",
    "title": "Về việc tặng Cờ thi đua của Bộ năm 2022",
}


def award(slug=FLAG):
    return the_flag() if slug == FLAG else Award.objects.get(slug=slug)


def board(slug):
    return Board.objects.get(slug=slug)


def closed(cycle):
    """The year at a stage at which decisions are recorded."""
    Cycle.objects.filter(pk=cycle.pk).update(stage=Stage.PROPOSED)
    cycle.refresh_from_db()
    return cycle


def nominated(cycle, officer, slug="bac-giang", of=FLAG, **fields):
    return Nomination.objects.create(
        cycle=cycle,
        board=board(slug),
        award=award(of),
        achievements="tốt",
        nominated_by=officer,
        **fields,
    )


def grant(slug="bac-giang", of=FLAG, reason="theo tờ trình của Vụ"):
    """What nobody nominated, with its reason."""
    return Grant(board(slug), award(of), reason=reason)


def granted(nomination):
    """What was nominated."""
    return Grant(nomination.board, nomination.award, nomination)


def decide(cycle, officer, *grants, **fields):
    return record_decision(cycle=cycle, officer=officer, conferrals=grants, **{**PAPER, **fields})


def end(conferral, officer, by, status=ConferralStatus.CANCELLED, ground="khai sai thành tích"):
    return end_conferral(
        conferral=conferral, status=status, decision=by, ground=ground, officer=officer
    )
