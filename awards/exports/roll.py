"""The roll of honour as open data: what the page lists, in the order of the page."""

from __future__ import annotations

import json
from collections.abc import Iterable

from blocs.exports.csv_file import csv_file
from blocs.queries.honours import Honour
from boards.licences import current

COLUMNS = (
    "year",
    "bloc",
    "award",
    "award_name",
    "board",
    "board_name",
    "decision",
    "decision_code",
    "status",
    "ended_by",
    "ground",
)


def as_csv(rows: Iterable[Honour]) -> bytes:
    """One row for each award; of several ends the last."""
    return csv_file(COLUMNS, (_cells(row) for row in rows))


def as_json(rows: Iterable[Honour]) -> bytes:
    """Each award with everything that ended it."""
    document = {
        "licence": current().code,
        "conferrals": [
            {
                "year": row.year,
                "bloc": row.bloc,
                "award": row.award,
                "award_name": row.award_name,
                "board": row.board,
                "board_name": row.board_name,
                "decision": row.decision,
                "decision_code": row.slug,
                "ends": [
                    {
                        "status": end.code,
                        "decision": end.decision,
                        "decision_code": end.slug,
                        "ground": end.ground,
                    }
                    for end in row.ends
                ],
            }
            for row in rows
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _cells(row: Honour) -> list[str]:
    last = row.ends[-1] if row.ends else None
    return [
        str(row.year),
        row.bloc,
        row.award,
        row.award_name,
        row.board,
        row.board_name,
        row.decision,
        row.slug,
        last.code if last else "granted",
        last.decision if last else "",
        last.ground if last else "",
    ]
