"""docs/nominations.md says what the code does."""

import re
from fractions import Fraction
from pathlib import Path

from awards.domain.quota import rounded
from awards.enums import NUMBERED, SHARED, Rounding, RuleKind

PAGE = (Path(__file__).parents[2] / "docs" / "nominations.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def table(heading):
    """The rows below the head of the table that begins with these columns."""
    lines = PAGE.splitlines()
    start = next(place for place, row in enumerate(lines) if row.startswith(heading)) + 2
    for row in lines[start:]:
        if not row.startswith("|"):
            return
        yield [cell.strip() for cell in row.strip("|").split("|")]


def test_every_kind_of_rule_computes_with_what_the_table_says():
    told = {CODE.findall(kind)[0]: figure for kind, figure, _asks in table("| Kind | Computes")}

    assert told == {
        kind.value: "number" if kind in NUMBERED else "share" if kind in SHARED else "–"
        for kind in RuleKind
    }


def test_places_are_rounded_as_the_table_says():
    for share, of, exactly, *results in table("| Share | Of | Exactly |"):
        exact = Fraction(share) * int(of) / 100
        assert exact == Fraction(exactly)
        assert [rounded(exact, each) for each in Rounding] == list(map(int, results))
