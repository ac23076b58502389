"""A scheme as an edition prints it, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from blocs.domain.reading import Node, refusal
from blocs.domain.rounding import exact_decimal
from blocs.domain.scoring.engine import Criterion, Scheme
from blocs.domain.scoring.method import method_from
from blocs.domain.scoring.wording import PLAIN, Measure
from blocs.enums import MissingPolicy
from boards.domain.sentences import Sentence

MOST_PLACES = 6


def read_scheme(node: Node, measures: Mapping[str, Measure]) -> Scheme:
    """``measures`` says in which unit the amounts of each indicator are shown."""
    policy = MissingPolicy(node.at("missing_policy").one_of(MissingPolicy.values))
    criteria = tuple(_criterion(item, measures) for item in node.at("criteria").items())
    codes = [criterion.code for criterion in criteria]
    if len(set(codes)) < len(codes):
        raise refusal(f"{node.where}.criteria", "tiêu chí ghi hai lần", "a criterion stands twice")
    return Scheme(
        code=node.at("code").text(),
        version=_version(node.at("version")),
        total=exact_decimal(node.at("total").positive()),
        places=node.at("places").whole(low=0, high=MOST_PLACES),
        missing=policy,
        criteria=criteria,
        missing_share=exact_decimal(_share(node, policy)),
    )


def _criterion(node: Node, measures: Mapping[str, Measure]) -> Criterion:
    indicator = node.at("indicator").text()
    return Criterion(
        code=node.at("code").text(),
        indicator=indicator,
        maximum=exact_decimal(node.at("maximum").not_negative()),
        method=method_from(node.at("method").value, node.at("parameters").value, node.where),
        name=Sentence(node.at("name").text(), node.at("name_en").text()),
        measure=measures.get(indicator, PLAIN),
    )


def _share(node: Node, policy: MissingPolicy) -> Fraction:
    """The share of the maximum that the policy *fixed* gives, 0 to 1; no other policy has one."""
    if policy != MissingPolicy.FIXED:
        return Fraction(0)
    share = node.at("missing_share")
    if share.not_negative() > 1:
        raise refusal(share.where, "không được quá 1", "must not be more than 1")
    return share.number()


def _version(node: Node) -> str:
    """A number or a word, for people only."""
    if isinstance(node.value, int):
        return str(node.whole(low=0, high=9999))
    return node.text()
