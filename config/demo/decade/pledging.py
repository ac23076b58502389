"""The pledge of the year: targets by each board, one text, a signature of every member."""

from __future__ import annotations

from decimal import Decimal

from blocs.domain.pledge.targets import Rates, falls_short
from blocs.enums import Stage as CycleStage
from blocs.models import Pledge
from blocs.queries.targets import MemberTargets, target_sheet
from blocs.services import move_stage
from blocs.services.pledges import draft_pledge, open_pledge
from blocs.services.signatures import confirm_signature, record_paper_signature
from blocs.services.targets import Pledged, set_targets
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Direction
from boards.models import Board, Signatory
from config.demo.decade.cast import FICTION
from config.demo.decade.numbers import amounts_of
from config.demo.decade.parts import parts_of
from config.demo.decade.scan import scan_of
from config.demo.decade.stage import Stage

WHY = f"Thị trường dự báo khó khăn {FICTION}"


def pledge_year(stage: Stage) -> None:
    """From the targets to the last signature; then the year runs."""
    stage.day(3, 5)
    sheet = target_sheet(stage.cycle)
    for member in sheet.members:
        _promise(stage, member, sheet.rates)
    day = stage.day(3, 8)
    draft = draft_pledge(cycle=stage.cycle, officer=stage.secretary)
    place = f"Vùng Thí Dụ {FICTION}"
    pledge = open_pledge(pledge=draft, officer=stage.secretary, place=place, on=day)
    for number, board in enumerate(stage.members()):
        _sign(stage, pledge, board, number)
    stage.day(3, 18)
    move_stage(cycle=stage.cycle, stage=CycleStage.RUNNING)


def _promise(stage: Stage, member: MemberTargets, rates: Rates) -> None:
    """A little more than the year before was; where less is promised, the reason is given."""
    board = member.membership.board
    seen = max(stage.at - 1, 0)
    amounts = amounts_of(stage.size.seed, parts_of(stage, board), seen)
    pledged = []
    for each in member.promises:
        indicator = each.indicator
        more = stage.chance(board.slug, indicator.code, "target").randint(-20, 110)
        amount = max(amounts[indicator.code] * (1000 + more) // 1000, 1)
        quantity = Quantity(Decimal(amount), UNITS[indicator.unit])
        short = falls_short(quantity, each.before, Direction(indicator.direction), rates)
        pledged.append(Pledged(indicator, quantity, reason=WHY if short else ""))
    officer = stage.officer(board)
    set_targets(cycle=stage.cycle, board=board, officer=officer, pledged=pledged, seen=member.token)


def _sign(stage: Stage, pledge: Pledge, board: Board, number: int) -> None:
    """The board uploads its scan, a second officer looks at it."""
    day = stage.day(3, 10 + number % 5)
    signature = record_paper_signature(
        pledge=pledge,
        board=board,
        signed_on=day,
        signatory=Signatory.objects.filter(board=board, ends_on__isnull=True).earliest("pk"),
        file=scan_of(board.slug),
        officer=stage.officer(board),
    )
    stage.day(3, 16)
    confirm_signature(signature=signature, officer=stage.colleague, seen=signature.file_sha256)
