"""Letters: written once to those concerned, and each sent at most once, whatever breaks."""

import smtplib
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from blocs.enums import LetterFault, LetterState
from blocs.models import Letter
from blocs.refusals import Refusal
from blocs.services import drop_letter, post_notice, release_letter, send_again, send_letters
from blocs.services import sending as sending_module
from boards.domain.sentences import Sentence
from boards.enums import Role
from boards.models import Board
from boards.refusals import Refused
from tests.blocs.mail_server import Scripted
from tests.boards.rows import cycle as bare_cycle
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

SUBJECT = Sentence("Giao ước đã mở để ký", "The pledge is open for signature")
BODY = Sentence("Mời ký trước ngày 31/03/2023.", "Please sign until 31/03/2023.")


def officer(name, role=Role.BOARD, board=None, **said):
    made = make_officer(name, role, board and Board.objects.get(slug=board))
    made.email = f"{name}@example.vn"
    for field, value in said.items():
        setattr(made, field, value)
    made.save()
    return made


@pytest.fixture
def people(bloc_2022):
    """Officers of two members, of the secretariat and of the audit, and some who get nothing."""
    return {
        "yenbai": officer("yenbai", board="yen-bai"),
        "hoabinh": officer("hoabinh", board="hoa-binh"),
        "left": officer("left", board="hoa-binh", is_active=False),
        "without": officer("without", board="hoa-binh", email=""),
        "secretary": officer("secretary", Role.SECRETARIAT),
        "auditor": officer("auditor", Role.AUDITOR),
    }


def notify(cycle, about="pledge-opened", **said):
    return post_notice(cycle=cycle, about=about, subject=SUBJECT, body=BODY, **said)


@pytest.fixture
def letters(cycle_2022, people):
    """Three letters that were released and not sent."""
    return notify(cycle_2022)


@pytest.fixture
def server(settings, monkeypatch):
    """A mail server that takes letters until a test says otherwise."""
    settings.EMAIL_BACKEND = "tests.blocs.mail_server.Scripted"
    monkeypatch.setattr(Scripted, "script", {})
    return Scripted.script


def states():
    return {
        letter.officer.username: (letter.state, letter.fault, letter.tries)
        for letter in Letter.objects.select_related("officer")
    }


def test_a_notice_goes_to_members_and_secretariat_that_can_be_reached(cycle_2022, people):
    letters = notify(cycle_2022)

    assert [letter.officer.username for letter in letters] == ["yenbai", "hoabinh", "secretary"]
    assert {letter.state for letter in letters} == {LetterState.RELEASED}
    assert letters[0].address == "yenbai@example.vn"


def test_a_notice_may_go_to_some_boards_only(cycle_2022, people):
    letters = notify(cycle_2022, boards=[Board.objects.get(slug="yen-bai")])

    assert [letter.officer.username for letter in letters] == ["yenbai", "secretary"]


def test_nobody_is_told_twice_of_the_same(cycle_2022, people):
    notify(cycle_2022)
    newcomer = officer("newcomer", board="phu-tho")

    again, other = notify(cycle_2022), notify(cycle_2022, about="pledge-ended")

    assert [letter.officer for letter in again] == [newcomer]
    assert len(other) == 4


def test_a_letter_names_the_year_the_reader_and_the_page(settings, cycle_2022, people):
    settings.SITE_URL = "https://thi-dua.example"

    letter, *_others = notify(cycle_2022, page="/admin/blocs/pledge/1/change/")

    assert letter.subject == "[KCN Trung du, miền núi phía Bắc 2022] Giao ước đã mở để ký"
    assert letter.body.startswith("Kính gửi: yenbai\n\nMời ký trước ngày 31/03/2023.\n\n")
    assert "Mở trang: https://thi-dua.example/admin/blocs/pledge/1/change/\n" in letter.body
    assert "Open this page: https://thi-dua.example/admin/blocs/pledge/1/change/\n" in letter.body


def test_a_notice_leaves_when_its_transaction_is_committed(
    cycle_2022, people, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        notify(cycle_2022)
        before = len(mail.outbox)

    assert before == 0
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([f"{name}@example.vn"], "[KCN Trung du, miền núi phía Bắc 2022] Giao ước đã mở để ký")
        for name in ("yenbai", "hoabinh", "secretary")
    ]
    assert set(states().values()) == {(LetterState.SENT, "", 1)}


def test_a_notice_that_was_rolled_back_never_leaves(
    cycle_2022, people, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        notify(cycle_2022)
        transaction.set_rollback(True)

    assert (mail.outbox, Letter.objects.count()) == ([], 0)


def test_a_cycle_without_reachable_officers_sends_nothing(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        written = notify(bare_cycle(1))

    assert (written, mail.outbox) == ([], [])


def test_a_sent_letter_says_when_and_is_not_sent_again(letters):
    first, second = send_letters(limit=10), send_letters(limit=10)

    assert (first.sent, second.sent, len(mail.outbox)) == (3, 0, 3)
    assert all(letter.sent_at for letter in Letter.objects.all())


def test_the_oldest_letters_leave_first(letters):
    Letter.objects.filter(pk=letters[2].pk).update(written_at=datetime(2020, 1, 1, tzinfo=UTC))

    send_letters(limit=1)

    assert [message.to for message in mail.outbox] == [["secretary@example.vn"]]


def test_a_mail_has_an_identity_and_says_that_no_person_wrote_it(settings, letters):
    settings.DEFAULT_FROM_EMAIL = "Khối Thi Đua <thi-dua@mail.example>"

    send_letters(limit=1)

    (message,) = mail.outbox
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["Message-ID"].endswith("@mail.example>")
    assert message.body == letters[0].body


def test_a_server_that_does_not_answer_costs_no_attempt(letters, server):
    server["open"] = ConnectionRefusedError("Connection refused")

    delivery = send_letters(limit=10)

    assert (delivery.sent, delivery.failed) == (0, 3)
    assert set(states().values()) == {(LetterState.RELEASED, LetterFault.NO_SERVER, 0)}
    assert Letter.objects.first().answer == "Connection refused"


def test_what_could_not_be_sent_is_sent_by_the_next_run(letters, server):
    server["open"] = ConnectionRefusedError("Connection refused")
    send_letters(limit=10)
    del server["open"]

    delivery = send_letters(limit=10)

    assert delivery.sent == 3
    assert set(states().values()) == {(LetterState.SENT, "", 1)}
    assert set(Letter.objects.values_list("answer", flat=True)) == {""}


def test_a_refused_letter_does_not_hold_back_the_others(letters, server):
    server["yenbai@example.vn"] = smtplib.SMTPRecipientsRefused(
        {"yenbai@example.vn": (550, b"no such user")}
    )

    delivery = send_letters(limit=10)

    assert (delivery.sent, delivery.failed) == (2, 1)
    assert states()["yenbai"] == (LetterState.FAILED, LetterFault.REFUSED, 1)


def test_a_refused_letter_is_tried_a_few_times(letters, server):
    server["yenbai@example.vn"] = smtplib.SMTPDataError(451, b"try later")

    for _run in range(8):
        send_letters(limit=10)

    assert states()["yenbai"] == (LetterState.FAILED, LetterFault.REFUSED, 5)


def test_a_broken_line_leaves_the_letter_unclear_and_the_others_waiting(letters, server):
    server["yenbai@example.vn"] = TimeoutError("timed out")

    first, again = send_letters(limit=10), send_letters(limit=10)

    assert (first.sent, first.failed, again.sent) == (0, 1, 2)
    assert states()["yenbai"] == (LetterState.FAILED, LetterFault.UNCLEAR, 1)


def test_a_crash_between_mark_and_mail_never_sends_twice(letters, server):
    server["yenbai@example.vn"] = KeyboardInterrupt()

    with pytest.raises(KeyboardInterrupt):
        send_letters(limit=10)
    server.clear()
    send_letters(limit=10)

    assert [message.to for message in mail.outbox] == [
        ["hoabinh@example.vn"],
        ["secretary@example.vn"],
    ]
    assert states()["yenbai"] == (LetterState.FAILED, LetterFault.UNCLEAR, 1)


def test_a_server_that_cannot_say_goodbye_has_taken_the_letters(letters, server):
    server["close"] = ConnectionResetError("reset")

    delivery = send_letters(limit=10)

    assert delivery.sent == 3


def test_a_letter_that_another_process_took_is_left_to_it(letters, monkeypatch):
    """The list was read, then somebody else took the letter."""
    real = sending_module._taken

    def taken_by_another(pk):
        if pk == letters[0].pk:
            drop_letter(letter=letters[0])
        return real(pk)

    monkeypatch.setattr(sending_module, "_taken", taken_by_another)

    delivery = send_letters(limit=10)

    assert (delivery.sent, len(mail.outbox)) == (2, 2)


def test_a_recipient_who_left_gets_nothing_any_more(letters, people):
    people["yenbai"].is_active = False
    people["yenbai"].save()

    delivery = send_letters(limit=10)

    assert (delivery.sent, delivery.dropped) == (2, 1)
    assert states()["yenbai"] == (LetterState.DROPPED, LetterFault.RECIPIENT_LEFT, 0)


def test_an_address_that_would_add_a_head_is_refused(letters):
    Letter.objects.filter(pk=letters[0].pk).update(address="a@example.vn\nBcc: b@example.vn")

    delivery = send_letters(limit=10)

    assert (delivery.sent, delivery.failed) == (2, 1)
    assert states()["yenbai"] == (LetterState.FAILED, LetterFault.REFUSED, 1)


# What people do with letters.


def with_state(letters, state, **said):
    Letter.objects.filter(pk=letters[0].pk).update(state=state, **said)
    return Letter.objects.get(pk=letters[0].pk)


def test_a_letter_that_waits_is_released_by_whoever_read_it(letters, people):
    letter = with_state(letters, LetterState.WAITING)

    letter = release_letter(letter=letter, officer=people["secretary"])

    assert (letter.state, letter.released_by) == (LetterState.RELEASED, people["secretary"])


def test_a_letter_that_did_not_arrive_goes_to_the_address_of_today(letters, people):
    people["yenbai"].email = "moi@example.vn"
    people["yenbai"].save()
    letter = with_state(letters, LetterState.FAILED, fault=LetterFault.UNCLEAR, tries=5)

    letter = send_again(letter=letter, officer=people["secretary"])

    assert (letter.state, letter.tries) == (LetterState.RELEASED, 0)
    assert (letter.address, letter.released_by) == ("moi@example.vn", people["secretary"])


def test_a_dropped_letter_is_neither_sent_nor_written_again(cycle_2022, letters):
    drop_letter(letter=letters[0])

    again, delivery = notify(cycle_2022), send_letters(limit=10)

    assert (again, delivery.sent) == ([], 2)


@pytest.mark.parametrize(
    ("verb", "state", "refusal"),
    [
        (release_letter, LetterState.RELEASED, Refusal.LETTER_NOT_WAITING),
        (release_letter, LetterState.SENT, Refusal.LETTER_NOT_WAITING),
        (drop_letter, LetterState.SENT, Refusal.LETTER_IS_DONE),
        (drop_letter, LetterState.DROPPED, Refusal.LETTER_IS_DONE),
        (send_again, LetterState.SENT, Refusal.LETTER_NOT_FAILED),
        (send_again, LetterState.RELEASED, Refusal.LETTER_NOT_FAILED),
    ],
)
def test_what_cannot_be_done_with_a_letter_is_refused(letters, people, verb, state, refusal):
    letter = with_state(letters, state, sent_at=timezone.now())
    who = {} if verb is drop_letter else {"officer": people["secretary"]}

    with pytest.raises(Refused) as refused:
        verb(letter=letter, **who)

    assert refused.value.refusal == refusal
