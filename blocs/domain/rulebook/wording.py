"""What groups, conditions and classes mean, as sentences that a scheme prints."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from blocs.domain.reading import Unreadable
from blocs.domain.rulebook.lines import CriterionLine, GateLine, GradeLine, GroupLine, Line
from blocs.domain.scoring.method import method_from
from blocs.domain.scoring.not_applicable import with_rule
from blocs.domain.scoring.wording import PLAIN, plain_number
from blocs.enums import Counting, Effect, GroupRule
from boards.domain.sentences import Sentence


def line_sentence(line: Line, lines: Iterable[Line] = ()) -> Sentence:
    """How a line comes to its points; of a criterion that cannot be computed, why not.

    ``lines`` are those of the scheme, for the name of a substitute.
    """
    if isinstance(line, GroupLine):
        return group_sentence(line)
    return criterion_sentence(line, lines)


def criterion_sentence(line: CriterionLine, lines: Iterable[Line] = ()) -> Sentence:
    """The formula of the method, and what becomes of the criterion where it does not apply."""
    named = {one.code: Sentence(one.name, one.name_en) for one in lines}
    substitute = named.get(line.substitute, Sentence(line.substitute, line.substitute))
    try:
        formula = method_from(line.method, line.parameters).formula(line.against)
        return with_rule(formula, line.not_applicable, substitute)
    except Unreadable as unreadable:
        at, problem = unreadable.where, unreadable.problem
        return Sentence(f"{at}: {problem.vi}", f"{at}: {problem.en}")


def group_sentence(group: GroupLine) -> Sentence:
    """The rule of the group; outside the total, also what it may give or take at most."""
    rule, most = _rule(group), plain_number(Fraction(group.maximum))
    match group.counting:
        case Counting.BONUS:
            return Sentence(
                f"điểm thưởng ngoài tổng điểm: {rule.vi}, nhiều nhất {most.vi} điểm",
                f"a bonus outside the total: {rule.en}, {most.en} points at most",
            )
        case Counting.PENALTY:
            return Sentence(
                f"điểm trừ vào tổng điểm: {rule.vi}, nhiều nhất {most.vi} điểm",
                f"taken off the total: {rule.en}, {most.en} points at most",
            )
        case _:
            return rule


def _rule(group: GroupLine) -> Sentence:
    match group.rule:
        case GroupRule.CAPPED:
            most = plain_number(Fraction(group.maximum))
            return Sentence(
                f"cộng các phần, tối đa không quá {most.vi}",
                f"the sum of its parts, never more than {most.en}",
            )
        case GroupRule.BEST if group.best == 1:
            return Sentence("chỉ tính mức cao nhất", "only the highest part counts")
        case GroupRule.BEST:
            return Sentence(
                f"chỉ tính {group.best} mức cao nhất", f"only the {group.best} highest parts count"
            )
        case _:
            return Sentence("cộng các phần", "the sum of its parts")


def gate_sentence(gate: GateLine, lines: Iterable[Line]) -> Sentence:
    """When the condition is not met, and what follows then."""
    named = {line.code: Sentence(line.name, line.name_en) for line in lines}
    target = named.get(gate.target, Sentence(gate.target, gate.target))
    follows = {
        Effect.ZERO: Sentence(f"{target.vi}: 0 điểm", f"{target.en}: 0 points"),
        Effect.UNRANKED: Sentence("không xếp hạng", "no place"),
        Effect.NOT_PROPOSABLE: Sentence("không đề nghị khen thưởng", "not proposed for an award"),
    }[gate.effect]
    if gate.below is None:
        return Sentence(
            f"khi có văn bản xác nhận vi phạm: {follows.vi}",
            f"where a document says that it is not met: {follows.en}",
        )
    share = percent(gate.below)
    return Sentence(
        f"khi đạt dưới {share.vi} tổng điểm: {follows.vi}",
        f"below {share.en} of the total: {follows.en}",
    )


def grade_sentence(grade: GradeLine) -> Sentence:
    """From which share of the total, and for how many boards."""
    share = percent(grade.share_from)
    if grade.quota is None:
        return Sentence(f"từ {share.vi} tổng điểm", f"from {share.en} of the total")
    quota = percent(grade.quota)
    return Sentence(
        f"từ {share.vi} tổng điểm, không quá {quota.vi} số đơn vị được xếp hạng",
        f"from {share.en} of the total, for at most {quota.en} of the boards with a place",
    )


def percent(share: Decimal) -> Sentence:
    """``0.955`` as 95,5%."""
    value = PLAIN.number(Fraction(share) * 100)
    return Sentence(f"{value.vi}%", f"{value.en}%")
