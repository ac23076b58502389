"""A year that is scored: three criteria, four members led by A and B, and their officers."""

from decimal import Decimal

from django.utils import timezone

from blocs.enums import Layer, Peers, Stage
from blocs.models import Criterion, Cycle, Opinion, Scheme
from boards.models import Figure, Officer, Report
from tests.blocs.year import board_of, officer_of, small_year
from tests.boards.rows import indicator

AMOUNTS = {"A": 100, "B": 80, "C": 50, "D": 20}


def scored_year(
    stage=Stage.APPRAISAL, *, number=1, peers=Peers.LEADERS, tolerance="0.1", members=4
) -> Cycle:
    """The workers are compared with the largest, the initiatives counted, the reform is judged."""
    cycle = small_year(number, members=members, stage=stage)
    scheme = Scheme.objects.create(
        cycle=cycle,
        code="bang",
        name="Bảng điểm",
        name_en="Scheme",
        total=40,
        missing_policy="zero",
        rate_kind="period_end",
        illustrative=True,
        issued_on="2023-03-01",
        peers=peers,
        tolerance=tolerance,
    )
    workers, initiatives = indicator(700 + 2 * number), indicator(701 + 2 * number)
    lines = (
        ("lao-dong", "Lao động", workers, 20, "relative_to_largest", {}),
        ("sang-kien", "Sáng kiến", initiatives, 10, "count_times_points", COUNTED),
        ("cai-cach", "Cải cách", None, 10, "judgement", {"step": "0.25"}),
    )
    for order, (code, name, of, maximum, method, parameters) in enumerate(lines, start=1):
        Criterion.objects.create(
            scheme=scheme,
            code=code,
            order=order,
            name=name,
            name_en=code,
            indicator=of,
            maximum=maximum,
            method=method,
            parameters=parameters,
        )
    for letter in "ABCDEFGH"[:members]:
        report = Report.objects.create(board=board_of(cycle, letter), year=cycle.year)
        for each in (workers, initiatives):
            amount = AMOUNTS.get(letter, 10)
            Figure.objects.create(
                report=report,
                indicator=each,
                amount=amount,
                unit="person",
                as_printed=f"{amount} người",
            )
    return cycle


COUNTED = {"each": "0.1", "cap": "10"}


def line(cycle: Cycle, code: str) -> Criterion:
    """A criterion as a page reads it."""
    return Criterion.objects.select_related("scheme__cycle__bloc").get(
        scheme__cycle=cycle, code=code
    )


def officer(cycle: Cycle, letter: str) -> Officer:
    """The officer of a member; without a letter one of the secretariat."""
    board = board_of(cycle, letter) if letter else None
    name = f"{letter.lower() or 'hoi-dong'}-{cycle.pk}"
    return Officer.objects.filter(username=name).first() or officer_of(board, name)


def given(
    cycle: Cycle, letter: str, code: str, layer: str, by: str = "", points: object = 5, reason=""
) -> Opinion:
    """An opinion as if it had been given; without points it is an abstention."""
    by = letter if layer == Layer.SELF else by
    return Opinion.objects.create(
        board=board_of(cycle, letter),
        criterion=line(cycle, code),
        layer=layer,
        by_board=board_of(cycle, by) if by else None,
        points=None if points is None else Decimal(str(points)),
        reason=reason,
        officer=officer(cycle, by),
        given_at=timezone.now(),
    )
