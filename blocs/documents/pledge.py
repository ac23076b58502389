"""The pledge as files: the draft as PDF, any version as Word. The opened PDF is a stored one."""

from __future__ import annotations

from datetime import datetime

from blocs.domain.pledge.content import Json
from blocs.domain.pledge.markup import Heading, Items, Paragraph, blocks
from blocs.domain.pledge.paper import (
    KIND,
    RECEIVERS,
    ROLES,
    about_of,
    annex_about,
    annex_heading,
    columns,
    day_of,
    draft_paper,
    lines,
)
from boards.typesetting.pdf import compile_pdf
from boards.typesetting.word import Column, Letterhead, OfficialPaper, Place, Signer

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}

SHARES = (2, 8, 4, 4, 5, 7)
PLACES: tuple[Place, ...] = ("centre", "left", "centre", "right", "right", "left")


def draft_pdf(content: Json, *, made_at: datetime) -> bytes:
    """How the paper will look; every page says that it is a draft."""
    return compile_pdf("pledge.typ", draft_paper(content), made_at=made_at)


def pledge_word(content: Json, *, foot: list[str], made_at: datetime) -> bytes:
    """The pledge for Word: to circulate as a draft, or to print in the layout of the house."""
    paper = OfficialPaper(
        Letterhead(
            issuer=content["bloc_name"],
            superior=content["council"],
            place=content["signing"]["place"],
            on=day_of(content),
        ),
        kind=KIND,
        about=about_of(content),
        author=content["bloc_name"],
        made_at=made_at,
    )
    _write_text(paper, content["text"])
    paper.add_signatures(
        [Signer(member["name"], ROLES[member["role"]]) for member in content["members"]]
    )
    paper.add_recipients(RECEIVERS)
    for line in foot:
        paper.add_paragraph(line)
    _write_annex(paper, content)
    return paper.content()


def _write_text(paper: OfficialPaper, text: str) -> None:
    for block in blocks(text):
        match block:
            case Heading(level, words):
                paper.add_heading(words, level=level, numbered=False)
            case Items(items):
                paper.add_points(items)
            case Paragraph(words):  # pragma: no branch - there is no fourth kind
                paper.add_paragraph(words)


def _write_annex(paper: OfficialPaper, content: Json) -> None:
    paper.add_annex("Phụ lục", annex_heading(content), annex_about(content))
    heads = [
        Column(heading, share, place)
        for heading, share, place in zip(columns(content), SHARES, PLACES, strict=True)
    ]
    for member in content["members"]:
        rows = [
            line.cells(number)
            for number, line in enumerate(lines(content, member["board"]), start=1)
        ]
        paper.add_table(heads, rows, caption=member["name"])
