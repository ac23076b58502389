"""What an edition prints of other years: growth after mergers, awards by their decisions."""

from datetime import date

import pytest

from awards.enums import ConferralStatus
from awards.models import Award, Conferral, Decision, Ending
from blocs.domain.editions import FORMAT, FORMAT_OF_YEARS, findings, recompute
from blocs.models import Bloc, Criterion, Cycle, Group, Membership, Scheme
from blocs.queries.payload import unranked_payload
from boards.enums import SuccessionKind
from boards.models import Board, Document, Figure, Indicator, Report, Succession
from tests.blocs.domain.samples import sealed
from tests.config.test_verify_script import SCRIPT_MODULE

pytestmark = pytest.mark.django_db

FLAGS = {
    "awards": [
        {"award": "co-thi-dua-bo", "name": "Cờ thi đua của Bộ", "points": "10"},
        {"award": "co-thi-dua-chinh-phu", "name": "Cờ thi đua của Chính phủ", "points": "15"},
    ],
    "years": "1",
    "counted": "highest",
    "predecessors": False,
}


@pytest.fixture
def cycle(bloc_2022):
    """The bloc in 2023, with a scheme of one criterion: workers, by growth."""
    bloc = Bloc.objects.get()
    cycle, _ = Cycle.objects.get_or_create(
        bloc=bloc, year=2023, defaults={"members_on": date(2023, 1, 1)}
    )
    scheme = Scheme.objects.create(
        cycle=cycle,
        code="tang-truong",
        name="Tăng trưởng",
        name_en="Growth",
        missing_policy="zero",
        rate_kind="period_end",
        illustrative=True,
        issued_on=date(2023, 1, 1),
    )
    Criterion.objects.create(
        scheme=scheme,
        code="lao-dong",
        order=1,
        name="Lao động",
        name_en="Workers",
        indicator=workers(),
        maximum=100,
        method="proportional",
        parameters={"capped": False},
        against="last_year",
    )
    cycle.scheme = scheme
    return cycle


def workers():
    return Indicator.objects.get(code="workers")


def board(slug):
    return Board.objects.get(slug=slug)


def reported(slug, people, **more):
    made, _ = Report.objects.get_or_create(board=board(slug), year=2023)
    return Figure.objects.create(
        report=made, indicator=workers(), amount=people, **{"unit": "person", **more}
    )


def happened(kind, before, after, *, comparison="restated", on=date(2023, 3, 15)):
    event = Succession.objects.create(
        slug=f"thu-{kind}",
        kind=kind,
        effective_on=on,
        document=Document.objects.first(),
        comparison=comparison,
    )
    event.predecessors.set(Board.objects.filter(slug__in=before))
    event.successors.set(Board.objects.filter(slug__in=after))


def payload(cycle):
    return unranked_payload(cycle, cycle.scheme, number=1)


def baseline_of(document, slug):
    [row] = [row for row in document["baselines"] if row["board"] == slug]
    return row


def line_of(document, slug):
    [row] = [row for row in recompute(document) if row["board"] == slug]
    return row["criteria"][0]


def test_each_member_is_compared_with_its_own_year_before(cycle):
    reported("thai-nguyen", 181386)

    document = payload(cycle)

    row = baseline_of(document, "thai-nguyen")
    assert (document["format"], row["year"], row["restated"]) == (FORMAT_OF_YEARS, 2022, False)
    [figure] = row["figures"]
    assert (figure["board"], figure["board_name"], figure["amount"], figure["as_printed"]) == (
        "thai-nguyen",
        "Thái Nguyên",
        "90693",
        "90.693 lao động",
    )
    assert figure["source"] in {paper["code"] for paper in document["documents"]}
    assert line_of(document, "thai-nguyen")["exact"] == "200/1"
    assert len(document["baselines"]) == len(document["members"])
    assert findings(sealed(document)) == SCRIPT_MODULE.differences(sealed(document)) == []


def test_a_merged_board_is_compared_with_the_restated_sum(cycle):
    happened(SuccessionKind.MERGE, ["bac-kan", "thai-nguyen"], ["thai-nguyen"])
    reported("thai-nguyen", 92193)

    document = payload(cycle)

    row = baseline_of(document, "thai-nguyen")
    assert row["restated"]
    assert {figure["board"]: figure["amount"] for figure in row["figures"]} == {
        "bac-kan": "1500",
        "thai-nguyen": "90693",
    }
    line = line_of(document, "thai-nguyen")
    assert line["exact"] == "100/1"
    assert "Năm 2022, số liệu hợp nhất: " in line["explanation"]["vi"]
    assert SCRIPT_MODULE.differences(sealed(document)) == []


@pytest.mark.parametrize(
    ("kind", "before", "after", "comparison", "why"),
    [
        pytest.param(
            SuccessionKind.SPLIT,
            ["thai-nguyen"],
            ["thai-nguyen", "bac-kan"],
            "none",
            "the board was split on 15/03/2023: what it reported before cannot be divided",
            id="after a split",
        ),
        pytest.param(
            SuccessionKind.MERGE,
            ["bac-kan", "thai-nguyen"],
            ["thai-nguyen"],
            "none",
            "the board came to be on 15/03/2023, and nobody decided to add up what went before",
            id="nobody decided to add up",
        ),
    ],
)
def test_what_cannot_be_compared_is_left_out_whatever_the_policy(
    cycle, kind, before, after, comparison, why
):
    happened(kind, before, after, comparison=comparison)
    reported("thai-nguyen", 92193)

    document = payload(cycle)

    row = baseline_of(document, "thai-nguyen")
    assert (row["why_en"], row["figures"]) == (why, [])
    assert line_of(document, "thai-nguyen")["outcome"] == "excluded_not_comparable"
    assert SCRIPT_MODULE.differences(sealed(document)) == []


def test_a_doubted_part_leaves_no_sum_and_is_printed(cycle):
    happened(SuccessionKind.MERGE, ["bac-kan", "thai-nguyen"], ["thai-nguyen"])
    reported("thai-nguyen", 92193)
    Figure.objects.filter(report__board__slug="bac-kan", report__year=2022).update(
        doubt="blocking", doubt_reason="lạ"
    )

    document = payload(cycle)

    line = line_of(document, "thai-nguyen")
    assert line["outcome"] == "excluded_not_comparable"
    assert (
        "Năm trước không so sánh được: có nghi vấn chưa được làm rõ: lạ."
        in (line["explanation"]["vi"])
    )
    assert {figure["doubt"] for figure in baseline_of(document, "thai-nguyen")["figures"]} == {
        "",
        "blocking",
    }


def test_where_the_others_still_report_themselves_the_report_is_of_what_was_before(cycle):
    happened(SuccessionKind.MERGE, ["bac-kan", "thai-nguyen"], ["thai-nguyen"])
    reported("thai-nguyen", 90693)
    reported("bac-kan", 1500)

    document = payload(cycle)

    assert not baseline_of(document, "thai-nguyen")["restated"]
    assert line_of(document, "thai-nguyen")["exact"] == "100/1"


@pytest.mark.parametrize("members", [1, 3])
def test_it_costs_the_same_for_any_number_of_boards(cycle, members, django_assert_max_num_queries):
    kept = Membership.objects.filter(bloc=cycle.bloc).order_by("seat")[:members]
    Membership.objects.exclude(pk__in=[each.pk for each in kept]).delete()
    happened(SuccessionKind.MERGE, ["bac-kan", "yen-bai"], ["yen-bai"])

    with django_assert_max_num_queries(16):
        payload(cycle)


def test_a_scheme_without_growth_prints_nothing_of_it(cycle_2022):
    document = unranked_payload(cycle_2022, cycle_2022.schemes.get(), number=1)

    assert document["format"] == FORMAT
    assert not {"baselines", "awards"} & set(document)
    assert all("against" not in row for row in document["scheme"]["criteria"])


# Earlier awards


@pytest.fixture
def bonus(cycle):
    group = Group.objects.create(
        scheme=cycle.scheme,
        code="thuong",
        order=9,
        name="Thưởng",
        name_en="Bonus",
        maximum=15,
        counting="bonus",
    )
    return Criterion.objects.create(
        scheme=cycle.scheme,
        group=group,
        code="danh-hieu",
        order=1,
        name="Danh hiệu",
        name_en="Awards",
        maximum=15,
        method="earlier_awards",
        parameters=FLAGS,
    )


def conferred(slug, award="co-thi-dua-bo", year=2022, number="12", **more):
    cycle, _ = Cycle.objects.get_or_create(
        bloc=Bloc.objects.get(), year=year, defaults={"members_on": date(year, 1, 1)}
    )
    paper = Document.objects.create(
        slug=f"qd-{number}",
        kind="decision",
        number=f"{number}/QĐ-BKHĐT",
        issued_on=date(year + 1, 1, 5),
        issuer="Bộ",
        title="Quyết định",
    )
    decision = Decision.objects.create(document=paper, cycle=cycle)
    return Conferral.objects.create(
        decision=decision, board=board(slug), award=Award.objects.get(slug=award), **more
    )


def earned(document, slug):
    [row] = [row for row in recompute(document) if row["board"] == slug]
    return next(line for line in row["criteria"] if line["code"] == "danh-hieu")["exact"]


def test_an_award_of_last_year_counts_with_its_decision(cycle, bonus):
    conferred("phu-tho")

    document = payload(cycle)

    assert document["awards"] == [
        {
            "board": "phu-tho",
            "holder": "phu-tho",
            "holder_name": "Phú Thọ",
            "award": "co-thi-dua-bo",
            "name": "Cờ thi đua của Bộ",
            "name_en": "Emulation flag of the ministry",
            "year": 2022,
            "number": "12/QĐ-BKHĐT",
            "date": "2023-01-05",
            "document": "qd-12",
        }
    ]
    assert "qd-12" in {paper["code"] for paper in document["documents"]}
    assert (earned(document, "phu-tho"), earned(document, "bac-giang")) == ("10/1", "0/1")
    assert SCRIPT_MODULE.differences(sealed(document)) == []


@pytest.mark.parametrize("status", [ConferralStatus.CANCELLED, ConferralStatus.RECOVERED])
def test_what_was_cancelled_or_recovered_never_counts(cycle, bonus, status):
    Ending.objects.create(
        conferral=conferred("phu-tho"),
        status=status,
        decision=conferred("bac-giang", number="13").decision,
        ground="khai sai thành tích",
    )

    document = payload(cycle)

    assert [row["board"] for row in document["awards"]] == ["bac-giang"]
    assert earned(document, "phu-tho") == "0/1"


@pytest.mark.parametrize(
    ("year", "expected"),
    [pytest.param(2021, [], id="too long ago"), pytest.param(2023, [], id="of the year itself")],
)
def test_only_awards_of_the_years_before_are_printed(cycle, bonus, year, expected):
    conferred("phu-tho", year=year)

    assert payload(cycle).get("awards", []) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [pytest.param(False, "0/1", id="own only"), pytest.param(True, "10/1", id="where it is said")],
)
def test_awards_of_a_predecessor_count_only_where_the_criterion_says_so(
    cycle, bonus, counts, expected
):
    happened(SuccessionKind.MERGE, ["bac-kan", "thai-nguyen"], ["thai-nguyen"])
    conferred("bac-kan")
    bonus.parameters = FLAGS | {"predecessors": counts}
    bonus.save()

    document = payload(cycle)

    assert earned(document, "thai-nguyen") == expected
    theirs = [row for row in document.get("awards", []) if row["board"] == "thai-nguyen"]
    assert [row["holder"] for row in theirs] == (["bac-kan"] if counts else [])
    assert SCRIPT_MODULE.differences(sealed(document)) == []


# What does not apply


def test_a_substitute_is_a_line_of_its_own_and_counts_for_nobody_by_itself(cycle):
    Criterion.objects.filter(code="lao-dong").update(
        not_applicable="substitute", substitute="von", against="target"
    )
    Criterion.objects.create(
        scheme=cycle.scheme,
        code="von",
        order=2,
        name="Vốn",
        name_en="Capital",
        indicator=Indicator.objects.get(code="registered_capital"),
        maximum=100,
        method="binary",
    )
    figure = reported("phu-tho", None, unit="", availability="not_applicable")
    Figure.objects.create(
        report=figure.report,
        indicator=Indicator.objects.get(code="registered_capital"),
        amount=5,
        unit="VND_BN",
        currency="VND",
    )

    document = payload(cycle)

    scheme = document["scheme"]
    assert [row["code"] for row in scheme["criteria"]] == ["lao-dong"]
    assert [row["code"] for row in scheme["substitutes"]] == ["von"]
    assert scheme["criteria"][0]["formula"]["vi"].endswith("; không áp dụng: thay bằng “Vốn”")
    line = line_of(document, "phu-tho")
    assert (line["outcome"], line["exact"]) == ("substituted", "100/1")
    assert {row["code"] for row in document["indicators"]} >= {"registered_capital"}
    assert SCRIPT_MODULE.differences(sealed(document)) == []
