"""One point explained to whoever asks: the same passages on a page, on paper and as open data."""

from __future__ import annotations

from blocs.queries.explained.account import Account, accounts, of_criterion
from blocs.queries.explained.asked import Asked, Passage
from blocs.queries.explained.page import PointPage, point_page

__all__ = ["Account", "Asked", "Passage", "PointPage", "accounts", "of_criterion", "point_page"]
