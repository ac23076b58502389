"""Checks come with a directory: kept once, compared, and refused at their place."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from blocs.imports.directory import load_directory
from blocs.imports.problems import Unloadable
from blocs.models import Criterion
from boards.models import Check
from config.demo import DIRECTORY

pytestmark = [pytest.mark.django_db, pytest.mark.alike, pytest.mark.repeats]


@pytest.fixture
def directory(tmp_path) -> Path:
    return Path(shutil.copytree(DIRECTORY, tmp_path / "2022"))


def spoil(directory, file, before, after):
    path = directory / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def problems(directory, **options):
    with pytest.raises(Unloadable) as caught:
        load_directory(directory, **options)
    return [str(problem) for problem in caught.value.problems]


def test_the_2022_checks_are_kept(bloc_2022):
    kept = Check.objects.values_list("code", "kind", "severity", "minimum", "factor")

    assert list(kept) == [
        ("trade_value_not_negative", "range", "block", Decimal(0), None),
        ("planning_sponsorship_not_negative", "range", "block", Decimal(0), None),
        ("registered_capital_not_negative", "range", "explain", Decimal(0), None),
        ("newly_licensed_within_attracted", "part_of_whole", "explain", None, None),
        ("year_on_year", "year_on_year", "explain", None, Decimal(5)),
        ("wrong_unit", "unit_flip", "explain", None, None),
    ]
    assert set(Check.objects.values_list("active", flat=True)) == {True}


def test_a_check_that_staff_switched_off_stays_off(bloc_2022):
    Check.objects.update(active=False)

    counts = load_directory(DIRECTORY, update=True)

    assert (counts["new"], counts["changed"]) == (0, 0)
    assert set(Check.objects.values_list("active", flat=True)) == {False}


def test_a_directory_may_have_none(directory):
    (directory / "checks.csv").unlink()

    load_directory(directory)

    assert not Check.objects.exists()


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        pytest.param(
            "year_on_year,50,year_on_year,explain",
            "year_on_year,50,year_on_yaer,explain",
            [
                "checks.csv, line 6, column kind: “year_on_yaer” is not known; "
                "did you mean “year_on_year”?"
            ],
            id="an unknown kind",
        ),
        pytest.param(
            "range,block,trade_value,",
            "range,blocks,trade_valu,",
            [
                "checks.csv, line 2, column indicator: “trade_valu” is not known; "
                "did you mean “trade_value”?",
                "checks.csv, line 2, column severity: “blocks” is not known; did you mean “block”?",
            ],
            id="two faults of one row",
        ),
        pytest.param(
            "projects_newly_licensed,projects_attracted,",
            "projects_newly_licensed,,",
            ["checks.csv, line 5, column other: This kind of check needs it."],
            id="half a pair",
        ),
        pytest.param(
            "range,block,trade_value,,0,",
            "range,block,trade_value,,,",
            [
                "checks.csv, line 2, column maximum: This kind of check needs it.",
                "checks.csv, line 2, column minimum: This kind of check needs it.",
            ],
            id="a range without limits",
        ),
        pytest.param(
            "explain,,,,5,,",
            "explain,,,,5x,,",
            ["checks.csv, line 6, column factor: “5x” is not a number such as 5143.7"],
            id="no number",
        ),
    ],
)
def test_a_fault_is_told_at_its_place(directory, before, after, sentences):
    spoil(directory, "checks.csv", before, after)

    assert problems(directory) == sentences
    assert not Check.objects.exists()


def test_what_staff_changed_is_a_problem_unless_the_file_wins(bloc_2022):
    Check.objects.filter(code="year_on_year").update(factor=8)

    assert problems(DIRECTORY) == [
        "checks.csv, line 6, column factor: stored is “8.00”, the file says “5” "
        "(--update takes the file's)"
    ]
    assert load_directory(DIRECTORY, update=True)["changed"] == 1
    assert Check.objects.get(code="year_on_year").factor == 5


@pytest.mark.parametrize(("cell", "wanted"), [("yes", True), ("không", False), ("", False)])
def test_a_criterion_may_want_evidence(directory, cell, wanted):
    spoil(directory, "criteria.csv", "method,parameters", "method,parameters,needs_evidence")
    path = directory / "criteria.csv"
    head, *lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([head, *(f"{line},{cell}" for line in lines)]), "utf-8")

    load_directory(directory)

    assert set(Criterion.objects.values_list("needs_evidence", flat=True)) == {wanted}


def test_an_issued_scheme_does_not_begin_to_want_evidence(bloc_2022, directory):
    spoil(directory, "criteria.csv", "method,parameters", "method,parameters,needs_evidence")
    path = directory / "criteria.csv"
    head, *lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([head, *(f"{line},yes" for line in lines)]), "utf-8")

    assert problems(directory, update=True) == [
        f"criteria.csv, line {line}, column needs_evidence: "
        "An issued scheme cannot be changed: make a new version."
        for line in (2, 3, 4, 5)
    ]
