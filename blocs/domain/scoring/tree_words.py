"""What became of a group, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from blocs.domain.scoring.data import SILENT
from blocs.domain.scoring.tree import Counted, Group
from blocs.domain.scoring.wording import Wording, plain_number, together
from blocs.enums import GroupRule
from boards.domain.sentences import Sentence

NONE_COUNTS = Sentence(
    "Không có tiêu chí nào trong nhóm được tính.", "No criterion of the group counts."
)


def unmet(condition: Sentence) -> Sentence:
    """What follows when a condition is not met."""
    return Sentence(
        f"Không đạt điều kiện “{condition.vi}”: 0 điểm.",
        f"The condition “{condition.en}” is not met: 0 points.",
    )


def group_sentence(
    group: Group,
    counted: Counted | None,
    names: Mapping[str, Sentence],
    wording: Wording,
    condition: Sentence | None = None,
) -> Sentence:
    """How the points of a group follow from those of its parts."""
    if counted is None:
        return NONE_COUNTS
    reached = wording.points(counted.reached)
    vi, en = f"Cộng các phần: {reached.vi}", f"Sum of the parts: {reached.en}"
    if group.rule is GroupRule.BEST:
        taken = _list(names[code] for code, share in counted.shares.items() if share)
        vi = f"Chỉ tính {group.best} mức cao nhất ({taken.vi}): {reached.vi}"
        en = f"Only the {group.best} highest count ({taken.en}): {reached.en}"
    limit = plain_number(Fraction(group.maximum))
    if condition is None and counted.points < counted.reached:
        vi, en = f"{vi}; không quá {limit.vi} điểm", f"{en}; at most {limit.en} points"
    return together(Sentence(f"{vi}.", f"{en}."), unmet(condition) if condition else SILENT)


def _list(names: Iterable[Sentence]) -> Sentence:
    said = [*names]
    return Sentence("; ".join(one.vi for one in said), "; ".join(one.en for one in said))
