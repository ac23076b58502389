"""A stored scheme as plain values, in five queries."""

from __future__ import annotations

from hashlib import sha256

from blocs.domain.rulebook import CriterionLine, GateLine, GradeLine, GroupLine, Rulebook
from blocs.enums import (
    Against,
    Counting,
    Effect,
    GroupRule,
    MissingPolicy,
    NotApplicable,
    PeerRule,
    Peers,
)
from blocs.models import Scheme
from boards.enums import RateKind


def rules_token(scheme: Scheme) -> str:
    """A text that changes with everything that the scheme says; a page sends it back."""
    return sha256(repr(rulebook_of(scheme)).encode()).hexdigest()[:20]


def rulebook_of(scheme: Scheme) -> Rulebook:
    """All that the scheme says. Of a form that is not saved yet: the head of the scheme alone."""
    codes = dict(scheme.groups.values_list("pk", "code"))
    return Rulebook(
        code=scheme.code,
        name=scheme.name,
        name_en=scheme.name_en,
        total=scheme.total,
        places=scheme.places,
        missing_policy=MissingPolicy(scheme.missing_policy),
        missing_share=scheme.missing_share,
        rate_kind=RateKind(scheme.rate_kind),
        tie_breakers=tuple(scheme.tie_breakers),
        peers=Peers(scheme.peers),
        peer_rule=PeerRule(scheme.peer_rule),
        self_weight=scheme.self_weight,
        peer_weight=scheme.peer_weight,
        appraised_weight=scheme.appraised_weight,
        tolerance=scheme.tolerance,
        illustrative=scheme.illustrative,
        note=scheme.note,
        note_en=scheme.note_en,
        groups=_groups(scheme, codes),
        criteria=_criteria(scheme, codes),
        gates=tuple(
            GateLine(
                code=gate.code,
                order=gate.order,
                name=gate.name,
                name_en=gate.name_en,
                effect=Effect(gate.effect),
                target=gate.target,
                below=gate.below,
                clause=gate.clause,
            )
            for gate in scheme.gates.order_by("order", "code")
        ),
        grades=tuple(
            GradeLine(grade.name, grade.name_en, grade.share_from, grade.quota)
            for grade in scheme.grades.order_by("-share_from")
        ),
    )


def _groups(scheme: Scheme, codes: dict[int, str]) -> tuple[GroupLine, ...]:
    return tuple(
        GroupLine(
            code=group.code,
            order=group.order,
            name=group.name,
            name_en=group.name_en,
            maximum=group.maximum,
            parent=_code(group.parent_id, codes),
            rule=GroupRule(group.rule),
            best=group.best,
            counting=Counting(group.counting),
            clause=group.clause,
        )
        for group in scheme.groups.order_by("order", "code")
    )


def _criteria(scheme: Scheme, codes: dict[int, str]) -> tuple[CriterionLine, ...]:
    return tuple(
        CriterionLine(
            code=line.code,
            order=line.order,
            name=line.name,
            name_en=line.name_en,
            maximum=line.maximum,
            method=line.method,
            group=_code(line.group_id, codes),
            indicator=line.indicator.code if line.indicator else "",
            parameters=line.parameters,
            needs_evidence=line.needs_evidence,
            clause=line.clause,
            against=Against(line.against),
            not_applicable=NotApplicable(line.not_applicable),
            substitute=line.substitute,
        )
        for line in scheme.criteria.select_related("indicator").order_by("order", "code")
    )


def _code(pk: int | None, codes: dict[int, str]) -> str:
    """The code of a group; one of another scheme has a code that no line of this one bears."""
    return "" if pk is None else codes.get(pk, f"#{pk}")
