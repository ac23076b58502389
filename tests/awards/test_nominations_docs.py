"""docs/nominations.md says what the code does."""

from fractions import Fraction

from awards.domain.quota import rounded
from awards.enums import NUMBERED, SHARED, Rounding, RuleKind
from tests.test_docs import one, rows

NOMINATIONS = "docs/nominations.md"


def test_every_kind_of_rule_computes_with_what_the_table_says():
    told = {
        one(kind): figure
        for kind, figure, _asks in rows(NOMINATIONS, "Kind", "Computes with", "Asks")
    }

    assert told == {
        kind.value: "number" if kind in NUMBERED else "share" if kind in SHARED else "–"
        for kind in RuleKind
    }


def test_places_are_rounded_as_the_table_says():
    head = ("Share", "Of", "Exactly", "`down`", "`half_up`", "`up`")
    for share, of, exactly, *results in rows(NOMINATIONS, *head):
        exact = Fraction(share) * int(of) / 100
        assert exact == Fraction(exactly)
        assert [rounded(exact, each) for each in Rounding] == list(map(int, results))
