"""What is asked about: one criterion of one board in one edition, and how an answer is made up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from blocs.enums import Against
from blocs.models.schemes import JUDGEMENT
from blocs.queries.published import Opened
from blocs.queries.reader import Json, Reader


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of an answer: what it is about, and its sentences."""

    key: str
    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a board with the rule that it follows, and the edition around both."""

    opened: Opened
    standing: Json
    criterion: Json
    line: Json

    @property
    def reader(self) -> Reader:
        return self.opened.reader

    @property
    def document(self) -> Json:
        return self.opened.document

    @property
    def scheme(self) -> Json:
        scheme: Json = self.opened.document["scheme"]
        return scheme

    @property
    def board(self) -> str:
        board: str = self.standing["board"]
        return board

    @property
    def code(self) -> str:
        code: str = self.criterion["code"]
        return code

    @property
    def judged(self) -> bool:
        """Whether people give the points, and no figure does."""
        method: str = self.criterion["method"]
        return method == JUDGEMENT

    @property
    def grows(self) -> bool:
        """Whether it is compared with the year before."""
        return self.criterion.get("against") == Against.LAST_YEAR

    @property
    def above(self) -> tuple[Json, ...]:
        """The groups that the criterion stands in, the nearest first."""
        groups = {group["code"]: group for group in self.scheme.get("groups", ())}
        found, code = [], self.criterion.get("group", "")
        while code:
            found.append(groups[code])
            code = groups[code]["parent"]
        return tuple(found)

    def of_board(self, key: str) -> list[Json]:
        """The rows of the edition under ``key`` that are about the board."""
        return [row for row in self.document.get(key, ()) if row["board"] == self.board]

    def measured(self, key: str) -> list[Json]:
        """Those of them that are about what the criterion measures."""
        indicator = self.criterion["indicator"]
        return [row for row in self.of_board(key) if row["indicator"] == indicator]

    def cited(self, code: str) -> str:
        """A paper of the edition as a sentence cites it; nothing where there is none."""
        papers = {paper["code"]: paper for paper in self.document["documents"]}
        if code not in papers:
            return ""
        paper = papers[code]
        words = (paper["title"], paper["number"], self.reader.day(paper["issued_on"]))
        return listed((*words, paper["issuer"]), ", ")


def listed(words: Iterable[str], between: str = "; ") -> str:
    """What is there of it, side by side; only the last may end with a full stop."""
    *first, last = [word for word in words if word] or [""]
    return between.join((*(word.rstrip(".") for word in first), last))
