"""Two documents of one year side by side: what moved, from where to where, and why.

The same comparison serves a recomputation that waits, the correction of an edition, and the replay
of a year under another scheme: a document goes in on each side and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from blocs.domain.changes.causes import BY_POLICY, Causing
from blocs.domain.changes.differences import (
    BoardChange,
    Changes,
    Json,
    LineChange,
    LineState,
    Standing,
)
from blocs.domain.changes.rules import general_changes
from boards.domain.sentences import Sentence

JOINED = Sentence("Thành viên mới trong kết quả này.", "A new member in this result.")
LEFT = Sentence("Không còn là thành viên trong kết quả này.", "No member in this result.")
BY_TOTAL = Sentence(
    "Cách tính tổng điểm theo bảng tiêu chí thay đổi.", "The scheme makes the total another way."
)


def changes_of(before: Json, after: Json) -> Changes:
    """What differs from ``before`` to ``after``, both with their standings.

    Raises ``Unreadable`` where the facts of one cannot be read.
    """
    causing = Causing(before, after)
    old, new = (_standings(document) for document in (before, after))
    names = {**_names(before), **_names(after)}
    compared = (
        _board(board, names[board], old, new, causing) for board in dict.fromkeys([*new, *old])
    )
    return Changes(
        general=tuple(general_changes(before, after)),
        boards=tuple(change for change in compared if change is not None),
        figures=causing.figures,
    )


def _board(
    board: str, name: str, old: Mapping[str, Json], new: Mapping[str, Json], causing: Causing
) -> BoardChange | None:
    """The change of one board; nothing where it stands as it stood."""
    was, now = old.get(board), new.get(board)
    before, after = _standing(was), _standing(now)
    if was is None or now is None:
        return BoardChange(board, name, before, after, (), (JOINED if was is None else LEFT,))
    lines = tuple(_lines(board, was, now, causing))
    if before == after and not lines:
        return None
    causes = tuple(_of_total(board, was, now, old, new, causing))
    if not lines and not causes:
        causes = (BY_TOTAL,)
    return BoardChange(board, name, before, after, lines, causes)


def _lines(board: str, was: Json, now: Json, causing: Causing) -> Iterator[LineChange]:
    old, new = (_by_code(side) for side in (was, now))
    for code in dict.fromkeys([*new, *old]):
        before, after = old.get(code), new.get(code)
        if _moved(before, after):
            outcomes = _outcomes(before, after)
            name = _criterion_name(code, causing)
            causes = causing.of(board, code, outcomes)
            yield LineChange(code, name, _state(before), _state(after), causes)


def _outcomes(before: Json | None, after: Json | None) -> frozenset[str]:
    """What became of the criterion, where that differs; the one outcome is no cause otherwise."""
    found = frozenset(side["outcome"] for side in (before, after) if side)
    return found if len(found) > 1 else found & BY_POLICY


def _moved(before: Json | None, after: Json | None) -> bool:
    """A criterion that came or went moved nothing where it was left out."""
    if before is None or after is None:
        return any(side["exact"] is not None for side in (before, after) if side)
    return any(before[key] != after[key] for key in ("exact", "outcome"))


def _of_total(
    board: str,
    was: Json,
    now: Json,
    old: Mapping[str, Json],
    new: Mapping[str, Json],
    causing: Causing,
) -> Iterator[Sentence]:
    """What moved the total besides its criteria, and the place besides the total."""
    if was["counted_maximum"] != now["counted_maximum"]:
        yield Sentence(
            f"Tổng điểm tối đa được tính đổi từ {_comma(was['counted_maximum'])} thành "
            f"{_comma(now['counted_maximum'])}.",
            f"The maxima that count changed from {was['counted_maximum']} to "
            f"{now['counted_maximum']}.",
        )
    if was.get("unmet", []) != now.get("unmet", []):
        before, after = (_conditions(side, causing) for side in (was, now))
        yield Sentence(
            f"Điều kiện không đạt: trước {before.vi}, nay {after.vi}.",
            f"Conditions not met: before {before.en}, now {after.en}.",
        )
    passed = _passed(board, old, new)
    if passed and was["points"] == now["points"] and was["place"] != now["place"]:
        names = {**causing.old.facts.names, **causing.new.facts.names}
        by = ", ".join(names[each].vi for each in passed)
        yield Sentence(
            f"Điểm như cũ; thứ hạng đổi vì: {by}.",
            f"The points are as they were; the place changed by: {by}.",
        )


def _conditions(standing: Json, causing: Causing) -> Sentence:
    """The conditions that a board does not meet, by name; a dash for none."""
    named = {
        row["code"]: row
        for side in (causing.old, causing.new)
        for row in side.document["scheme"].get("conditions", ())
    }
    rows = [named[code] for code in standing.get("unmet", ())]
    return Sentence(
        ", ".join(row["name"] for row in rows) or "–",
        ", ".join(row["name_en"] for row in rows) or "–",
    )


def _passed(board: str, old: Mapping[str, Json], new: Mapping[str, Json]) -> list[str]:
    """Who stands on the other side of the board now, came to stand there, or left."""

    def ahead(standings: Mapping[str, Json], other: str) -> bool:
        mine, theirs = standings[board]["place"], standings.get(other, {}).get("place")
        return theirs is not None and (mine is None or theirs < mine)

    return [
        other
        for other in dict.fromkeys([*new, *old])
        if other != board and ahead(old, other) != ahead(new, other)
    ]


def _criterion_name(code: str, causing: Causing) -> Sentence:
    criterion = causing.new.criteria.get(code) or causing.old.criteria[code]
    return Sentence(criterion["name"], criterion["name_en"])


def _standing(standing: Json | None) -> Standing | None:
    return None if standing is None else Standing(standing["place"], standing["points"])


def _state(line: Json | None) -> LineState | None:
    if line is None:
        return None
    said = line["explanation"]
    return LineState(line["points"], line["outcome"], Sentence(said["vi"], said["en"]))


def _by_code(standing: Json) -> dict[str, Json]:
    return {line["code"]: line for line in standing["criteria"]}


def _standings(document: Json) -> dict[str, Json]:
    return {standing["board"]: standing for standing in document["standings"]}


def _names(document: Json) -> dict[str, str]:
    return {member["board"]: member["short_name"] for member in document["members"]}


def _comma(number: str) -> str:
    return number.replace(".", ",")
