"""Writing a cell: what is saved, asked, refused, in conflict or closed; and never overwritten."""

from datetime import timedelta
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blocs.enums import Stage
from blocs.services import move_stage
from boards.acting import acting
from boards.enums import (
    Availability,
    Basis,
    CellState,
    CheckKind,
    Doubt,
    Role,
    Route,
    Severity,
    Verb,
)
from boards.models import Board, Change, Check, Document, Exemption, Figure, Indicator
from boards.queries.answers import Entry, Explained, Reading
from boards.queries.cells import (
    EMPTY,
    NOBODY,
    CellKey,
    LastWrite,
    last_writes,
    moment,
    stored_cells,
)
from boards.queries.findings import findings
from boards.refusals import Refusal
from boards.services import lock_report, raise_doubt, record_figure
from boards.services.cells import LONGEST_REASON, _Desk, write_cells
from tests.boards.review import opened, report_of, submitted, verified
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

REPORTED, MISSING = Availability.REPORTED, Availability.MISSING


@pytest.fixture
def report(cycle_2022):
    return report_of("yen-bai")


@pytest.fixture
def hoa_binh(cycle_2022):
    return make_officer("hoabinh", Role.BOARD, Board.objects.get(slug="hoa-binh"))


def key(report, code="workers", basis="actual"):
    return CellKey(report.pk, Indicator.objects.get(code=code).pk, basis)


def cell(key):
    return stored_cells([key.report], [key.indicator]).get(key, EMPTY)


def rows(key):
    """What the database holds of a cell, currency by currency."""
    figures = Figure.objects.filter(
        report=key.report, indicator=key.indicator, basis=key.basis
    ).order_by("currency")
    return [(each.as_printed, each.availability, each.amount, each.unit) for each in figures]


def put(key, text="", *, officer, dry=False, **said):
    """Put a text in a cell as whoever has just read it."""
    said.setdefault("seen", cell(key).token)
    (outcome,) = write_cells([Entry(str(key), text, **said)], officer=officer, dry=dry)
    return outcome


def people(number):
    return (f"{number}", REPORTED, Decimal(number), "person")


# What a text becomes


@pytest.mark.parametrize(
    ("code", "text", "said", "stored"),
    [
        pytest.param("workers", "5.040", {}, [("5.040", REPORTED, 5040, "person")], id="bare"),
        pytest.param(
            "registered_capital",
            "1.300",
            {},
            [("1.300", REPORTED, 1300, "VND_BN")],
            id="bare money is in the unit of its row, as in the form",
        ),
        pytest.param(
            "trade_value",
            "1,527 tỷ USD và 1.283 tỷ đồng",
            {},
            [
                ("1,527 tỷ USD", REPORTED, Decimal("1.527"), "USD_BN"),
                ("1.283 tỷ đồng", REPORTED, 1283, "VND_BN"),
            ],
            id="two currencies",
        ),
        pytest.param(
            "trade_value",
            "5 tỷ",
            {"choice": "5|USD_BN|"},
            [("5 tỷ", REPORTED, 5, "USD_BN")],
            id="a chosen reading",
        ),
        pytest.param(
            "workers",
            "  5.041\x0b",
            {},
            [("5.041", REPORTED, 5041, "person")],
            id="spaces around it",
        ),
        pytest.param(
            "workers", "-", {"choice": "missing"}, [("-", MISSING, None, "")], id="missing"
        ),
        pytest.param(
            "workers",
            "không",
            {"choice": "not_applicable"},
            [("không", Availability.NOT_APPLICABLE, None, "")],
            id="not applicable",
        ),
        pytest.param(
            "workers",
            "chưa có",
            {"choice": "not_yet"},
            [("chưa có", Availability.NOT_YET, None, "")],
            id="not yet",
        ),
        pytest.param(
            "workers", "N/A", {"choice": "zero"}, [("N/A", REPORTED, 0, "person")], id="zero"
        ),
        pytest.param("workers", "0", {}, [("0", REPORTED, 0, "person")], id="a typed zero"),
        pytest.param(
            "workers",
            "",
            {"availability": "missing"},
            [("", MISSING, None, "")],
            id="said without a text",
        ),
        pytest.param(
            "workers",
            "chưa\ngửi",
            {"availability": "not_yet"},
            [("chưa gửi", Availability.NOT_YET, None, "")],
            id="words beside it are kept on one line",
        ),
        pytest.param(
            "workers",
            "5.040",
            {"availability": "missing"},
            [("", MISSING, None, "")],
            id="an amount beside it is not",
        ),
        pytest.param(
            "workers",
            "5.040",
            {"availability": "reported"},
            [("5.040", REPORTED, 5040, "person")],
            id="reported is the ordinary state",
        ),
        pytest.param("workers", "", {}, [], id="no text empties the cell"),
    ],
)
def test_a_text_is_saved_as_it_is_understood(report, board_officer, code, text, said, stored):
    where = key(report, code)

    outcome = put(where, text, officer=board_officer, **said)

    assert outcome.state == CellState.SAVED
    assert rows(where) == stored
    assert (outcome.text, outcome.stored) == (cell(where).text, cell(where))


@pytest.mark.parametrize(
    ("code", "text", "keys"),
    [
        pytest.param("workers", "1,277", ["1277|person|"], id="even where one reading is left"),
        pytest.param("trade_value", "5 tỷ", ["5|VND_BN|", "5|USD_BN|"], id="which currency"),
        pytest.param(
            "trade_value",
            "5 tỷ và 3 triệu USD",
            ["5|VND_BN|&3|USD_MN|"],
            id="a part of two",
        ),
        pytest.param(
            "workers",
            "-",
            ["missing", "not_applicable", "not_yet", "zero"],
            id="what a dash means",
        ),
    ],
)
def test_what_has_several_meanings_is_asked(report, board_officer, code, text, keys):
    where, before = key(report, code), rows(key(report, code))

    outcome = put(where, text, officer=board_officer, choice="9|HA|")

    assert outcome.state == CellState.ASK
    assert [reading.key for reading in outcome.readings] == keys
    assert (outcome.text, rows(where)) == (text, before)


def test_a_reading_says_what_it_would_mean(report, board_officer):
    outcome = put(key(report, "trade_value"), "5 tỷ", officer=board_officer)

    assert outcome.readings[0] == Reading("5|VND_BN|", "5 billion VND", "= 5,000,000,000 VND")


def test_a_rank_is_never_zero(report, board_officer):
    rank = Indicator.objects.create(
        code="par", name="Hạng", name_en="Rank", dimension="rank", time_type="ratio", unit="RANK"
    )
    where = CellKey(report.pk, rank.pk)

    asked = [put(where, "-", officer=board_officer, choice=choice) for choice in ("", "zero")]

    assert [outcome.state for outcome in asked] == [CellState.ASK] * 2
    assert "zero" not in [reading.key for reading in asked[0].readings]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("abc", {}, id="no number"),
        pytest.param("12 EUR", {}, id="no unit of ours"),
        pytest.param("- và 5 tỷ đồng", {}, id="a part without an amount"),
        pytest.param("5 tỷ đồng và 7 tỷ đồng", {}, id="one currency twice"),
        pytest.param("1" * 201, {}, id="too long"),
        pytest.param("x" * 201, {"availability": "missing"}, id="too many words"),
    ],
)
def test_what_means_nothing_changes_nothing(report, board_officer, text, said):
    where = key(report, "trade_value")
    before = rows(where)

    outcome = put(where, text, officer=board_officer, **said)

    assert outcome.state == CellState.INVALID
    assert outcome.message
    assert (outcome.text, rows(where)) == (text, before)


@pytest.mark.parametrize(
    "name",
    ["", "x", "1:1", "1:1:guess", "0x1:1:actual", "01:1:actual", "999999:1:actual", "١:1:actual"],
)
def test_a_cell_that_is_not_there(report, secretary, name):
    (outcome,) = write_cells([Entry(name, "5")], officer=secretary)

    assert (outcome.state, outcome.message) == (
        CellState.INVALID,
        str(Refusal.NO_SUCH_CELL.label),
    )


def test_an_indicator_that_is_not_there(report, secretary):
    (outcome,) = write_cells([Entry(f"{report.pk}:987654:actual", "5")], officer=secretary)

    assert outcome.message == str(Refusal.NO_SUCH_CELL.label)


# Writing over


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("workers", "5.037 lao động", {}),
        ("trade_value", "5.143,7 tỷ đồng", {}),
        ("workers", " 5.037 lao động ", {"seen": "stale"}),
        ("planning_sponsorship", "", {"seen": "stale"}),
    ],
)
def test_what_stands_already_is_not_written_again(report, board_officer, code, text, said):
    before = Change.objects.count()

    outcome = put(key(report, code), text, officer=board_officer, **said)

    assert outcome.state == CellState.SAME
    assert Change.objects.count() == before


def test_an_entry_may_be_sent_twice(report, board_officer):
    """The answer to the first was lost with the line."""
    where = key(report)
    entry = Entry(str(where), "5 nghìn lao động", seen=cell(where).token)

    first, again = (write_cells([entry], officer=board_officer)[0] for _time in range(2))

    assert (first.state, again.state) == (CellState.SAVED, CellState.SAME)
    assert first.stored.token == again.stored.token


@pytest.mark.parametrize("choice", ["5|VND_BN|", "5|USD_BN|"])
def test_a_text_that_was_not_touched_keeps_what_was_understood(report, board_officer, choice):
    where = key(report, "trade_value")
    put(where, "5 tỷ", officer=board_officer, choice=choice)

    untouched = put(where, "5 tỷ", officer=board_officer)

    assert (untouched.state, untouched.choice) == (CellState.SAME, choice)


def test_the_same_text_read_otherwise_is_a_change(report, board_officer):
    where = key(report, "trade_value")
    put(where, "5 tỷ", officer=board_officer, choice="5|VND_BN|")

    outcome = put(where, "5 tỷ", officer=board_officer, choice="5|USD_BN|")

    assert outcome.state == CellState.SAVED
    assert rows(where) == [("5 tỷ", REPORTED, 5, "USD_BN")]


def test_words_for_no_amount_stay_untouched_too(report, board_officer):
    where = key(report)
    put(where, "-", officer=board_officer, choice="missing")

    untouched = put(where, "-", officer=board_officer)

    assert (untouched.state, untouched.availability) == (CellState.SAME, "missing")
    assert untouched.echo == "missing"


def test_the_same_words_for_another_reason_are_a_change(report, board_officer):
    where = key(report)
    put(where, "-", officer=board_officer, choice="missing")

    outcome = put(where, "-", officer=board_officer, choice="not_yet")

    assert outcome.state == CellState.SAVED
    assert rows(where) == [("-", Availability.NOT_YET, None, "")]


@pytest.mark.parametrize(
    ("first", "second", "stored"),
    [
        pytest.param(
            "2 tỷ USD và 3 tỷ đồng",
            "3 tỷ đồng",
            [("3 tỷ đồng", REPORTED, 3, "VND_BN")],
            id="a part goes",
        ),
        pytest.param(
            "3 tỷ đồng",
            "2 tỷ USD và 3 tỷ đồng",
            [("2 tỷ USD", REPORTED, 2, "USD_BN"), ("3 tỷ đồng", REPORTED, 3, "VND_BN")],
            id="a part comes",
        ),
        pytest.param(
            "2 tỷ USD và 3 tỷ đồng",
            "4 tỷ đồng và 2 tỷ USD",
            [("2 tỷ USD", REPORTED, 2, "USD_BN"), ("4 tỷ đồng", REPORTED, 4, "VND_BN")],
            id="one of two changes",
        ),
        pytest.param("2 tỷ USD và 3 tỷ đồng", "", [], id="both go"),
    ],
)
def test_writing_a_cell_replaces_all_of_it(report, board_officer, first, second, stored):
    where = key(report, "registered_capital")
    put(where, first, officer=board_officer)

    outcome = put(where, second, officer=board_officer)

    assert outcome.state == CellState.SAVED
    assert rows(where) == stored


@pytest.mark.parametrize(
    ("first", "second", "stored"),
    [
        pytest.param("", "2 tỷ USD và 3 tỷ đồng", 2, id="amounts come for a reason"),
        pytest.param("2 tỷ USD và 3 tỷ đồng", "", 1, id="a reason comes for amounts"),
    ],
)
def test_a_reason_for_no_amount_stands_alone(report, board_officer, first, second, stored):
    where = key(report, "registered_capital")
    for text in (first, second):
        put(where, text, officer=board_officer, availability="" if text else "missing")

    assert len(rows(where)) == stored
    assert cell(where).availability == ("" if second else "missing")


def test_what_is_not_touched_of_a_cell_is_not_written(report, board_officer):
    where = key(report, "registered_capital")
    put(where, "2 tỷ USD và 3 tỷ đồng", officer=board_officer)
    before = Figure.objects.get(as_printed="2 tỷ USD").updated_at

    put(where, "2 tỷ USD và 4 tỷ đồng", officer=board_officer)

    assert Figure.objects.get(as_printed="2 tỷ USD").updated_at == before


def test_a_retyped_text_parts_from_its_source_and_keeps_its_note(report, board_officer):
    where = key(report)
    paper = Document.objects.get(slug="bai-viet-2023-01-11")
    Figure.objects.filter(report=report, indicator=where.indicator).update(
        source=paper, source_place="tr. 2", note="làm tròn"
    )

    put(where, "5.040 lao động", officer=board_officer)

    figure = Figure.objects.get(report=report, indicator=where.indicator)
    assert (figure.source, figure.source_place, figure.note) == (None, "", "làm tròn")


def test_the_same_text_read_otherwise_keeps_its_source(report, board_officer):
    where = key(report, "trade_value")
    put(where, "5 tỷ", officer=board_officer, choice="5|VND_BN|")
    paper = Document.objects.get(slug="bai-viet-2023-01-11")
    Figure.objects.filter(as_printed="5 tỷ").update(source=paper, source_place="tr. 2")

    put(where, "5 tỷ", officer=board_officer, choice="5|USD_BN|")

    figure = Figure.objects.get(as_printed="5 tỷ")
    assert (figure.source, figure.source_place) == (paper, "tr. 2")


def test_a_figure_without_a_text_shows_one_that_reads_back(report, board_officer):
    where = key(report)
    Figure.objects.filter(report=report, indicator=where.indicator).update(as_printed="")

    assert cell(where).text == "5.037 người"
    assert put(where, "5.037 người", officer=board_officer).state == CellState.SAME


# Doubts


@pytest.fixture
def doubted(report, secretary):
    """A cell in two currencies; the dollars are doubted."""
    where = key(report, "registered_capital")
    put(where, "2 tỷ USD và 3 tỷ đồng", officer=secretary)
    raise_doubt(
        figure=Figure.objects.get(as_printed="2 tỷ USD"),
        doubt=Doubt.BLOCKING,
        reason="lạ",
        officer=secretary,
    )
    return where


@pytest.mark.parametrize(
    ("text", "said"),
    [("", {}), ("3 tỷ đồng", {})],
)
def test_a_board_deletes_no_figure_that_somebody_doubts(doubted, board_officer, text, said):
    before = rows(doubted)

    outcome = put(doubted, text, officer=board_officer, **said)

    assert (outcome.state, outcome.message) == (
        CellState.INVALID,
        str(Refusal.DOUBTED_FIGURE_STAYS.label),
    )
    assert rows(doubted) == before
    assert cell(doubted).token == outcome.stored.token


def test_the_council_may_delete_it(doubted, secretary):
    outcome = put(doubted, "3 tỷ đồng", officer=secretary)

    assert (outcome.state, len(rows(doubted))) == (CellState.SAVED, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("5 tỷ USD và 3 tỷ đồng", {}, id="the part in its currency"),
        pytest.param("", {"availability": "missing"}, id="the reason for no amount"),
    ],
)
def test_a_doubt_stays_with_what_is_written_over_it(doubted, board_officer, text, said):
    outcome = put(doubted, text, officer=board_officer, **said)

    assert outcome.state == CellState.SAVED
    assert [figure.open_doubt for figure in cell(doubted).figures if figure.open_doubt] == [
        Doubt.BLOCKING
    ]


def test_a_doubt_follows_the_figure_into_another_currency(report, board_officer, secretary):
    where = key(report, "registered_capital")
    figure = Figure.objects.get(report=report, indicator=where.indicator)
    raise_doubt(figure=figure, doubt=Doubt.NOTICE, reason="lạ", officer=secretary)

    put(where, "2 tỷ USD", officer=board_officer)

    figure.refresh_from_db()
    assert (figure.currency, figure.open_doubt) == ("USD", Doubt.NOTICE)


# Two officers


def test_a_value_that_somebody_else_wrote_is_not_overwritten(report, board_officer, secretary):
    where = key(report)
    seen = cell(where).token
    put(where, "5.040 lao động", officer=secretary)
    at = Change.objects.filter(model="boards.figure").latest("pk").at

    outcome = put(where, "5.050 lao động", officer=board_officer, seen=seen)

    assert outcome.state == CellState.CONFLICT
    assert (outcome.text, outcome.echo) == ("5.040 lao động", "= 5,040 people")
    assert outcome.last == LastWrite("secretary", moment(at))
    assert outcome.stored.token == cell(where).token
    assert rows(where)[0][0] == "5.040 lao động"


def test_whoever_saw_it_may_put_another_in_its_place(report, board_officer, secretary):
    where = key(report)
    put(where, "5.040 lao động", officer=secretary)

    outcome = put(where, "5.050 lao động", officer=board_officer)

    assert (outcome.state, outcome.text) == (CellState.SAVED, "5.050 lao động")


@pytest.mark.parametrize("seen", ["", "token"])
def test_a_figure_that_came_or_went_is_a_conflict_too(report, board_officer, secretary, seen):
    where = key(report)
    token = cell(where).token
    if seen:
        put(where, "", officer=secretary)

    outcome = put(where, "5.050 lao động", officer=board_officer, seen=token if seen else "")

    assert outcome.state == CellState.CONFLICT
    assert (outcome.last == NOBODY) == (not seen)


def test_nobody_wrote_what_was_loaded_without_a_record(report):
    assert last_writes([]) == {}
    assert last_writes([key(report)]) == {}


def test_the_program_writes_without_a_name(report, db):
    where = key(report)
    with acting(officer=lambda: None):
        record_figure(
            report=report,
            indicator=Indicator.objects.get(pk=where.indicator),
            quantity=None,
            availability=MISSING,
        )

    assert last_writes([where])[where].by == "the program itself"


def test_a_moment_is_told_in_local_time(report):
    at = timezone.now().replace(year=2026, month=11, day=23, hour=7, minute=5)

    assert moment(at) == "14:05 on 23/11/2026"


# Locks and rights


def closed_by_stage(report, officer, reviewer):
    lock_report(report=report, reason="giai đoạn khác")


def closed_by_review(report, officer, reviewer):
    submitted(officer)


def closed_by_verification(report, officer, reviewer):
    verified(officer, reviewer)


@pytest.mark.parametrize(
    ("close", "words"),
    [
        (closed_by_stage, "by the stage of its year"),
        (closed_by_review, "submitted it"),
        (closed_by_verification, "it was verified"),
    ],
)
def test_a_closed_cell_says_why(report, board_officer, secretary, close, words):
    close(report, board_officer, secretary)
    where = key(report)

    outcome = put(where, "5.040", officer=board_officer)

    assert outcome.state == CellState.LOCKED
    assert words in outcome.message
    assert outcome.text == "5.037 lao động"
    assert rows(where)[0][0] == "5.037 lao động"


def test_a_closed_cell_that_says_the_same_needs_no_key(report, board_officer, secretary):
    verified(board_officer, secretary)

    assert put(key(report), "5.037 lao động", officer=board_officer).state == CellState.SAME


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        pytest.param("Theo quyết toán", "Theo quyết toán", id="as its author says"),
        pytest.param("", "Số liệu quyết toán", id="else as whoever opened it said"),
        pytest.param("x" * 2000, "x" * LONGEST_REASON, id="as much as is kept"),
    ],
)
def test_an_exemption_opens_one_cell_for_a_reason(report, board_officer, secretary, reason, kept):
    opened(verified(board_officer, secretary), secretary, "workers")

    outcomes = [
        put(key(report, code), text, officer=board_officer, reason=reason)
        for code, text in (("workers", "5.040"), ("land_registered", "39 ha"))
    ]

    assert [outcome.state for outcome in outcomes] == [CellState.SAVED, CellState.LOCKED]
    change = Change.objects.filter(model="boards.figure").latest("pk")
    assert (change.reason, change.route, change.officer_name) == (kept, Route.GRID, "yenbai")


def test_an_exemption_that_is_over_opens_nothing(report, board_officer, secretary):
    opened(verified(board_officer, secretary), secretary)
    Exemption.objects.update(
        granted_at=timezone.now() - timedelta(2), expires_at=timezone.now() - timedelta(1)
    )

    assert put(key(report), "5.040", officer=board_officer).state == CellState.LOCKED


def test_a_lock_that_comes_at_the_last_moment_holds(report, board_officer, monkeypatch):
    """Whatever the grid believed, the gate before every write has the last word."""
    where = key(report)
    monkeypatch.setattr("boards.services.cells._Desk._closed", lambda *_args: "")
    lock_report(report=report, reason="giai đoạn khác")

    outcome = put(where, "5.040", officer=board_officer)

    assert outcome.state == CellState.LOCKED
    assert rows(where)[0][0] == "5.037 lao động"


def test_another_boards_report_is_not_there_for_a_board(report, hoa_binh):
    outcome = put(key(report), "5.040", officer=hoa_binh)

    assert outcome.message == str(Refusal.NO_SUCH_CELL.label)
    assert rows(key(report))[0][0] == "5.037 lao động"


def test_reports_out_of_reach_are_not_even_asked_about(report, hoa_binh):
    """Whoever sends the cells of a thousand foreign reports costs no more than for one."""

    def cost(slugs):
        entries = [Entry(str(key(report_of(slug))), "1") for slug in slugs]
        with CaptureQueriesContext(connection) as queries:
            write_cells(entries, officer=hoa_binh)
        return len(queries)

    assert cost(["yen-bai"]) == cost(["yen-bai", "phu-tho", "bac-kan", "thai-nguyen"])


def test_who_reads_may_not_write(report, auditor):
    outcome = put(key(report), "5.040", officer=auditor)

    assert (outcome.state, outcome.message) == (
        CellState.LOCKED,
        str(Refusal.CELL_READ_ONLY.label),
    )


# Explanations and findings


@pytest.fixture
def limit(bloc_2022):
    """No board employs more than 100,000 people, or it explains itself."""
    return Check.objects.create(
        code="too-many",
        kind=CheckKind.RANGE,
        severity=Severity.EXPLAIN,
        indicator=Indicator.objects.get(code="workers"),
        maximum=100_000,
    )


@pytest.fixture
def suspicious(report, secretary, limit):
    """A cell that a check asks about."""
    where = key(report)
    put(where, "503.700 lao động", officer=secretary)
    return where


def asks(report, where):
    return [row for row in findings(report) if row.indicator_id == where.indicator]


def test_findings_come_with_what_was_written(report, board_officer, limit):
    where = key(report)

    outcome = put(where, "503.700 lao động", officer=board_officer)

    assert [row.check for row in outcome.findings] == [row.check for row in asks(report, where)]
    assert outcome.findings


def test_an_emptied_cell_has_no_findings(report, board_officer, suspicious):
    outcome = put(key(report), "", officer=board_officer)

    assert (outcome.state, outcome.findings) == (CellState.SAVED, ())


def test_a_finding_is_explained_where_it_stands(report, suspicious, board_officer):
    (row, *_others) = asks(report, suspicious)

    outcome = put(
        suspicious,
        "503.700 lao động",
        officer=board_officer,
        explanation=Explained(row.check, "Đã đối chiếu với sổ gốc."),
    )

    assert outcome.state == CellState.SAME
    assert [each.explained for each in outcome.findings if each.check == row.check] == [True]


def test_a_value_and_its_explanation_stand_or_fall_together(report, board_officer):
    where = key(report)

    outcome = put(
        where, "5.040", officer=board_officer, explanation=Explained("no-such-check", "vì")
    )

    assert (outcome.state, outcome.message) == (
        CellState.INVALID,
        str(Refusal.NOTHING_TO_EXPLAIN.label),
    )
    assert rows(where)[0][0] == "5.037 lao động"


def test_explaining_is_a_right_of_its_own(report, suspicious, board_officer, monkeypatch):
    (row, *_others) = asks(report, suspicious)
    ask = type(board_officer).has_perm
    monkeypatch.setattr(
        type(board_officer),
        "has_perm",
        lambda self, perm, obj=None: perm != "boards.explain_report" and ask(self, perm, obj),
    )

    outcome = put(
        suspicious,
        "503.700 lao động",
        officer=board_officer,
        explanation=Explained(row.check, "Đã đối chiếu."),
    )

    assert outcome.message == str(Refusal.CELL_READ_ONLY.label)


# Many cells


def test_every_cell_stands_or_falls_alone(report, board_officer):
    entries = [
        Entry(str(key(report, code)), text, seen=cell(key(report, code)).token)
        for code, text in [
            ("workers", "5.040"),
            ("projects_attracted", "abc"),
            ("land_registered", "39 ha"),
        ]
    ]

    outcomes = write_cells(entries, officer=board_officer)

    assert [each.state for each in outcomes] == [
        CellState.SAVED,
        CellState.INVALID,
        CellState.SAVED,
    ]
    assert [each.entry for each in outcomes] == entries


def test_the_cells_of_several_reports(cycle_2022, secretary):
    where = [key(report_of(slug)) for slug in ("yen-bai", "hoa-binh", "phu-tho")]
    entries = [Entry(str(each), "100 người", seen=cell(each).token) for each in reversed(where)]

    outcomes = write_cells(entries, officer=secretary)

    assert {each.state for each in outcomes} == {CellState.SAVED}
    assert [rows(each)[0][2] for each in where] == [100] * 3


def test_reports_are_locked_the_lowest_first(cycle_2022, secretary):
    """Two savers of a matrix never wait for each other."""
    where = [key(report_of(slug)) for slug in ("phu-tho", "yen-bai", "hoa-binh")]

    desk = _Desk([Entry(str(each)) for each in where], secretary, dry=False)

    assert list(desk.reports) == sorted(each.report for each in where)


def test_the_second_entry_of_a_cell_has_not_seen_the_first(report, board_officer):
    where = key(report)
    seen = cell(where).token

    outcomes = write_cells(
        [Entry(str(where), text, seen=seen) for text in ("5.040", "5.050")], officer=board_officer
    )

    assert [each.state for each in outcomes] == [CellState.SAVED, CellState.CONFLICT]


# Dry runs


def test_a_dry_run_writes_nothing_and_says_what_would_become(report, board_officer, limit):
    where = key(report)
    before = (rows(where), Change.objects.count())

    outcome = put(where, "503.700 lao động", officer=board_officer, dry=True)

    assert outcome.state == CellState.SAVED
    assert (outcome.text, outcome.echo) == ("503.700 lao động", "= 503,700 people")
    assert outcome.findings
    assert asks(report, where) == []
    assert (rows(where), Change.objects.count()) == before


@pytest.mark.parametrize(
    ("text", "said", "echo", "choice", "availability"),
    [
        ("5 tỷ", {"choice": "5|USD_BN|"}, "= 5,000,000,000 USD", "5|USD_BN|", ""),
        ("-", {"choice": "missing"}, "missing", "missing", "missing"),
        ("", {}, "", "", ""),
    ],
)
def test_a_dry_run_takes_choices(report, board_officer, text, said, echo, choice, availability):
    outcome = put(key(report, "trade_value"), text, officer=board_officer, dry=True, **said)

    assert (outcome.state, outcome.text, outcome.echo) == (CellState.SAVED, text, echo)
    assert (outcome.choice, outcome.availability) == (choice, availability)


def test_a_dry_run_meets_conflicts_and_locks_too(report, board_officer, auditor):
    where = key(report)

    states = [
        put(where, "5.040", officer=board_officer, dry=True, seen="stale").state,
        put(where, "5.040", officer=auditor, dry=True).state,
    ]

    assert states == [CellState.CONFLICT, CellState.LOCKED]


# The record


def test_the_history_names_who_wrote_by_which_route(report, board_officer):
    where = key(report)

    put(where, "", officer=board_officer)

    change = Change.objects.latest("pk")
    assert (change.verb, change.route, change.officer) == (
        Verb.DELETED,
        Route.GRID,
        board_officer,
    )


def test_an_estimate_is_a_cell_of_its_own(report, board_officer):
    where = key(report, basis=Basis.ESTIMATE)

    put(where, "ước 6.000 người", officer=board_officer)

    assert rows(where) == [("ước 6.000 người", REPORTED, 6000, "person")]
    assert rows(key(report))[0][2] == 5037


def test_moving_the_year_on_closes_the_grid(report, cycle_2022, board_officer):
    move_stage(cycle=cycle_2022, stage=Stage.PROPOSED, reason="Công bố sau")

    assert put(key(report), "5.040", officer=board_officer).state == CellState.LOCKED


# Races


def at_once(act, calls):
    """Call ``act`` in a thread of its own for each of ``calls``, all starting together."""
    calls = list(calls)
    barrier = Barrier(len(calls))

    def run(*args):
        barrier.wait()
        try:
            act(*args)
        finally:
            connection.close()

    threads = [Thread(target=run, args=args) for args in calls]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
@pytest.mark.parametrize("texts", [("5.040", "5.050"), ("5.050", "5.040")])
def test_of_two_who_save_one_cell_at_once_one_is_asked(cycle_2022, board_officer, secretary, texts):
    where = key(report_of("yen-bai"))
    seen, outcomes = cell(where).token, {}

    def save(officer, text):
        (outcomes[text],) = write_cells([Entry(str(where), text, seen=seen)], officer=officer)

    at_once(save, zip((board_officer, secretary), texts, strict=True))

    assert sorted(each.state for each in outcomes.values()) == [
        CellState.CONFLICT,
        CellState.SAVED,
    ]
    saved = next(text for text, each in outcomes.items() if each.state == CellState.SAVED)
    assert rows(where)[0][0] == saved


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
def test_two_who_save_the_same_boards_in_opposite_order_both_come_through(
    cycle_2022, secretary, approver
):
    where = [key(report_of(slug)) for slug in ("yen-bai", "hoa-binh", "phu-tho", "bac-kan")]
    seen, outcomes = {each: cell(each).token for each in where}, {}

    def save(officer, order, text):
        entries = [Entry(str(each), text, seen=seen[each]) for each in order]
        outcomes[text] = write_cells(entries, officer=officer)

    at_once(save, [(secretary, where, "100"), (approver, where[::-1], "200")])

    states = {text: {each.state for each in done} for text, done in outcomes.items()}
    saved = next(text for text, of in states.items() if of == {CellState.SAVED})
    assert sorted(map(list, states.values())) == [[CellState.CONFLICT], [CellState.SAVED]]
    assert [rows(each)[0][0] for each in where] == [saved] * 4
