"""From the result to the decision: nominations, a submission, awards, and one taken back."""

from __future__ import annotations

from collections.abc import Sequence

from awards.enums import ConferralStatus, CountOutcome
from awards.models import Award, Ballot, Conferral, Nomination, Submission
from awards.queries.sending import sending
from awards.services import nominate
from awards.services.deciding import Grant, end_by_new_decision, record_decision
from awards.services.submitting import draft_submission, submit
from blocs.enums import MandateStatus
from blocs.enums import Stage as CycleStage
from blocs.services import move_stage
from blocs.services.rotation import end_mandate
from boards.models import Board
from config.demo.decade.cast import COUNCIL, FICTION
from config.demo.decade.founding import FLAG, MERIT, MERITS
from config.demo.decade.stage import Stage

WHY = f"Kết quả thi đua trong năm theo kịch bản chạy thử {FICTION}."
SIGNER = f"Người ký thử {FICTION}"
GROUND = f"Phát hiện số liệu báo cáo chưa đúng, theo kịch bản chạy thử {FICTION}"
NO_HAND_OVER = f"Dữ liệu chạy thử không lập hồ sơ bàn giao {FICTION}"


def award(stage: Stage, leading: Sequence[Board], ballot: Ballot | None) -> None:
    """Propose, send, decide; then the mandates end and the year is closed."""
    stage.day(1, 25, later=1)
    move_stage(cycle=stage.cycle, stage=CycleStage.PROPOSED)
    nominations = _nominate(stage, leading, ballot)
    _submit(stage, nominations)
    _decide(stage, nominations)
    on = stage.day(2, 18, later=1)
    for mandate in stage.cycle.mandates.filter(status=MandateStatus.ANNOUNCED):
        end_mandate(mandate=mandate, on=on)
    move_stage(cycle=stage.cycle, stage=CycleStage.CLOSED, reason=NO_HAND_OVER)


def _nominate(stage: Stage, leading: Sequence[Board], ballot: Ballot | None) -> list[Nomination]:
    """The flag to whom the conference chose, certificates to the next ones."""
    day = stage.day(1, 26, later=1)
    flag, merit = (Award.objects.get(slug=slug) for slug in (FLAG, MERIT))
    chosen = _chosen(ballot, leading)
    wished = [(board, flag) for board in chosen]
    members = len(stage.members())
    others = [(board, merit) for board in leading if board not in chosen]
    wished += others[: members * MERITS // 100]
    made = []
    for board, of in wished:
        typed = of == flag and ballot is None
        made.append(
            nominate(
                cycle=stage.cycle,
                board=board,
                award=of,
                officer=stage.secretary,
                achievements=WHY,
                note=f"{day:%d/%m/%Y} {FICTION}",
                votes_for=members - 1 if typed else None,
                votes_cast=members if typed else None,
            )
        )
    return made


def _chosen(ballot: Ballot | None, leading: Sequence[Board]) -> list[Board]:
    """Whom the count names; the first of the result in a year without a ballot."""
    if ballot is None or ballot.document is None:
        return list(leading[:1])
    elected = {
        row["board"] for row in ballot.document["counts"] if row["outcome"] == CountOutcome.ELECTED
    }
    return [board for board in leading if board.slug in elected]


def _submit(stage: Stage, nominations: Sequence[Nomination]) -> Submission:
    on = stage.day(2, 1, later=1)
    draft = draft_submission(
        cycle=stage.cycle,
        officer=stage.secretary,
        nominations=[each.pk for each in nominations],
        issuer=f"{stage.bloc.name}"[:200],
        superior=COUNCIL,
        recipient=COUNCIL,
        title=f"Đề nghị khen thưởng năm {stage.year} {FICTION}",
        number=f"HC-{stage.year}/TTr",
        dated=on,
        place=f"Vùng Thí Dụ {FICTION}",
        signed_by=SIGNER,
        signer_role=f"Trưởng khối {FICTION}",
    )
    return submit(submission=draft, officer=stage.colleague, read=sending(draft).fingerprint)


def _decide(stage: Stage, nominations: Sequence[Nomination]) -> None:
    on = stage.day(2, 10, later=1)
    grants = [Grant(each.board, each.award, each) for each in nominations]
    record_decision(
        cycle=stage.cycle,
        number=f"HC-{stage.number}/{stage.year}/QĐ",
        issued_on=on,
        issuer=COUNCIL,
        title=f"Tặng thưởng năm {stage.year} cho {stage.troupe.short}",
        officer=stage.colleague,
        signed_by=SIGNER,
        conferrals=grants,
    )


def take_back(stage: Stage) -> None:
    """A later decision cancels one certificate of the year, with its ground."""
    on = stage.day(6, 15, later=1)
    given = Conferral.objects.filter(decision__cycle=stage.cycle, award__slug=MERIT)
    end_by_new_decision(
        conferrals=[given.earliest("pk")],
        status=ConferralStatus.CANCELLED,
        ground=GROUND,
        officer=stage.colleague,
        number=f"HC-{stage.number}/{stage.year}/QĐ-H",
        issued_on=on,
        issuer=COUNCIL,
        title=f"Hủy bỏ một lượt khen thưởng năm {stage.year} của {stage.troupe.short}",
        signed_by=SIGNER,
    )
