"""Cells as requests bring them: the JSON of the script, or the fields of the plain form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from boards.enums import Availability, CellState
from boards.queries.answers import Entry, Explained
from boards.queries.cells import CellKey
from boards.queries.findings import FindingRow
from boards.services.cells import Outcome, Written

MOST_CELLS = 2_000
MOST_BYTES = 1_000_000

CELL, READING, KEEP = "cell-", "reading-", "keep-"
THEIRS, MINE = "theirs", "mine:"


class Unusable(ValueError):
    """A body that no page of ours sends."""


class TooMany(Unusable):
    """More cells than one request may carry."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What the script sent; ``officer`` is whom it was opened by."""

    entries: tuple[Entry, ...]
    dry: bool = False
    officer: str = ""


def sent_by_script(body: bytes) -> Sent:
    """Read the JSON. Raises ``Unusable``, or ``TooMany``."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unusable("not JSON") from error
    cells = told.get("cells") if isinstance(told, dict) else None
    if not isinstance(cells, list):
        raise Unusable("no cells")
    if len(cells) > MOST_CELLS:
        raise TooMany(f"{len(cells)} cells")
    return Sent(
        tuple(_entry(cell) for cell in cells),
        dry=told.get("dry") is True,
        officer=_text(told, "officer"),
    )


def sent_by_form(data: QueryDict) -> list[Entry]:
    """The entries of the plain form: the cells whose text is not the one that was shown.

    ``shown`` carries what stood in each cell, and its token, when the page was made. Where
    somebody else wrote meanwhile, the author chooses whose value stays; until then it is asked.
    """
    shown = _shown(data.get("shown", ""))
    entries = []
    for field in data:
        name, text = field.removeprefix(CELL), _clean(data.get(field, ""))
        cell = name.replace("-", ":")
        if name == field or cell not in shown:
            continue
        token, before = shown[cell]
        choice, keep = data.get(f"{READING}{name}", ""), data.get(f"{KEEP}{name}", "")
        if keep == THEIRS or not (keep or choice or text.strip() != before):
            continue
        seen = keep.removeprefix(MINE) if keep else token
        entries.append(Entry(cell, text, choice=_clean(choice), seen=seen))
    return entries


def shown_as_field(cells: Mapping[CellKey, tuple[str, str]]) -> str:
    """The field ``shown``: token and text of each cell."""
    return json.dumps({str(key): [*each] for key, each in cells.items()}, ensure_ascii=False)


def as_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the script takes it.

    The token is that of what the author has seen or just written: only a conflict hands out the
    token of somebody else's value, beside that value.
    """
    stored, entry = outcome.stored, outcome.entry
    seen = outcome.done or outcome.state == CellState.LOCKED
    told: dict[str, Any] = {
        "cell": entry.cell,
        "state": outcome.state.value,
        "text": outcome.text,
        "token": stored.token if seen else entry.seen,
        "echo": outcome.echo,
        "choice": outcome.choice,
        "availability": outcome.availability,
        "message": outcome.message,
        "readings": [
            {"key": each.key, "words": each.words, "exactly": each.exactly}
            for each in outcome.readings
        ],
        "findings": [finding_as_json(row) for row in outcome.findings],
    }
    if outcome.state == CellState.CONFLICT:
        told["now"] = {
            "text": outcome.text,
            "echo": outcome.echo,
            "choice": outcome.choice,
            "availability": outcome.availability,
            "by": outcome.last.who,
            "at": outcome.last.when,
            "token": stored.token,
        }
    return told


def beside_as_json(told: Written) -> dict[str, Any]:
    """What is found in the reports that were written to, by cell: the script shows it anew."""
    return {
        "reports": list(told.reports),
        "findings": {
            cell: [finding_as_json(row) for row in rows] for cell, rows in told.findings.items()
        },
    }


def finding_as_json(row: FindingRow) -> dict[str, Any]:
    """A finding as the script takes it. What staff want done stands in the sentence already."""
    return {
        "check": row.check,
        "severity": row.severity.value,
        "sentence": row.sentence,
        "explained": row.explained,
        "instruction": "",
    }


def _entry(told: Any) -> Entry:
    if not isinstance(told, dict):
        raise Unusable("a cell is an object")
    availability = _text(told, "availability")
    if availability and availability not in Availability.values:
        raise Unusable("no such availability")
    said = told.get("explanation")
    if said is not None and not isinstance(said, dict):
        raise Unusable("an explanation is an object")
    return Entry(
        cell=_text(told, "cell"),
        text=_text(told, "text"),
        choice=_text(told, "choice"),
        availability=availability,
        seen=_text(told, "seen"),
        reason=_text(told, "reason"),
        explanation=Explained(_text(said, "check"), _text(said, "text")) if said else None,
    )


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name, "")
    if not isinstance(value, str):
        raise Unusable(f"{name} is a text")
    return _clean(value)


def _clean(text: str) -> str:
    """Without what no database keeps: NUL, and halves of characters."""
    return text.replace("\x00", "").encode(errors="ignore").decode()


def _shown(field: str) -> dict[str, tuple[str, str]]:
    """Token and text by cell; nothing where the field is not what the page put there."""
    try:
        told = json.loads(field)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {
        cell: (_clean(each[0]), each[1])
        for cell, each in told.items()
        if isinstance(each, list) and len(each) == 2 and all(isinstance(x, str) for x in each)
    }
