"""What an issued scheme demands of the reports of its members, and who is compared with whom."""

from datetime import date

import pytest

from blocs.models import Criterion, Cycle, Membership, Scheme
from blocs.queries.demands import peers, scheme_demands
from boards.domain.checks.required import Evidenced, Required
from boards.enums import Availability, Basis, Severity
from boards.models import Board, Evidence, Figure, Indicator, Report
from boards.queries.findings import findings, findings_of
from boards.queries.sheets import key_of, measured

pytestmark = pytest.mark.django_db

SCORED = ["projects_attracted", "registered_capital", "trade_value", "workers"]


@pytest.fixture
def report(bloc_2022):
    return Report.objects.get(board__slug="bac-kan", year=2022)


def demanded(report):
    """The checks of the scheme by code and indicator."""
    return [
        (check.code, check.indicator.code)
        for check in scheme_demands([report]).get(key_of(report), [])
    ]


def told(report):
    return [(row.check, row.finding.indicator) for row in findings(report) if "scheme" in row.check]


def test_a_scored_indicator_is_answered(report):
    assert demanded(report) == [("scheme-required", code) for code in SCORED]
    # Bắc Kạn's article gives neither of these two.
    assert told(report) == [
        ("scheme-required", "projects_attracted"),
        ("scheme-required", "registered_capital"),
    ]


def test_silence_blocks_and_a_reason_answers(report):
    indicators = Indicator.objects.in_bulk(field_name="code")
    said = {
        (indicators["projects_attracted"].pk, Basis.ACTUAL): Availability.NOT_APPLICABLE,
        (indicators["registered_capital"].pk, Basis.ESTIMATE): Availability.NOT_YET,
    }

    before = [row for row in findings(report) if row.check == "scheme-required"]
    after = [
        row
        for row in findings_of([report], {key_of(report): said})
        if row.check == "scheme-required"
    ]

    assert [row.severity for row in before] == [Severity.BLOCK] * 2
    assert after == []


def evidence(report, code, officer):
    return Evidence.objects.create(
        report=report,
        indicator=Indicator.objects.get(code=code),
        title="Báo cáo",
        file="evidence/a.pdf",
        file_name="a.pdf",
        size=1,
        sha256="0" * 64,
        officer=officer,
    )


def test_a_criterion_that_wants_evidence_asks_for_a_file(report, secretary):
    Criterion.objects.filter(indicator__code__in=["workers", "registered_capital"]).update(
        needs_evidence=True
    )
    workers = measured(Indicator.objects.get(code="workers"))

    (asked,) = [row for row in findings(report) if row.check == "scheme-evidence"]
    evidence(report, "trade_value", secretary)
    still = [row.finding for row in findings(report) if row.check == "scheme-evidence"]
    evidence(report, "workers", secretary)

    # Nobody asks for the evidence of a capital that Bắc Kạn does not report.
    assert (asked.finding.indicator, asked.severity) == ("workers", Severity.EXPLAIN)
    assert still == [asked.finding]
    assert [row for row in findings(report) if row.check == "scheme-evidence"] == []
    assert scheme_demands([report])[key_of(report)][-2:] == [
        Required(code="scheme-required", severity=Severity.BLOCK, indicator=workers),
        Evidenced(code="scheme-evidence", indicator=workers),
    ]


def test_an_indicator_that_is_scored_twice_is_asked_for_once(report):
    twice = Criterion.objects.get(indicator__code="workers")
    twice.pk, twice.code = None, "lao-dong-2"
    twice.save(force_insert=True)

    assert demanded(report) == [("scheme-required", code) for code in SCORED]


def test_a_scheme_demands_nothing_before_it_is_issued(report):
    Scheme.objects.update(issued_on=None)

    assert demanded(report) == []


def test_the_latest_issued_scheme_demands(report):
    older = Scheme.objects.get()
    newer = Scheme.objects.get()
    newer.pk, newer.version, newer.issued_on = None, 2, date(2023, 1, 12)
    newer.save(force_insert=True)
    line = older.criteria.get(indicator__code="workers")
    line.pk, line.scheme = None, newer
    line.save(force_insert=True)

    assert demanded(report) == [("scheme-required", "workers")]


@pytest.mark.parametrize(
    ("change", "demands"),
    [
        pytest.param({"starts_on": date(2022, 12, 31)}, True, id="joined on the day that counts"),
        pytest.param({"starts_on": date(2023, 1, 1)}, False, id="joined later"),
        pytest.param(
            {"starts_on": date(2020, 1, 1), "ends_on": date(2023, 1, 1)}, True, id="left later"
        ),
        pytest.param(
            {"starts_on": date(2020, 1, 1), "ends_on": date(2022, 12, 31)},
            False,
            id="left on the day",
        ),
    ],
)
def test_the_scheme_demands_of_members_only(report, change, demands):
    assert Cycle.objects.get(year=2022).members_on == date(2022, 12, 31)
    Membership.objects.filter(board=report.board).update(**change)

    assert bool(demanded(report)) is demands


def test_another_year_has_its_own_scheme(report):
    assert demanded(Report(board=report.board, year=2021)) == []


def test_peers_are_the_members_of_the_bloc_in_that_year(report):
    members = set(Membership.objects.values_list("board", flat=True))
    stranger = Board.objects.exclude(pk__in=members).first()
    strange = (stranger.pk, 2022)

    assert len(members) == 7
    assert peers({key_of(report), strange}) == {key_of(report): members}
    assert peers({(report.board_id, 2019)}) == {}


def test_the_2022_figures_have_the_findings_that_the_article_gives_reason_for(bloc_2022):
    reports = list(Report.objects.filter(year=2022).order_by("board__slug"))

    found = {
        (row.report.board.slug, row.check, row.finding.indicator) for row in findings_of(reports)
    }

    assert found == {
        ("bac-giang", "scheme-required", "trade_value"),
        ("bac-kan", "scheme-required", "projects_attracted"),
        ("bac-kan", "scheme-required", "registered_capital"),
        ("hoa-binh", "wrong_unit", "trade_value"),
        ("thai-nguyen", "scheme-required", "trade_value"),
    }


@pytest.mark.parametrize("boards", [1, 7])
def test_a_bloc_costs_as_many_queries_as_one_board(bloc_2022, boards, django_assert_num_queries):
    reports = list(Report.objects.filter(year=2022)[:boards])
    assert len(reports) == boards

    with django_assert_num_queries(10):
        findings_of(reports)


def test_a_demand_is_read_in_two_queries(bloc_2022, django_assert_num_queries):
    reports = list(Report.objects.filter(year=2022))

    with django_assert_num_queries(2):
        scheme_demands(reports)

    assert Figure.objects.count() == 34
