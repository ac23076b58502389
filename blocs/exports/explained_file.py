"""JSON of how one board got its points: what its page says, in both languages."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import override

from blocs.domain.editions import canonical
from blocs.queries.explained import Account, accounts
from blocs.queries.published import Opened
from blocs.queries.reader import Json, Reader

HEAD = ("bloc", "year", "edition", "fingerprint", "publication", "illustrative", "licence")
STANDING = ("board", "place", "points", "exact", "counted_maximum")
LINE = ("code", "points", "exact", "contribution", "outcome")
LANGUAGES = ("vi", "en")


def board_file(opened: Opened, board: str) -> bytes | None:
    """The account of every criterion; nothing where the edition does not know the board."""
    document = opened.document
    standing = next((row for row in document["standings"] if row["board"] == board), None)
    if standing is None:
        return None
    told = {language: _told(opened, standing, language) for language in LANGUAGES}
    criteria = [
        {
            **{key: line[key] for key in LINE},
            **{language: _account(told[language][at]) for language in LANGUAGES},
        }
        for at, line in enumerate(standing["criteria"])
    ]
    head = {key: document[key] for key in HEAD}
    return canonical({**head, **{key: standing[key] for key in STANDING}, "criteria": criteria})


def _told(opened: Opened, standing: Json, language: str) -> tuple[Account, ...]:
    with override(language):
        return accounts(replace(opened, reader=Reader(language)), standing)


def _account(account: Account) -> Json:
    return {
        "name": account.name,
        "clause": account.clause,
        "passages": [
            {"key": part.key, "label": part.label, "texts": list(part.texts)}
            for part in account.passages
        ],
    }
