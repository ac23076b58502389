"""A scheme as an edition prints it, read strictly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from blocs.domain.conditions import Condition
from blocs.domain.grades import Grade
from blocs.domain.reading import Node, refusal
from blocs.domain.rounding import exact_decimal
from blocs.domain.scoring.engine import JUDGING, Criterion, Scheme
from blocs.domain.scoring.judging import Judging
from blocs.domain.scoring.method import method_from
from blocs.domain.scoring.methods.earlier_awards import EarlierAwards
from blocs.domain.scoring.methods.judgement import Judgement
from blocs.domain.scoring.parameters import share
from blocs.domain.scoring.tree import ROOT, Group
from blocs.domain.scoring.wording import PLAIN, Measure
from blocs.enums import (
    Against,
    Counting,
    Effect,
    GroupRule,
    Layer,
    MissingPolicy,
    NotApplicable,
    PeerRule,
)
from boards.domain.sentences import Sentence

MOST_PLACES = 6
MOST_PARTS = 999
JUDGED = "~"
"""Begins the name by which opinions on a criterion, or awards, are found: no indicator's name."""
WITHOUT_INDICATOR = (Judgement, EarlierAwards)


def read_scheme(node: Node, measures: Mapping[str, Measure]) -> Scheme:
    """``measures`` says in which unit the amounts of each indicator are shown.

    Groups come before what stands in them, so that no group can stand in itself.
    """
    policy = MissingPolicy(node.at("missing_policy").one_of(MissingPolicy.values))
    groups = tuple(_groups(node.may("groups")))
    inside = {group.code for group in groups}
    criteria = tuple(_criterion(item, measures, inside) for item in node.at("criteria").items())
    instead = tuple(_criterion(item, measures, ()) for item in _items(node, "substitutes"))
    codes = [*(criterion.code for criterion in criteria), *(group.code for group in groups)]
    every = [*codes, *(criterion.code for criterion in instead)]
    if len(set(every)) < len(every):
        raise refusal(f"{node.where}.criteria", "tiêu chí ghi hai lần", "a criterion stands twice")
    check_substitutes(criteria, instead, f"{node.where}.criteria")
    return Scheme(
        code=node.at("code").text(),
        version=_version(node.at("version")),
        total=exact_decimal(node.at("total").positive()),
        places=node.at("places").whole(low=0, high=MOST_PLACES),
        missing=policy,
        criteria=criteria,
        missing_share=exact_decimal(_share(node, policy)),
        groups=groups,
        tie_breakers=tuple(item.one_of(codes) for item in _items(node, "tie_breakers")),
        judging=_judging(node.may("judging")),
        conditions=tuple(_conditions(node, codes)),
        grades=tuple(_grade(item) for item in _items(node, "grades")),
        substitutes=instead,
    )


def _items(node: Node, key: str) -> list[Node]:
    """The items of a list that is only printed where there are any."""
    found = node.may(key)
    return found.items() if found is not None else []


def _name(node: Node) -> Sentence:
    return Sentence(node.at("name").text(), node.at("name_en").text())


def _groups(node: Node | None) -> Iterator[Group]:
    known = {ROOT}
    for item in node.items() if node is not None else ():
        rule = GroupRule(item.at("rule").one_of(GroupRule.values))
        best = item.at("best")
        parent = item.at("parent").one_of(known)
        counting = Counting(item.at("counting").one_of(Counting.values))
        if counting is not Counting.WITHIN and parent != ROOT:
            raise refusal(
                item.where,
                "điểm thưởng, điểm trừ phải là nhóm cấp một",
                "a bonus or a penalty is a group of the first level",
            )
        yield Group(
            code=item.at("code").text(),
            name=_name(item),
            maximum=exact_decimal(item.at("maximum").positive()),
            rule=rule,
            best=best.whole(low=1, high=MOST_PARTS) if rule is GroupRule.BEST else 0,
            counting=counting,
            parent=parent,
        )
        known.add(item.at("code").text())


def _criterion(node: Node, measures: Mapping[str, Measure], groups: Collection[str]) -> Criterion:
    code, group = node.at("code").text(), node.may("group")
    method = method_from(node.at("method").value, node.at("parameters").value, node.where)
    indicator = _indicator(
        node.at("indicator"), code, measured=not isinstance(method, WITHOUT_INDICATOR)
    )
    policy = _choice(node.may("not_applicable"), NotApplicable.LEFT_OUT)
    against = _choice(node.may("against"), Against.TARGET)
    if against is not Against.TARGET and not method.compares:
        raise refusal(node.where, "cách tính không so sánh với gì", "the method compares nothing")
    return Criterion(
        code=code,
        indicator=indicator,
        maximum=exact_decimal(node.at("maximum").not_negative()),
        method=method,
        name=_name(node),
        measure=measures.get(indicator, PLAIN),
        group=ROOT if group is None else group.one_of({ROOT, *groups}),
        against=against,
        not_applicable=policy,
        substitute=node.at("substitute").text() if policy is NotApplicable.SUBSTITUTE else "",
    )


C = TypeVar("C", Against, NotApplicable)


def _choice(node: Node | None, otherwise: C) -> C:
    """A choice that is only printed where it is not the usual one."""
    if node is None:
        return otherwise
    kind = type(otherwise)
    return kind(node.one_of(kind.values))


def check_substitutes(
    criteria: Iterable[Criterion], instead: Iterable[Criterion], where: str
) -> None:
    """Whoever is named takes the place, for the same maximum, and leads to an end.

    It measures something, and takes no average: that of whom would nobody know.
    """
    known = {one.code: one for one in instead}
    for first in (*criteria, *known.values()):
        passed, item = {first.code}, first
        while item.substitute:
            other = known.get(item.substitute)
            if (
                other is None
                or other.code in passed
                or other.maximum != first.maximum
                or other.not_applicable is NotApplicable.AVERAGE
                or other.indicator.startswith(JUDGED)
            ):
                raise refusal(where, "tiêu chí thay thế không phù hợp", "a substitute does not fit")
            passed.add(other.code)
            item = other


def _indicator(node: Node, code: str, *, measured: bool) -> str:
    """What people judge, and what follows from awards, has no indicator; all else has one."""
    if measured:
        return node.text()
    if node.value is not None:
        raise refusal(node.where, "phải để trống", "must be empty")
    return f"{JUDGED}{code}"


def _judging(node: Node | None) -> Judging:
    if node is None:
        return JUDGING
    weights = node.at("weights")
    return Judging(
        rule=PeerRule(node.at("peer_rule").one_of(PeerRule.values)),
        weights={
            layer: weights.at(layer.value).whole(low=0, high=MOST_PARTS)
            for layer in (Layer.SELF, Layer.PEER, Layer.APPRAISED)
        },
    )


def _conditions(node: Node, codes: Collection[str]) -> Iterator[Condition]:
    for item in _items(node, "conditions"):
        effect = Effect(item.at("effect").one_of(Effect.values))
        below = item.at("below")
        yield Condition(
            code=item.at("code").text(),
            name=_name(item),
            effect=effect,
            target=item.at("target").one_of(codes if effect is Effect.ZERO else {""}),
            below=None if below.value is None else share(below),
        )


def _grade(node: Node) -> Grade:
    quota = node.at("quota")
    return Grade(
        name=_name(node),
        share=share(node.at("from")),
        quota=None if quota.value is None else share(quota),
    )


def _share(node: Node, policy: MissingPolicy) -> Fraction:
    """The share of the maximum that the policy *fixed* gives, 0 to 1; no other policy has one."""
    if policy != MissingPolicy.FIXED:
        return Fraction(0)
    return share(node.at("missing_share"))


def _version(node: Node) -> str:
    """A number or a word, for people only."""
    if isinstance(node.value, int):
        return str(node.whole(low=0, high=9999))
    return node.text()
