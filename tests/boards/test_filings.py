"""Submitting, withdrawing, returning and verifying: by whom, in which state, with which words."""

import threading
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from blocs.enums import Stage
from boards.acting import acting
from boards.enums import Availability, Basis, Doubt, FilingOutcome, LockKind, ReportState, Role
from boards.models import Board, Change, Figure, Filing, Remark, ReturnedCell
from boards.queries.filings import (
    changed_since_verified,
    due_dates,
    open_remarks,
    progress_of,
    review_token,
    rounds_of,
)
from boards.queries.findings import findings
from boards.queries.grid import Progress
from boards.queries.locks import locks_of
from boards.refusals import Refusal, Refused
from boards.services import raise_doubt, record_figure
from boards.services.evidence import attach_evidence
from boards.services.explanations import explain
from boards.services.filings import (
    return_report,
    submit_report,
    verify_again,
    verify_report,
    withdraw_filing,
)
from boards.services.remarks import make_remark, resolve_remark
from tests.boards.review import (
    at_stage,
    explained,
    indicator,
    opened,
    paper,
    report_of,
    returned,
    submitted,
    verified,
    write,
)
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

ACTS = {
    "submit": lambda report, officer: submit_report(report=report, officer=officer),
    "withdraw": lambda report, officer: withdraw_filing(report=report, officer=officer),
    "return": lambda report, officer: return_report(
        report=report,
        officer=officer,
        cells=[(indicator(), "actual", "chưa khớp")],
        reason="chưa khớp",
        token=review_token(report),
    ),
    "verify": lambda report, officer: verify_report(
        report=report, officer=officer, token=review_token(report)
    ),
    "verify again": lambda report, officer: verify_again(
        report=report, officer=officer, token=review_token(report)
    ),
}
BOARDS = {"own": "phu-tho", "other": "bac-giang", "chair": "yen-bai", "deputy": "thai-nguyen"}
ROLES = [*BOARDS, "secretary", "auditor"]

DONE = None
NOT = Refusal.NOT_ALLOWED
OWN = Refusal.REVIEW_OF_OWN_BOARD
HAS_IT = {"own": DONE, "secretary": DONE}
REVIEWS = {"own": OWN, "chair": DONE, "deputy": DONE, "secretary": DONE}

# What each act answers in each state of the report: one refusal for everybody, or one by role.
ANSWERS = {
    ("submit", "draft"): HAS_IT,
    ("submit", "submitted"): Refusal.ALREADY_SUBMITTED,
    ("submit", "returned"): HAS_IT,
    ("submit", "verified"): Refusal.ALREADY_VERIFIED,
    ("withdraw", "draft"): Refusal.NOT_UNDER_REVIEW,
    ("withdraw", "submitted"): HAS_IT,
    ("withdraw", "returned"): Refusal.NOT_UNDER_REVIEW,
    ("withdraw", "verified"): Refusal.NOT_UNDER_REVIEW,
    ("return", "draft"): Refusal.NOT_UNDER_REVIEW,
    ("return", "submitted"): REVIEWS,
    ("return", "returned"): Refusal.NOT_UNDER_REVIEW,
    ("return", "verified"): Refusal.NOT_UNDER_REVIEW,
    ("verify", "draft"): Refusal.NOT_UNDER_REVIEW,
    ("verify", "submitted"): REVIEWS,
    ("verify", "returned"): Refusal.NOT_UNDER_REVIEW,
    ("verify", "verified"): Refusal.NOT_UNDER_REVIEW,
    ("verify again", "draft"): Refusal.NOT_VERIFIED,
    ("verify again", "submitted"): Refusal.NOT_VERIFIED,
    ("verify again", "returned"): Refusal.NOT_VERIFIED,
    ("verify again", "verified"): REVIEWS,
}
BECOMES = {
    "submit": ("submitted", ""),
    "withdraw": ("draft", "withdrawn"),
    "return": ("returned", "returned"),
    "verify": ("verified", "verified"),
    "verify again": ("verified", "verified"),
}


@pytest.fixture
def officers(cycle_2022, secretary, auditor):
    """An officer of each kind, while the mandates of 2022 run."""
    cycle_2022.mandates.update(starts_on="2022-02-18", ends_on=None, status="acting")
    boards = {
        role: make_officer(role, Role.BOARD, Board.objects.get(slug=slug))
        for role, slug in BOARDS.items()
    }
    return {**boards, "secretary": secretary, "auditor": auditor}


@pytest.fixture
def submitter(bloc_2022):
    return make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))


@pytest.fixture
def reviewer(approver):
    return approver


@pytest.fixture
def in_state(submitter, reviewer):
    """The report of Phú Thọ in a state, so that the next act has nothing but rights against it."""

    def make(state):
        match state:
            case "draft":
                return report_of("phu-tho")
            case "submitted":
                return submitted(submitter, "phu-tho")
            case "returned":
                report = returned(submitter, reviewer, slug="phu-tho")
                write(report, amount="50001")
            case "verified":
                report = verified(submitter, reviewer, "phu-tho")
                opened(report, reviewer)
                write(report, amount="50001")
        return report_of("phu-tho")

    return make


def refusal_of(act, *args, **kwargs):
    """Why an act was refused; nothing where it was done."""
    try:
        act(*args, **kwargs)
    except Refused as refused:
        return refused.refusal
    return DONE


def state_of(report):
    """The report's state and the outcome of its last round: they move together."""
    last = report.filings.order_by("number").last()
    return ReportState(report_of(report.board.slug).state), last.outcome if last else None


@pytest.mark.parametrize(("act", "state"), ANSWERS)
def test_each_act_answers_each_role_in_each_state(act, state, in_state, officers):
    answer = ANSWERS[act, state]
    report = in_state(state)
    before = state_of(report)
    answers = {}
    for role in ROLES:
        with transaction.atomic():
            answers[role] = refusal_of(ACTS[act], report, officers[role]), state_of(report)
            transaction.set_rollback(True)

    said = answer if isinstance(answer, dict) else dict.fromkeys(ROLES, answer)
    expected = {role: said.get(role, NOT) for role in ROLES}
    assert answers == {
        role: (refusal, BECOMES[act] if refusal is DONE else before)
        for role, refusal in expected.items()
    }


@pytest.mark.parametrize("stage", [Stage.RUNNING, Stage.CLOSED])
@pytest.mark.parametrize("act", ["submit", "verify", "return"])
def test_the_stage_of_the_year_decides_as_well(act, stage, in_state, officers):
    report = in_state("draft" if act == "submit" else "submitted")
    at_stage(stage)

    assert refusal_of(ACTS[act], report, officers["secretary"]) == Refusal.NOT_ALLOWED


def test_the_second_person_is_another_officer_of_the_council_too(secretary, approver, bloc_2022):
    report = submitted(secretary, "phu-tho")

    assert refusal_of(ACTS["verify"], report, secretary) == Refusal.REVIEW_BY_SUBMITTER
    assert refusal_of(ACTS["verify"], report, approver) is DONE


def test_rounds_are_numbered_and_each_keeps_its_words(submitter, reviewer, bloc_2022):
    report = returned(submitter, reviewer, "workers", "registered_capital", slug="phu-tho")
    write(report, amount="50001")
    make_remark(
        report=report,
        indicator=indicator("registered_capital"),
        text="đúng theo quyết định",
        officer=submitter,
    )

    second = submit_report(report=report, officer=submitter, note="  đã sửa\x00 ")

    first = Filing.objects.get(number=1)
    cells = [(cell.indicator.code, cell.reason) for cell in first.returned_cells.all()]
    assert (first.outcome, first.reason) == ("returned", "Một số ô chưa khớp sổ gốc.")
    assert sorted(cells) == [
        ("registered_capital", "xem lại registered_capital"),
        ("workers", "xem lại workers"),
    ]
    assert (second.number, second.note, str(second)) == (2, "đã sửa", f"{report} #2")


def test_every_finding_that_holds_back_is_named(secretary, bloc_2022):
    report = report_of("bac-kan")

    with pytest.raises(Refused) as caught:
        submit_report(report=report, officer=secretary)

    assert caught.value.refusal == Refusal.FINDINGS_HOLD_BACK
    assert [said.split(" has no figure")[0] for said in caught.value.detail.split("; ")] == [
        "“Projects attracted”",
        "“Registered capital”",
    ]


def test_what_must_be_explained_is_explained_first(secretary, bloc_2022):
    report = report_of("hoa-binh")

    before = refusal_of(ACTS["submit"], report, secretary)
    explained(report, secretary)

    assert (before, refusal_of(ACTS["submit"], report, secretary)) == (
        Refusal.FINDINGS_HOLD_BACK,
        DONE,
    )


def correct(report, submitter, reviewer):
    write(report, amount="50001")


def say_that_there_is_none(report, submitter, reviewer):
    record_figure(
        report=report,
        indicator=indicator(),
        quantity=None,
        availability=Availability.NOT_YET,
        as_printed="chưa có",
    )


def delete(report, submitter, reviewer):
    Figure.objects.get(report=report, indicator=indicator()).delete()


def attach(report, submitter, reviewer):
    attach_evidence(report=report, indicator=indicator(), file=paper(), officer=submitter)


def answer(report, submitter, reviewer):
    make_remark(report=report, indicator=indicator(), text="đúng", officer=submitter)


def remark_by_reviewer(report, submitter, reviewer):
    make_remark(report=report, indicator=indicator(), text="?", officer=reviewer)


def correct_another(report, submitter, reviewer):
    opened(report, reviewer)
    write(report, "registered_capital", "2685", "VND_BN")


def doubt(report, submitter, reviewer):
    figure = Figure.objects.get(report=report, indicator=indicator())
    raise_doubt(figure=figure, doubt=Doubt.NOTICE, reason="lạ", officer=reviewer)


def nothing(report, submitter, reviewer):
    pass


@pytest.mark.parametrize(
    ("act", "goes_on"),
    [
        (correct, True),
        (attach, True),
        (answer, True),
        (nothing, False),
        (remark_by_reviewer, False),
        (correct_another, False),
        (doubt, False),
    ],
)
def test_a_returned_cell_is_looked_at_before_the_report_comes_back(
    act, goes_on, submitter, reviewer, bloc_2022
):
    report = returned(submitter, reviewer, slug="phu-tho")
    act(report, submitter, reviewer)

    refusal = refusal_of(ACTS["submit"], report, submitter)

    assert refusal == (DONE if goes_on else Refusal.RETURNED_UNTOUCHED)


def test_a_cell_that_says_why_there_is_none_was_looked_at(submitter, reviewer, bloc_2022):
    report = returned(submitter, reviewer, "land_registered", slug="phu-tho")
    record_figure(
        report=report,
        indicator=indicator("land_registered"),
        quantity=None,
        availability=Availability.NOT_YET,
        as_printed="chưa có",
    )

    assert refusal_of(ACTS["submit"], report, submitter) is DONE


def test_untouched_cells_are_named(submitter, reviewer, bloc_2022):
    report = returned(submitter, reviewer, "workers", "registered_capital", slug="phu-tho")
    write(report, amount="50001")

    with pytest.raises(Refused) as caught:
        submit_report(report=report, officer=submitter)

    assert caught.value.detail == str(indicator("registered_capital"))


def test_an_explanation_given_anew_answers_a_returned_cell(secretary, approver, bloc_2022):
    report = returned(secretary, approver, "trade_value", slug="hoa-binh")
    row = next(row for row in findings(report) if row.explained)
    explain(
        report=report,
        indicator=indicator("trade_value"),
        check=row.check,
        text="triệu đồng, theo sổ gốc trang 4",
        officer=secretary,
    )

    assert refusal_of(ACTS["submit"], report, secretary) is DONE


def test_a_withdrawn_second_round_opens_the_returned_cells_only(submitter, reviewer, bloc_2022):
    report = returned(submitter, reviewer, slug="phu-tho")
    write(report, amount="50001")
    submit_report(report=report, officer=submitter)

    withdraw_filing(report=report, officer=submitter)

    locks = locks_of(report_of("phu-tho"))
    assert state_of(report) == ("returned", "withdrawn")
    assert locks.on(indicator().pk, "actual") is None
    assert locks.on(indicator("registered_capital").pk, "actual").kind == LockKind.NOT_RETURNED
    assert refusal_of(ACTS["submit"], report, submitter) is DONE


@pytest.mark.parametrize(
    ("cells", "reason", "expected"),
    [
        ([], "chưa khớp", Refusal.NOTHING_RETURNED),
        ([("workers", "")], "chưa khớp", Refusal.TEXT_MISSING),
        ([("workers", "x")], "  ", Refusal.TEXT_MISSING),
        ([("workers", "x" * 1001)], "chưa khớp", Refusal.TEXT_TOO_LONG),
        ([("workers", "x")], "x" * 1001, Refusal.TEXT_TOO_LONG),
        ([("workers", "x"), ("workers", "y")], "chưa khớp", DONE),
    ],
)
def test_a_return_names_cells_and_reasons(cells, reason, expected, submitter, reviewer, bloc_2022):
    report = submitted(submitter, "phu-tho")

    refusal = refusal_of(
        return_report,
        report=report,
        officer=reviewer,
        cells=[(indicator(code), "actual", why) for code, why in cells],
        reason=reason,
        token=review_token(report),
    )

    kept = [str(cell) for cell in ReturnedCell.objects.all()]
    assert (refusal, kept) == (expected, ["y"] if expected is DONE else [])


@pytest.mark.parametrize("act", ["return", "verify"])
def test_a_reviewer_never_decides_on_a_moving_target(act, submitter, reviewer, bloc_2022):
    report = submitted(submitter, "phu-tho")
    shown = review_token(report)
    opened(report, reviewer, "workers")
    write(report, amount="50001")

    refusal = refusal_of(
        verify_report if act == "verify" else return_report,
        report=report,
        officer=reviewer,
        token=shown,
        **(
            {}
            if act == "verify"
            else {"cells": [(indicator(), "actual", "x")], "reason": "chưa khớp"}
        ),
    )

    assert (refusal, state_of(report)) == (Refusal.REVIEW_STALE, ("submitted", ""))


def test_a_round_that_was_withdrawn_and_submitted_anew_is_another(submitter, reviewer, bloc_2022):
    report = submitted(submitter, "phu-tho")
    shown = review_token(report)
    withdraw_filing(report=report, officer=submitter)
    submit_report(report=report, officer=submitter)

    refusal = refusal_of(verify_report, report=report, officer=reviewer, token=shown)

    assert refusal == Refusal.REVIEW_STALE


def test_of_two_reviewers_the_second_is_told(submitter, reviewer, secretary, bloc_2022):
    report = submitted(submitter, "phu-tho")
    shown = review_token(report)
    verify_report(report=report, officer=reviewer, token=shown)

    with pytest.raises(Refused) as caught:
        verify_report(report=report, officer=secretary, token=shown)

    assert str(caught.value) == f"{Refusal.NOT_UNDER_REVIEW.label} (verified)"


@pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
    reason="threads of one process share one SQLite database in memory",
)
@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_once(submitter, reviewer, secretary, bloc_2022):
    report = submitted(submitter, "phu-tho")
    shown = review_token(report)
    answers = []
    together = threading.Barrier(2)

    def decide(officer):
        together.wait()
        try:
            answers.append(refusal_of(verify_report, report=report, officer=officer, token=shown))
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[each]) for each in (reviewer, secretary)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers, key=str) == [DONE, Refusal.NOT_UNDER_REVIEW]
    assert state_of(report) == ("verified", "verified")


def test_what_changed_since_the_verification_is_listed_by_cell(submitter, reviewer, bloc_2022):
    report = verified(submitter, reviewer, "phu-tho")
    opened(report, reviewer, reason="Số liệu quyết toán")
    with acting(officer=lambda: submitter):
        write(report, amount="50001")
        write(report, amount="50002")

    [cell] = changed_since_verified([report])[report.pk]

    change = Change.objects.filter(model="boards.figure").latest("pk")
    assert (cell.indicator_id, cell.basis, cell.at) == (indicator().pk, "actual", change.at)
    assert (cell.officers, cell.by) == ({submitter.pk}, str(submitter))
    assert cell.reason == "Số liệu quyết toán"


def test_a_doubt_is_no_change(submitter, reviewer, bloc_2022):
    report = verified(submitter, reviewer, "phu-tho")
    doubt(report, submitter, reviewer)

    assert changed_since_verified([report]) == {report.pk: []}


def test_only_verified_reports_change_since(submitter, reviewer, bloc_2022):
    assert changed_since_verified([submitted(submitter, "phu-tho")]) == {}
    assert changed_since_verified([]) == {}


def test_changes_of_each_report_count_from_its_own_verification(
    secretary, submitter, reviewer, bloc_2022
):
    first = verified(submitter, reviewer, "phu-tho")
    opened(first, reviewer)
    write(first, amount="50001")
    second = verified(secretary, reviewer, "yen-bai")
    verify_again(report=first, officer=reviewer, token=review_token(first))
    opened(second, reviewer)
    write(second)

    changed = changed_since_verified([first, second])

    assert {pk: len(cells) for pk, cells in changed.items()} == {first.pk: 0, second.pk: 1}


def test_an_early_change_of_one_report_is_not_counted_by_the_clock_of_another(
    secretary, submitter, reviewer, bloc_2022
):
    first = verified(submitter, reviewer, "phu-tho")
    write(report_of("yen-bai"))
    second = verified(secretary, reviewer, "yen-bai")

    assert changed_since_verified([first, second]) == {first.pk: [], second.pk: []}


def test_verifying_again_needs_no_new_round(submitter, reviewer, secretary, bloc_2022):
    report = verified(submitter, reviewer, "phu-tho")
    opened(report, reviewer)
    write(report, amount="50001")

    filing = verify_again(report=report, officer=secretary, token=review_token(report))

    assert (Filing.objects.count(), filing.number, filing.decided_by) == (1, 1, secretary)
    assert changed_since_verified([report]) == {report.pk: []}
    assert refusal_of(ACTS["verify again"], report, reviewer) == Refusal.NOTHING_CHANGED


def test_whoever_changed_a_figure_does_not_verify_it(submitter, reviewer, secretary, bloc_2022):
    report = verified(submitter, reviewer, "phu-tho")
    opened(report, reviewer)
    with acting(officer=lambda: secretary):
        write(report, amount="50001")

    assert refusal_of(ACTS["verify again"], report, secretary) == Refusal.VERIFY_OWN_CHANGE
    assert refusal_of(ACTS["verify again"], report, reviewer) is DONE


def test_what_the_checks_find_in_a_change_is_answered_first(submitter, reviewer, bloc_2022):
    report = verified(submitter, reviewer, "phu-tho")
    opened(report, reviewer)
    Figure.objects.get(report=report, indicator=indicator()).delete()

    assert refusal_of(ACTS["verify again"], report, reviewer) == Refusal.FINDINGS_HOLD_BACK


def test_both_sides_see_the_rounds_and_the_clock(submitter, reviewer, bloc_2022):
    report = returned(submitter, reviewer, slug="phu-tho")
    now = timezone.now()
    Filing.objects.update(submitted_at=now - timedelta(days=9), decided_at=now - timedelta(days=3))

    rounds = rounds_of(report)

    assert [filing.number for filing in rounds.filings] == [1]
    assert rounds.latest == rounds.filings[0]
    assert (rounds.clock.reviewer, rounds.clock.board.days) == (timedelta(days=6), 3)


def test_a_report_that_was_never_submitted_has_no_clock(bloc_2022):
    rounds = rounds_of(report_of())

    assert (rounds.filings, rounds.clock, rounds.latest) == ([], None, None)


def test_progress_counts_the_indicators_that_say_something(bloc_2022):
    reports = [report_of("thai-nguyen"), report_of("yen-bai")]
    write(reports[1], basis=Basis.ESTIMATE)

    progress = progress_of(reports)

    assert [progress[report.pk] for report in reports] == [Progress(4, 10), Progress(6, 10)]


def test_the_day_of_a_report_is_that_of_its_cycle(cycle_2022):
    report = report_of()
    before = due_dates([report])
    cycle_2022.reports_due_on = date(2023, 1, 10)
    cycle_2022.save()

    assert (before, due_dates([report])) == (
        {},
        {(report.board_id, 2022): date(2023, 1, 10)},
    )


def test_open_remarks_are_counted_by_report(secretary, bloc_2022):
    reports = [report_of("yen-bai"), report_of("phu-tho")]
    for _number in range(2):
        make_remark(report=reports[0], indicator=indicator(), text="?", officer=secretary)
    resolve_remark(remark=Remark.objects.first(), officer=secretary)

    assert open_remarks(reports) == {reports[0].pk: 1, reports[1].pk: 0}


def test_the_outcomes_of_a_round_are_those_of_the_report():
    assert {outcome.value for outcome in FilingOutcome} - {"", "withdrawn"} == {
        state.value for state in ReportState
    } - {"draft", "submitted"}


def reasons(report, since, *models):
    changes = Change.objects.filter(pk__gt=since, report_id=report.pk, model__in=models)
    return {(change.model, change.reason) for change in changes}


def latest():
    return Change.objects.order_by("pk").values_list("pk", flat=True).last()


def test_the_history_keeps_why_a_report_was_submitted_returned_and_opened(
    bloc_2022, secretary, reviewer
):
    report = report_of()
    explained(report, secretary)
    since = latest()
    submit_report(report=report, officer=secretary, note="Đã đối chiếu sổ gốc")
    handed_in = reasons(report, since, "boards.report", "boards.filing")
    since = latest()
    return_report(
        report=report,
        officer=reviewer,
        cells=[(indicator(), "actual", "xem lại")],
        reason="Một số ô chưa khớp",
        token=review_token(report),
    )
    sent_back = reasons(report, since, "boards.report", "boards.filing", "boards.returnedcell")
    since = latest()
    opened(report, reviewer, reason="Số liệu quyết toán")
    granted = reasons(report, since, "boards.exemption")

    tables = ("boards.report", "boards.filing", "boards.returnedcell")
    assert handed_in == {(table, "Đã đối chiếu sổ gốc") for table in tables[:2]}
    assert sent_back == {(table, "Một số ô chưa khớp") for table in tables}
    assert granted == {("boards.exemption", "Số liệu quyết toán")}


def test_what_was_said_before_stays_where_a_submission_has_no_note(bloc_2022, secretary):
    report = report_of()
    explained(report, secretary)
    since = latest()
    with acting(reason="đợt nộp bổ sung"):
        submit_report(report=report, officer=secretary)

    tables = ("boards.report", "boards.filing")
    assert reasons(report, since, *tables) == {(table, "đợt nộp bổ sung") for table in tables}
