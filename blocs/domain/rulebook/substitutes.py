"""Criteria that count in the place of others: what a scheme must hold of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from blocs.domain.rulebook.faults import Fault, Problem
from blocs.domain.rulebook.lines import CriterionLine, Rulebook
from blocs.enums import NotApplicable
from boards.domain.sentences import Sentence

GROUPED = Sentence(
    "Tiêu chí thay thế đứng ngoài các nhóm: nó tính ở chỗ của tiêu chí kia.",
    "A substitute stands in no group: it counts where the other one stands.",
)
UNMEASURED = Sentence(
    "Tiêu chí thay thế phải đo bằng một chỉ tiêu.", "A substitute measures an indicator."
)
AVERAGE = Sentence(
    "Tiêu chí thay thế không hưởng bình quân của khối: không rõ bình quân của ai.",
    "A substitute takes no average of the bloc: nobody knows of whom.",
)


def of_substitutes(rulebook: Rulebook) -> Iterator[Problem]:
    """Each is there, with the maximum of the other one, measures something and leads to an end."""
    known = {line.code: line for line in rulebook.criteria}
    for line in rulebook.criteria:
        if not line.substitute:
            continue
        other = known.get(line.substitute)
        if other is None:
            yield Problem(Fault.NO_SUBSTITUTE, line.code, _unknown(line.substitute))
            continue
        yield from (
            Problem(Fault.SUBSTITUTE, line.code, sentence) for sentence in _unfit(line, other)
        )
        if _returns(line, known):
            yield Problem(Fault.SUBSTITUTE_CIRCLE, line.code, CIRCLE)


CIRCLE = Sentence(
    "Các tiêu chí thay thế cho nhau thành vòng tròn.", "The substitutes go round in a circle."
)


def _unknown(code: str) -> Sentence:
    return Sentence(
        f"Bảng này không có tiêu chí thay thế “{code}”.",
        f"This scheme has no criterion “{code}” to count instead.",
    )


def _unfit(line: CriterionLine, other: CriterionLine) -> Iterator[Sentence]:
    if other.maximum != line.maximum:
        yield Sentence(
            f"Tiêu chí thay thế “{other.name}” phải có cùng điểm chuẩn.",
            f"The substitute “{other.name_en}” must have the same maximum.",
        )
    if other.group:
        yield GROUPED
    if not other.indicator:
        yield UNMEASURED
    if other.not_applicable is NotApplicable.AVERAGE:
        yield AVERAGE


def _returns(line: CriterionLine, known: Mapping[str, CriterionLine]) -> bool:
    """Whether the way from substitute to substitute comes back to the line."""
    passed, code = set[str](), line.substitute
    while code in known and code not in passed:
        if code == line.code:
            return True
        passed.add(code)
        code = known[code].substitute
    return False
