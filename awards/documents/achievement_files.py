"""The achievement report as a file, with what its texts quote filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.documents.achievements import FigureLine, report_content
from awards.documents.papers import pdf, word
from awards.domain.papers import Value
from awards.domain.papers.frame import ILLUSTRATION
from awards.enums import PaperKind
from awards.queries.report_page import ReportPage

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SORTS: Mapping[str, Promise] = MappingProxyType({"docx": _("Word"), "pdf": _("PDF")})
"""The files that can be made, by the word that a button sends."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file to make: its name, and what the register says of it."""

    name: str
    content_type: str
    about: str
    content: Callable[[], bytes]
    kind: PaperKind = PaperKind.ACHIEVEMENTS


def report_file(page: ReportPage, sort: str) -> ReportFile:
    """The file of a sort of the version that is shown."""
    nomination = page.nomination
    make = word if sort == "docx" else pdf
    return ReportFile(
        name=f"bao-cao-thanh-tich-{nomination.board.slug}-{nomination.cycle.year}.{sort}",
        content_type=WORD if sort == "docx" else "application/pdf",
        about=f"{nomination} – {page.number}",
        content=lambda: make(PaperKind.ACHIEVEMENTS, content_of(page)),
    )


def content_of(page: ReportPage) -> dict[str, Value]:
    """What the paper says."""
    nomination, said = page.nomination, dict(page.read)
    cycle, names = nomination.cycle, {field.name for field in fields(FigureLine)}
    return report_content(
        board=nomination.board.name_on(cycle.members_on),
        award=nomination.award.name,
        bloc=cycle.bloc.name,
        year=cycle.year,
        situation=said["situation"],
        achievements=said["achievements"],
        commendations=said["commendations"],
        figures=[
            FigureLine(**{key: value for key, value in row.items() if key in names})
            for row in page.table
        ],
        sources=list(
            dict.fromkeys(each.source for each in page.citations if each.text and each.source)
        ),
        place=nomination.board.province.name,
        confirmed_by=cycle.bloc.council,
        warning=ILLUSTRATION if page.facts.illustrative else "",
    )
