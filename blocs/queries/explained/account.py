"""An answer as a whole: the passages of one criterion of one board, in the order of the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from blocs.queries.explained import inputs, people, sums
from blocs.queries.explained.asked import Asked, Passage, listed
from blocs.queries.published import Opened
from blocs.queries.reader import Json


@dataclass(frozen=True, slots=True)
class Account:
    """One criterion of one board: its points, and everything behind them."""

    code: str
    name: str
    maximum: str
    points: str
    clause: str
    passages: tuple[Passage, ...]


def accounts(opened: Opened, standing: Json) -> tuple[Account, ...]:
    """Every criterion of a board, as the scheme lists them."""
    pairs = zip(opened.document["scheme"]["criteria"], standing["criteria"], strict=True)
    return tuple(of_criterion(Asked(opened, standing, rule, line)) for rule, line in pairs)


def of_criterion(asked: Asked) -> Account:
    """The account of one line. A passage that has nothing to say is left out."""
    reader, rule = asked.reader, asked.criterion
    told = [Passage(key, label, texts(asked)) for key, label, texts in _parts()]
    return Account(
        code=asked.code,
        name=reader.text(rule, "name"),
        maximum=reader.exact(rule["maximum"]),
        points=reader.exact(asked.line["points"]),
        clause=rule.get("clause", ""),
        passages=tuple(passage for passage in told if passage.texts),
    )


Texts = Callable[[Asked], tuple[str, ...]]


def _parts() -> Iterator[tuple[str, str, Texts]]:
    yield "rule", _("Rule"), _rule
    yield "figures", _("As printed and understood"), inputs.figures
    yield "target", _("Target"), inputs.targets
    yield "year_before", _("The year before"), inputs.year_before
    yield "awards", _("Earlier awards"), inputs.awards
    yield "conversion", _("Conversion"), inputs.conversion
    yield "layers", _("Layers of points"), people.layers
    yield "formula", _("Formula"), _formula
    yield "calculation", _("Calculation"), _calculation
    yield "rounding", _("Rounding"), sums.rounding
    yield "conditions", _("Conditions"), people.conditions
    yield "groups", _("Groups of criteria"), sums.groups
    yield "total", _("In the total"), sums.total
    yield "decided", _("Who decided"), people.decided


def _rule(asked: Asked) -> tuple[str, ...]:
    """Where the regulation says so, and the scheme that holds it."""
    reader, scheme = asked.reader, asked.scheme
    within = " › ".join(reader.text(group, "name") for group in reversed(asked.above))
    version = _("%(scheme)s, version %(version)s") % {
        "scheme": reader.text(scheme, "name"),
        "version": scheme["version"],
    }
    clauses = (asked.criterion.get("clause", ""), *(group["clause"] for group in asked.above))
    return tuple(word for word in (listed(dict.fromkeys(clauses)), within, version) if word)


def _formula(asked: Asked) -> tuple[str, ...]:
    return (asked.reader.said(asked.criterion["formula"]),)


def _calculation(asked: Asked) -> tuple[str, ...]:
    return (asked.reader.said(asked.line["explanation"]),)
