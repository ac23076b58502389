"""Loading the calendar of a bloc, its options, and the boards that do not lead."""

from datetime import date

import pytest

from blocs.imports.directory import load_directory
from blocs.models import Bloc, CalendarRule, Cycle, Hindrance
from tests.blocs.test_load import directory, problems, spoil

__all__ = ["directory"]

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

CALENDAR = """kind,month,day,years_later,document
notice,2,18,,thong-bao-995-2022
conference,1,6,1,
"""
HINDRANCES = """board,year,kind,reason,document
phu-tho,2024,declined,bận nhiệm vụ chính trị,bai-viet-2023-01-11
"""
OPTIONS = """rotation_rule = "fixed_order"
deputies = 2
years_running = 1
declined_turn = "lost"
reminded_before = "30, 7"
reminded_after = "2"
letters_wait = false
"""


def write(directory, file, text):
    (directory / file).write_text(text, "utf-8")


def with_options(directory, options=OPTIONS):
    path = directory / "bloc.toml"
    path.write_text(path.read_text("utf-8") + options, "utf-8")


def test_the_days_of_a_regulation_are_loaded_once(directory):
    write(directory, "calendar.csv", CALENDAR)

    load_directory(directory)
    again = load_directory(directory)

    rules = CalendarRule.objects.order_by("pk")
    assert [(r.kind, r.month, r.day, r.years_later) for r in rules] == [
        ("notice", 2, 18, 0),
        ("conference", 1, 6, 1),
    ]
    assert [rule.document and rule.document.slug for rule in rules] == ["thong-bao-995-2022", None]
    assert (again["new"], again["changed"]) == (0, 0)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("notise,2,18,,", "calendar.csv, line 2, column kind: “notise” is not known; did you mean"),
        ("notice,13,18,,", "calendar.csv, line 2, column month: “13” is not between 1 and 12"),
        ("notice,2,0,,", "calendar.csv, line 2, column day: “0” is not between 1 and 31"),
        ("notice,2,x,,", "calendar.csv, line 2, column day: “x” is not a whole number"),
        ("notice,2,1,3,", "calendar.csv, line 2, column years_later: “3” is not between 0 and 2"),
    ],
)
def test_a_day_that_is_none_is_said_at_its_place(directory, row, sentence):
    write(directory, "calendar.csv", f"kind,month,day,years_later,document\n{row}\n")

    [problem] = problems(directory)

    assert problem.startswith(sentence)


def test_boards_that_do_not_lead_are_loaded_once(directory):
    write(directory, "hindrances.csv", HINDRANCES)

    load_directory(directory)
    again = load_directory(directory)

    hindrance = Hindrance.objects.get()
    assert (hindrance.board.slug, hindrance.year, hindrance.kind) == ("phu-tho", 2024, "declined")
    assert hindrance.reason == "bận nhiệm vụ chính trị"
    assert again["new"] == 0


def test_options_of_a_bloc_are_loaded(directory):
    with_options(directory)

    load_directory(directory)

    bloc = Bloc.objects.get()
    assert (bloc.rotation_rule, bloc.deputies, bloc.years_running, bloc.declined_turn) == (
        "fixed_order",
        2,
        1,
        "lost",
    )
    assert (bloc.reminded_before, bloc.reminded_after, bloc.letters_wait) == ("30, 7", "2", False)


def test_what_a_file_does_not_say_stays_as_it_is(bloc_2022, directory):
    Bloc.objects.update(deputies=3, reminded_before="1", letters_wait=False)
    Cycle.objects.filter(year=2022).update(reports_due_on=date(2022, 12, 10))

    load_directory(directory)

    bloc = Bloc.objects.get()
    assert (bloc.deputies, bloc.reminded_before, bloc.letters_wait) == (3, "1", False)
    assert Cycle.objects.get(year=2022).reports_due_on == date(2022, 12, 10)


def test_the_day_on_which_reports_are_due_is_loaded(directory):
    path = directory / "cycles.csv"
    lines = path.read_text("utf-8").splitlines()
    days = ["reports_due_on", "10/12/2022", ""]
    write(
        directory,
        "cycles.csv",
        "\n".join(f"{line},{day}" for line, day in zip(lines, days, strict=True)),
    )

    load_directory(directory)

    due = Cycle.objects.order_by("year").values_list("reports_due_on", flat=True)
    assert list(due) == [date(2022, 12, 10), None]


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ('reminded_before = "vài"', "column reminded_before: “vài” is not a number of days"),
        ('reminded_after = "0"', "column reminded_after: The due day itself (0) belongs to"),
        ('rotation_rule = "by_lot"', "column rotation_rule: “by_lot” is not known"),
        ("deputies = 0", ": A bloc has at least one deputy."),
        ('letters_wait = "maybe"', "column letters_wait: “maybe” is neither yes nor no"),
    ],
)
def test_an_option_that_cannot_be_is_said_at_its_place(directory, option, sentence):
    with_options(directory, option)

    found = [problem for problem in problems(directory) if "bloc.toml" in problem]

    assert len(found) == 1
    assert sentence in found[0]


def test_a_rule_that_differs_is_a_problem_unless_the_load_updates(directory):
    write(directory, "calendar.csv", CALENDAR)
    load_directory(directory)
    spoil(directory, "calendar.csv", "notice,2,18", "notice,3,1")

    found = problems(directory)
    load_directory(directory, update=True)

    assert found == [
        "calendar.csv, line 2, column day: stored is “18”, the file says “1” "
        "(--update takes the file's)",
        "calendar.csv, line 2, column month: stored is “2”, the file says “3” "
        "(--update takes the file's)",
    ]
    assert CalendarRule.objects.filter(kind="notice", month=3, day=1).exists()
