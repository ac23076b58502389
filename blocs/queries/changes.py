"""What moved between two documents of a year, as finished rows in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from blocs.domain.changes import BoardChange, Changes, FigureChange, LineChange, changes_of
from blocs.domain.changes.differences import LineState, Standing
from blocs.enums import Outcome
from blocs.queries.reader import Reader
from boards.domain.sentences import Sentence

Json = Mapping[str, Any]

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class LineRow:
    """A criterion that moved: points before and after, the causes, and both explanations."""

    name: str
    before: str
    after: str
    outcome: str
    causes: tuple[str, ...]
    explained_before: str
    explained_after: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board that moved. ``way`` is the sign of its place: ``▲``, ``▼`` or nothing."""

    board: str
    name: str
    place_before: str
    place_after: str
    way: str
    points_before: str
    points_after: str
    lines: tuple[LineRow, ...]
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that differs, as printed."""

    board: str
    indicator: str
    before: str
    after: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeList:
    """All that a list of changes shows."""

    general: tuple[str, ...]
    boards: tuple[BoardRow, ...]
    figures: tuple[FigureRow, ...]

    def __bool__(self) -> bool:
        return bool(self.general or self.boards or self.figures)


def change_list(before: Json, after: Json, reader: Reader) -> ChangeList:
    """What moved from ``before`` to ``after``. Raises ``Unreadable``."""
    return written(changes_of(before, after), (before, after), reader)


def written(changes: Changes, documents: Iterable[Json], reader: Reader) -> ChangeList:
    """The changes in words; names are those of the documents, the later one's first."""
    boards: dict[str, str] = {}
    indicators: dict[str, str] = {}
    for document in documents:
        boards |= {row["board"]: row["short_name"] for row in document["members"]}
        indicators |= {row["code"]: reader.text(row, "name") for row in document["indicators"]}
    return ChangeList(
        general=_said(changes.general, reader),
        boards=tuple(_board(change, reader) for change in changes.boards),
        figures=tuple(_figure(change, boards, indicators, reader) for change in changes.figures),
    )


def _board(change: BoardChange, reader: Reader) -> BoardRow:
    before, after = change.before, change.after
    return BoardRow(
        board=change.board,
        name=change.name,
        place_before=_place(before),
        place_after=_place(after),
        way=_way(before, after),
        points_before=reader.exact(before.points if before else None),
        points_after=reader.exact(after.points if after else None),
        lines=tuple(_line(line, reader) for line in change.lines),
        causes=_said(change.causes, reader),
    )


def _line(line: LineChange, reader: Reader) -> LineRow:
    return LineRow(
        name=_words(line.name, reader),
        before=reader.exact(line.before.points if line.before else None),
        after=reader.exact(line.after.points if line.after else None),
        outcome=_outcome(line),
        causes=_said(line.causes, reader),
        explained_before=_explained(line.before, reader),
        explained_after=_explained(line.after, reader),
    )


def _outcome(line: LineChange) -> str:
    """What became of the criterion now, where that is not what became of it before."""
    was, now = (side.outcome if side else "" for side in (line.before, line.after))
    return str(Outcome(now).label) if now and now != was else ""


def _figure(
    change: FigureChange, boards: Mapping[str, str], indicators: Mapping[str, str], reader: Reader
) -> FigureRow:
    return FigureRow(
        board=boards.get(change.board, change.board),
        indicator=indicators.get(change.indicator, change.indicator),
        before=_words(change.before, reader),
        after=_words(change.after, reader),
        said=_said(change.said, reader),
    )


def _place(standing: Standing | None) -> str:
    return NOTHING if standing is None or standing.place is None else f"{standing.place}"


def _way(before: Standing | None, after: Standing | None) -> str:
    """Up or down the list; a board that has no place on one side goes neither way."""
    was, now = (side.place if side else None for side in (before, after))
    if was is None or now is None or was == now:
        return ""
    return "▲" if now < was else "▼"


def _explained(state: LineState | None, reader: Reader) -> str:
    return _words(state.explanation, reader) if state else NOTHING


def _words(sentence: Sentence, reader: Reader) -> str:
    return sentence.in_language(reader.language)


def _said(sentences: Iterable[Sentence], reader: Reader) -> tuple[str, ...]:
    return tuple(_words(sentence, reader) for sentence in sentences)
