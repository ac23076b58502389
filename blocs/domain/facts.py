"""What points follow from: the rules, the data and the names that a document holds, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from blocs.domain import inputs
from blocs.domain.conditions import Breached
from blocs.domain.figures import read_baselines, read_figures, read_rates, read_targets
from blocs.domain.opinions import read_breaches, read_opinions, verdicts
from blocs.domain.reading import Node, refusal
from blocs.domain.schemes import JUDGED, read_scheme
from blocs.domain.scoring.awards import read_awards
from blocs.domain.scoring.data import BlocData
from blocs.domain.scoring.engine import Scheme, Verdicts
from blocs.domain.scoring.methods.earlier_awards import EarlierAwards
from blocs.domain.scoring.wording import Measure
from boards.domain.sentences import Sentence
from boards.enums import RateKind


@dataclass(frozen=True, slots=True)
class Facts:
    """The scheme, every board's datum by indicator in base units, and the boards' names.

    What people judge stands among the data; ``verdicts`` is what was decided about each board, and
    ``breached`` the conditions that somebody recorded as not met.
    """

    scheme: Scheme
    data: BlocData
    names: Mapping[str, Sentence]
    verdicts: Mapping[str, Verdicts]
    breached: Breached


def facts_of(document: object) -> Facts:
    """The facts of an edition's document; its standings are not looked at.

    Only rates of the year and of the scheme's kind convert. Raises ``Unreadable``.
    """
    node = Node(document, "")
    year = node.at("year").whole(low=1900, high=2999)
    names = _names(node.at("members"))
    rules = node.at("scheme")
    kind = RateKind(rules.at("rate_kind").one_of(RateKind.values))
    printed = read_figures(node.at("figures"), names)
    pledged = read_targets(node.at("targets"), names)
    before = read_baselines(_listed(node, "baselines"), names, year=year)
    held = read_awards(_listed(node, "awards"), names, year=year)
    compared = (part.figure for row in before for part in row.parts)
    units = inputs.units([*printed, *compared], pledged)
    read = read_scheme(rules, {code: Measure(unit) for code, unit in units.items()})
    given = read_opinions(
        _listed(node, "opinions"), names, {criterion.code for criterion in read.criteria}
    )
    breached = read_breaches(
        _listed(node, "breaches"), names, {condition.code for condition in read.conditions}
    )
    unmeasured = [item for item in read.criteria if item.indicator.startswith(JUDGED)]
    data = inputs.bloc_data(
        indicators=read.indicators() - {item.indicator for item in unmeasured},
        figures=printed,
        targets=pledged,
        rates=read_rates(node.at("rates"), year=year, kind=kind),
        boards=names,
        baselines=before,
    )
    for board, own in data.items():
        for item in unmeasured:
            own[item.indicator] = (
                item.method.datum(held.get(board, ()), year)
                if isinstance(item.method, EarlierAwards)
                else given.datum(board, item.code, read.judging)
            )
    return Facts(read, data, names, verdicts(read, given, breached, names), breached)


def _listed(node: Node, key: str) -> Node:
    """A list that is only printed where the scheme knows of such things."""
    return node.may(key) or Node((), key)


def _names(node: Node) -> dict[str, Sentence]:
    names: dict[str, Sentence] = {}
    for item in node.items():
        board, name = item.at("board").text(), item.at("short_name").text()
        if board in names:
            raise refusal(item.where, "đơn vị ghi hai lần", "a board stands twice")
        names[board] = Sentence(name, name)
    return names
