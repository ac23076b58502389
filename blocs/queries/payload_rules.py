"""The rules of an edition: the scheme as a document, and what people gave and found by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from blocs.domain.editions import LATER_OF_CRITERIA
from blocs.domain.rounding import trimmed
from blocs.domain.scoring.method import method_from
from blocs.domain.scoring.not_applicable import with_rule
from blocs.enums import Against, Layer, NotApplicable
from blocs.models import Breach, Criterion, Gate, Grade, Group, Opinion, Scheme
from blocs.models.schemes import EARLIER_AWARDS, JUDGEMENT
from blocs.queries.substitutes import counted, substitutes
from blocs.queries.tree_order import in_tree_order
from boards.domain.sentences import Sentence

Json = dict[str, Any]


def share(value: Decimal | None) -> str | None:
    return None if value is None else trimmed(value)


def scheme_document(scheme: Scheme, criteria: Sequence[Criterion]) -> Json:
    """What is not used by the scheme is not printed: a flat one reads as it always did."""
    groups = {group.pk: group for group in scheme.groups.all()}
    return {
        "code": scheme.code,
        "version": scheme.version,
        "name": scheme.name,
        "name_en": scheme.name_en,
        "note": scheme.note,
        "note_en": scheme.note_en,
        "total": trimmed(scheme.total),
        "places": scheme.places,
        "missing_policy": scheme.missing_policy,
        "rate_kind": scheme.rate_kind,
        "criteria": [
            _criterion(each, groups, criteria) for each in counted(in_tree_order(criteria, groups))
        ],
        **(
            {} if scheme.missing_share is None else {"missing_share": trimmed(scheme.missing_share)}
        ),
        **_used(
            groups=[_group(group, groups) for group in _parents_first(groups)],
            tie_breakers=[*scheme.tie_breakers],
            judging=_judging(scheme) if _is_judged(criteria) else {},
            conditions=[_condition(gate) for gate in scheme.gates.all()],
            grades=[_grade(grade) for grade in scheme.grades.all()],
            substitutes=[_criterion(each, groups, criteria) for each in substitutes(criteria)],
        ),
    }


def is_flat(document: Mapping[str, Any]) -> bool:
    """Whether the rules are those of the first format: criteria side by side, and no more."""
    later = {"groups", "tie_breakers", "judging", "conditions", "grades"}
    return not later & document.keys() and not is_of_years(document)


def is_of_years(document: Mapping[str, Any]) -> bool:
    """Whether the rules look at other years, or fill in for what does not apply."""
    return "substitutes" in document or any(
        not LATER_OF_CRITERIA.isdisjoint(row) or row["method"] == EARLIER_AWARDS
        for row in document["criteria"]
    )


def given_documents(scheme: Scheme, boards: Iterable[int], breaches: Iterable[Breach]) -> Json:
    """Opinions and unmet conditions of the boards, each only printed where there are any.

    Of the peers only the points are told, from the lowest: who gave which is nobody's business.
    """
    opinions = Opinion.objects.filter(
        criterion__scheme=scheme, board__in=boards, points__isnull=False
    ).select_related("board", "criterion")
    return _used(
        opinions=sorted((_opinion(opinion) for opinion in opinions), key=_order),
        breaches=[_breach(breach) for breach in breaches],
    )


def breaches_of(scheme: Scheme, boards: Iterable[int]) -> list[Breach]:
    """The conditions that these boards do not meet, with the papers that say so."""
    found = Breach.objects.filter(gate__scheme=scheme, cycle=scheme.cycle_id, board__in=boards)
    rows = found.select_related("board", "gate", "document")
    return [*rows.order_by("board__slug", "gate__order")]


def _used(**members: Any) -> Json:
    return {key: value for key, value in members.items() if value}


def _is_judged(criteria: Iterable[Criterion]) -> bool:
    return any(criterion.method == JUDGEMENT for criterion in criteria)


def _parents_first(groups: Mapping[int, Group]) -> Iterable[Group]:
    """No group before the one that it stands in."""

    def depth(group: Group) -> int:
        return 0 if group.parent_id is None else 1 + depth(groups[group.parent_id])

    return sorted(groups.values(), key=lambda group: (depth(group), group.order, group.code))


def _group(group: Group, groups: Mapping[int, Group]) -> Json:
    return {
        "code": group.code,
        "parent": groups[group.parent_id].code if group.parent_id else "",
        "name": group.name,
        "name_en": group.name_en,
        "maximum": trimmed(group.maximum),
        "rule": group.rule,
        "best": group.best,
        "counting": group.counting,
        "clause": group.clause,
    }


def _criterion(
    criterion: Criterion, groups: Mapping[int, Group], criteria: Sequence[Criterion]
) -> Json:
    against, policy = Against(criterion.against), NotApplicable(criterion.not_applicable)
    others = {each.code: Sentence(each.name, each.name_en) for each in criteria}
    code = criterion.substitute
    formula = with_rule(
        method_from(criterion.method, criterion.parameters).formula(against),
        policy,
        others.get(code, Sentence(code, code)),
    )
    return {
        "code": criterion.code,
        "indicator": criterion.indicator.code if criterion.indicator else None,
        "name": criterion.name,
        "name_en": criterion.name_en,
        "maximum": trimmed(criterion.maximum),
        "method": criterion.method,
        "parameters": criterion.parameters,
        "formula": {"vi": formula.vi, "en": formula.en},
        **_used(
            group=groups[criterion.group_id].code if criterion.group_id else "",
            clause=criterion.clause,
            against="" if against is Against.TARGET else against.value,
            not_applicable="" if policy is NotApplicable.LEFT_OUT else policy.value,
            substitute=code,
        ),
    }


def _judging(scheme: Scheme) -> Json:
    return {
        "peer_rule": scheme.peer_rule,
        "weights": {
            Layer.SELF.value: scheme.self_weight,
            Layer.PEER.value: scheme.peer_weight,
            Layer.APPRAISED.value: scheme.appraised_weight,
        },
    }


def _condition(gate: Gate) -> Json:
    return {
        "code": gate.code,
        "name": gate.name,
        "name_en": gate.name_en,
        "effect": gate.effect,
        "target": gate.target,
        "below": share(gate.below),
        "clause": gate.clause,
    }


def _grade(grade: Grade) -> Json:
    return {
        "name": grade.name,
        "name_en": grade.name_en,
        "from": trimmed(grade.share_from),
        "quota": share(grade.quota),
    }


def _opinion(opinion: Opinion) -> Json:
    council = opinion.layer in (Layer.APPRAISED, Layer.FINAL)
    return {
        "board": opinion.board.slug,
        "criterion": opinion.criterion.code,
        "layer": opinion.layer,
        "points": share(opinion.points),
        "reason": opinion.reason if council else "",
    }


def _order(opinion: Json) -> tuple[str, str, str, Decimal]:
    place = (opinion["board"], opinion["criterion"], opinion["layer"])
    return (*place, Decimal(opinion["points"]))


def _breach(breach: Breach) -> Json:
    return {
        "board": breach.board.slug,
        "condition": breach.gate.code,
        "document": breach.document.slug,
        "note": breach.note,
    }
