"""Reminder steps: on how many days before and after a milestone those who owe it are written to.

A step is a number of days from the due day: ``-14`` is two weeks before it, ``0`` the day itself,
``8`` eight days after it.
"""

from __future__ import annotations

import re

from boards.domain.sentences import Sentence

MOST_STEPS = 6
FARTHEST = 180
_NUMBER = re.compile(r"[0-9]{1,3}", re.ASCII)


class UnreadableSteps(ValueError):
    """A text is not a list of days; ``problem`` says why, and what to write."""

    def __init__(self, problem: Sentence) -> None:
        self.problem = problem
        super().__init__(problem.en)


def read_steps(text: str) -> tuple[int, ...]:
    """The numbers of days in ``14, 3``, as written; none in an empty text. See ``UnreadableSteps``.

    Nobody is reminded twice on a day, nor all the time: a number stands once, and few stand there.
    """
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    for word in words:
        if not _NUMBER.fullmatch(word) or int(word) > FARTHEST:
            raise UnreadableSteps(_not_days(word))
    days = tuple(int(word) for word in words)
    if len(set(days)) < len(days):
        raise UnreadableSteps(
            Sentence("Một số ngày được ghi hai lần.", "A number of days stands there twice.")
        )
    if len(days) > MOST_STEPS:
        raise UnreadableSteps(
            Sentence(
                f"Nhiều nhất {MOST_STEPS} lần nhắc: người bị nhắc quá nhiều sẽ không đọc nữa.",
                f"At most {MOST_STEPS} reminders: whoever gets too many reads none.",
            )
        )
    return days


def steps_of(before: str, after: str) -> tuple[int, ...]:
    """The steps of a bloc, the earliest first: ``14, 3`` and ``1, 8`` are -14, -3, 1 and 8."""
    later = read_steps(after)
    if 0 in later:
        raise UnreadableSteps(
            Sentence(
                "Ngày đến hạn (0) ghi ở phần nhắc trước hạn.",
                "The due day itself (0) belongs to the reminders before it.",
            )
        )
    return tuple(sorted([*(-days for days in read_steps(before)), *later]))


def _not_days(word: str) -> Sentence:
    shown = word if len(word) <= 20 else f"{word[:20]}…"
    return Sentence(
        f"“{shown}” không phải số ngày từ 0 đến {FARTHEST}. Ví dụ: 14, 3",
        f"“{shown}” is not a number of days from 0 to {FARTHEST}. For example: 14, 3",
    )
