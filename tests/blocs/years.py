"""Editions of further years, made from a published one: what tests of trends stand on."""

from copy import deepcopy
from datetime import date

from blocs.domain.editions import canonical, fingerprint
from blocs.models import Cycle, Edition, Standing
from boards.models import Board


def later_edition(first, year, *, points=None, scheme=None, members=None, number=1, **changes):
    """The first edition of another year: other points by board, other rules, other members."""
    document = deepcopy(first.sealed) | {"year": year, **changes}
    document["scheme"] |= scheme or {}
    document["rates"] = [row | {"year": year} for row in document["rates"]]
    if members is not None:
        document["members"] = [
            row | {"board": slug, "short_name": name}
            for row, (slug, name) in zip(document["members"], members.items(), strict=False)
        ]
        document["figures"] = [row for row in document["figures"] if row["board"] in members]
    told = [
        row | {"board": member["board"]}
        for row, member in zip(document["standings"], document["members"], strict=False)
    ]
    document["standings"] = _placed(told, points or {})
    cycle, _made = Cycle.objects.get_or_create(
        bloc=first.cycle.bloc, year=year, defaults={"members_on": date(year, 1, 6)}
    )
    edition = Edition.objects.create(
        cycle=cycle,
        number=number,
        payload=canonical(document).decode(),
        fingerprint=fingerprint(document),
        prepared_by=first.prepared_by,
        prepared_at=first.prepared_at,
        approved_by=first.approved_by,
        published_at=first.published_at,
    )
    for row in document["standings"]:
        board = Board.objects.get(slug=row["board"])
        Standing.objects.create(
            edition=edition, board=board, place=row["place"], points=row["points"]
        )
    return edition


def _placed(rows, points):
    rows = [row | {"points": points.get(row["board"], row["points"])} for row in rows]
    order = sorted(rows, key=lambda row: -float(row["points"] or -1))
    return [row | {"place": at if row["points"] else None} for at, row in enumerate(order, start=1)]
