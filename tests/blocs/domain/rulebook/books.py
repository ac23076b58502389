"""Small whole schemes for the tests of their rules."""

from dataclasses import replace
from decimal import Decimal

from blocs.domain.rulebook import CriterionLine, GateLine, GradeLine, GroupLine, Rulebook
from blocs.enums import Counting, Effect, GroupRule, MissingPolicy
from boards.enums import RateKind


def line(code, maximum=10, group="", order=1, **more):
    return CriterionLine(
        **{
            "code": code,
            "order": order,
            "name": code,
            "name_en": code.upper(),
            "maximum": Decimal(maximum),
            "method": "relative_to_largest",
            "group": group,
            "indicator": "workers",
            **more,
        }
    )


def group(code, maximum=10, parent="", order=1, **more):
    return GroupLine(
        code=code,
        order=order,
        name=code,
        name_en=code.upper(),
        maximum=Decimal(maximum),
        parent=parent,
        **more,
    )


def book(*lines, total=None, **more):
    """The lines as a scheme that adds up, unless ``total`` says otherwise."""
    groups = tuple(one for one in lines if isinstance(one, GroupLine))
    criteria = tuple(one for one in lines if isinstance(one, CriterionLine))
    within = [one for one in groups if not one.parent and one.counting is Counting.WITHIN]
    within += [one for one in criteria if not one.group]
    return Rulebook(
        **{
            "code": "bang",
            "name": "Bảng",
            "name_en": "Scheme",
            "total": sum(one.maximum for one in within) if total is None else Decimal(total),
            "missing_policy": MissingPolicy.ZERO,
            "rate_kind": RateKind.PERIOD_END,
            "groups": groups,
            "criteria": criteria,
            **more,
        }
    )


def whole():
    """One of everything: sums, a cap, the best of two, a bonus, a condition, two classes."""
    return replace(
        book(
            group("kinh-te", 60, order=1),
            group("von", 20, "kinh-te", order=1),
            line("trong-nuoc", 15, "von", order=1),
            line("nuoc-ngoai", 5, "von", order=2),
            group("xuat", 25, "kinh-te", order=2, rule=GroupRule.CAPPED),
            line("thi-truong", 15, "xuat", order=1),
            line("gia-tri", 15, "xuat", order=2),
            group("cao-nhat", 15, "kinh-te", order=3, rule=GroupRule.BEST, best=1),
            line("mot", 15, "cao-nhat", order=1),
            line("hai", 10, "cao-nhat", order=2),
            line("chap-hanh", 40, order=2),
            group("thuong", 5, order=3, counting=Counting.BONUS),
            line("sang-kien", 5, "thuong"),
        ),
        tie_breakers=("kinh-te", "chap-hanh"),
        gates=(GateLine("cham", 1, "Nộp chậm", "Late", Effect.ZERO, target="chap-hanh"),),
        grades=(
            GradeLine("Xuất sắc", "Excellent", Decimal("0.9"), Decimal("0.2")),
            GradeLine("Tốt", "Good", Decimal("0.8")),
        ),
    )
