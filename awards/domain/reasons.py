"""The first words of the reasons for a nomination: what the published result says of the board."""

from __future__ import annotations

from decimal import Decimal

from boards.domain.numbers import format_number


def summary(
    *,
    place: int | None,
    members: int,
    points: str | None,
    total: str,
    edition: int,
    code: str,
    illustrative: bool,
) -> str:
    """In Vietnamese, as the list goes to the council; staff write the rest.

    ``Xếp thứ 2/7 của khối, 64,03/100 điểm (bản công bố số 1, mã 4f1c-9a02).``
    """
    cited = f"bản công bố số {edition}, mã {code}{', minh họa' if illustrative else ''}"
    if place is None or points is None:
        return f"Không xếp hạng ({cited})."
    gained, most = format_number(Decimal(points)), format_number(Decimal(total))
    return f"Xếp thứ {place}/{members} của khối, {gained}/{most} điểm ({cited})."
