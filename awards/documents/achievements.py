"""The achievement report of a board: its three parts as somebody wrote them, with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from awards.documents.frame import head
from awards.domain.papers import Value


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line of the table of figures, as it is printed; what is not known stays empty."""

    indicator: str
    unit: str = ""
    year_before: str = ""
    last_year: str = ""
    target: str = ""
    actual: str = ""
    rate: str = ""
    source: str = ""


def report_content(
    *,
    board: str,
    award: str,
    bloc: str,
    year: int,
    situation: str,
    achievements: str,
    commendations: str,
    figures: Iterable[FigureLine] = (),
    sources: Sequence[str] = (),
    superior: str = "",
    number: str = "",
    place: str = "",
    on: date | None = None,
    confirmed_by: str = "",
    role: str = "",
    signed_by: str = "",
    warning: str = "",
) -> dict[str, Value]:
    """What the report says; each line of a text is a paragraph."""
    return {
        **head(
            issuer=board,
            superior=superior,
            number=number,
            place=place,
            on=on,
            about=f"Năm {year}",
            warning=warning,
        ),
        "year": str(year),
        "bloc": bloc,
        "board": board,
        "award": award,
        "features": _paragraphs(situation),
        "achievements": _paragraphs(achievements),
        "commendations": _paragraphs(commendations),
        "this_year": str(year),
        "last_year": str(year - 1),
        "year_before": str(year - 2),
        "figures": [_row(at, line) for at, line in enumerate(figures, start=1)],
        "sources": list(sources),
        "confirmed_by": confirmed_by,
        "recipients": ["Khối thi đua", "Lưu: VT"],
        "on_behalf": "",
        "role": role,
        "signed_by": signed_by,
    }


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _row(at: int, line: FigureLine) -> Mapping[str, Value]:
    return {
        "number": str(at),
        "indicator": line.indicator,
        "unit": line.unit,
        "year_before": line.year_before,
        "last_year": line.last_year,
        "target": line.target,
        "actual": line.actual,
        "rate": line.rate,
        "source": line.source,
    }
