"""Stages, schemes, scores and editions: who may do what when, and what stays for ever."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from blocs.domain.editions import findings
from blocs.domain.rounding import trimmed
from blocs.enums import Layer, Stage
from blocs.models import Cycle, Edition, Scheme, Score, Standing
from blocs.refusals import Refusal
from blocs.services import (
    approve_edition,
    discard_edition,
    issue_scheme,
    move_stage,
    prepare_edition,
)
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Availability
from boards.models import Change, ExchangeRate, Figure, Indicator, Report
from boards.refusals import Refused
from boards.services import lock_report, record_figure, settle_doubt

PLACES = [
    ("bac-giang", 1, Decimal("79.28")),
    ("thai-nguyen", 2, Decimal("64.03")),
    ("phu-tho", 3, Decimal("37.47")),
    ("hoa-binh", 4, Decimal("14.97")),
    ("yen-bai", 5, Decimal("9.89")),
    ("tuyen-quang", 6, Decimal("4.59")),
    ("bac-kan", 7, Decimal("0.48")),
]


def correct_workers(slug: str, amount: str) -> Figure:
    return record_figure(
        report=Report.objects.get(board__slug=slug, year=2022),
        indicator=Indicator.objects.get(code="workers"),
        quantity=Quantity(Decimal(amount), UNITS["person"]),
        as_printed=f"{amount} người",
    )


def refusal(caught: pytest.ExceptionInfo[Refused]) -> Refusal:
    return Refusal(caught.value.refusal)


def test_a_published_edition_leaves_the_final_layer_by_board_and_criterion(edition_2022):
    capital = Score.objects.get(board__slug="thai-nguyen", criterion__code="von-dang-ky")
    trade = Score.objects.get(board__slug="hoa-binh", criterion__code="xuat-nhap-khau")
    assert Score.objects.count() == 28
    assert (capital.layer, capital.points, capital.exact) == (Layer.FINAL, Decimal(25), "25/1")
    assert (trade.points, trade.exact, trade.outcome) == (None, "", "excluded_doubt")
    assert str(capital) == "Thái Nguyên: Vốn đăng ký"


def test_what_is_prepared_moves_no_point_until_a_second_officer_approves_it(
    cycle_2022, edition_2022, secretary, approver
):
    workers = Score.objects.filter(board__slug="hoa-binh", criterion__code="lao-dong")
    before = workers.get().exact
    correct_workers("hoa-binh", "21000")
    second = prepare_edition(cycle=cycle_2022, officer=secretary, correction_note="Lao động")

    waiting = workers.get().exact
    approve_edition(edition=second, officer=approver)

    assert (waiting, workers.get().exact, Score.objects.count()) == (
        before,
        str(Fraction(25 * 21000, 195578)),
        28,
    )


def test_the_first_edition_holds_the_order_of_2022(edition_2022):
    standings = Standing.objects.filter(edition=edition_2022).order_by("place")

    assert [(each.board.slug, each.place, each.points) for each in standings] == PLACES
    assert findings(edition_2022.document) == []
    assert (edition_2022.number, edition_2022.sealed["illustrative"]) == (1, True)


def test_the_payload_is_stored_in_its_canonical_form(edition_2022):
    assert edition_2022.payload == json.dumps(
        edition_2022.sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def test_a_waiting_edition_is_not_published(cycle_2022, secretary):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    assert not Edition.objects.published().exists()
    assert edition.document["publication"] == {"published_at": None}


def test_whoever_prepared_cannot_approve(cycle_2022, secretary):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    with pytest.raises(Refused) as caught:
        approve_edition(edition=edition, officer=secretary)

    assert refusal(caught) == Refusal.SAME_OFFICER
    assert not Edition.objects.published().exists()


def test_preparing_again_replaces_what_waited(cycle_2022, secretary):
    first = prepare_edition(cycle=cycle_2022, officer=secretary)
    correct_workers("hoa-binh", "21000")

    second = prepare_edition(cycle=cycle_2022, officer=secretary)

    assert (second.number, Edition.objects.count()) == (1, 1)
    assert first.fingerprint != second.fingerprint


def test_an_edition_prepared_from_older_facts_is_not_published(cycle_2022, secretary, approver):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    correct_workers("hoa-binh", "21000")

    with pytest.raises(Refused) as caught:
        approve_edition(edition=edition, officer=approver)

    assert refusal(caught) == Refusal.EDITION_STALE


@pytest.mark.parametrize("column", ["payload", "fingerprint"])
def test_a_waiting_edition_that_was_altered_in_the_database_is_not_published(
    cycle_2022, secretary, approver, column
):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    altered = {
        "payload": edition.payload.replace('"place":1', '"place":9'),
        "fingerprint": edition.fingerprint[::-1],
    }
    Edition.objects.update(**{column: altered[column]})

    with pytest.raises(Refused) as caught:
        approve_edition(edition=edition, officer=approver)

    assert refusal(caught) == Refusal.EDITION_STALE


def test_an_edition_that_a_colleague_replaced_meanwhile_is_stale(cycle_2022, secretary, approver):
    first = prepare_edition(cycle=cycle_2022, officer=secretary)
    prepare_edition(cycle=cycle_2022, officer=secretary)

    with pytest.raises(Refused) as approved:
        approve_edition(edition=first, officer=approver)
    with pytest.raises(Refused) as discarded:
        discard_edition(edition=first)

    assert refusal(approved) == refusal(discarded) == Refusal.EDITION_STALE


def test_a_published_edition_stays_as_it_is(edition_2022, secretary):
    with pytest.raises(Refused) as approved:
        approve_edition(edition=edition_2022, officer=secretary)
    with pytest.raises(Refused) as discarded:
        discard_edition(edition=edition_2022)

    assert refusal(approved) == refusal(discarded) == Refusal.EDITION_PUBLISHED


def test_a_correction_is_a_new_edition_with_a_note(cycle_2022, edition_2022, secretary, approver):
    before = edition_2022.payload
    correct_workers("hoa-binh", "21000")

    with pytest.raises(Refused) as caught:
        prepare_edition(cycle=cycle_2022, officer=secretary, correction_note="  ")
    second = prepare_edition(
        cycle=cycle_2022, officer=secretary, correction_note="Lao động của Hòa Bình"
    )
    approve_edition(edition=second, officer=approver)

    edition_2022.refresh_from_db()
    assert refusal(caught) == Refusal.CORRECTION_NEEDS_NOTE
    assert edition_2022.payload == before
    assert [each.number for each in Edition.objects.published()] == [2, 1]
    assert second.document["correction"] == "Lao động của Hòa Bình"
    assert str(second) == "KCN Trung du, miền núi phía Bắc 2022 – 2"


def test_the_history_keeps_why_an_edition_was_corrected(
    cycle_2022, edition_2022, secretary, approver
):
    correct_workers("hoa-binh", "21000")
    since = Change.objects.latest("pk").pk
    note = "Lao động của Hòa Bình"

    second = prepare_edition(cycle=cycle_2022, officer=secretary, correction_note=note)
    prepared = Change.objects.latest("pk").pk
    approve_edition(edition=second, officer=approver)

    changes = Change.objects.filter(pk__gt=since).order_by("pk")
    told = {(each.pk > prepared, each.model, each.reason) for each in changes}
    assert {each for each in told if each[1] != "blocs.score"} == {
        (False, "blocs.edition", note),
        (True, "blocs.edition", note),
        (True, "blocs.standing", note),
    }
    assert {reason for _approved, _model, reason in told} == {note}


def test_where_nothing_changed_there_is_nothing_to_correct(cycle_2022, edition_2022, secretary):
    with pytest.raises(Refused) as caught:
        prepare_edition(cycle=cycle_2022, officer=secretary, correction_note="Không gì cả")

    assert refusal(caught) == Refusal.EDITION_UNCHANGED


def test_a_settled_doubt_counts(cycle_2022, secretary, approver):
    figure = Figure.objects.get(report__board__slug="hoa-binh", indicator__code="trade_value")
    settle_doubt(figure=figure, officer=approver, settlement="Đúng như in")

    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    hoa_binh = next(s for s in edition.sealed["standings"] if s["board"] == "hoa-binh")
    assert (hoa_binh["counted_maximum"], hoa_binh["criteria"][2]["outcome"]) == ("100", "counted")


def test_a_figure_said_to_be_missing_reads_like_one_that_is_not_there(cycle_2022, secretary):
    record_figure(
        report=Report.objects.get(board__slug="yen-bai", year=2022),
        indicator=Indicator.objects.get(code="trade_value"),
        quantity=None,
        availability=Availability.NOT_YET,
    )

    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    row = next(
        each
        for each in edition.sealed["figures"]
        if (each["board"], each["indicator"]) == ("yen-bai", "trade_value")
    )
    assert (row["availability"], row["amount"], row["unit"], row["currency"], row["source"]) == (
        "not_yet",
        None,
        "USD_MN",
        "USD",
        "",
    )


def test_a_target_is_part_of_the_edition(cycle_2022, secretary):
    cycle_2022.targets.create(
        board=Report.objects.get(board__slug="yen-bai").board,
        indicator=Indicator.objects.get(code="workers"),
        amount=Decimal("5500"),
        unit="person",
    )

    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    assert edition.sealed["targets"] == [
        {"board": "yen-bai", "indicator": "workers", "amount": "5500", "unit": "person"}
    ]


def test_without_a_rate_nothing_is_scored(cycle_2022, secretary):
    ExchangeRate.objects.all().delete()

    with pytest.raises(Refused) as caught:
        prepare_edition(cycle=cycle_2022, officer=secretary)

    assert refusal(caught) == Refusal.NOT_SCORABLE
    assert Edition.objects.count() == 0


def test_without_an_issued_scheme_nothing_is_scored(cycle_2022, secretary):
    Scheme.objects.update(issued_on=None)

    with pytest.raises(Refused) as caught:
        prepare_edition(cycle=cycle_2022, officer=secretary)

    assert refusal(caught) == Refusal.NO_SCHEME


def test_without_members_nothing_is_scored(cycle_2022, secretary):
    cycle_2022.members_on = date(2020, 1, 1)
    cycle_2022.save()

    with pytest.raises(Refused) as caught:
        prepare_edition(cycle=cycle_2022, officer=secretary)

    assert refusal(caught) == Refusal.NO_MEMBERS


def test_a_cycle_is_not_scored_at_the_wrong_stage(cycle_2022, secretary):
    Cycle.objects.update(stage=Stage.RUNNING)

    with pytest.raises(Refused) as prepared:
        prepare_edition(cycle=cycle_2022, officer=secretary)

    assert refusal(prepared) == Refusal.WRONG_STAGE


def test_a_waiting_edition_can_be_discarded(cycle_2022, secretary):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    discard_edition(edition=edition)

    assert Edition.objects.count() == 0


def test_reports_are_locked_and_opened_with_the_stage(cycle_2022):
    other = Report.objects.get(board__slug="bac-kan")
    lock_report(report=other, reason="Đang thanh tra")

    move_stage(cycle=cycle_2022, stage=Stage.PROPOSED, reason="Công bố sau")
    locked = Report.objects.filter(locked_at__isnull=False)
    reasons = {report.lock_reason for report in locked}

    move_stage(cycle=cycle_2022, stage=Stage.CONFERENCE, reason="Sai sót ở Hòa Bình")

    assert reasons == {"KCN Trung du, miền núi phía Bắc 2022: proposed", "Đang thanh tra"}
    assert list(locked.all()) == [other]


@pytest.mark.parametrize(
    ("stage", "reason", "expected"),
    [
        pytest.param(Stage.CLOSED, "", Refusal.STAGE_NOT_NEXT, id="two steps at once"),
        pytest.param(Stage.CONFERENCE, "", Refusal.STAGE_NOT_NEXT, id="where it is already"),
        pytest.param(Stage.APPRAISAL, " ", Refusal.STAGE_NEEDS_REASON, id="back without a word"),
        pytest.param(Stage.PROPOSED, " ", Refusal.STAGE_LACKS, id="on without an edition"),
    ],
)
def test_a_cycle_moves_one_stage_at_a_time(cycle_2022, stage, reason, expected):
    with pytest.raises(Refused) as caught:
        move_stage(cycle=cycle_2022, stage=stage, reason=reason)

    assert refusal(caught) == expected


@pytest.fixture
def draft(cycle_2022) -> Scheme:
    scheme = cycle_2022.schemes.create(
        code="nhap",
        name="Bản nháp",
        name_en="Draft",
        total=10,
        missing_policy="zero",
        rate_kind="period_end",
    )
    scheme.criteria.create(
        code="lao-dong",
        order=1,
        name="Lao động",
        name_en="Workers",
        indicator=Indicator.objects.get(code="workers"),
        maximum=10,
        method="relative_to_largest",
    )
    return scheme


def test_a_scheme_is_issued_once_by_a_document(draft):
    notice = Report.objects.first().board.memberships.first().document

    issued = issue_scheme(scheme=draft, issued_on=date(2023, 4, 1), document=notice)
    with pytest.raises(Refused) as caught:
        issue_scheme(scheme=draft, issued_on=date(2023, 4, 2), document=notice)

    assert (issued.issued, issued.document) == (True, notice)
    assert refusal(caught) == Refusal.SCHEME_ISSUED
    assert str(draft) == "Bản nháp (v1)"


def test_a_fixed_share_is_part_of_the_scheme(cycle_2022, secretary):
    Scheme.objects.update(missing_policy="fixed", missing_share=Decimal("0.5"))

    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    bac_giang = next(s for s in edition.sealed["standings"] if s["board"] == "bac-giang")
    assert edition.sealed["scheme"]["missing_share"] == "0.5"
    assert (bac_giang["criteria"][2]["outcome"], bac_giang["criteria"][2]["points"]) == (
        "fixed_missing",
        "12.50",
    )


def test_two_criteria_of_one_indicator_say_once_that_it_is_missing(cycle_2022, secretary):
    scheme = Scheme.objects.get()
    trade = scheme.criteria.get(code="xuat-nhap-khau")
    scheme.criteria.filter(code="du-an").update(indicator=trade.indicator)

    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    missing = [
        row["board"]
        for row in edition.sealed["figures"]
        if row["indicator"] == "trade_value" and row["availability"] == "missing"
    ]
    assert sorted(missing) == ["bac-giang", "thai-nguyen"]


@pytest.mark.parametrize(
    ("value", "written"),
    [("100.00", "100"), ("763.860000", "763.86"), ("1E+3", "1000"), ("0.50", "0.5"), ("10", "10")],
)
def test_decimals_are_written_plainly(value, written):
    assert trimmed(Decimal(value)) == written
