"""An explanation answers a finding for the values that stand there, and for no others."""

from decimal import Decimal

import pytest

from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Basis
from boards.models import Change, Check, Explanation, Indicator, Report
from boards.queries.findings import findings
from boards.refusals import Refusal, Refused
from boards.services import lock_report, record_figure
from boards.services.explanations import LONGEST, explain

pytestmark = pytest.mark.django_db

WORDS = "Đơn vị đo đúng là triệu đồng."


@pytest.fixture
def report(bloc_2022):
    report = Report.objects.get(board__slug="hoa-binh", year=2022)
    Report.objects.filter(pk=report.pk).update(locked_at=None, lock_reason="")
    return Report.objects.get(pk=report.pk)


@pytest.fixture
def trade(bloc_2022):
    return Indicator.objects.get(code="trade_value")


@pytest.fixture
def said(report, trade, secretary):
    """The arguments of an explanation that is accepted."""
    return {
        "report": report,
        "indicator": trade,
        "check": "wrong_unit",
        "text": WORDS,
        "officer": secretary,
    }


def asked(report):
    return next(row for row in findings(report) if row.check == "wrong_unit")


def test_an_explanation_stays_with_the_values(said, report, secretary):
    given = explain(**{**said, "text": f"  {WORDS}\x00\n"})

    row = asked(report)
    assert (given.text, given.officer, given.basis) == (WORDS, secretary, Basis.ACTUAL)
    assert (row.explanation, row.holds_back) == (given, False)


def test_other_values_are_asked_about_again(said, report, trade):
    explain(**said)

    record_figure(report=report, indicator=trade, quantity=Quantity(Decimal(764), UNITS["VND_MN"]))

    assert (asked(report).explanation, Explanation.objects.count()) == (None, 1)


def test_the_same_values_are_explained_anew_and_the_history_keeps_both(said, approver):
    first = explain(**said)

    second = explain(**{**said, "text": "Đã đối chiếu tờ khai.", "officer": approver})

    changes = Change.objects.filter(model="boards.explanation").order_by("pk")
    assert (second.pk, second.officer, Explanation.objects.count()) == (first.pk, approver, 1)
    assert second.given_at > first.given_at
    assert [change.after["text"] for change in changes] == [WORDS, "Đã đối chiếu tờ khai."]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        pytest.param({"text": " \n"}, Refusal.EXPLANATION_EMPTY, id="nothing is said"),
        pytest.param({"text": "\x00"}, Refusal.EXPLANATION_EMPTY, id="nothing that can be kept"),
        pytest.param(
            {"text": "x" * (LONGEST + 1)}, Refusal.EXPLANATION_TOO_LONG, id="too much is said"
        ),
        pytest.param({"check": "year_on_year"}, Refusal.NOTHING_TO_EXPLAIN, id="another check"),
        pytest.param({"basis": Basis.ESTIMATE}, Refusal.NOTHING_TO_EXPLAIN, id="another basis"),
    ],
)
def test_what_answers_nothing_is_refused(said, change, refusal):
    with pytest.raises(Refused) as caught:
        explain(**{**said, **change})

    assert (caught.value.refusal, Explanation.objects.count()) == (refusal, 0)


def test_a_thousand_letters_are_kept(said):
    assert explain(**{**said, "text": "ệ" * LONGEST}).text == "ệ" * 1000


def test_a_block_is_corrected_not_explained(said):
    Check.objects.filter(code="wrong_unit").update(severity="block")

    with pytest.raises(Refused) as caught:
        explain(**said)

    assert caught.value.refusal == Refusal.FINDING_BLOCKS


def test_a_locked_report_takes_no_explanation(said, report):
    lock_report(report=report, reason="Đã khóa sổ")

    with pytest.raises(Refused) as caught:
        explain(**said)

    assert (caught.value.refusal, Explanation.objects.count()) == (Refusal.REPORT_LOCKED, 0)
