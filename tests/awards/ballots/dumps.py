"""Copies of the whole database, as somebody would have them who steals every backup."""

import re
from datetime import datetime

from django.db import connection

MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(\+\d\d:\d\d)?")
SECRETS = re.compile(r"[0-9a-f]{64}|[A-Za-z0-9+/]{40,}={0,2}")
"""Digests, receipts, keys and envelopes: what no two ballots share, however equal they are."""


def dump():
    """Every row of every table, in the order in which the database gives them."""
    quote = connection.ops.quote_name
    rows = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608 - its own tables
            rows += [f"{table}|{'|'.join(map(written, row))}" for row in cursor.fetchall()]
    return rows


def written(value):
    """A value as a copy holds it; all moments alike, for the test itself takes time."""
    return "<moment>" if isinstance(value, datetime) else MOMENT.sub("<moment>", str(value))


def added(before, after):
    """The rows of ``after`` that were not there before, in their order."""
    known = set(before)
    return [row for row in after if row not in known]


def blanked(rows):
    """The rows without what looks random; how long it was stays."""
    return [SECRETS.sub(lambda found: "*" * len(found[0]), row) for row in rows]


def looking_random(rows):
    """What was blanked, in its order."""
    return [found[0] for row in rows for found in SECRETS.finditer(row)]
