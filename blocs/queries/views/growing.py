"""Growth on the year before, from what the edition says of it or from the edition of that year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from blocs.domain.figures import Baseline, Figure, read_baselines, read_figures
from blocs.domain.inputs import last_year
from blocs.domain.reading import Node
from blocs.domain.trend import GROWING, baseline_of, growth
from blocs.queries.measures import Cell, Measures
from blocs.queries.published import Opened
from blocs.queries.year_before import YearBefore
from boards.domain.sentences import Sentence


class Growing:
    """The growth of every amount. Money of both years is converted at the rates of this one.

    A currency that this edition has no rate for is another currency, and breaks before it is asked.
    """

    def __init__(self, opened: Opened, measures: Measures, before: YearBefore | None) -> None:
        self.document = opened.document
        self.year = opened.head.year - 1
        self.measures = measures
        self.before = before
        self.sealed = _sealed(opened)
        self.figures = _figures(before) if before else {}

    @property
    def known(self) -> bool:
        """Whether anything is known of the year before."""
        return bool(self.sealed or self.before)

    def cell(self, board: str, code: str) -> Cell:
        """The growth of ``code`` in percent; without it, why there is none."""
        whole = self.measures.cell(board, code)
        unit = _("%% on %(year)s") % {"year": self.year}
        if not whole.reported:
            return replace(whole, unit=unit)
        last = last_year(self._baseline(board, code), self.measures.rates)
        found = growth(self.measures.data[board][code], last, self.year)
        if found.rate is None:
            why = found.why.in_language(self.measures.reader.language)
            return Cell(whole.code, whole.label, unit, "broken", _("not comparable"), why=why)
        amount = found.rate * 100
        text = self.measures.reader.signed(amount, 1)
        return replace(
            whole,
            unit=unit,
            text=text,
            mark="" if last.exact and not whole.mark else _("about"),
            converted=False,
            estimate=whole.estimate or last.estimated,
            amount=amount,
        )

    def _baseline(self, board: str, code: str) -> Baseline:
        """What points for growth were made from, where there are such; else the year before."""
        if (board, code) in self.sealed or self.before is None:
            return self.sealed.get((board, code)) or self._unknown(board, code)
        reported = [row for row in self.measures.rows[board, code] if row["amount"] is not None]
        return baseline_of(
            self.before.opened.document,
            now=self.document,
            board=board,
            indicator=code,
            figures=self.figures,
            currencies={row["currency"] for row in reported},
            inherited=self.before.inherited.get(board, ()),
        )

    def _unknown(self, board: str, code: str) -> Baseline:
        why = Sentence(
            f"chưa công bố kết quả năm {self.year}", f"nothing was published of {self.year}"
        )
        return Baseline(board, code, self.year, False, why, (), "")


def grows(measures: Measures, code: str) -> bool:
    """Whether a rate of growth of this indicator says anything."""
    return measures.indicators[code]["dimension"] in GROWING


def _sealed(opened: Opened) -> Mapping[tuple[str, str], Baseline]:
    document = opened.document
    boards = [row["board"] for row in document["members"]]
    node = Node(document.get("baselines", []), "baselines")
    rows = read_baselines(node, boards, year=document["year"])
    return {(row.board, row.indicator): row for row in rows}


def _figures(before: YearBefore) -> Mapping[tuple[str, str], list[Figure]]:
    document = before.opened.document
    boards = [row["board"] for row in document["members"]]
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in read_figures(Node(document["figures"], "figures"), boards):
        found[figure.board, figure.indicator].append(figure)
    return found
