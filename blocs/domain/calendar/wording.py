"""What a milestone asks for, in words, and what a reminder of it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from blocs.enums import MilestoneKind
from boards.domain.sentences import Sentence
from boards.domain.years import long_date, short_date

DUTIES: Mapping[MilestoneKind, Sentence] = MappingProxyType(
    {
        MilestoneKind.NOTICE: Sentence(
            "Ban hành thông báo Trưởng khối, Phó khối", "Announce chair and deputy by a notice"
        ),
        MilestoneKind.REGULATION: Sentence(
            "Xây dựng quy chế hoạt động và kế hoạch của khối",
            "Draft the regulation and the plan of the bloc",
        ),
        MilestoneKind.TARGETS: Sentence(
            "Đăng ký chỉ tiêu thi đua của đơn vị", "Set the targets of the board"
        ),
        MilestoneKind.PLEDGE: Sentence("Ký giao ước thi đua", "Sign the pledge"),
        MilestoneKind.SCHEME: Sentence(
            "Ban hành bảng tiêu chí chấm điểm", "Have the criteria issued"
        ),
        MilestoneKind.MIDYEAR: Sentence(
            "Sơ kết sáu tháng và gửi báo cáo sơ kết", "Review the first six months and report"
        ),
        MilestoneKind.CUT_OFF: Sentence("Chốt số liệu của năm", "Cut off the figures of the year"),
        MilestoneKind.SELF_SCORING: Sentence(
            "Nộp báo cáo năm và tự chấm điểm", "Submit the yearly report and the self-scoring"
        ),
        MilestoneKind.APPRAISAL: Sentence(
            "Thẩm định báo cáo của các đơn vị", "Appraise the reports of the members"
        ),
        MilestoneKind.CONFERENCE: Sentence(
            "Tổ chức hội nghị tổng kết", "Hold the year-end conference"
        ),
        MilestoneKind.SUBMISSION: Sentence(
            "Trình Hội đồng hồ sơ đề nghị khen thưởng", "Submit the nominations to the council"
        ),
        MilestoneKind.HAND_OVER: Sentence(
            "Bàn giao cho Trưởng khối năm sau", "Hand over to the next chair"
        ),
    }
)
"""What whoever owes a milestone has to do."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a reminder is about: the milestone, the day it was due on then, and the step."""

    kind: MilestoneKind
    due_on: date
    step: int

    @property
    def about(self) -> str:
        """The same matter is the same text: ``remind.pledge.2023-03-31.-14``."""
        return f"remind.{self.kind}.{self.due_on.isoformat()}.{self.step:+d}"

    @property
    def of_milestone(self) -> str:
        """What all steps of the milestone have in common."""
        return f"remind.{self.kind}."

    @classmethod
    def read(cls, about: str) -> Matter:
        """The matter of a text that ``about`` made."""
        _remind, kind, day, step = about.split(".")
        return cls(MilestoneKind(kind), date.fromisoformat(day), int(step))

    def subject(self, today: date) -> Sentence:
        """The duty and its day; the number of days would be wrong by the time it is read."""
        duty, day = DUTIES[self.kind], short_date(self.due_on)
        if today > self.due_on:
            return Sentence(f"Quá hạn {day}: {duty.vi}", f"Overdue since {day}: {duty.en}")
        return Sentence(f"Hạn {day}: {duty.vi}", f"Due on {day}: {duty.en}")

    def body(self, today: date, *, whose: str, basis: str = "") -> Sentence:
        """Who owes what until when, and on which paper the day rests."""
        duty = DUTIES[self.kind]
        late = today > self.due_on
        vi = f"{whose} còn một việc của năm thi đua chưa hoàn thành: {_lower(duty.vi)}.\n"
        vi += f"{'Đã quá hạn từ' if late else 'Hạn'}: {long_date(self.due_on)}."
        en = f"{whose} still owes this for the emulation year: {_lower(duty.en)}.\n"
        en += f"{'Overdue since' if late else 'Due on'} {long_date(self.due_on, 'en')}."
        if basis:
            vi, en = f"{vi}\nCăn cứ: {basis}.", f"{en}\nBasis: {basis}."
        return Sentence(vi, en)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
