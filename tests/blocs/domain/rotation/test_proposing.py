"""Whose turn it is, and why: tables of cases."""

from datetime import date

import pytest

from blocs.domain.rotation import Ending, Reason, Seat, Step, obstacle, propose, simulate
from blocs.domain.rotation.reasons import SENTENCES
from blocs.domain.rotation.turns import all_turns
from blocs.enums import MandateRole
from boards.domain.sentences import Sentence
from tests.blocs.domain.rotation.samples import (
    hindered,
    led,
    letters,
    number,
    numbers,
    rotation,
)

YEAR = 2024
DAY = date(2024, 1, 1)


def proposed(bloc, year=YEAR, on=None):
    return propose(bloc, year=year, on=on or date(year, 1, 1))


def names(bloc, **at):
    """The chair, a stroke, the deputies."""
    proposal = proposed(bloc, **at)
    return f"{letters(proposal.chairs)}/{letters(proposal.deputies)}"


def told(bloc, **at):
    return [
        (step.reason.value, letters([step.board] if step.board else []))
        for step in proposed(bloc, **at).steps
    ]


@pytest.mark.parametrize(
    ("bloc", "expected"),
    [
        pytest.param(rotation(), "A/B", id="the first year begins at the first seat"),
        pytest.param(rotation(past=[led(2023, "A", "B")]), "B/C", id="the deputy moves up"),
        pytest.param(rotation(past=[led(2023, "C", "D")]), "D/A", id="the last seat wraps round"),
        pytest.param(
            rotation(past=[led(2022, "A", "B"), led(2023, "B", "C")]), "C/D", id="and so on"
        ),
        pytest.param(
            rotation(past=[led(2023, "D", "B")]),
            "B/C",
            id="the list begins behind the deputy of the first known year",
        ),
        pytest.param(
            rotation(past=[led(2022, "D", "B"), led(2023, "B", "C")]),
            "C/A",
            id="who led in the first known year is not asked before the others",
        ),
        pytest.param(
            rotation(past=[led(2023, "A", "B")], deputies=2), "B/CD", id="two deputies from one"
        ),
        pytest.param(
            rotation(past=[led(2023, "A", "BC")], deputies=2), "B/CD", id="the second moves first"
        ),
        pytest.param(rotation("AB", past=[led(2023, "A", "B")]), "B/A", id="two take turns"),
        pytest.param(rotation("A"), "A/", id="one alone has no deputy"),
        pytest.param(rotation(""), "/", id="nobody"),
        pytest.param(
            rotation(past=[led(2023, "B", "D")], kind="fixed_order"),
            "C/D",
            id="in fixed order the seat behind the chair is next, whoever was deputy",
        ),
        pytest.param(
            rotation(past=[led(2022, "B", "C"), led(2023, "D", "C")], kind="fixed_order"),
            "C/A",
            id="who was passed by waits first",
        ),
        pytest.param(
            rotation(past=[led(2022, "B", "A"), led(2023, "A", "C")], kind="election"),
            "C/D",
            id="an election suggests who has waited longest",
        ),
        pytest.param(
            rotation(past=[led(2025, "C", "D")]), "A/B", id="what is later than the year is unknown"
        ),
        pytest.param(
            rotation(past=[led(2023, "X", "Y")]), "A/B", id="leaders without a seat move nothing"
        ),
    ],
)
def test_leaders(bloc, expected):
    assert names(bloc) == expected


GONE_2023 = Seat(3, number("C"), date(2020, 1, 1), date(2023, 7, 1))
AFTER_AB = led(2022, "A", "B"), led(2023, "B", "C")


@pytest.mark.parametrize(
    ("bloc", "expected", "steps"),
    [
        pytest.param(
            rotation(past=[led(2023, "A", "B")], hindrances=[hindered("B", 2024)]),
            "C/D",
            [("declined_deferred", "B"), ("next", "C"), ("next", "D")],
            id="a deputy that declines is passed over",
        ),
        pytest.param(
            rotation(
                past=[led(2023, "A", "B")], hindrances=[hindered("C", 2024)], declined_turn="lost"
            ),
            "B/D",
            [("moves_up", "B"), ("declined_lost", "C"), ("next", "D")],
            id="so is the next in the list",
        ),
        pytest.param(
            rotation(past=[led(2023, "A", "B")], hindrances=[hindered("C", 2024, "barred")]),
            "B/D",
            [("moves_up", "B"), ("barred", "C"), ("next", "D")],
            id="and whoever is barred",
        ),
        pytest.param(
            rotation(past=[led(2023, "A", "B")], hindrances=[hindered("C", 2023)]),
            "B/C",
            [("moves_up", "B"), ("next", "C")],
            id="a hindrance holds for its year",
        ),
        pytest.param(
            rotation(without="C", more=[GONE_2023], past=AFTER_AB),
            "D/A",
            [("left", "C"), ("next", "D"), ("next", "A")],
            id="a deputy that left",
        ),
        pytest.param(
            rotation(past=AFTER_AB, endings=[Ending(number("C"), date(2023, 7, 1), (9,))]),
            "D/A",
            [("merged", "C"), ("next", "D"), ("next", "A")],
            id="a deputy that merged, while no decision hands on its seat",
        ),
        pytest.param(
            rotation(past=AFTER_AB, endings=[Ending(number("C"), date(2023, 7, 1))]),
            "D/A",
            [("left", "C"), ("next", "D"), ("next", "A")],
            id="a deputy that was dissolved",
        ),
        pytest.param(
            rotation(past=AFTER_AB, endings=[Ending(number("C"), date(2024, 7, 1), (9,))]),
            "C/D",
            [("moves_up", "C"), ("next", "D")],
            id="a merger to come hinders nobody yet",
        ),
        pytest.param(
            rotation(
                without="C",
                more=[GONE_2023, Seat(3, number("Z"), date(2023, 7, 1))],
                endings=[Ending(number("C"), date(2023, 7, 1), (number("Z"),))],
                past=AFTER_AB,
            ),
            "Z/D",
            [("inherits", "Z"), ("moves_up", "Z"), ("next", "D")],
            id="an heir on the seat takes the turn",
        ),
        pytest.param(
            rotation(
                without="C",
                more=[GONE_2023, Seat(3, number("Z"), date(2023, 7, 1))],
                past=AFTER_AB,
            ),
            "D/A",
            [("left", "C"), ("next", "D"), ("next", "A")],
            id="a stranger on the seat does not: it waits at the end",
        ),
        pytest.param(
            rotation(past=[led(2023, "A", "B")], more=[Seat(5, number("E"), date(2024, 3, 1))]),
            "B/C",
            [("moves_up", "B"), ("next", "C")],
            id="who joins in the year does not lead in it",
        ),
        pytest.param(
            rotation("AB", more=[Seat(3, number("C"), date(2020, 3, 1))], deputies=2),
            "A/B",
            [("next", "A"), ("next", "B"), ("not_yet", "C"), ("too_few_deputies", "")],
            id="who joins after the day is no member yet",
        ),
        pytest.param(
            rotation("AB", hindrances=[hindered("A", 2024), hindered("B", 2024)]),
            "/",
            [
                ("declined_deferred", "A"),
                ("declined_deferred", "B"),
                ("nobody", ""),
                ("too_few_deputies", ""),
            ],
            id="nobody is left",
        ),
        pytest.param(
            rotation(
                "AB",
                past=[led(2022, "A", "B"), led(2023, "A", "B")],
                kind="fixed_order",
                years_running=2,
                hindrances=[hindered("B", 2024)],
            ),
            "/A",
            [
                ("declined_deferred", "B"),
                ("years_running", "A"),
                ("nobody", ""),
                ("next", "A"),
            ],
            id="two years running are enough, though not for a deputy",
        ),
        pytest.param(
            rotation(past=[led(2023, "A", "BC")], deputies=2),
            "B/CD",
            [("moves_up", "B"), ("stays", "C"), ("next", "D")],
            id="the second deputy stays",
        ),
        pytest.param(
            rotation("AB", kind="election"),
            "A/B",
            [("to_elect", "A"), ("to_elect", "B")],
            id="members elect",
        ),
        pytest.param(
            rotation("AB", kind="appointment"),
            "A/B",
            [("to_appoint", "A"), ("to_appoint", "B")],
            id="the council appoints",
        ),
    ],
)
def test_every_step_has_its_reason(bloc, expected, steps):
    year = 2020 if expected == "A/B" and len(bloc.seats) == 3 else YEAR

    assert (names(bloc, year=year), told(bloc, year=year)) == (expected, steps)


def test_a_deferred_turn_comes_first_the_year_after():
    bloc = rotation(
        past=[led(2022, "A", "B"), led(2023, "C", "D")], hindrances=[hindered("B", 2023)]
    )

    assert names(bloc) == "D/B"
    assert Step(Reason.DEFERRED_TURN, number("B"), (), 2, 2023) in proposed(bloc).steps


def test_a_turn_deferred_twice_is_owed_since_the_first_time():
    bloc = rotation(
        "ABCDE",
        past=[led(2021, "A", "B"), led(2022, "C", "D"), led(2023, "D", "E")],
        hindrances=[hindered("B", 2022), hindered("B", 2023)],
    )

    assert Step(Reason.DEFERRED_TURN, number("B"), (), 2, 2022) in proposed(bloc).steps


def test_a_deferred_turn_is_paid_once():
    bloc = rotation(
        past=[led(2021, "A", "B"), led(2022, "C", "D"), led(2023, "D", "B")],
        hindrances=[hindered("B", 2022)],
    )

    reasons = {step.reason for year in simulate(bloc, first=YEAR) for step in year.steps}

    assert names(bloc) == "B/A"
    assert reasons == {Reason.MOVES_UP, Reason.NEXT}


@pytest.mark.parametrize(
    ("kind", "declined_turn"),
    [
        pytest.param("declined", "lost", id="declined"),
        pytest.param("barred", "deferred", id="a bar is never deferred"),
    ],
)
def test_a_lost_turn_goes_to_the_end(kind, declined_turn):
    bloc = rotation(
        past=[led(2022, "A", "B"), led(2023, "B", "D")],
        hindrances=[hindered("C", 2023, kind)],
        declined_turn=declined_turn,
    )

    assert letters(proposed(bloc).asked) == "DACB"


def test_who_declines_before_its_turn_has_come_loses_nothing():
    bloc = rotation(
        past=[led(2022, "A", "B"), led(2023, "B", "C")], hindrances=[hindered("D", 2023)]
    )

    assert letters(proposed(bloc).asked) == "CDAB"


def test_only_members_that_still_exist_are_asked():
    bloc = rotation(past=AFTER_AB, endings=[Ending(number("D"), date(2023, 7, 1), (9,))])

    assert letters(proposed(bloc).asked) == "CAB"


def test_a_newcomer_waits_at_the_end():
    bloc = rotation(
        past=[led(2021, "A", "B"), led(2022, "B", "C"), led(2023, "C", "D")],
        more=[Seat(5, number("E"), date(2022, 6, 1))],
    )

    assert letters(proposed(bloc).asked) == "DABEC"


def test_a_vacated_seat_is_told_once_then_forgotten():
    past = [led(2021, "A", "B"), led(2022, "B", "D")]
    bloc = rotation(without="C", more=[Seat(3, number("C"), date(2020, 1, 1), date(2021, 6, 1))])

    before = rotation_with(bloc, past)
    after = rotation_with(bloc, [*past, led(2023, "D", "A")])

    assert ("left", "C") in told(rotation_with(bloc, past[:1]), year=2022)
    assert ("left", "C") not in told(before, year=2023) + told(after)


def rotation_with(bloc, past):
    return type(bloc)(bloc.rule, bloc.seats, bloc.endings, bloc.hindrances, tuple(past))


def test_a_board_that_changed_seats_waits_on_the_new_one():
    bloc = rotation(
        without="A",
        more=[
            Seat(1, number("A"), date(2020, 1, 1), date(2021, 1, 1)),
            Seat(5, number("A"), date(2021, 1, 1)),
        ],
    )

    assert told(bloc)[:1] == [("next", "B")]


@pytest.mark.parametrize(
    ("year", "asked", "leaders"),
    [
        pytest.param(2023, "BECDA", "B/E", id="before the merger each has its own turn"),
        pytest.param(2024, "CBDA", "C/B", id="then it has the turn of the seat that it was given"),
    ],
)
def test_a_member_that_absorbs_another_moves_to_its_seat(year, asked, leaders):
    merger = date(2023, 7, 1)
    bloc = rotation(
        without="BE",
        more=[
            Seat(2, number("E"), date(2020, 1, 1), merger),
            Seat(5, number("B"), date(2020, 1, 1), merger),
            Seat(2, number("B"), merger),
        ],
        endings=[Ending(number("E"), merger, (number("B"),))],
        past=[led(2022, "A", "B"), led(2023, "B", "C")],
    )

    assert letters(proposed(bloc, year=year).asked) == asked
    assert names(bloc, year=year) == leaders


def test_a_free_number_given_to_a_stranger_is_another_turn():
    bloc = rotation(
        without="C", more=[GONE_2023, Seat(3, number("Z"), date(2023, 7, 1))], past=AFTER_AB
    )

    assert [letters(seat.board for seat in turn.held) for turn in all_turns(bloc)] == [
        "A",
        "B",
        "C",
        "Z",
        "D",
    ]


MERGED_MID_YEAR = Ending(number("C"), date(2024, 7, 1), (number("Z"),))


@pytest.mark.parametrize(
    ("bloc", "foreseen"),
    [
        pytest.param(rotation(past=AFTER_AB), (), id="nothing is known"),
        pytest.param(rotation(""), (), id="there is no chair"),
        pytest.param(
            rotation(past=AFTER_AB, endings=[MERGED_MID_YEAR]),
            (Step(Reason.DEPUTY_ACTS, number("D"), numbers("C"), on=date(2024, 7, 1)),),
            id="the chair merges: the deputy acts",
        ),
        pytest.param(
            rotation(
                past=AFTER_AB,
                endings=[MERGED_MID_YEAR, Ending(number("D"), date(2024, 7, 1), (9,))],
            ),
            (Step(Reason.NOBODY_ACTS, None, numbers("C"), on=date(2024, 7, 1)),),
            id="the deputy merges with it: nobody acts",
        ),
        pytest.param(
            rotation(past=AFTER_AB, endings=[Ending(number("C"), date(2025, 7, 1), (9,))]),
            (),
            id="what happens later belongs to another year",
        ),
        pytest.param(
            rotation(
                without="C",
                more=[
                    Seat(3, number("C"), date(2020, 1, 1), date(2024, 7, 1)),
                    Seat(3, number("Z"), date(2024, 7, 1)),
                ],
                endings=[MERGED_MID_YEAR],
                past=AFTER_AB,
            ),
            (Step(Reason.SUCCEEDED, number("Z"), numbers("C"), 3, on=date(2024, 7, 1)),),
            id="an heir sits down on the seat: it leads on",
        ),
        pytest.param(
            rotation(
                without="C",
                more=[Seat(3, number("C"), date(2020, 1, 1), date(2024, 9, 1))],
                past=AFTER_AB,
            ),
            (Step(Reason.DEPUTY_ACTS, number("D"), numbers("C"), on=date(2024, 9, 1)),),
            id="the chair leaves the bloc",
        ),
    ],
)
def test_what_is_known_of_the_year_is_foreseen(bloc, foreseen):
    assert proposed(bloc).foreseen == foreseen


@pytest.mark.parametrize(
    ("board", "role", "reason"),
    [
        pytest.param("A", MandateRole.CHAIR, Reason.YEARS_RUNNING, id="enough as chair"),
        pytest.param("A", MandateRole.DEPUTY, None, id="may be deputy"),
        pytest.param("B", MandateRole.CHAIR, None, id="nothing hinders it"),
        pytest.param("C", MandateRole.CHAIR, Reason.BARRED, id="barred"),
        pytest.param("Z", MandateRole.CHAIR, Reason.STRANGER, id="no member"),
    ],
)
def test_people_are_told_what_hinders_their_own_choice(board, role, reason):
    bloc = rotation(
        past=[led(2023, "A", "B")], years_running=1, hindrances=[hindered("C", 2024, "barred")]
    )

    step = obstacle(bloc, number(board), role, year=YEAR, on=DAY)

    assert (step and step.reason) == reason


@pytest.mark.parametrize(
    ("board", "reasons"),
    [
        pytest.param("C", ["declined_deferred", "next"], id="who was passed over before the chair"),
        pytest.param("E", ["barred", "next"], id="who was passed over after it"),
        pytest.param("B", [], id="who does not lead has no reason to"),
    ],
)
def test_the_steps_that_led_to_a_leader(board, reasons):
    bloc = rotation(
        "ABCDE",
        past=[led(2023, "A", "B")],
        hindrances=[hindered("B", 2024), hindered("D", 2024, "barred")],
    )

    assert [step.reason for step in proposed(bloc).why(number(board))] == reasons


def test_every_reason_has_a_sentence_in_both_languages():
    assert set(SENTENCES) == set(Reason)


def test_a_step_names_boards_days_and_years():
    step = Step(Reason.MERGED, 1, (2, 3), 7, on=date(2025, 7, 1))
    said = {1: "Hòa Bình", 2: "Phú Thọ", 3: "Vĩnh Phúc"}

    assert step.sentence(said) == Sentence(
        "Bỏ qua Hòa Bình: đã nhập vào Phú Thọ, Vĩnh Phúc ngày 01/07/2025; "
        "chưa có quyết định giao lại số thứ tự.",
        "Hòa Bình is passed over: it gave way to Phú Thọ, Vĩnh Phúc on 01/07/2025; "
        "no decision hands on its seat.",
    )


@pytest.mark.parametrize("reason", Reason)
def test_every_sentence_can_be_said(reason):
    said = Step(reason, 1, (2,), 3, 2024, DAY).sentence({1: "Một", 2: "Hai"})

    assert "{" not in said.vi + said.en
