"""Scoring 50 boards by 60 criteria against loading what is scored."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from blocs.domain import standings
from blocs.domain.editions import recompute
from blocs.domain.scoring.engine import score
from blocs.models import Bloc, Criterion, Cycle, Membership, Scheme
from blocs.queries.payload import unranked_payload
from boards.models import Board, Document, Figure, Indicator, Province, Report

BOARDS, CRITERIA, YEAR, ROUNDS = 50, 60, 2024, 7


def large_cycle() -> tuple[Cycle, Scheme]:
    """A bloc of many boards, each with a figure for every criterion of a long scheme."""
    document = Document.objects.all()[0]
    bloc = Bloc.objects.create(slug="large", name="Large", name_en="Large", short_name="Large")
    cycle = Cycle.objects.create(bloc=bloc, year=YEAR, members_on=date(YEAR, 1, 1))
    scheme = Scheme.objects.create(
        cycle=cycle,
        code="large",
        name="Large",
        name_en="Large",
        total=CRITERIA,
        missing_policy="exclude_and_rescale",
        rate_kind="period_end",
        illustrative=True,
        issued_on=date(YEAR, 1, 1),
    )
    indicators = Indicator.objects.bulk_create(
        Indicator(
            code=f"large-{at}",
            name=f"Large {at}",
            name_en=f"Large {at}",
            dimension="people",
            time_type="stock",
            direction="more",
            unit="person",
        )
        for at in range(CRITERIA)
    )
    Criterion.objects.bulk_create(
        Criterion(
            scheme=scheme,
            code=indicator.code,
            order=at,
            name=indicator.name,
            name_en=indicator.name_en,
            indicator=indicator,
            maximum=1,
            method="relative_to_largest",
        )
        for at, indicator in enumerate(indicators)
    )
    province = Province.objects.all()[0]
    boards = Board.objects.bulk_create(
        Board(slug=f"large-{at}", name=f"Large {at}", short_name=f"L{at}", province=province)
        for at in range(BOARDS)
    )
    Membership.objects.bulk_create(
        Membership(bloc=bloc, board=board, seat=at, starts_on=date(YEAR, 1, 1), document=document)
        for at, board in enumerate(boards, 1)
    )
    reports = Report.objects.bulk_create(Report(board=board, year=YEAR) for board in boards)
    Figure.objects.bulk_create(
        Figure(
            report=report,
            indicator=indicator,
            amount=Decimal(1000 + 37 * (row + 1) * (column + 3) % 9973),
            unit="person",
            as_printed=f"{row}.{column:03}",
        )
        for row, report in enumerate(reports)
        for column, indicator in enumerate(indicators)
    )
    return cycle, scheme


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def engine_seconds(payload: object) -> tuple[float, float]:
    """How long the engine takes within a whole recomputation, and how long that takes."""
    spent = 0.0

    def timed(*arguments: Any, **options: Any) -> object:
        nonlocal spent
        start = time.perf_counter()
        result = score(*arguments, **options)
        spent += time.perf_counter() - start
        return result

    with patch.object(standings, "score", timed):
        whole = seconds(lambda: recompute(payload))
    return spent, whole


def rows() -> Iterator[tuple[str, ...]]:
    """The engine against its inputs; and the way from the document to ranked standings and back."""
    cycle, scheme = large_cycle()
    payload = unranked_payload(cycle, scheme, number=1)
    runs = [
        (seconds(lambda: unranked_payload(cycle, scheme, number=1)), *engine_seconds(payload))
        for _round in range(ROUNDS)
    ]
    queries, engine, whole = (statistics.median(column) for column in zip(*runs, strict=True))
    reading = whole - engine
    loading = queries + reading
    yield (
        f"scoring {BOARDS} boards x {CRITERIA} criteria, explained",
        f"{1000 * engine:.0f} ms",
        "loading, reading, writing",
        f"{1000 * loading:.0f} ms",
        f"{engine / loading:.2f}",
        "< 1",
    )
    yield (
        "  the same, from document to document",
        f"{1000 * whole:.0f} ms",
        "its database queries",
        f"{1000 * queries:.0f} ms",
        f"{whole / queries:.2f}",
        "-",
    )
