"""The page of one point, which prints as an answer to whoever doubts it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from blocs.queries.explained.account import Account, of_criterion
from blocs.queries.explained.asked import Asked
from blocs.queries.published import Opened


@dataclass(frozen=True, slots=True)
class PointPage:
    """A point with its board, and the address that always says this."""

    board: str
    board_name: str
    board_short_name: str
    account: Account
    address: str


def point_page(opened: Opened, board: str, criterion: str) -> PointPage | None:
    """Nothing where the edition has no such board or criterion."""
    document = opened.document
    rules = {row["code"]: row for row in document["scheme"]["criteria"]}
    standings = {row["board"]: row for row in document["standings"]}
    if board not in standings or criterion not in rules:
        return None
    standing = standings[board]
    line = next(row for row in standing["criteria"] if row["code"] == criterion)
    member = next(row for row in document["members"] if row["board"] == board)
    return PointPage(
        board=board,
        board_name=opened.reader.text(member, "name"),
        board_short_name=member["short_name"],
        account=of_criterion(Asked(opened, standing, rules[criterion], line)),
        address=_address(opened, board, criterion),
    )


def _address(opened: Opened, board: str, criterion: str) -> str:
    """The one that names the edition, so that it never says anything else."""
    head = opened.head
    path = reverse("blocs:point", args=[head.bloc, head.year, board, criterion])
    return f"{settings.SITE_URL}{path}?edition={head.number}"
