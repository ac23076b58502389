"""The picture of one measure of a comparison, from which its files are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blocs.queries.charts.picture import Entry, Picture, entry_of, rate_notes
from blocs.queries.compare.sections import Beside, Section
from blocs.queries.trend.amounts import Measured


def picture_of(section: Section, about: str, note: str) -> Picture | None:
    """A measure of ``about``, with what its view can say; nothing where a table stands alone."""
    if section.chart is None:
        return None
    years = [measured.opened for measured in editions_of(section)]
    cells = [each.cell for each in _shown(section) if each.cell]
    return Picture(
        code=section.code,
        title=section.label,
        unit=section.unit,
        period=", ".join(map(str, section.years)),
        about=about,
        illustrative=any(year.head.illustrative for year in years),
        marks=section.chart,
        legend=(),
        notes=(
            *filter(None, [note]),
            *(f"{sign} {said}" for sign, said in section.breaks),
            *rate_notes(years, cells),
        ),
        heads=tuple(year.head for year in years),
        entries=tuple(entries_of(section)),
    )


def editions_of(section: Section) -> Sequence[Measured]:
    """The editions that the numbers of a measure come from, each once, by their numbers."""
    found = {each.source: each.measured for each in _shown(section) if each.measured}
    return [found[number] for number in sorted(found)]


def entries_of(section: Section) -> Iterator[Entry]:
    """Every number of a measure, as a file has them."""
    for row in section.rows:
        for each in row.cells:
            if each.cell and each.measured:
                yield entry_of(each.measured.opened, row.board, row.name, each.cell)


def _shown(section: Section) -> Iterator[Beside]:
    return (each for row in section.rows for each in row.cells if each.cell)
