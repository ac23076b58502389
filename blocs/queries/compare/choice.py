"""What a reader chose to compare, read from an address, with a sentence for whatever is wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from blocs.queries.choices import View
from blocs.refusals import CompareProblem

MOST = 6
"""More boards than these are a leaderboard, and no comparison."""
POINTS = "points"
VIEWS = (View.ABSOLUTE, View.PER_WORKER, View.PER_HECTARE, View.AGAINST_TARGET)
"""Growth is what the years beside one another show."""


@dataclass(frozen=True, slots=True)
class Options:
    """What there is to choose from."""

    boards: Collection[str]
    years: Collection[int]
    measures: Sequence[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The boards, years and measures of an address, each once and in the order of the options."""

    boards: tuple[str, ...]
    years: tuple[int, ...]
    measures: tuple[str, ...]
    view: View
    problems: tuple[CompareProblem, ...]

    @classmethod
    def read(cls, query: QueryDict, options: Options) -> Choice:
        """The choice that an address makes; what is not to be had is told, not guessed."""
        boards = tuple(dict.fromkeys(query.getlist("board")))
        years = tuple(dict.fromkeys(query.getlist("year")))
        measures = tuple(dict.fromkeys(query.getlist("measure")))
        known_years = {f"{year}": year for year in options.years}
        view = query.get("view", VIEWS[0].value)
        return cls(
            boards=tuple(each for each in boards if each in options.boards),
            years=tuple(sorted(known_years[each] for each in years if each in known_years)),
            measures=tuple(each for each in options.measures if each in measures),
            view=View(view) if view in VIEWS else VIEWS[0],
            problems=tuple(
                problem
                for problem, met in (
                    (CompareProblem.UNKNOWN_BOARD, not {*boards} <= {*options.boards}),
                    (CompareProblem.TOO_MANY, len(boards) > MOST),
                    (CompareProblem.NO_BOARD, bool(years or measures) and not boards),
                    (CompareProblem.UNKNOWN_YEAR, not {*years} <= {*known_years}),
                    (CompareProblem.UNKNOWN_MEASURE, not {*measures} <= {*options.measures}),
                )
                if met
            ),
        )

    @property
    def shown(self) -> bool:
        """Whether there is something to compare."""
        return bool(self.boards) and not self.problems

    @property
    def query(self) -> str:
        """The address of this choice, from the question mark on."""
        words = [
            *(("board", board) for board in self.boards),
            *(("year", f"{year}") for year in self.years),
            *(("measure", measure) for measure in self.measures),
        ]
        view = [("view", self.view.value)] if self.view is not VIEWS[0] else []
        return "?" + urlencode([*words, *view])
