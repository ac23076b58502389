"""docs/successions.md says what the code does, and what the data of 2025 hold."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from blocs.domain.successions import Choice, Held, seated
from blocs.forms.successions.kinds import FORMS
from blocs.queries.as_of import bloc_as_of
from blocs.queries.reader import Reader
from blocs.refusals import Refusal as BlocsRefusal
from boards.domain.baselines import Lineage, Origin, baseline
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.domain.years import short_date
from boards.enums import SuccessionKind
from boards.models import Board, Indicator, Province, Succession
from boards.queries.baselines import baselines
from boards.refusals import Refusal
from tests.test_docs import NOTHING, code, one, rows

PAGE = "docs/successions.md"
DAY = date(2025, 7, 1)


def test_the_kinds_are_those_that_are_guided():
    kinds = [
        one(kind) for kind, *_ in rows(PAGE, "Kind", "Boards", "Who carries on", "Asked besides")
    ]

    assert kinds == [kind.value for kind in FORMS] == SuccessionKind.values


def test_the_reasons_are_those_of_the_code():
    told = {one(reason): sentence for reason, sentence in rows(PAGE, "Reason", "Sentence")}

    known = {each.value: str(each.label) for each in (*BlocsRefusal, *Refusal)}
    assert told == {reason: known.get(reason) for reason in told}


@pytest.mark.parametrize(
    ("seats", "parting", "decided", "after"),
    rows(PAGE, "Seats", "Gave way", "Decided", "Seats after"),
)
def test_an_example_of_seats_is_what_comes_out(seats, parting, decided, after):
    held = [Held(at, 1, ord(board), at, date(2020, 1, 1)) for at, board in enumerate(one(seats), 1)]
    of = {chr(each.board): each.membership for each in held}
    names = [text[0] for text in code(decided)]
    choices = [
        Choice(1, place, of.get(text.partition("←")[2])) for place, text in enumerate(code(decided))
    ]

    found = seated(held, DAY, parting={*map(ord, one(parting))}, goes_on=None, choices=choices)

    left = {each.seat: chr(each.board) for each in held if each not in found.ends}
    left |= {each.seat: names[each.successor] for each in found.takes}
    seats_after = range(1, max([len(held), *left]) + 1)
    assert " ".join(f"{seat}{left.get(seat, '-')}" for seat in seats_after) == one(after)


@pytest.mark.parametrize(
    ("board", "year", "reported", "summed", "expected"),
    rows(PAGE, "Board", "Year", "Reported", "Added up", "Compared with"),
)
def test_an_example_of_a_baseline_is_what_is_compared_with(board, year, reported, summed, expected):
    said = {
        (ord(text[0]), int(year)): (Quantity(Decimal(text[2:]), UNITS["person"]),)
        for text in code(reported)
    }
    events = [
        Origin(
            day,
            SuccessionKind.MERGE,
            frozenset(map(ord, before)),
            frozenset({ord(after)}),
            summed == "yes",
        )
        for day, before, after in ((DAY, "AB", "C"), (date(2027, 1, 1), "CX", "D"))
    ]
    lineage = Lineage(events, {ord(letter): letter for letter in "ABCDX"})

    found = baseline(
        lineage, ord(one(board)), int(year), said=lambda *key: said.get(key, ()), summed=True
    )

    amount = ", ".join(f"{part.amount:f}" for part in found.parts)
    mark = ", restated" if found.restated else ""
    assert (found.why.en if found.why else amount + mark) == expected


def test_the_provinces_are_those_of_the_data(bloc_2022):
    merged = Province.objects.filter(merged_into__isnull=False).select_related("merged_into")

    assert {tuple(row) for row in rows(PAGE, "Province", "Merged into", "On")} == {
        (each.name, each.merged_into.name, short_date(each.merged_on)) for each in merged
    }


def test_the_members_are_those_of_both_days(bloc_2022):
    before, after = (
        bloc_as_of(bloc_2022, day, Reader("vi"), signatories=False).members
        for day in (DAY - timedelta(1), DAY)
    )

    head = ("Seat", "Board", "Province on 30/06/2025", "Province on 01/07/2025")
    assert [tuple(row) for row in rows(PAGE, *head)] == [
        (str(one.seat), one.name, one.province, other.province)
        for one, other in zip(before, after, strict=True)
    ]


def test_seven_boards_are_in_five_provinces(bloc_2022):
    members = bloc_as_of(bloc_2022, DAY, Reader("vi"), signatories=False).members

    assert (len(members), len({each.province for each in members})) == (7, 5)


def test_the_successions_are_those_of_the_data(bloc_2022):
    head = ("Day", "Kind", "Before", "After", "Heir", "Comparison")

    assert [
        [day, one(kind), before, after, heir, one(comparison)]
        for day, kind, before, after, heir, comparison in rows(PAGE, *head)
    ] == [
        [
            short_date(each.effective_on),
            each.kind,
            ", ".join(map(str, each.predecessors.all())),
            ", ".join(map(str, each.successors.all())),
            str(each.heir or NOTHING),
            each.comparison,
        ]
        for each in Succession.objects.all()
    ]


@pytest.mark.parametrize(("decided", "expected"), rows(PAGE, "Decided", "Compared with"))
def test_the_new_board_is_compared_with_nothing(bloc_2022, decided, expected):
    Succession.objects.update(comparison=one(decided))
    workers = Indicator.objects.get(code="workers")

    found = baselines(Board.objects.get(slug="kcn-kkt-tuyen-quang"), 2022, [workers])

    assert found[workers.pk].why.en == expected


def test_the_seat_of_the_board_that_ended_waits(bloc_2022):
    members = bloc_as_of(bloc_2022, date(2025, 11, 1), Reader("vi"), signatories=False).members

    assert [each.seat for each in members if each.ended_on] == [4]


def test_the_board_of_ha_giang_outlived_its_province(bloc_2022):
    board = Board.objects.select_related("province").get(slug="kkt-ha-giang")

    assert (short_date(board.province.merged_on), short_date(board.dissolved_on)) == (
        "01/07/2025",
        "15/10/2025",
    )
