"""The register of decisions: one number a year, facts that stand, ends by later decisions."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from awards.domain.annex import Line
from awards.enums import ConferralStatus
from awards.models import Conferral, Decision, Ending
from awards.refusals import Refusal
from awards.services.deciding import Grant, end_by_new_decision
from blocs.enums import Stage
from blocs.models import Bloc, Cycle
from blocs.refusals import Refusal as BlocRefusal
from boards.domain.papers import register_key
from boards.models import Document
from boards.refusals import Refused
from tests.awards.decided import (
    FLAG,
    MERIT,
    PAPER,
    award,
    board,
    closed,
    decide,
    end,
    grant,
    granted,
    nominated,
)

pytestmark = pytest.mark.django_db

CANCELLED, RECOVERED = ConferralStatus.CANCELLED, ConferralStatus.RECOVERED
LATER = {"number": "90/QĐ-BKHĐT", "issued_on": date(2023, 9, 1), "title": "Về việc huỷ bỏ"}


@pytest.fixture
def year(cycle_2022):
    return closed(cycle_2022)


@pytest.fixture
def other_year(year):
    return closed(Cycle.objects.get(year=2023))


def refused(act, *args, **fields):
    with pytest.raises(Refused) as caught, transaction.atomic():
        act(*args, **fields)
    return caught.value


# Recording


def test_a_decision_is_recorded_with_its_paper_and_all_that_it_gives(year, secretary):
    proposed = nominated(year, secretary)

    made = decide(
        year,
        secretary,
        granted(proposed),
        grant("yen-bai", MERIT),
        signed_by=" Nguyễn Văn A ",
        file=ContentFile(b"%PDF-1.7", "qd.pdf"),
    )

    paper = made.document
    assert (paper.slug, paper.kind, str(paper)) == (
        "quyet-dinh-12-qd-bkhdt-2023",
        "decision",
        "12/QĐ-BKHĐT (03/02/2023)",
    )
    assert (made.signed_by, made.recorded_by, bool(paper.file)) == ("Nguyễn Văn A", secretary, True)
    assert {
        (row.board.slug, row.award.slug, row.nomination, row.reason, row.status)
        for row in made.conferrals.all()
    } == {
        ("bac-giang", FLAG, proposed, "", ConferralStatus.GRANTED),
        ("yen-bai", MERIT, None, "theo tờ trình của Vụ", ConferralStatus.GRANTED),
    }


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        pytest.param("12/QĐ-BKHĐT", "Bộ Kế hoạch và Đầu tư", id="as it was"),
        pytest.param("QĐ 12 / qđ-bkhđt", "BỘ KẾ HOẠCH  VÀ ĐẦU TƯ", id="another case, more spaces"),
        pytest.param("012/QĐ-BKHĐT", "Bộ Kế hoạch và Đầu tư", id="a leading zero"),
    ],
)
def test_a_number_is_taken_once_per_issuer_and_year(year, other_year, secretary, number, issuer):
    decide(year, secretary, grant())

    said = refused(
        decide, other_year, secretary, grant(), number=number, issuer=issuer,
        issued_on=date(2023, 12, 31),
    )  # fmt: skip

    assert said.refusal == Refusal.NUMBER_TAKEN
    assert said.detail == "12/QĐ-BKHĐT (03/02/2023): Về việc tặng Cờ thi đua của Bộ năm 2022"
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"issued_on": date(2024, 2, 3)}, id="in another year"),
        pytest.param({"issuer": "Thủ tướng Chính phủ"}, id="by another issuer"),
        pytest.param({"number": "13/QĐ-BKHĐT"}, id="another number"),
    ],
)
def test_what_is_no_duplicate_is_recorded_at_an_address_of_its_own(year, secretary, other):
    first = decide(year, secretary, grant())

    second = decide(year, secretary, grant("yen-bai"), **other)

    assert first.document.slug != second.document.slug


def test_the_database_keeps_the_number_too(year, secretary):
    paper = decide(year, secretary, grant()).document
    fields = {"kind": "decision", "number": "12/QĐ-BKHĐT", "title": "Khác"}
    fields |= {"issuer": paper.issuer, "issued_on": date(2023, 5, 5)}

    with pytest.raises(IntegrityError, match=r"document_decision_number|register_key"):
        Document.objects.create(slug="trung", **fields)


@pytest.mark.parametrize(
    ("other", "refused_for"),
    [
        pytest.param({}, ["number"], id="the same number"),
        pytest.param({"number": ""}, [], id="no number"),
        pytest.param({"issued_on": None}, [], id="no day"),
        pytest.param({"kind": "notice"}, [], id="no decision"),
    ],
)
def test_the_form_of_a_document_says_which_decision_has_the_number(
    year, secretary, other, refused_for
):
    paper = decide(year, secretary, grant()).document
    fields = {**PAPER, "slug": "trung", "kind": "decision", "issued_on": date(2023, 5, 5), **other}

    paper.full_clean()
    try:
        Document(**fields).full_clean()
        found = {}
    except ValidationError as error:
        found = error.message_dict

    assert list(found) == refused_for
    assert all("Về việc tặng Cờ thi đua của Bộ năm 2022" in said for [said] in found.values())


def test_a_paper_that_was_registered_before_is_taken(year, secretary):
    known = Document.objects.create(slug="qd-12", kind="decision", **PAPER)

    made = decide(year, secretary, grant(), file=ContentFile(b"%PDF-1.7", "qd.pdf"))

    known.refresh_from_db()
    assert (made.document, bool(known.file)) == (known, True)
    assert decide(year, secretary, grant("yen-bai"), **LATER).document.file == ""


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        pytest.param({"number": " "}, Refusal.DECISION_INCOMPLETE, id="no number"),
        pytest.param({"issuer": ""}, Refusal.DECISION_INCOMPLETE, id="no issuer"),
        pytest.param({"issued_on": date(2021, 12, 31)}, Refusal.DECISION_DAY, id="before the year"),
        pytest.param(
            {"issued_on": timezone.localdate() + timedelta(2)}, Refusal.DECISION_DAY, id="to come"
        ),
    ],
)
def test_a_paper_is_whole_and_of_its_time(year, secretary, fields, refusal):
    assert refused(decide, year, secretary, grant(), **fields).refusal == refusal


def test_nothing_is_recorded_before_the_year_was_proposed(year, secretary):
    Cycle.objects.filter(pk=year.pk).update(stage=Stage.CONFERENCE)

    assert refused(decide, year, secretary, grant()).refusal == BlocRefusal.WRONG_STAGE


def test_grants_are_of_this_year_once_and_with_a_reason(year, other_year, secretary):
    proposed = nominated(year, secretary)
    elsewhere = nominated(other_year, secretary)

    assert [
        refused(decide, year, secretary, *grants).refusal
        for grants in (
            [grant(), granted(proposed)],
            [grant(reason=" ")],
            [granted(elsewhere)],
            [Grant(board("yen-bai"), award(), proposed)],
        )
    ] == [
        Refusal.GRANT_TWICE,
        Refusal.GRANT_NEEDS_REASON,
        Refusal.GRANT_NOT_NOMINATED,
        Refusal.GRANT_NOT_NOMINATED,
    ]
    decide(year, secretary, granted(proposed))
    again = refused(decide, year, secretary, granted(proposed), **LATER)
    assert again.refusal == Refusal.GRANTED_ALREADY


def test_a_list_that_is_not_the_annex_needs_a_reason_that_is_kept(year, secretary):
    rows = [Line(1, "Bắc Giang", (board("bac-giang").pk, award().pk)), Line(2, "???")]

    said = refused(decide, year, secretary, grant(), annex=rows, differs=" ")
    made = decide(
        year,
        secretary,
        grant(),
        annex=rows,
        annex_text="I. Cờ\nBắc Giang\n",
        differs=" dòng 2 là chữ ký ",
    )

    assert said.refusal == Refusal.ANNEX_DIFFERS
    assert (made.annex, made.differs) == ("I. Cờ\nBắc Giang", "dòng 2 là chữ ký")


@pytest.mark.differs
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_record_one_number_at_once_one_is_told(year, secretary, approver):
    other = Bloc.objects.create(slug="khac", name="Khối khác", short_name="Khác", council="HĐ")
    cycles = [year, Cycle.objects.create(bloc=other, year=2022, stage=Stage.CLOSED,
                                         members_on=date(2022, 12, 31))]  # fmt: skip
    for place in range(10):
        barrier, answers = Barrier(2), []

        def run(cycle, officer, barrier=barrier, answers=answers, number=f"{place + 1}/QĐ-BKHĐT"):
            barrier.wait()
            try:
                answers.append(decide(cycle, officer, number=number).document.number)
            except Refused as refusal:
                answers.append(refusal.refusal)
            finally:
                connection.close()

        threads = [
            Thread(target=run, args=each)
            for each in zip(cycles, (secretary, approver), strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert set(answers) == {f"{place + 1}/QĐ-BKHĐT", Refusal.NUMBER_TAKEN}
    assert Decision.objects.count() == 10


# What was decided stands


@pytest.fixture
def given(year, secretary):
    return decide(year, secretary, grant()).conferrals.get()


def test_no_write_alters_or_deletes_what_was_decided(given, secretary):
    later = decide(given.decision.cycle, secretary, **LATER)
    end(given, secretary, later)

    for rows, change in (
        (Conferral.objects.filter(pk=given.pk), {"board": board("yen-bai")}),
        (Decision.objects.filter(pk=given.decision_id), {"differs": "khác"}),
        (Ending.objects.all(), {"ground": "khác"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows._raw_delete(rows.db)
    assert Decision.objects.filter(pk=given.decision_id).update(signed_by="Trần B") == 1


# Cancelling and recovering


def test_an_award_is_cancelled_then_recovered_and_stays_as_it_was_given(given, secretary):
    first = decide(given.decision.cycle, secretary, **LATER)
    second = decide(
        given.decision.cycle, secretary, number="95/QĐ-BKHĐT", issued_on=date(2023, 9, 9)
    )

    end(given, secretary, first)
    cancelled = Conferral.objects.get().status
    end(given, secretary, second, RECOVERED, "không nộp lại hiện vật")

    given.refresh_from_db()
    assert (cancelled, given.status) == (CANCELLED, RECOVERED)
    assert str(given.endings.first()) == "Bắc Giang – Cờ thi đua của Bộ: cancelled"
    assert list(given.endings.values_list("status", "decision", "ground")) == [
        (CANCELLED, first.pk, "khai sai thành tích"),
        (RECOVERED, second.pk, "không nộp lại hiện vật"),
    ]
    assert (given.board.slug, Conferral.objects.standing().count()) == ("bac-giang", 0)


@pytest.mark.parametrize(
    ("before", "status", "refusal"),
    [
        pytest.param((CANCELLED,), CANCELLED, Refusal.ENDED_ALREADY, id="cancelled twice"),
        pytest.param((RECOVERED,), CANCELLED, Refusal.ENDED_ALREADY, id="recovered is over"),
        pytest.param((), ConferralStatus.GRANTED, Refusal.ENDED_ALREADY, id="granting is no end"),
    ],
)
def test_an_award_ends_in_its_order(given, secretary, before, status, refusal):
    later = decide(given.decision.cycle, secretary, **LATER)
    for each in before:
        end(given, secretary, later, each)

    assert refused(end, given, secretary, later, status).refusal == refusal


def test_an_end_has_a_later_decision_and_a_ground(given, secretary):
    earlier = decide(
        given.decision.cycle, secretary, number="1/QĐ-BKHĐT", issued_on=date(2023, 1, 5)
    )
    later = decide(given.decision.cycle, secretary, **LATER)

    assert [
        refused(end, given, secretary, by, ground=ground).refusal
        for by, ground in ((given.decision, "sai"), (later, " "), (earlier, "sai"))
    ] == [Refusal.ENDED_BY_ITSELF, Refusal.END_NEEDS_GROUND, Refusal.ENDED_TOO_EARLY]


def test_a_recovery_is_not_older_than_the_cancellation(given, secretary):
    end(given, secretary, decide(given.decision.cycle, secretary, **LATER))
    between = decide(
        given.decision.cycle, secretary, number="50/QĐ-BKHĐT", issued_on=date(2023, 5, 5)
    )

    assert refused(end, given, secretary, between, RECOVERED).refusal == Refusal.ENDED_TOO_EARLY


def test_several_awards_end_by_one_new_decision_or_none_does(year, secretary):
    rows = list(decide(year, secretary, grant(), grant("yen-bai")).conferrals.all())
    said = {"status": CANCELLED, "ground": "khai sai", "officer": secretary, **PAPER, **LATER}

    made = end_by_new_decision(conferrals=rows, **said)
    again = refused(end_by_new_decision, conferrals=rows, **said | {"number": "91/QĐ-BKHĐT"})

    assert [each.status for each in Conferral.objects.all()] == [CANCELLED, CANCELLED]
    assert (again.refusal, made.endings.count()) == (Refusal.ENDED_ALREADY, 2)
    assert Decision.objects.count() == 2


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        pytest.param("Bộ A\nQĐ 012/QĐ-A\n2023", "bo a/12 qd a/2023", id="words and a zero"),
        pytest.param("Bộ A\n12/QĐ-A\n2023", "bo a/12 qd a/2023", id="plain"),
        pytest.param("Bộ A\nkhông số\n2023", "bo a/khong so/2023", id="no digit"),
        pytest.param("Bộ A\n\n", "bo a//", id="nothing"),
    ],
)
def test_a_register_reads_numbers_past_their_spelling(entry, key):
    assert register_key(entry) == key
