"""What a reminder says: the duty, its day, whose it is."""

from datetime import date

import pytest

from blocs.domain.calendar import DUTIES, Matter
from blocs.enums import MilestoneKind

MATTER = Matter(MilestoneKind.PLEDGE, date(2023, 3, 31), -3)


def test_every_milestone_is_said_in_both_languages():
    assert set(DUTIES) == set(MilestoneKind)
    assert all(duty.vi and duty.en for duty in DUTIES.values())


@pytest.mark.parametrize("step", [-14, 0, 8])
@pytest.mark.parametrize("kind", MilestoneKind)
def test_a_matter_is_read_from_what_it_is_about(kind, step):
    matter = Matter(kind, date(2023, 3, 31), step)

    assert Matter.read(matter.about) == matter
    assert matter.about.startswith(matter.of_milestone)


def test_what_a_matter_is_about_tells_milestone_day_and_step():
    assert MATTER.about == "remind.pledge.2023-03-31.-3"


@pytest.mark.parametrize(
    ("today", "vi", "en"),
    [
        pytest.param(
            date(2023, 3, 28),
            "Hạn 31/03/2023: Ký giao ước thi đua",
            "Due on 31/03/2023: Sign the pledge",
            id="before",
        ),
        pytest.param(
            date(2023, 3, 31),
            "Hạn 31/03/2023: Ký giao ước thi đua",
            "Due on 31/03/2023: Sign the pledge",
            id="on the day",
        ),
        pytest.param(
            date(2023, 4, 3),
            "Quá hạn 31/03/2023: Ký giao ước thi đua",
            "Overdue since 31/03/2023: Sign the pledge",
            id="after",
        ),
    ],
)
def test_the_subject_names_the_day(today, vi, en):
    subject = MATTER.subject(today)

    assert (subject.vi, subject.en) == (vi, en)


def test_the_text_says_whose_duty_it_is_and_on_what_paper_it_rests():
    body = MATTER.body(date(2023, 3, 28), whose="Bắc Kạn", basis="12/QC (01/02/2023)")

    assert body.vi == (
        "Bắc Kạn còn một việc của năm thi đua chưa hoàn thành: ký giao ước thi đua.\n"
        "Hạn: ngày 31 tháng 3 năm 2023.\n"
        "Căn cứ: 12/QC (01/02/2023)."
    )
    assert body.en == (
        "Bắc Kạn still owes this for the emulation year: sign the pledge.\n"
        "Due on 31 March 2023.\n"
        "Basis: 12/QC (01/02/2023)."
    )


def test_the_text_of_a_missed_day_says_so():
    body = MATTER.body(date(2023, 4, 3), whose="Bắc Kạn")

    assert body.vi.splitlines()[1] == "Đã quá hạn từ: ngày 31 tháng 3 năm 2023."
    assert body.en.splitlines()[1] == "Overdue since 31 March 2023."
