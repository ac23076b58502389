"""Whether a dossier is whole: what is there, what is owed by whom, and until when."""

from datetime import date

import pytest

from awards.domain.dossiers import Line, Required, checklist, due_on, missing, percent
from awards.enums import Held, Owes, PieceKind
from boards.domain.sentences import Sentence

LETTER = Required(PieceKind.LETTER, Sentence("tờ trình", "letter"), Owes.COUNCIL)
REPORT = Required(
    PieceKind.REPORT, Sentence("báo cáo thành tích", "report"), Owes.BOARD, due=date(2023, 1, 5)
)


@pytest.mark.parametrize(
    ("there", "whole"),
    [
        pytest.param([], 100, id="nothing is asked for"),
        pytest.param([True], 100, id="all"),
        pytest.param([True, True, False], 66, id="rounded down"),
        pytest.param([False], 0, id="nothing is there"),
    ],
)
def test_how_much_is_there(there, whole):
    lines = [Line(LETTER, (Held.MADE,) if each else ()) for each in there]

    assert percent(lines) == whole


def test_every_required_paper_has_its_line():
    lines = checklist(
        [LETTER, REPORT],
        {PieceKind.LETTER: (Held.MADE, Held.UPLOADED), PieceKind.OPINION: (Held.UPLOADED,)},
    )

    assert lines == (Line(LETTER, (Held.MADE, Held.UPLOADED)), Line(REPORT, ()))


def test_what_is_missing_is_said_with_its_day_and_who_owes_it():
    found = list(missing([Line(LETTER), Line(REPORT), Line(LETTER, (Held.NOT_NEEDED,))], "Yên Bái"))

    assert [(each.about, each.what.vi, each.what.en, each.owes) for each in found] == [
        ("Yên Bái", "Hồ sơ thiếu: tờ trình.", "Missing: letter.", Owes.COUNCIL),
        (
            "Yên Bái",
            "Hồ sơ thiếu: báo cáo thành tích, hạn 05/01/2023.",
            "Missing: report, due on 05/01/2023.",
            Owes.BOARD,
        ),
    ]


@pytest.mark.parametrize(
    ("line", "today", "late"),
    [
        pytest.param(Line(REPORT), date(2023, 1, 5), False, id="on its day"),
        pytest.param(Line(REPORT), date(2023, 1, 6), True, id="the day after"),
        pytest.param(Line(REPORT, (Held.MADE,)), date(2023, 1, 6), False, id="it is there"),
        pytest.param(Line(LETTER), date(2023, 1, 6), False, id="no day is known"),
    ],
)
def test_what_is_late(line, today, late):
    assert line.is_late(today) is late


@pytest.mark.parametrize(
    ("submission", "days", "due"),
    [
        pytest.param(date(2023, 1, 10), 5, date(2023, 1, 5), id="so many days before"),
        pytest.param(date(2023, 1, 10), None, date(2023, 1, 10), id="on the day itself"),
        pytest.param(None, 5, None, id="no day is set"),
    ],
)
def test_until_when_a_paper_is_due(submission, days, due):
    assert due_on(submission, days) == due
