"""Strict reading of JSON: every value is asked for by kind, every refusal says what and where."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from boards.domain.sentences import Sentence

# As many digits as the database keeps for an amount, no exponent, no sign of plus.
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?")
LONGEST_QUOTE = 60


class Unreadable(ValueError):
    """A value that is not what the format asks for, and the path to it."""

    def __init__(self, where: str, problem: Sentence) -> None:
        self.where = where
        self.problem = problem
        super().__init__(where, problem.en)


def refusal(where: str, vi: str, en: str) -> Unreadable:
    return Unreadable(where, Sentence(vi, en))


def inside(where: str, key: str) -> str:
    """The path of a member."""
    return f"{where}.{key}" if where else key


def _start(text: str) -> str:
    """Enough of a text to find it again; it may be megabytes."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and the path that leads to it."""

    value: object
    where: str

    def at(self, key: str) -> Node:
        """The member ``key`` of an object, which must be there."""
        members = self.members()
        if key not in members:
            raise refusal(self.where, f"thiếu “{key}”", f"“{key}” is missing")
        return Node(members[key], inside(self.where, key))

    def may(self, key: str) -> Node | None:
        """The member ``key`` of an object, if it is there."""
        return self.at(key) if key in self.members() else None

    def members(self) -> Mapping[str, object]:
        if not isinstance(self.value, Mapping):
            raise refusal(self.where, "phải là đối tượng JSON", "must be a JSON object")
        return self.value

    def only(self, keys: Collection[str]) -> None:
        """Refuse an object that has members besides ``keys``."""
        unknown = sorted(str(key) for key in self.members() if key not in keys)
        if unknown:
            names = _start(", ".join(unknown))
            raise refusal(self.where, f"không rõ “{names}”", f"“{names}” is unknown")

    def items(self) -> list[Node]:
        if not isinstance(self.value, list | tuple):
            raise refusal(self.where, "phải là danh sách", "must be a list")
        return [Node(item, f"{self.where}[{index}]") for index, item in enumerate(self.value)]

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise refusal(self.where, "phải là văn bản", "must be text")
        return self.value

    def one_of(self, choices: Collection[str]) -> str:
        value = self.text()
        if value not in choices:
            shown = _start(value)
            raise refusal(self.where, f"“{shown}” không hợp lệ", f"“{shown}” is not a choice")
        return value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise refusal(self.where, "phải là true hoặc false", "must be true or false")
        return self.value

    def whole(self, *, low: int, high: int) -> int:
        value = self.value
        # True is an integer to Python and not to anybody else.
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise refusal(
                self.where,
                f"phải là số nguyên từ {low} đến {high}",
                f"must be a whole number from {low} to {high}",
            )
        return value

    def number(self) -> Fraction:
        """An exact decimal, written as text so that no reader turns it into a float."""
        value = self.text()
        if not NUMBER.fullmatch(value):
            raise refusal(
                self.where,
                f'“{_start(value)}” không phải số thập phân viết dạng văn bản như "12.5"',
                f'“{_start(value)}” is not a decimal number written as text like "12.5"',
            )
        return Fraction(value)

    def not_negative(self) -> Fraction:
        value = self.number()
        if value < 0:
            raise refusal(self.where, "không được âm", "must not be negative")
        return value

    def positive(self) -> Fraction:
        value = self.number()
        if value <= 0:
            raise refusal(self.where, "phải lớn hơn 0", "must be more than 0")
        return value
