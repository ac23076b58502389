"""docs/dossiers.md says what the code does."""

from datetime import date, datetime

from awards.domain.achievements import Citation, by_name, filled
from awards.domain.dossiers import Line, Required, due_on, percent
from awards.enums import Held, Owes, PieceKind
from boards.domain.sentences import Sentence
from tests.test_docs import one, rows

DOSSIERS = "docs/dossiers.md"
SUBMITTED, TODAY = date(2023, 1, 20), date(2023, 1, 16)


def test_every_kind_of_paper_is_named():
    kinds = [one(kind) for kind, _made in rows(DOSSIERS, "Kind", "The site has it when")]

    assert kinds == [kind.value for kind in PieceKind]


def test_the_worked_example_is_what_the_rules_say():
    lines = []
    for paper, days, held, due, state in rows(
        DOSSIERS, "Paper", "Days before", "There by", "Due", "State"
    ):
        on = due_on(SUBMITTED, None if days == "–" else int(days))
        required = Required(PieceKind(one(paper)), Sentence("", ""), Owes.BOARD, on)
        line = Line(required, () if held == "–" else (Held(one(held)),))
        lines.append(line)
        told = "there" if line.is_there else "late" if line.is_late(TODAY) else "owed"
        assert (on, told) == (datetime.strptime(due, "%d/%m/%Y").date(), state)

    assert (percent(lines), percent([lines[0], lines[0], lines[1]])) == (50, 66)


def test_texts_quote_as_the_table_says():
    cited = by_name(
        [
            Citation("Lao động", "hơn 1.500 người"),
            Citation("Lao động 2021", "", "thiếu số liệu"),
            Citation("Thứ hạng", "1"),
        ]
    )
    for text, printed in rows(DOSSIERS, "Text", "Printed"):
        assert filled(one(text), cited) == printed
