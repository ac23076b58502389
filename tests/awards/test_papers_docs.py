"""docs/papers.md says what the code does."""

import re
from pathlib import Path

from awards.domain.list_columns import SHAPES
from awards.domain.papers import FIELDS, TITLES
from awards.domain.papers.frame import HEAD, YEAR
from awards.enums import Likeness, PaperKind
from boards.typesetting.language import PlainEnvironment, check
from tests.test_docs import ROOT, one, page, rows

PAPERS = "docs/papers.md"
FRAME = [field.name for field in (*HEAD, *YEAR)]


def said(field):
    """A field as the table writes it."""
    if field.parts:
        return f"`{field.name}` (rows: {', '.join(map(said, field.parts))})"
    return f"`{field.name}`{' (list)' if field.many else ''}"


def test_every_paper_is_made_by_the_module_that_the_table_names():
    found = rows(PAPERS, "Paper", "Code", "Made from", "By")
    linked = [re.search(r"\(\.\./(.+)\)", module)[1] for *_said, module in found]

    assert {one(code): title for title, code, *_rest in found} == {
        kind.value: TITLES[kind] for kind in FIELDS
    }
    assert [path for path in linked if not Path(ROOT, path).exists()] == []


def test_every_field_stands_in_the_table_of_its_paper():
    told = dict(rows(PAPERS, "Paper", "Fields of its own"))

    assert told == {
        TITLES[kind]: ", ".join(said(field) for field in fields if field.name not in FRAME)
        for kind, fields in FIELDS.items()
    }


def test_what_all_papers_have_is_named_once():
    line = next(line for line in page(PAPERS).splitlines() if line.startswith("All of them have "))

    assert re.findall(r"`(\w+)`", line) == FRAME
    assert all({field.name for field in fields} >= set(FRAME) for fields in FIELDS.values())


def test_what_a_template_can_do_is_understood():
    names = {"so_ky_hieu": None, "luu_y": None, "noi_nhan": {}, "de_nghi": {"don_vi": None}}

    for typed, _does in rows(PAPERS, "In Word", "Does"):
        pieces = "".join(re.findall(r"`([^`]+)`", typed))
        source = re.sub(r"\{%(tr|p) ", "{% ", pieces)
        check(PlainEnvironment(), source, names)


def test_every_column_of_the_list_stands_in_the_table():
    head = ("Holds", "Usual heading", "Width", "Unit", "Number")

    assert [tuple(row) for row in rows(PAPERS, *head)] == [
        (
            f"`{holds.value}`",
            shape.heading or "–",
            str(shape.width),
            shape.unit or "–",
            "yes" if shape.number_format else "no",
        )
        for holds, shape in SHAPES.items()
    ]


def test_every_answer_of_the_register_stands_in_the_table():
    assert [one(answer) for answer, _means in rows(PAPERS, "Answer", "Means")] == list(Likeness)
    assert set(PaperKind) - set(FIELDS) == {PaperKind.PACKAGE}
