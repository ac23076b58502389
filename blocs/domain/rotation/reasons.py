"""Why a board leads or is passed over: each reason is a sentence in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boards.domain.sentences import Sentence
from boards.domain.years import short_date


class Reason(StrEnum):
    """What one step of a proposal rests on."""

    MOVES_UP = "moves_up"
    STAYS = "stays"
    NEXT = "next"
    DEFERRED_TURN = "deferred_turn"
    TO_ELECT = "to_elect"
    TO_APPOINT = "to_appoint"
    INHERITS = "inherits"
    STRANGER = "stranger"
    LEFT = "left"
    MERGED = "merged"
    NOT_YET = "not_yet"
    DECLINED_DEFERRED = "declined_deferred"
    DECLINED_LOST = "declined_lost"
    BARRED = "barred"
    YEARS_RUNNING = "years_running"
    NOBODY = "nobody"
    TOO_FEW_DEPUTIES = "too_few_deputies"
    SUCCEEDED = "succeeded"
    DEPUTY_ACTS = "deputy_acts"
    NOBODY_ACTS = "nobody_acts"


TAKES = frozenset(
    {
        Reason.MOVES_UP,
        Reason.STAYS,
        Reason.NEXT,
        Reason.DEFERRED_TURN,
        Reason.TO_ELECT,
        Reason.TO_APPOINT,
    }
)
"""The reasons for which a board leads."""

SENTENCES: Mapping[Reason, Sentence] = {
    Reason.MOVES_UP: Sentence(
        "{board}: Phó khối năm {year} làm Trưởng khối.",
        "{board}: the deputy of {year} becomes chair.",
    ),
    Reason.STAYS: Sentence(
        "{board}: Phó khối năm {year} tiếp tục làm Phó khối.",
        "{board}: a deputy of {year} stays deputy.",
    ),
    Reason.NEXT: Sentence(
        "{board}: đến lượt theo danh sách luân phiên (số thứ tự {seat}).",
        "{board}: its turn has come in the list of rotation (seat {seat}).",
    ),
    Reason.DEFERRED_TURN: Sentence(
        "{board}: nhận lượt đã hoãn từ năm {year}.",
        "{board}: takes the turn deferred in {year}.",
    ),
    Reason.TO_ELECT: Sentence(
        "{board}: chờ lượt lâu nhất; hội nghị bầu quyết định.",
        "{board}: has waited longest; the members elect.",
    ),
    Reason.TO_APPOINT: Sentence(
        "{board}: chờ lượt lâu nhất; Hội đồng chỉ định quyết định.",
        "{board}: has waited longest; the council appoints.",
    ),
    Reason.INHERITS: Sentence(
        "{board} kế thừa lượt của {other} vì giữ số thứ tự {seat} theo quyết định.",
        "{board} inherits the turn of {other}, because a decision gave it seat {seat}.",
    ),
    Reason.STRANGER: Sentence(
        "{board} không phải là thành viên của khối.", "{board} is no member of the bloc."
    ),
    Reason.LEFT: Sentence(
        "Bỏ qua {board}: không còn là thành viên từ ngày {day}.",
        "{board} is passed over: it is no longer a member since {day}.",
    ),
    Reason.MERGED: Sentence(
        "Bỏ qua {board}: đã nhập vào {other} ngày {day}; chưa có quyết định giao lại số thứ tự.",
        "{board} is passed over: it gave way to {other} on {day}; no decision hands on its seat.",
    ),
    Reason.NOT_YET: Sentence(
        "Bỏ qua {board}: chưa là thành viên trước ngày {day}.",
        "{board} is passed over: it is no member before {day}.",
    ),
    Reason.DECLINED_DEFERRED: Sentence(
        "Bỏ qua {board}: xin không đảm nhiệm năm {year}; lượt được hoãn sang năm sau.",
        "{board} is passed over: it declined for {year}; its turn is deferred to the next year.",
    ),
    Reason.DECLINED_LOST: Sentence(
        "Bỏ qua {board}: xin không đảm nhiệm năm {year}; mất lượt, chuyển xuống cuối danh sách.",
        "{board} is passed over: it declined for {year}; the turn is lost, it goes to the end.",
    ),
    Reason.BARRED: Sentence(
        "Bỏ qua {board}: không đủ điều kiện năm {year}; mất lượt, chuyển xuống cuối danh sách.",
        "{board} is passed over: it is barred in {year}; the turn is lost, it goes to the end.",
    ),
    Reason.YEARS_RUNNING: Sentence(
        "Bỏ qua {board}: đã làm Trưởng khối đủ số năm liên tục cho phép.",
        "{board} is passed over: it has been chair for as many years running as allowed.",
    ),
    Reason.NOBODY: Sentence(
        "Không còn thành viên nào có thể làm Trưởng khối.", "No member is left that can be chair."
    ),
    Reason.TOO_FEW_DEPUTIES: Sentence(
        "Không đủ thành viên để có số Phó khối theo quy chế.",
        "There are too few members for as many deputies as the rule asks for.",
    ),
    Reason.SUCCEEDED: Sentence(
        "{board} thay {other} làm Trưởng khối từ ngày {day} vì kế thừa số thứ tự {seat}.",
        "{board} replaces {other} as chair from {day}, because it inherits seat {seat}.",
    ),
    Reason.DEPUTY_ACTS: Sentence(
        "{board} làm Quyền Trưởng khối từ ngày {day}, khi {other} không còn đảm nhiệm.",
        "{board} is acting chair from {day}, when {other} ceases to lead.",
    ),
    Reason.NOBODY_ACTS: Sentence(
        "Từ ngày {day} khối không có Trưởng khối: {other} không còn đảm nhiệm, không có Phó khối.",
        "From {day} the bloc has no chair: {other} ceases to lead, and there is no deputy.",
    ),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proposal: a reason, and whom, which seat, year and day it speaks of."""

    reason: Reason
    board: int | None = None
    others: tuple[int, ...] = ()
    seat: int | None = None
    year: int | None = None
    on: date | None = None

    @property
    def takes(self) -> bool:
        """Whether the board leads for this reason; otherwise it is passed over, or told of."""
        return self.reason in TAKES

    def sentence(self, names: Mapping[int, str]) -> Sentence:
        """The step in words; ``names`` are those of the boards."""
        words = {
            "board": "" if self.board is None else names[self.board],
            "other": ", ".join(names[other] for other in self.others),
            "seat": self.seat,
            "year": self.year,
            "day": short_date(self.on) if self.on else "",
        }
        said = SENTENCES[self.reason]
        return Sentence(said.vi.format(**words), said.en.format(**words))
