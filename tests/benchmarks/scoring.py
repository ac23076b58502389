"""Scoring 50 boards by 60 criteria in a tree of three levels against loading what is scored."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from django.utils.timezone import make_aware

from blocs.domain import standings
from blocs.domain.editions import recompute
from blocs.domain.scoring.engine import score
from blocs.models import Bloc, Criterion, Cycle, Group, Membership, Opinion, Scheme, Target
from blocs.queries.payload import unranked_payload
from boards.models import Board, Document, Figure, Indicator, Officer, Province, Report

BOARDS, CRITERIA, YEAR, ROUNDS = 50, 60, 2024, 7
PARTS, PARTS_OF_PARTS = 3, 4
BANDS = {
    "of": "target",
    "bands": [
        {"edge": "open", "from": "95", "points": "1"},
        {"edge": "closed", "from": "75", "points": "0.5"},
    ],
    "otherwise": "0",
}
KINDS: Sequence[dict[str, Any]] = (
    {"method": "bands", "parameters": BANDS},
    {"method": "relative_to_largest"},
    {"method": "judgement", "parameters": {"step": "0.25"}},
    {"method": "proportional", "parameters": {"capped": True}, "against": "last_year"},
)
"""By target, by the bloc, by people, by growth: a quarter of the criteria each."""


def large_cycle() -> tuple[Cycle, Scheme]:
    """A bloc of many boards, all of which reported two years, pledged, and were judged."""
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
    province = Province.objects.all()[0]
    boards = Board.objects.bulk_create(
        Board(slug=f"large-{at}", name=f"Large {at}", short_name=f"L{at}", province=province)
        for at in range(BOARDS)
    )
    Membership.objects.bulk_create(
        Membership(bloc=bloc, board=board, seat=at, starts_on=date(YEAR, 1, 1), document=document)
        for at, board in enumerate(boards, 1)
    )
    criteria = _criteria(scheme, _groups(scheme))
    measured = [each.indicator for each in criteria if each.indicator is not None]
    for year in (YEAR - 1, YEAR):
        _report(boards, measured, year)
    _pledge(cycle, boards, [each.indicator for each in criteria if each.method == "bands"])
    _judge(boards, [each for each in criteria if each.method == "judgement"])
    return cycle, scheme


def _groups(scheme: Scheme) -> list[Group]:
    """Groups in groups; the inner ones, in which the criteria stand, are capped and summed."""
    inner = []
    each = CRITERIA // PARTS // PARTS_OF_PARTS
    for at in range(PARTS):
        named = {"name": f"{at}", "name_en": f"{at}", "maximum": CRITERIA // PARTS, "order": at}
        outer = Group.objects.create(scheme=scheme, code=f"g{at}", **named)
        inner += [
            Group.objects.create(
                scheme=scheme,
                parent=outer,
                code=f"g{at}-{part}",
                rule="capped" if part % 2 else "sum",
                **{**named, "order": part, "maximum": each},
            )
            for part in range(PARTS_OF_PARTS)
        ]
    return inner


def _criteria(scheme: Scheme, groups: Sequence[Group]) -> list[Criterion]:
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
    return Criterion.objects.bulk_create(
        Criterion(
            scheme=scheme,
            group=groups[at % len(groups)],
            code=indicator.code,
            order=at,
            name=indicator.name,
            name_en=indicator.name_en,
            indicator=None if kind["method"] == "judgement" else indicator,
            maximum=1,
            **kind,
        )
        for at, indicator in enumerate(indicators)
        for kind in [KINDS[at % len(KINDS)]]
    )


def _report(boards: Sequence[Board], indicators: Sequence[Indicator], year: int) -> None:
    reports = Report.objects.bulk_create(Report(board=board, year=year) for board in boards)
    Figure.objects.bulk_create(
        Figure(
            report=report,
            indicator=indicator,
            amount=Decimal(year + 37 * (row + 1) * (column + 3) % 9973),
            unit="person",
            as_printed=f"{row}.{column:03}",
        )
        for row, report in enumerate(reports)
        for column, indicator in enumerate(indicators)
    )


def _pledge(cycle: Cycle, boards: Sequence[Board], indicators: Sequence[Indicator | None]) -> None:
    Target.objects.bulk_create(
        Target(cycle=cycle, board=board, indicator=indicator, amount=3000, unit="person")
        for board in boards
        for indicator in indicators
        if indicator is not None
    )


def _judge(boards: Sequence[Board], criteria: Sequence[Criterion]) -> None:
    """The own claim, two peers and the appraisal, for each board and criterion."""
    officer, now = Officer.objects.all()[0], make_aware(datetime(YEAR, 12, 1))

    def given(layer: str, board: Board, criterion: Criterion, by: Board | None) -> Opinion:
        return Opinion(
            board=board,
            criterion=criterion,
            layer=layer,
            by_board=by,
            points=Decimal("0.75"),
            officer=officer,
            given_at=now,
        )

    Opinion.objects.bulk_create(
        opinion
        for at, board in enumerate(boards)
        for criterion in criteria
        for opinion in (
            given("self", board, criterion, board),
            given("peer", board, criterion, boards[at - 1]),
            given("peer", board, criterion, boards[at - 2]),
            given("appraised", board, criterion, None),
        )
    )


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
    yield (
        f"scoring {BOARDS} boards x {CRITERIA} criteria in 3 levels, explained",
        f"{1000 * engine:.0f} ms",
        "loading the inputs from the database",
        f"{1000 * queries:.0f} ms",
        f"{engine / queries:.2f}",
        "< 1",
    )
    yield (
        "  the same, from document to document",
        f"{1000 * whole:.0f} ms",
        "loading, and reading the document",
        f"{1000 * (queries + whole - engine):.0f} ms",
        f"{whole / (queries + whole - engine):.2f}",
        "-",
    )
