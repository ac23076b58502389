"""The minutes of the conference: what was recorded, what somebody wrote down, nothing more."""

import pytest
from django.urls import reverse
from django.utils import translation

from awards.enums import Channel, PaperKind
from awards.models import Attendance, Award, OfficialFile
from awards.queries.minutes import Attended, known_of
from awards.services import nominate
from blocs.enums import Stage
from blocs.models import Cycle
from boards.models import Board
from boards.typesetting.reading import word_lines

pytestmark = pytest.mark.django_db

PAGE = "admin:awards_ballot_meeting"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def came(cycle, slug, channel, **said):
    board = Board.objects.get(slug=slug)
    return Attendance.objects.create(cycle=cycle, board=board, channel=channel, **said)


def proposed(cycle, officer):
    return nominate(
        cycle=cycle,
        board=Board.objects.get(slug="bac-giang"),
        award=Award.objects.get(slug="co-thi-dua-bo"),
        officer=officer,
        achievements="tốt",
        votes_for=6,
        votes_cast=7,
    )


def test_members_come_with_who_spoke_for_them(cycle_2022):
    came(cycle_2022, "yen-bai", Channel.PHONE, delegate="Ông C", post="Phó ban")
    came(cycle_2022, "phu-tho", Channel.LETTER)
    came(cycle_2022, "bac-kan", Channel.ABSENT)

    known = known_of(cycle_2022)

    told = {each.board.rpartition("tỉnh ")[2]: each for each in known.members}
    assert len(known.members) == 7
    assert [
        (told[name].delegate, told[name].state) for name in ("Yên Bái", "Phú Thọ", "Bắc Kạn")
    ] == [
        ("Ông C, Phó ban", "có mặt"),
        ("", "ý kiến bằng văn bản"),
        ("", "vắng mặt"),
    ]
    assert told["Hòa Bình"] == Attended(told["Hòa Bình"].board, "", "")
    assert known.present == 1


def test_without_a_roll_nobody_says_how_many_came(cycle_2022):
    known = known_of(cycle_2022)

    assert (known.present, known.edition, known.ballots, known.nominations) == (None, None, [], [])


def test_nominations_come_with_the_place_that_they_cite(edition_2022, secretary):
    proposed(edition_2022.cycle, secretary)

    (row,) = known_of(edition_2022.cycle).nominations

    assert (row["place"], row["points"], row["votes_for"]) == (1, "79.2800", 6)


def test_a_nomination_without_an_edition_has_no_place(cycle_2022, secretary):
    proposed(cycle_2022, secretary)

    (row,) = known_of(cycle_2022).nominations

    assert (row["place"], row["points"]) == (None, None)


@pytest.mark.parametrize("times", [1, 3])
def test_what_is_known_costs_the_same_for_any_number_of_rows(
    edition_2022, secretary, times, django_assert_num_queries
):
    cycle = edition_2022.cycle
    for slug in ("yen-bai", "phu-tho", "bac-kan")[:times]:
        came(cycle, slug, Channel.PHONE)
    proposed(cycle, secretary)

    with django_assert_num_queries(8):
        known_of(cycle)


def test_the_minutes_leave_as_word_and_stay_in_the_register(as_officer, secretary, edition_2022):
    cycle = edition_2022.cycle
    came(cycle, "yen-bai", Channel.PHONE, delegate="Ông C")
    proposed(cycle, secretary)
    page = reverse(PAGE, args=[cycle.pk])
    said = {"do": "docx", "secretary": "Trần Thị B", "opinions": "Một\n\nHai", "on": "06/01/2023"}

    answer = as_officer(secretary).post(page, said)

    lines = word_lines(answer.content)
    kept = OfficialFile.objects.get()
    assert (kept.kind, kept.edition, kept.about) == (
        PaperKind.MINUTES,
        edition_2022,
        "0 cuộc bỏ phiếu, 1 đề nghị",
    )
    with kept.file.open() as stored:
        assert stored.read() == answer.content
    for line in ("Có mặt 1 trong 7 đơn vị thành viên.", "- Một", "- Hai", "Ông C", "79,28"):
        assert line in lines
    assert any("Trần Thị B" in line for line in lines)


def test_the_page_begins_with_what_the_year_says(as_officer, secretary, cycle_2022):
    response = as_officer(secretary).get(reverse(PAGE, args=[cycle_2022.pk]))

    assert response.context["form"].initial == {
        "on": cycle_2022.conference_on,
        "venue": cycle_2022.conference_place,
    }


def test_a_day_that_is_none_is_asked_again_and_nothing_is_kept(as_officer, secretary, cycle_2022):
    page = reverse(PAGE, args=[cycle_2022.pk])

    response = as_officer(secretary).post(page, {"do": "pdf", "on": "31/02/2023", "venue": "Hội"})

    assert list(response.context["form"].errors) == ["on"]
    assert (response.context["form"]["venue"].value(), OfficialFile.objects.count()) == ("Hội", 0)


def test_a_file_of_another_kind_is_not_made(as_officer, secretary, cycle_2022):
    response = as_officer(secretary).post(reverse(PAGE, args=[cycle_2022.pk]), {"do": "exe"})

    assert (response.status_code, OfficialFile.objects.count()) == (200, 0)


def test_whoever_sends_to_the_council_makes_them_after_the_conference(
    as_officer, secretary, auditor, cycle_2022
):
    Cycle.objects.filter(pk=cycle_2022.pk).update(stage=Stage.PROPOSED)
    page = reverse(PAGE, args=[cycle_2022.pk])

    assert as_officer(secretary).post(page, {"do": "pdf"}).content[:5] == b"%PDF-"
    assert as_officer(auditor).get(page).status_code == 403
