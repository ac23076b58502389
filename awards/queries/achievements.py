"""What an achievement report rests on: figures, place, targets and awards, with their sources.

Figures of a year are those of its published edition; where nothing is published, those of the
report, and it is said so. All in Vietnamese, as the paper is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from awards.domain.achievements import Citation, Printed, by_name, cite, rate
from awards.models import Nomination
from awards.queries.passing_on import standing_awards
from blocs.domain.editions import short_code
from blocs.models import Edition, Target
from blocs.queries.earlier_awards import Standing, lines_of
from blocs.queries.payload_figures import figure_row
from boards.domain.numbers import format_number
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.units import UNITS
from boards.models import Board, Document, Figure, Indicator

Json = dict[str, Any]
BoardYear = tuple[int, int]

EARLIER = 2
"""Years beside that of the report."""
AWARDS_OF = 30
"""Years that earlier awards are listed for."""

PLACE, POINTS, MEMBERS = "Thứ hạng", "Điểm", "Số đơn vị"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a version of a report is drafted from."""

    citations: tuple[Citation, ...]
    table: tuple[Json, ...]
    awards: tuple[str, ...]
    illustrative: bool

    @property
    def by_name(self) -> dict[str, Citation]:
        """What texts may quote."""
        return by_name(self.citations)

    def plain(self) -> Json:
        """As it is kept with a version."""
        return {
            "citations": [each.plain() for each in self.citations],
            "table": list(self.table),
            "awards": list(self.awards),
            "illustrative": self.illustrative,
        }


def kept_facts(kept: Json) -> Facts:
    """What a version keeps."""
    return Facts(
        tuple(Citation(**each) for each in kept["citations"]),
        tuple(kept["table"]),
        tuple(kept["awards"]),
        kept["illustrative"],
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a board in a year, and where it stands."""

    rows: Mapping[str, list[Json]]
    """By the code of the indicator, as an edition has them."""
    cited: str


def facts_of(nominations: Sequence[Nomination]) -> dict[int, Facts]:
    """By nomination, in a fixed number of queries however many there are.

    Nominations come with board, award, cycle and edition.
    """
    told = _told(nominations)
    indicators = list(Indicator.objects.order_by("order", "code"))
    papers = dict(_papers(told.values()))
    targets = _targets(nominations)
    awards = _awards(nominations)
    return {
        each.pk: _facts(each, told, indicators, papers, targets, awards[each.pk])
        for each in nominations
    }


def _facts(
    nomination: Nomination,
    told: Mapping[BoardYear, Told],
    indicators: Iterable[Indicator],
    papers: Mapping[str, str],
    targets: Mapping[tuple[int, int, int], Quantity],
    awards: Sequence[str],
) -> Facts:
    board, cycle = nomination.board_id, nomination.cycle
    years = range(cycle.year - EARLIER, cycle.year + 1)
    citations, table = _standing(nomination), []
    for indicator in indicators:
        rows = {year: told[board, year].rows.get(indicator.code, []) for year in years}
        if not any(rows.values()):
            continue
        target = targets.get((cycle.pk, board, indicator.pk))
        parts = {year: [_printed(row) for row in rows[year]] for year in years}
        cited = {
            year: cite(
                _name(indicator, year, cycle.year),
                parts[year],
                _source(rows[year], papers, told[board, year].cited),
            )
            for year in years
        }
        citations += cited.values()
        year_before, last_year, actual = (cited[year].cell(indicator.unit) for year in years)
        table.append(
            {
                "indicator": indicator.name,
                "unit": UNITS[indicator.unit].vi,
                "year_before": year_before,
                "last_year": last_year,
                "target": _target(target).cell(indicator.unit) if target else "",
                "actual": actual,
                "rate": rate(parts[cycle.year], target),
                "source": cited[cycle.year].source,
            }
        )
    illustrative = nomination.edition is not None and nomination.edition.sealed["illustrative"]
    return Facts(tuple(citations), tuple(table), tuple(awards), illustrative)


def _target(target: Quantity) -> Citation:
    return Citation("", format_quantity(target))


def _name(indicator: Indicator, year: int, of_report: int) -> str:
    return indicator.name if year == of_report else f"{indicator.name} {year}"


def _standing(nomination: Nomination) -> list[Citation]:
    """Place and points in the edition that the nomination cites."""
    edition = nomination.edition
    if edition is None:
        return [Citation(name, "", "chưa công bố kết quả") for name in (PLACE, POINTS, MEMBERS)]
    document = edition.sealed
    slug = nomination.board.slug
    row = next((each for each in document["standings"] if each["board"] == slug), None)
    source = _edition(edition, document)
    place = "" if row is None or row["place"] is None else str(row["place"])
    points = "" if row is None or row["points"] is None else row["points"]
    return [
        Citation(PLACE, place, "" if place else "không xếp hạng", source),
        Citation(
            POINTS,
            format_number(Decimal(points)) if points else "",
            "" if points else "không xếp hạng",
            source,
        ),
        Citation(MEMBERS, str(len(document["members"])), "", source),
    ]


def _edition(edition: Edition, document: Json) -> str:
    said = f"bản công bố số {edition.number}, mã {short_code(edition.fingerprint)}"
    return f"{said}, MINH HỌA" if document["illustrative"] else said


def _told(nominations: Sequence[Nomination]) -> Mapping[BoardYear, Told]:
    """Published editions first: of the year the one that is cited, of earlier years the latest."""
    keys = {
        (each.board_id, year)
        for each in nominations
        for year in range(each.cycle.year - EARLIER, each.cycle.year + 1)
    }
    reported: dict[BoardYear, dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))
    boards, years = {board for board, _year in keys}, {year for _board, year in keys}
    figures = Figure.objects.filter(report__board__in=boards, report__year__in=years)
    for figure in figures.select_related("report__board", "report__source", "indicator", "source"):
        key = figure.report.board_id, figure.report.year
        reported[key][figure.indicator.code].append(figure_row(figure))
    told = {key: Told(reported[key], f"báo cáo năm {key[1]}, chưa công bố") for key in keys}
    published = Edition.objects.published().filter(
        cycle__year__in=years, cycle__bloc__in={each.cycle.bloc_id for each in nominations}
    )
    editions = {
        (each.cycle.bloc_id, each.cycle.year): each
        for each in published.select_related("cycle").order_by("number")
    }
    for each in nominations:
        for year in range(each.cycle.year - EARLIER, each.cycle.year + 1):
            latest = editions.get((each.cycle.bloc_id, year))
            edition = each.edition if year == each.cycle.year else latest
            if edition is not None:
                told[each.board_id, year] = _published(edition, each.board)
    return told


def _published(edition: Edition, board: Board) -> Told:
    document = edition.sealed
    rows: dict[str, list[Json]] = defaultdict(list)
    for row in document["figures"]:
        if row["board"] == board.slug:
            rows[row["indicator"]].append(row)
    return Told(rows, _edition(edition, document))


def _printed(row: Json) -> Printed:
    return Printed(
        amount=row["amount"],
        unit=row["unit"],
        basis=row["basis"],
        availability=row["availability"],
        qualifier=row["qualifier"],
        doubt=row["doubt"],
        doubt_reason=row["doubt_reason"],
        settled=row["doubt_settled"],
    )


def _papers(told: Iterable[Told]) -> Iterable[tuple[str, str]]:
    """How the papers that figures come from are cited, by their codes."""
    slugs = {row["source"] for each in told for rows in each.rows.values() for row in rows}
    for document in Document.objects.filter(slug__in=slugs):
        yield document.slug, document.citation


def _source(rows: Sequence[Json], papers: Mapping[str, str], cited: str) -> str:
    """The papers with the place in them, then the edition; nothing of what nobody reported."""
    if not rows:
        return ""
    said = [
        " ".join(filter(None, (papers.get(row["source"], row["source"]), row["place"])))
        for row in rows
    ]
    return "; ".join(filter(None, dict.fromkeys([*said, cited])))


def _targets(nominations: Sequence[Nomination]) -> Mapping[tuple[int, int, int], Quantity]:
    rows = Target.objects.filter(
        cycle__in={each.cycle_id for each in nominations},
        board__in={each.board_id for each in nominations},
        amount__isnull=False,
    )
    return {
        (each.cycle_id, each.board_id, each.indicator_id): Quantity(each.amount, UNITS[each.unit])
        for each in rows
        if each.amount is not None
    }


def _awards(nominations: Sequence[Nomination]) -> Mapping[int, list[str]]:
    """Earlier awards of each board and of what it came from, the latest first, by their papers."""
    found: dict[int, list[str]] = defaultdict(list)
    for year in {each.cycle.year for each in nominations}:
        of_year = [each for each in nominations if each.cycle.year == year]
        lines = lines_of({each.board_id for each in of_year}, year)
        every = {board for line in lines.values() for board in line}
        given = list(standing_awards(every, range(year - AWARDS_OF, year)))
        names = Board.objects.in_bulk({each.board for each in given})
        for each in of_year:
            mine = [one for one in given if one.board in lines[each.board_id]]
            for one in sorted(mine, key=lambda one: -one.year):
                found[each.pk].append(_award(one, names[one.board], own=one.board == each.board_id))
    return found


def _award(given: Standing, holder: Board, *, own: bool) -> str:
    issuer = given.document.issuer
    said = f"Năm {given.year}: {given.name}, {given.document.citation}, {issuer}"
    return f"{said}." if own else f"{said} (tặng {holder.name}, đơn vị trước khi sắp xếp)."
