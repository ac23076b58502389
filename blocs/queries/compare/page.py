"""The page of a comparison: the form, a section for each measure, and the sources of every cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from blocs.queries.charts.files import files_of
from blocs.queries.charts.picture import Entry, Picture, rate_notes, source_of
from blocs.queries.choices import View
from blocs.queries.compare.choice import MOST, POINTS, VIEWS, Choice, Options
from blocs.queries.compare.picture import entries_of, picture_of
from blocs.queries.compare.reading import Field, Group, in_order, measured_of
from blocs.queries.compare.sections import (
    Asked,
    Section,
    amounts_breaks,
    points_breaks,
    points_cell,
    section_of,
)
from blocs.queries.measures import Cell
from blocs.queries.reader import Reader
from blocs.queries.trend import events_of
from blocs.queries.trend.amounts import Measured, codes_of, unit_of
from blocs.queries.views import offered
from blocs.queries.views.offered import scored
from blocs.queries.views.sight import NAMES, Sight
from blocs.refusals import CompareProblem

OWN_YARDSTICKS = View.AGAINST_TARGET
"""Its lengths would compare what does not compare: it is told, and not drawn."""


@dataclass(frozen=True, slots=True)
class Source:
    """An edition that cells come from, under its number."""

    number: int
    measured: Measured
    words: str
    rates: tuple[str, ...] = ()
    """Those that something on the page was converted at."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the page shows."""

    choice: Choice
    groups: tuple[Group, ...]
    years: tuple[int, ...]
    measures: Mapping[str, str]
    views: Mapping[str, str]
    problems: tuple[str, ...]
    about: str = ""
    """The names of the boards."""
    warnings: tuple[str, ...] = ()
    note: str = ""
    """What the view can and cannot say; of land, which land."""
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    illustrative: bool = False

    @property
    def entries(self) -> Iterator[Entry]:
        """Every number, as the file has them."""
        return (entry for section in self.sections for entry in entries_of(section))

    def picture(self, code: str) -> Picture | None:
        """The picture of a measure; nothing where it is not compared, or stands as a table."""
        section = next((each for each in self.sections if each.code == code), None)
        return picture_of(section, self.about, self.note) if section else None


def comparison(query: QueryDict, reader: Reader) -> Comparison:
    """What an address asks for. Five queries at most, however many boards and years."""
    field = Field(reader)
    boards, years = {*query.getlist("board")}, query.getlist("year")
    wanted = [
        row.edition
        for row in field.stood
        if row.board in boards and len(boards) <= MOST and (not years or f"{row.year}" in years)
    ]
    found = measured_of({*field.newest(), *wanted}, reader)
    names = {POINTS: _("Points"), **codes_of(each.opened for each in in_order(found.values()))}
    choice = Choice.read(query, Options(field.names, field.years, [*names]))
    empty = Comparison(
        choice=choice,
        groups=field.groups(),
        years=tuple(field.years),
        measures=names,
        views={view: str(NAMES[view]) for view in VIEWS},
        problems=tuple(str(problem.label) for problem in choice.problems),
    )
    if not choice.shown:
        return empty
    stood = field.of(choice.boards, choice.years or field.years)
    if not stood:
        return replace(empty, problems=(str(CompareProblem.NO_COMMON_YEAR.label),))
    where = {key: found[row.edition] for key, row in stood.items()}
    return _compared(empty, field, where, names)


def _compared(
    page: Comparison,
    field: Field,
    where: Mapping[tuple[str, int], Measured],
    names: Mapping[str, str],
) -> Comparison:
    sources = _sources(where.values())
    choice = _filled(page.choice, where, [*names])
    asked = Asked(
        names={board: field.names[board] for board in choice.boards},
        years=choice.years,
        where=where,
        sources={
            (each.measured.opened.head.bloc, each.measured.year): each.number for each in sources
        },
        events=events_of(choice.boards),
        silent=field.silent(choice.boards, choice.years),
    )
    sights = _sights(choice.view, where.values())
    heads = (each.opened.head for each in where.values())
    blocs = {head.bloc: head.bloc_short_name for head in heads}
    told = replace(
        page,
        choice=choice,
        about=", ".join(asked.names.values()),
        warnings=tuple(_warnings(blocs)),
        sections=tuple(
            _section(asked, code, names[code], sights, blocs) for code in choice.measures
        ),
        note=next((sight.note for sight in reversed(sights.values()) if sight), ""),
        sources=tuple(sources),
        illustrative=any(each.opened.head.illustrative for each in where.values()),
    )
    shown = _shown(told.sections)
    return replace(
        told,
        sections=tuple(_with_files(told, each, field.reader.language) for each in told.sections),
        sources=tuple(
            replace(each, rates=rate_notes([each.measured.opened], shown[each.number]))
            for each in told.sources
        ),
    )


def _shown(sections: Iterable[Section]) -> Mapping[int, list[Cell]]:
    """The cells that stand on the page, by the number of their source."""
    found: dict[int, list[Cell]] = defaultdict(list)
    for row in (row for section in sections for row in section.rows):
        for each in row.cells:
            if each.cell:
                found[each.source].append(each.cell)
    return found


def _with_files(page: Comparison, section: Section, language: str) -> Section:
    """Where the picture of a measure is found; its address asks for that measure alone."""
    picture = page.picture(section.code)
    if picture is None:
        return section
    return replace(
        section,
        files=files_of(
            "blocs:compare_chart",
            [section.code],
            page=reverse("blocs:compare"),
            name=picture.name,
            language=language,
            query=replace(page.choice, measures=(section.code,)).query,
        ),
    )


def _filled(
    choice: Choice, where: Mapping[tuple[str, int], Measured], measures: Sequence[str]
) -> Choice:
    """What was left open: every year of the boards; the points and all that they are made of."""
    newest = in_order(where.values())[-1]
    usual = {POINTS, *scored(newest.opened)}
    return replace(
        choice,
        years=choice.years or tuple(sorted({year for _board, year in where})),
        measures=choice.measures or tuple(each for each in measures if each in usual),
    )


def _sources(editions: Iterable[Measured]) -> list[Source]:
    each_once = {(each.year, each.opened.head.bloc): each for each in editions}
    return [
        Source(
            number,
            measured,
            f"{measured.opened.head.bloc_short_name}, {source_of(measured.opened.head)}",
        )
        for number, measured in enumerate(in_order(each_once.values()), start=1)
    ]


def _warnings(blocs: Mapping[str, str]) -> Iterator[str]:
    if len(blocs) > 1:
        yield _(
            "These boards belong to different blocs (%(blocs)s). Each bloc has a scheme of its "
            "own: figures are shown beside one another, points and places are not."
        ) % {"blocs": "; ".join(blocs.values())}


def _sights(view: View, editions: Iterable[Measured]) -> dict[int, Sight | None]:
    """Of each edition the view, where it has one; none is asked where amounts stand as they are."""
    return {
        id(each): offered(each.opened, each.measures).get(view)
        for each in in_order({id(each): each for each in editions}.values())
        if view is not View.ABSOLUTE
    }


def _section(
    asked: Asked,
    code: str,
    label: str,
    sights: Mapping[int, Sight | None],
    blocs: Collection[str],
) -> Section:
    if code == POINTS:
        return _points(asked, blocs)
    found = [each.opened for each in asked.where.values()]
    if not any(code in each.measures.indicators for each in asked.where.values()):
        return Section(
            code,
            label,
            "",
            asked.years,
            refused=_("None of these results knows of this indicator."),
        )
    if sights:
        return _seen(asked, code, label, sights)
    unit = unit_of(found, code)
    absolute = partial(Measured.cell, code=code, unit=unit)
    name = found[0].reader.unit(unit.code)
    return section_of(asked, code, label, name, absolute, amounts_breaks(code))


def _points(asked: Asked, blocs: Collection[str]) -> Section:
    label = _("Points")
    if len(blocs) > 1:
        refused = _(
            "The points of two blocs are made by two schemes and do not compare. "
            "Compare the figures, or boards of one bloc."
        )
        return Section(POINTS, label, _("points"), asked.years, refused=refused)
    return section_of(asked, POINTS, label, _("points"), points_cell, points_breaks)


def _seen(asked: Asked, code: str, label: str, sights: Mapping[int, Sight | None]) -> Section:
    """By the view of the leaderboard; what it does not show there is not shown here."""

    def cell(measured: Measured, board: str) -> Cell | None:
        sight = sights[id(measured)]
        return sight.cell(board, code) if sight and code in sight.codes else None

    section = section_of(asked, code, label, "", cell, amounts_breaks(code))
    units = [each.cell.unit for row in section.rows for each in row.cells if each.cell]
    if not units:
        refused = _("This view does not show this figure: see the absolute figures.")
        return Section(code, label, "", asked.years, refused=refused)
    views = {sight.view for sight in sights.values() if sight}
    chart = None if OWN_YARDSTICKS in views else section.chart
    return replace(section, unit=units[-1], chart=chart)
