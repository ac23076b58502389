"""What a whole scheme must hold before it can be issued: every fault at once, each at its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from blocs.domain.reading import Unreadable
from blocs.domain.rulebook.faults import Fault, Problem
from blocs.domain.rulebook.lines import CriterionLine, GroupLine, Line, Rulebook, parent_of
from blocs.domain.rulebook.outline import parts, points_within, reached, stands_within
from blocs.domain.rulebook.substitutes import of_substitutes
from blocs.domain.schemes import MOST_PLACES
from blocs.domain.scoring.method import method_from
from blocs.domain.scoring.wording import plain_number
from blocs.enums import Against, Counting, GroupRule, NotApplicable
from boards.domain.sentences import Sentence


def problems(rulebook: Rulebook) -> tuple[Problem, ...]:
    """All that stands in the way of issuing it; nothing when it is sound."""
    return (
        *_of_the_whole(rulebook),
        *_of_codes(rulebook),
        *_of_places(rulebook),
        *_of_groups(rulebook),
        *(problem for line in rulebook.criteria for problem in _of_criterion(line)),
        *_of_references(rulebook),
        *of_substitutes(rulebook),
    )


def _of_the_whole(rulebook: Rulebook) -> Iterator[Problem]:
    if not rulebook.criteria:
        yield _problem(
            Fault.NO_CRITERIA, "", "Bảng chưa có tiêu chí nào.", "The scheme has no criteria yet."
        )
    found = points_within(rulebook)
    if rulebook.criteria and found != rulebook.total:
        is_, should = _two(found, rulebook.total)
        yield _problem(
            Fault.TOTAL,
            "",
            f"Điểm chuẩn ở cấp thứ nhất cộng lại là {is_.vi}, không bằng tổng điểm {should.vi}.",
            f"The maxima of the first level add up to {is_.en}, not to the total of {should.en}.",
        )
    if rulebook.places > MOST_PLACES:
        yield _problem(
            Fault.PLACES,
            "",
            f"Điểm làm tròn đến 0–{MOST_PLACES} chữ số thập phân, không phải {rulebook.places}.",
            f"Points are rounded to 0 to {MOST_PLACES} decimals, not to {rulebook.places}.",
        )
    if not rulebook.self_weight + rulebook.peer_weight + rulebook.appraised_weight:
        yield _problem(
            Fault.WEIGHTS,
            "",
            "Các lớp điểm đều có trọng số 0: không lớp nào được tính.",
            "All layers of points have the weight 0: none would count.",
        )


def _of_codes(rulebook: Rulebook) -> Iterator[Problem]:
    for lines in (rulebook.lines(), rulebook.gates):
        times = Counter(line.code for line in lines)
        for code, number in times.items():
            if number > 1:
                yield _problem(
                    Fault.CODE_TWICE,
                    code,
                    f"Mã “{code}” dùng {number} lần: mỗi nhóm, tiêu chí, điều kiện một mã.",
                    f"The code “{code}” is used {number} times: each line needs its own.",
                )


def _of_places(rulebook: Rulebook) -> Iterator[Problem]:
    """Where lines stand: in a group of this scheme, never in themselves."""
    parents = {group.code: group.parent for group in rulebook.groups}
    for line in rulebook.lines():
        parent = parent_of(line)
        if parent and parent not in parents:
            yield _problem(
                Fault.NO_SUCH_GROUP,
                line.code,
                f"Bảng này không có nhóm “{parent}”.",
                f"This scheme has no group “{parent}”.",
            )
    for group in rulebook.groups:
        if stands_within(group.parent, group.code, parents):
            yield _problem(
                Fault.CIRCLE,
                group.code,
                "Nhóm nằm trong chính nó.",
                "The group stands within itself.",
            )


def _of_groups(rulebook: Rulebook) -> Iterator[Problem]:
    below = parts(rulebook)
    for group in rulebook.groups:
        lines = below.get(group.code, [])
        if not lines:
            yield _problem(Fault.EMPTY_GROUP, group.code, "Nhóm chưa có gì.", "The group is empty.")
        else:
            yield from _of_group(group, lines)
        if group.parent and group.counting is not Counting.WITHIN:
            yield _problem(
                Fault.OUTSIDE_INSIDE,
                group.code,
                "Điểm thưởng, điểm trừ chỉ là nhóm ở cấp thứ nhất.",
                "A bonus or a penalty is a group of the first level.",
            )


def _of_group(group: GroupLine, lines: list[Line]) -> Iterator[Problem]:
    found = reached(group, lines)
    is_, should = _two(found, group.maximum)
    if group.rule is GroupRule.CAPPED:
        if found < group.maximum:
            yield _problem(
                Fault.CAP,
                group.code,
                f"Các phần cộng lại chỉ {is_.vi}, không bao giờ đạt mức tối đa {should.vi}.",
                f"The parts come to {is_.en} only and never reach the maximum of {should.en}.",
            )
        return
    if group.rule is GroupRule.BEST and (group.best or 0) >= len(lines):
        yield _problem(
            Fault.TOO_FEW_PARTS,
            group.code,
            f"Chỉ tính {group.best or 0} mức cao nhất thì nhóm phải có nhiều hơn thế.",
            f"Where only the highest {group.best or 0} count, the group has more parts than that.",
        )
    if found != group.maximum:
        best = group.rule is GroupRule.BEST
        which = Sentence("Các mức cao nhất", "The highest parts") if best else PARTS
        yield _problem(
            Fault.SUM,
            group.code,
            f"{which.vi} cộng lại là {is_.vi}, không bằng điểm chuẩn của nhóm {should.vi}.",
            f"{which.en} add up to {is_.en}, not to the maximum of the group, {should.en}.",
        )


PARTS = Sentence("Các phần", "The parts")


def _of_criterion(line: CriterionLine) -> Iterator[Problem]:
    try:
        method = method_from(line.method, line.parameters)
    except Unreadable as unreadable:
        at, problem = unreadable.where, unreadable.problem
        yield _problem(Fault.METHOD, line.code, f"{at}: {problem.vi}.", f"{at}: {problem.en}.")
        return
    if line.against is not Against.TARGET and not method.compares:
        yield _problem(
            Fault.AGAINST,
            line.code,
            "Cách tính này không dùng tỷ lệ nên không so sánh với năm trước được.",
            "This method needs no rate, so nothing is compared with the year before.",
        )
    if line.not_applicable is not NotApplicable.LEFT_OUT and not line.indicator:
        yield _problem(
            Fault.ALWAYS_APPLIES,
            line.code,
            "Tiêu chí do người chấm hoặc tính theo danh hiệu thì luôn áp dụng.",
            "What people judge, or awards make, always applies.",
        )
    if method.promised > line.maximum:
        is_, should = plain_number(method.promised), plain_number(Fraction(line.maximum))
        yield _problem(
            Fault.PROMISED,
            line.code,
            f"Cách tính cho đến {is_.vi} điểm, quá điểm chuẩn {should.vi}.",
            f"The method gives up to {is_.en} points, more than the maximum of {should.en}.",
        )


def _of_references(rulebook: Rulebook) -> Iterator[Problem]:
    """Tie-breakers and conditions speak of lines that are there."""
    known = {line.code for line in rulebook.lines()} - rulebook.substitutes()
    for code, number in Counter(rulebook.tie_breakers).items():
        if code not in known:
            yield _problem(
                Fault.TIE_BREAKER,
                "",
                f"Tiêu chí phụ “{code}” không phải là nhóm hay tiêu chí của bảng.",
                f"The tie-breaker “{code}” is no group or criterion of the scheme.",
            )
        if number > 1:
            yield _problem(
                Fault.TIE_BREAKER_TWICE,
                "",
                f"Tiêu chí phụ “{code}” ghi {number} lần.",
                f"The tie-breaker “{code}” stands {number} times.",
            )
    for gate in rulebook.gates:
        if gate.target and gate.target not in known:
            yield _problem(
                Fault.GATE_TARGET,
                gate.code,
                f"“{gate.target}” không phải là nhóm hay tiêu chí của bảng.",
                f"“{gate.target}” is no group or criterion of the scheme.",
            )


def _problem(fault: Fault, where: str, vi: str, en: str) -> Problem:
    return Problem(fault, where, Sentence(vi, en))


def _two(found: Decimal, wanted: Decimal) -> tuple[Sentence, Sentence]:
    return plain_number(Fraction(found)), plain_number(Fraction(wanted))
