"""docs/rotation.md says what the code does."""

import re
from datetime import date

import pytest

from blocs.domain.rotation import Rule, propose
from blocs.domain.rotation.reasons import SENTENCES
from blocs.enums import DeclinedTurn, RotationRule
from blocs.models import Bloc, Cycle
from blocs.queries.reader import Reader
from blocs.queries.rotation import known
from blocs.queries.rotation_page import rotation_page
from blocs.services import announce_mandates, appoint_acting_chair, propose_mandates
from boards.domain.years import short_date
from boards.models import Document
from tests.blocs.domain.rotation.samples import hindered, led, letters, rotation
from tests.test_docs import NOTHING, code, one, page, rows

PAGE = "docs/rotation.md"
YEAR = 2024


def test_the_options_are_those_of_a_bloc():
    options = {
        one(name): code(values) for name, values, _ in rows(PAGE, "Option", "Values", "Meaning")
    }

    assert options == {
        "rotation_rule": RotationRule.values,
        "deputies": [],
        "years_running": [],
        "declined_turn": DeclinedTurn.values,
    }
    assert all(hasattr(Bloc(), name) for name in options)
    assert Bloc().rotation_rule == Rule().kind
    assert (Bloc().deputies, Bloc().years_running) == (Rule().deputies, Rule().years_running)
    assert Bloc().declined_turn == Rule().declined_turn


def test_the_reasons_are_those_of_the_code():
    assert [(one(reason), sentence) for reason, sentence in rows(PAGE, "Reason", "Sentence")] == [
        (reason.value, said.en) for reason, said in SENTENCES.items()
    ]


@pytest.mark.parametrize(
    ("rule", "seats", "before", "hindrances", "after", "skipped"),
    rows(PAGE, "Rule", "Seats", "Led", "Hindered", "Next", "Passed over"),
)
def test_an_example_is_what_is_proposed(rule, seats, before, hindrances, after, skipped):
    pairs = [pair.split("/") for pair in code(before)]
    bloc = rotation(
        one(seats),
        past=[led(YEAR - len(pairs) + at, *pair) for at, pair in enumerate(pairs)],
        hindrances=[_hindrance(*text.split(maxsplit=2)) for text in code(hindrances)],
        kind=one(rule),
    )

    proposal = propose(bloc, year=YEAR, on=date(YEAR, 1, 1))

    assert f"{letters(proposal.chairs)}/{letters(proposal.deputies)}" == one(after)
    assert [
        f"{letters([step.board])} {step.reason}" for step in proposal.steps if not step.takes
    ] == code(skipped)


def _hindrance(board, kind, when=""):
    return hindered(board, YEAR - (when == "the year before"), kind)


def test_the_years_computed_are_those_of_the_page(bloc_2022):
    facts = known(bloc_2022)
    slugs = {board.short_name: board.slug for board in facts.boards.values()}
    shown = rotation_page(bloc_2022.slug, Reader("en"))

    assert [
        (int(year), one(chair), one(deputy), code(skipped))
        for year, chair, deputy, skipped in rows(PAGE, "Year", "Chair", "Deputy", "Passed over")
    ] == [
        (
            row.year,
            row.chair.slug,
            row.deputies[0].slug,
            [slugs[told.partition(" is passed")[0]] for told in row.said if "passed over" in told],
        )
        for row in shown.years
    ]


def test_how_fair_the_years_are(bloc_2022):
    counts = [row.later for row in rotation_page(bloc_2022.slug, Reader("en")).fairness]
    staying = [count for count in counts if count > 1]  # Tuyên Quang leads once, then merges

    stated = re.search(r"In these years (\d+) is the most and (\d+) the least", page(PAGE))

    assert [int(count) for count in stated.groups()] == [max(staying), min(staying)]
    assert len(staying) == len(counts) - 1


def test_the_mandates_of_the_example(bloc_2022):
    cycle = Cycle.objects.get(year=2023)
    cycle.mandates.all().delete()
    document = Document.objects.first()
    propose_mandates(cycle=cycle, on=date(2023, 1, 6), document=document)
    announce_mandates(cycle=cycle, on=date(2023, 2, 18), document=document)
    appoint_acting_chair(cycle=cycle, on=date(2023, 7, 1), document=document, reason="x")

    assert [
        (one(role), one(board), one(status), start, end)
        for role, board, status, start, end in rows(
            PAGE, "Role", "Board", "Status", "From", "Until"
        )
    ] == [
        (
            each.role,
            each.board.slug,
            each.status,
            short_date(each.starts_on),
            short_date(each.ends_on) if each.ends_on else NOTHING,
        )
        for each in cycle.mandates.order_by("pk")
    ]
