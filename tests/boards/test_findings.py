"""What the checks find in stored and proposed figures, for one report and for many."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Availability, Basis, Doubt, Qualifier, Severity
from boards.models import Board, Check, ExchangeRate, Explanation, Figure, Indicator, Report
from boards.queries.findings import DEMANDS, findings, findings_of
from boards.queries.sheets import PEER_RULES, key_of, sheets_of
from tests.boards import rows

pytestmark = pytest.mark.django_db

ACTUAL, ESTIMATE = Basis.ACTUAL, Basis.ESTIMATE


@pytest.fixture(autouse=True)
def _boards_alone(monkeypatch):
    """No bloc demands anything, and no bloc says who the peers are."""
    monkeypatch.setattr("boards.queries.findings.DEMANDS", [])
    monkeypatch.setattr("boards.queries.sheets.PEER_RULES", [])


def money(amount, unit="USD_MN", qualifier=""):
    return Quantity(Decimal(amount), UNITS[unit], Qualifier(qualifier))


@pytest.fixture
def trade(db):
    return Indicator.objects.create(
        code="trade",
        name="Xuất nhập khẩu",
        name_en="Trade",
        dimension="money",
        time_type="flow",
        unit="USD_MN",
        order=1,
    )


@pytest.fixture
def exports(db):
    return Indicator.objects.create(
        code="exports",
        name="Xuất khẩu",
        name_en="Exports",
        dimension="money",
        time_type="flow",
        unit="USD_MN",
        order=2,
    )


@pytest.fixture
def report(db):
    return rows.report(1)


@pytest.fixture
def within(trade, exports):
    return Check.objects.create(
        code="within", kind="part_of_whole", severity="block", indicator=exports, other=trade
    )


@pytest.fixture
def jump(db):
    return Check.objects.create(code="jump", kind="year_on_year", severity="explain", factor=5)


@pytest.fixture
def flip(db):
    return Check.objects.create(code="flip", kind="unit_flip", severity="explain")


def say(report, indicator, quantity=None, *, basis=ACTUAL, availability="missing", **fields):
    """Store one figure, or why there is none."""
    if quantity is None:
        return Figure.objects.create(
            report=report, indicator=indicator, basis=basis, availability=availability, **fields
        )
    return Figure.objects.create(
        report=report,
        indicator=indicator,
        basis=basis,
        amount=quantity.amount,
        unit=quantity.unit.code,
        currency=quantity.unit.currency,
        qualifier=quantity.qualifier,
        as_printed="…",
        **fields,
    )


def of_year(report, year):
    return Report.objects.create(board=report.board, year=year)


def told(found):
    return [(row.check, row.indicator_id, row.basis) for row in found]


def test_a_part_above_its_whole_is_found(report, trade, exports, within):
    say(report, trade, money(20))
    say(report, exports, money(21))

    (row,) = findings(report)

    assert (row.check, row.severity, row.indicator_id, row.beside_id, row.basis) == (
        "within",
        Severity.BLOCK,
        exports.pk,
        trade.pk,
        ACTUAL,
    )
    assert row.sentence == (
        "“Exports” (21 million USD) is above “Trade” (20 million USD): a part cannot be above "
        "the whole. Correct it before submitting."
    )
    with translation.override("vi"):
        assert row.sentence.startswith("“Xuất khẩu” (21 triệu USD) lớn hơn “Xuất nhập khẩu”")


def test_a_check_that_is_switched_off_finds_nothing(report, trade, exports, within):
    say(report, trade, money(20))
    say(report, exports, money(21))
    Check.objects.update(active=False)

    assert findings(report) == []


def test_a_cell_of_two_currencies_is_one_total(report, trade, exports, within):
    ExchangeRate.objects.create(
        currency="USD", year=2022, kind="period_end", vnd_per_unit=23612, source="NHNN"
    )
    say(report, trade, money(20))
    say(report, exports, money(15))
    say(report, exports, money(200, "VND_BN"))

    assert told(findings(report)) == [("within", exports.pk, ACTUAL)]

    ExchangeRate.objects.update(kind="period_average")
    assert findings(report) == []


def test_a_row_concerns_the_cell_in_question_and_the_one_beside_it(report, trade, exports, within):
    say(report, trade, money(20))
    say(report, exports, money(21))
    (row,) = findings(report)

    concerned = {
        (indicator.code, basis.value)
        for indicator in (trade, exports, rows.indicator(9))
        for basis in Basis
        if row.concerns(indicator.pk, basis)
    }

    assert concerned == {("trade", "actual"), ("exports", "actual")}


def test_the_gravest_come_first_then_the_order_of_the_indicators(report, trade, exports):
    Check.objects.create(code="b-inform", kind="required", severity="inform", order=1)
    Check.objects.create(code="a-explain", kind="required", severity="explain", order=2)
    Check.objects.create(
        code="c-block", kind="required", severity="block", indicator=exports, order=3
    )

    assert [(row.check, row.finding.indicator) for row in findings(report)] == [
        ("c-block", "exports"),
        ("a-explain", "trade"),
        ("a-explain", "exports"),
        ("b-inform", "trade"),
        ("b-inform", "exports"),
    ]


@pytest.mark.parametrize(
    ("severity", "explained", "holds"),
    [
        pytest.param("block", False, True, id="a block holds back"),
        pytest.param("block", True, True, id="whatever anybody says"),
        pytest.param("explain", False, True, id="so does what is not explained"),
        pytest.param("explain", True, False, id="an explanation answers it"),
        pytest.param("inform", False, False, id="information asks nothing"),
    ],
)
def test_what_holds_a_report_back(report, trade, secretary, severity, explained, holds):
    Check.objects.create(code="least", kind="range", severity=severity, minimum=0)
    say(report, trade, money(-1))
    if explained:
        about = findings(report)[0].finding.about
        explanation_of(report, trade, "least", about, secretary)

    (row,) = findings(report)

    assert (row.explained, row.holds_back) == (explained, holds)


def explanation_of(report, indicator, check, about, officer, basis=ACTUAL):
    return Explanation.objects.create(
        report=report,
        indicator=indicator,
        basis=basis,
        check_code=check,
        about=about,
        text="Đúng như vậy.",
        officer=officer,
    )


def test_an_explanation_is_good_for_the_values_it_was_given_for(report, trade, jump, secretary):
    say(of_year(report, 2021), trade, money(66))
    figure = say(report, trade, money(660))
    (asked,) = findings(report)
    given = explanation_of(report, trade, "jump", asked.finding.about, secretary)

    (answered,) = findings(report)
    figure.amount = Decimal("0.66")
    figure.unit = "USD_BN"
    figure.save()
    (in_another_unit,) = findings(report)
    figure.amount = Decimal("0.67")
    figure.save()
    (of_another_value,) = findings(report)

    assert answered.explanation == in_another_unit.explanation == given
    assert (answered.explanation.officer, answered.explanation.given_at) == (
        secretary,
        given.given_at,
    )
    assert of_another_value.explanation is None


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param({"check": "other"}, id="another check"),
        pytest.param({"basis": ESTIMATE}, id="another basis"),
    ],
)
def test_an_explanation_answers_one_check_in_one_cell(report, trade, jump, secretary, elsewhere):
    say(of_year(report, 2021), trade, money(66))
    say(report, trade, money(660))
    about = findings(report)[0].finding.about
    explanation_of(report, trade, elsewhere.pop("check", "jump"), about, secretary, **elsewhere)

    assert [row.explained for row in findings(report)] == [False]


@pytest.mark.parametrize(
    ("past", "found"),
    [
        pytest.param({2021: money(66)}, True, id="last year"),
        pytest.param({2017: money(66)}, True, id="five years back"),
        pytest.param({2016: money(66)}, False, id="longer ago"),
        pytest.param({2021: None, 2020: money(66)}, True, id="last year is missing"),
        pytest.param({2021: money(0)}, False, id="zero last year"),
        pytest.param({2023: money(66)}, False, id="the future"),
    ],
)
def test_a_year_is_held_against_the_latest_before_it(report, trade, jump, past, found):
    for year, quantity in past.items():
        say(of_year(report, year), trade, quantity)
    say(report, trade, money(660))

    assert told(findings(report)) == [("jump", trade.pk, ACTUAL)] * found


def test_an_estimate_is_held_against_last_years_actual(report, trade, jump):
    before = of_year(report, 2021)
    say(before, trade, money(66))
    say(before, trade, money(700), basis=ESTIMATE)
    say(report, trade, money(660), basis=ESTIMATE)

    assert told(findings(report)) == [("jump", trade.pk, ESTIMATE)]


PEERS = (money("5143.7", "VND_BN"), money(10200), money(20), money(66))


def peers_of(report, indicator, **fields):
    for number, quantity in enumerate(PEERS, start=report.pk + 10):
        say(rows.report(number), indicator, quantity, **fields)


@pytest.fixture
def rate(db):
    return ExchangeRate.objects.create(
        currency="USD", year=2022, kind="period_end", vnd_per_unit=23612, source="NHNN"
    )


@pytest.mark.usefixtures("rate")
def test_a_million_dong_beside_millions_of_dollars_is_found(report, trade, flip):
    peers_of(report, trade)
    say(report, trade, money("763.86", "VND_MN"))

    (row,) = findings(report)

    assert row.sentence == (
        "“Trade”: 763.86 million VND is about 4,000 times smaller than the middle value of the "
        "other boards. Is it 763.86 billion VND or 763.86 million USD? Confirm the unit or "
        "correct it."
    )


@pytest.mark.usefixtures("rate")
@pytest.mark.parametrize(
    ("fields", "settled", "found"),
    [
        pytest.param({"doubt": Doubt.BLOCKING, "doubt_reason": "lạ"}, False, 0, id="blocked"),
        pytest.param({"doubt": Doubt.NOTICE, "doubt_reason": "lạ"}, False, 1, id="only noted"),
        pytest.param({"doubt": Doubt.BLOCKING, "doubt_reason": "lạ"}, True, 1, id="settled"),
    ],
)
def test_a_blocked_figure_is_no_yardstick(report, trade, flip, secretary, fields, settled, found):
    peers_of(report, trade, **fields)
    if settled:
        Figure.objects.update(
            settled_by=secretary, settled_at="2023-01-01T00:00Z", settlement="đúng"
        )
    say(report, trade, money("763.86", "VND_MN"))

    assert len(findings(report)) == found


def test_a_rule_names_the_peers(report, trade, flip, monkeypatch, rate):
    peers_of(report, trade)
    say(report, trade, money("763.86", "VND_MN"))
    competing = list(Board.objects.exclude(pk=report.board_id).values_list("pk", flat=True)[:2])
    asked = []

    def rule(keys):
        asked.extend(keys)
        return {key_of(report): [report.board_id, *competing]}

    monkeypatch.setattr("boards.queries.sheets.PEER_RULES", [rule])

    assert (findings(report), asked) == ([], [key_of(report)])
    assert len(sheets_of([report]).of[key_of(report)].peers) == 2


def test_a_report_that_no_rule_knows_is_held_against_all(report, trade, flip, monkeypatch, rate):
    peers_of(report, trade)
    say(report, trade, money("763.86", "VND_MN"))
    monkeypatch.setattr("boards.queries.sheets.PEER_RULES", [lambda keys: {}])

    assert told(findings(report)) == [("flip", trade.pk, ACTUAL)]


@pytest.mark.parametrize(
    ("proposed", "found"),
    [
        pytest.param({"exports": (money(21),)}, [("within", "exports")], id="a new value"),
        pytest.param({"exports": (money(19),)}, [], id="a good one"),
        pytest.param({"exports": (money(15), money(1, "VND"))}, [], id="without a rate"),
        pytest.param({"trade": (money(10),)}, [("within", "exports")], id="the whole"),
        pytest.param({"trade": Availability.MISSING}, [], id="the whole is missing"),
        pytest.param({"exports": ()}, [], id="an emptied cell"),
        pytest.param({"exports": (money(21, qualifier="nearly"),)}, [], id="with a qualifier"),
    ],
)
def test_proposed_values_are_judged_before_they_are_stored(
    report, trade, exports, within, proposed, found
):
    say(report, trade, money(20))
    say(report, exports, money(18))
    ids = {"trade": trade.pk, "exports": exports.pk}
    cells = {(ids[code], ACTUAL): said for code, said in proposed.items()}

    judged = findings_of([report], {key_of(report): cells})

    assert [(row.check, row.finding.indicator) for row in judged] == found
    assert findings(report) == []


def test_a_proposed_estimate_leaves_the_actual_alone(report, trade, exports, within):
    say(report, trade, money(20))
    say(report, exports, money(21))

    judged = findings_of(
        [report],
        {
            key_of(report): {
                (trade.pk, ESTIMATE): (money(5),),
                (exports.pk, ESTIMATE): (money(6),),
            }
        },
    )

    assert told(judged) == [("within", exports.pk, ACTUAL), ("within", exports.pk, ESTIMATE)]


def test_a_report_that_is_not_stored_yet_is_judged(report, trade, jump):
    say(report, trade, money(66))
    coming = Report(board=report.board, year=2023)

    judged = findings_of([coming], {key_of(coming): {(trade.pk, ACTUAL): (money(660),)}})

    assert told(judged) == [("jump", trade.pk, ACTUAL)]
    assert judged[0].report is coming


@pytest.mark.usefixtures("rate")
def test_what_is_proposed_to_the_peers_counts(report, trade, flip):
    peers_of(report, trade)
    say(report, trade, money("763.86", "VND_MN"))
    others = list(Report.objects.exclude(pk=report.pk))
    alike = {key_of(other): {(trade.pk, ACTUAL): (money(700, "VND_MN"),)} for other in others}

    assert findings_of([report], alike) == []


def test_no_report_has_no_findings(within):
    assert findings_of([]) == []


@pytest.mark.parametrize("boards", [1, 4])
def test_many_reports_cost_as_many_queries_as_one(
    boards, trade, exports, within, jump, flip, rate, django_assert_num_queries
):
    reports = [rows.report(number) for number in range(1, boards + 1)]
    for report in reports:
        say(report, trade, money(20))
        say(report, exports, money(21))
        say(of_year(report, 2021), trade, money(1))

    with django_assert_num_queries(7):
        found = findings_of(reports)
        sentences = [row.sentence for row in found]

    assert len(sentences) == 2 * boards


def test_more_indicators_cost_no_more_queries(report, trade, within, jump, flip):
    say(report, trade, money(20))
    with CaptureQueriesContext(connection) as one:
        findings(report)
    for number in range(20, 40):
        say(report, rows.indicator(number), Quantity(Decimal(5), UNITS["person"]))

    with CaptureQueriesContext(connection) as many:
        findings(report)

    assert len(many) == len(one)


def test_the_app_above_adds_its_rules():
    """The lists of the process, which tests of this module replace by empty ones."""
    assert [rule.__name__ for rule in DEMANDS] == ["scheme_demands"]
    assert [rule.__name__ for rule in PEER_RULES] == ["peers"]
