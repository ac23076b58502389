"""What points follow from: the rules, the data and the names that a document holds, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from blocs.domain import inputs
from blocs.domain.figures import read_figures, read_rates, read_targets
from blocs.domain.reading import Node, refusal
from blocs.domain.schemes import read_scheme
from blocs.domain.scoring.data import BlocData
from blocs.domain.scoring.engine import Scheme
from blocs.domain.scoring.wording import Measure
from boards.domain.sentences import Sentence
from boards.enums import RateKind


@dataclass(frozen=True, slots=True)
class Facts:
    """The scheme, every board's datum by indicator in base units, and the boards' names."""

    scheme: Scheme
    data: BlocData
    names: Mapping[str, Sentence]


def facts_of(document: object) -> Facts:
    """The facts of an edition's document; its standings are not looked at.

    Raises ``Unreadable``.
    """
    node = Node(document, "")
    return read_facts(
        year=node.at("year").whole(low=1900, high=2999),
        scheme=node.at("scheme").value,
        figures=node.at("figures").value,
        targets=node.at("targets").value,
        rates=node.at("rates").value,
        boards=node.at("members").value,
    )


def read_facts(
    *, year: int, scheme: object, figures: object, targets: object, rates: object, boards: object
) -> Facts:
    """Only rates of ``year`` and of the scheme's kind convert. Raises ``Unreadable``."""
    names = _names(Node(boards, "members"))
    rules = Node(scheme, "scheme")
    kind = RateKind(rules.at("rate_kind").one_of(RateKind.values))
    printed = read_figures(Node(figures, "figures"), names)
    pledged = read_targets(Node(targets, "targets"), names)
    units = inputs.units(printed, pledged)
    read = read_scheme(rules, {code: Measure(unit) for code, unit in units.items()})
    data = inputs.bloc_data(
        indicators=(criterion.indicator for criterion in read.criteria),
        figures=printed,
        targets=pledged,
        rates=read_rates(Node(rates, "rates"), year=year, kind=kind),
        boards=names,
    )
    return Facts(read, data, names)


def _names(node: Node) -> dict[str, Sentence]:
    names: dict[str, Sentence] = {}
    for item in node.items():
        board, name = item.at("board").text(), item.at("short_name").text()
        if board in names:
            raise refusal(item.where, "đơn vị ghi hai lần", "a board stands twice")
        names[board] = Sentence(name, name)
    return names
