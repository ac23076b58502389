"""docs/checks.md says what the checks do."""

import re
from decimal import Decimal

import pytest

from boards.domain.checks.declared import MAY_HAVE, MUST_HAVE, Declared, absent, check_of
from boards.domain.checks.parts import PartOfWhole
from boards.domain.checks.years import DEFAULT_FACTOR, YearOnYear
from boards.enums import CheckKind, Severity
from boards.models import Report
from boards.queries.findings import findings_of
from tests.boards.domain.checks.samples import EXPORTS, TRADE, places, sentences, sheet
from tests.test_docs import NOTHING, code, one, page, rows

PAGE = "docs/checks.md"
KINDS = rows(PAGE, "Kind", "Must have", "May have", "Rule")
YEARS = rows(PAGE, "This year", "Last year", "Says", "Proposes")
CHECK = YearOnYear(code="c", severity=Severity.EXPLAIN)


def test_every_severity_is_described():
    table = rows(PAGE, "Severity", "Saved", "Submitted")

    assert [one(severity) for severity, *_rest in table] == Severity.values


def test_every_kind_is_described():
    assert [one(kind) for kind, *_rest in KINDS] == CheckKind.values


@pytest.mark.parametrize(("kind", "must", "may", "rule"), KINDS)
def test_a_kind_has_the_parameters_and_the_rule_of_the_code(kind, must, may, rule):
    kind = CheckKind(one(kind))
    # One limit is enough for a range: the table says *or*.
    needed = absent(kind, set()) if " or " in must else MUST_HAVE.get(kind, frozenset())
    values = {"indicator": EXPORTS, "other": TRADE, "minimum": Decimal(0), "maximum": Decimal(100)}
    shown = MAY_HAVE[kind] - {"factor"} if "“" in rule else MAY_HAVE[kind] - {"factor", "indicator"}

    row = Declared(
        code="c", kind=kind, severity=Severity.BLOCK, **{name: values[name] for name in shown}
    )

    assert (set(code(must)), code(may)) == (set(needed), sorted(MAY_HAVE[kind]))
    assert check_of(row).sentence().en == rule


@pytest.mark.parametrize(
    ("exports", "trade", "found"), rows(PAGE, "Exports", "Trade value", "Found")
)
def test_parts_are_compared_as_shown(exports, trade, found):
    check = PartOfWhole(code="c", severity=Severity.BLOCK, part=EXPORTS, whole=TRADE)
    of = sheet({"exports": one(exports), "trade": one(trade)})

    assert bool(places(check, of)) is {"yes": True, "no": False}[found]


def said(now, past):
    of = sheet({"trade": one(now)}, earlier={2021: {"trade": one(past)}})
    found = sentences(CHECK, of)
    return found[("trade", "actual")].en if found else ""


@pytest.mark.parametrize(("now", "past", "says", "proposes"), YEARS)
def test_years_are_compared_as_shown(now, past, says, proposes):
    sentence = said(now, past)

    proposed = re.findall(r": is it (.+)\?", sentence)
    assert proposed == ([] if proposes == NOTHING else [proposes])
    if says == NOTHING:
        assert sentence == ""
    else:
        assert says in sentence


def test_the_worked_example_is_what_the_site_says():
    (quoted,) = re.findall(r"(?:^> .+\n)+", page(PAGE), re.MULTILINE)
    (left, right, result) = re.search(r"(\d+) / (\d+) = (\d+)", page(PAGE)).groups()

    assert said("`660 USD_MN`", "`66 USD_MN`") == " ".join(quoted.replace("> ", "").split())
    assert Decimal(left) / Decimal(right) == Decimal(result)
    assert DEFAULT_FACTOR == 5


@pytest.mark.django_db
def test_the_findings_of_2022_are_those_of_the_table(bloc_2022):
    reports = list(Report.objects.filter(year=2022).select_related("board"))

    found = {
        (row.report.board.slug, row.check, row.finding.indicator, row.severity.value)
        for row in findings_of(reports)
    }

    assert found == {
        tuple(one(cell) for cell in row)
        for row in rows(PAGE, "Board", "Check", "Indicator", "Severity")
    }
