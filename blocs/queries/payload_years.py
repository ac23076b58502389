"""What an edition says of other years: the year before for growth, awards of earlier ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from blocs.enums import Against
from blocs.models import Criterion, Membership
from blocs.queries.earlier_awards import Conferred
from blocs.queries.payload_figures import figure_row
from blocs.queries.payload_rules import Json
from boards.domain.sentences import Sentence
from boards.models import Figure, Indicator
from boards.queries.last_year import Compared, compared

SILENT = Sentence("", "")


@dataclass(frozen=True, slots=True)
class YearsBefore:
    """By board and indicator, what is compared with; nothing where no criterion asks for growth."""

    indicators: tuple[Indicator, ...] = ()
    rows: Mapping[tuple[int, int], Compared] = field(default_factory=dict)

    def figures(self) -> Iterator[Figure]:
        """All that is compared with, for the papers that it cites."""
        for each in self.rows.values():
            yield from each.figures


def years_before(boards: Collection[int], criteria: Iterable[Criterion], year: int) -> YearsBefore:
    """Of every member, for every indicator that some criterion compares with the year before."""
    found = {
        each.indicator.code: each.indicator
        for each in criteria
        if each.against == Against.LAST_YEAR and each.indicator is not None
    }
    if not found:
        return YearsBefore()
    indicators = tuple(found[code] for code in sorted(found))
    return YearsBefore(indicators, compared(boards, year, indicators))


def baseline_rows(before: YearsBefore, memberships: Sequence[Membership], year: int) -> Json:
    """Under their key, by seat; no key where nothing is compared."""
    rows = [
        _baseline(membership, indicator, before.rows[membership.board_id, indicator.pk], year)
        for membership in memberships
        for indicator in before.indicators
    ]
    return {"baselines": rows} if rows else {}


def award_rows(awards: Sequence[Conferred]) -> Json:
    """Under their key; no key where there are none."""
    return {"awards": [_award(each) for each in awards]} if awards else {}


def _baseline(membership: Membership, indicator: Indicator, found: Compared, year: int) -> Json:
    why = found.why or SILENT
    return {
        "board": membership.board.slug,
        "indicator": indicator.code,
        "year": year - 1,
        "restated": found.restated,
        "why": why.vi,
        "why_en": why.en,
        "figures": [
            {**figure_row(figure), "board_name": figure.report.board.short_name}
            for figure in found.figures
        ],
    }


def _award(each: Conferred) -> Json:
    issued = each.document.issued_on
    return {
        "board": each.member.slug,
        "holder": each.holder.slug,
        "holder_name": each.holder.short_name,
        "award": each.award,
        "name": each.name,
        "name_en": each.name_en,
        "year": each.year,
        "number": each.document.number,
        "date": issued.isoformat() if issued else None,
        "document": each.document.slug,
    }
