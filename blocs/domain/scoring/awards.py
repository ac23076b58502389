"""Awards of earlier years, as an edition prints them: what a bonus for them is computed from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from blocs.domain.reading import Node, refusal
from blocs.domain.scoring.data import SILENT
from boards.domain.sentences import Sentence
from boards.domain.years import short_date


@dataclass(frozen=True, slots=True)
class Held:
    """An award that was given to a board for a year, and still stands.

    ``own`` says that it went to the board itself; else to one that the board came from.
    """

    award: str
    name: Sentence
    year: int
    number: str
    day: date | None
    own: bool
    holder: Sentence

    def sentence(self) -> Sentence:
        """``Cờ thi đua của Bộ năm 2021 (Quyết định số 12/QĐ-BKHĐT ngày 05/01/2022)``."""
        of, by = self._of(), self._by()
        return Sentence(
            f"{self.name.vi} năm {self.year}{of.vi} (quyết định{by.vi})",
            f"{self.name.en} of {self.year}{of.en} (decision{by.en})",
        )

    def _of(self) -> Sentence:
        if self.own:
            return SILENT
        return Sentence(f" của {self.holder.vi}", f" to {self.holder.en}")

    def _by(self) -> Sentence:
        """Number and day, as far as the paper has them."""
        number = Sentence(f" số {self.number}", f" {self.number}") if self.number else SILENT
        if self.day is None:
            return number
        return Sentence(
            f"{number.vi} ngày {short_date(self.day)}", f"{number.en} of {self.day.isoformat()}"
        )


def read_awards(
    node: Node, boards: Collection[str], *, year: int
) -> Mapping[str, tuple[Held, ...]]:
    """By member, its awards of the years before ``year``; one that stands twice is refused."""
    found: dict[str, list[Held]] = defaultdict(list)
    seen = set()
    for item in node.items():
        board, holder = item.at("board").one_of(boards), item.at("holder").text()
        held = Held(
            award=item.at("award").text(),
            name=Sentence(item.at("name").text(), item.at("name_en").text()),
            year=item.at("year").whole(low=1900, high=year - 1),
            number=item.at("number").text(),
            day=_day(item.at("date")),
            own=holder == board,
            holder=Sentence(item.at("holder_name").text(), item.at("holder_name").text()),
        )
        key = (board, holder, held.award, item.at("document").text())
        if key in seen:
            raise refusal(item.where, "ghi hai lần", "stands twice")
        seen.add(key)
        found[board].append(held)
    return {board: tuple(held) for board, held in found.items()}


def _day(node: Node) -> date | None:
    if node.value is None:
        return None
    try:
        return date.fromisoformat(node.text())
    except ValueError as problem:
        raise refusal(node.where, "phải là ngày", "must be a day") from problem
