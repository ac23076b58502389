"""What a reader chose to see of a leaderboard: the view, and the order of the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

POINTS = "points"
BOARD = "board"


class View(StrEnum):
    """The ways to look at the same edition."""

    POINTS = "points"
    ABSOLUTE = "absolute"
    PER_WORKER = "per-worker"
    PER_HECTARE = "per-hectare"
    AGAINST_TARGET = "against-target"
    GROWTH = "growth"


class Order(StrEnum):
    """Largest first or smallest first."""

    DESC = "desc"
    ASC = "asc"


@dataclass(frozen=True, slots=True)
class Choice:
    """A view, the code that rows are sorted by, and the order."""

    view: View = View.POINTS
    sort: str = POINTS
    order: Order = Order.DESC

    @classmethod
    def read(cls, query: Mapping[str, str], *, views: set[View], codes: set[str]) -> Choice:
        """The choice that an address makes; what is not to be had is as if it were not said."""
        view, sort = query.get("view", ""), query.get("sort", "")
        order = query.get("order", "")
        sort = sort if sort in codes | {POINTS, BOARD} else POINTS
        natural = Order.ASC if sort == BOARD else Order.DESC
        return cls(
            view=View(view) if view in views else View.POINTS,
            sort=sort,
            order=Order(order) if order in set(Order) else natural,
        )

    @property
    def words(self) -> dict[str, str]:
        """The choice as the words of an address."""
        return {"view": self.view.value, "sort": self.sort, "order": self.order.value}

    @property
    def query(self) -> str:
        """The address of this choice, from the question mark on."""
        return "?" + urlencode(self.words)

    def said_by(self, query: Mapping[str, str]) -> bool:
        """Whether everything that an address asks for was to be had."""
        return all(query.get(name, word) == word for name, word in self.words.items())

    def seen_as(self, view: View) -> Choice:
        """The same order in another view."""
        return replace(self, view=view)

    def by(self, code: str) -> Choice:
        """Sorted by ``code``; a second choice of the same column turns the order round."""
        if code == self.sort:
            turned = Order.ASC if self.order is Order.DESC else Order.DESC
            return replace(self, order=turned)
        return replace(self, sort=code, order=Order.ASC if code == BOARD else Order.DESC)
