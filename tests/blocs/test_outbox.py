"""The outbox: read before sending, released, dropped, sent again; a chair sees its own years."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from blocs.admin.letters import TO_FILES
from blocs.enums import LetterFault, LetterState
from blocs.models import Letter
from blocs.refusals import Refusal
from tests.blocs.mail_server import Scripted
from tests.blocs.year import board_of, officer_of, small_year
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db

LIST = reverse("admin:blocs_letter_changelist")


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def letter(cycle, state=LetterState.WAITING, **fields):
    recipient = officer_of(board_of(cycle, "B"), f"nguoi-nhan-{Letter.objects.count()}")
    return Letter.objects.create(
        key=f"{cycle.pk}/x/{recipient.pk}",
        cycle=cycle,
        kind="notice",
        officer=recipient,
        address=recipient.email,
        subject=f"Thư {recipient.username}",
        body="Nội dung",
        state=state,
        written_at=timezone.now(),
        sent_at=timezone.now() if state == LetterState.SENT else None,
        **fields,
    )


@pytest.fixture
def year(db):
    cycle = small_year()
    cycle.mandates.update(starts_on=timezone.localdate() - timedelta(9))
    return cycle


def act(client, name, *letters):
    data = {"action": name, "_selected_action": [each.pk for each in letters]}
    return client.post(LIST, data, follow=True)


def state_of(row):
    row.refresh_from_db()
    return row.state


def shown(client, query=""):
    return [row.pk for row in client.get(LIST + query).context["cl"].result_list]


def test_what_waits_for_a_reader_comes_first(year, office):
    made = [letter(year, state) for state in ("sent", "released", "failed", "waiting", "dropped")]

    sent, released, failed, waiting, dropped = (each.pk for each in made)
    assert shown(office) == [waiting, failed, released, dropped, sent]
    assert shown(office, "?state__exact=failed") == [failed]


def test_a_letter_is_read_as_it_will_be_sent(year, office):
    row = letter(year)

    response = office.get(reverse("admin:blocs_letter_change", args=[row.pk]))

    page = response.content.decode()
    assert [words for words in (row.address, row.subject, row.body) if words not in page] == []
    assert [name for name, _words in response.context["acts"]] == ["release", "drop"]


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        ("waiting", ["release", "drop"]),
        ("released", ["drop"]),
        ("failed", ["again", "drop"]),
        ("sent", []),
        ("dropped", []),
    ],
)
def test_only_what_fits_its_state_can_be_done_with_a_letter(year, office, state, acts):
    row = letter(year, state)

    response = office.get(reverse("admin:blocs_letter_change", args=[row.pk]))

    assert [name for name, _words in response.context["acts"]] == acts


def test_released_letters_leave_at_once(year, office, secretary):
    one, other = letter(year), letter(year)

    response = act(office, "release", one, other)

    assert [state_of(one), state_of(other)] == ["sent", "sent"]
    assert one.released_by == secretary
    assert len(mail.outbox) == 2
    assert messages(response) == [ngettext("%d letter was sent.", "%d letters were sent.", 2) % 2]


def test_what_could_not_be_delivered_is_said(year, office, settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.blocs.mail_server.Scripted"
    monkeypatch.setattr(Scripted, "script", {"open": ConnectionRefusedError("refused")})
    row = letter(year)

    response = act(office, "release", row)

    assert (state_of(row), row.fault) == ("released", LetterFault.NO_SERVER)
    assert messages(response) == [
        ngettext(
            "%d letter could not be delivered: its page says why.",
            "%d letters could not be delivered: their pages say why.",
            1,
        )
        % 1
    ]


def test_a_letter_whose_recipient_left_is_dropped_and_said(year, office):
    row = letter(year)
    type(row.officer).objects.update(is_active=False)
    type(row.officer).objects.filter(username="secretary").update(is_active=True)

    response = act(office, "release", row)

    assert (state_of(row), row.fault) == ("dropped", LetterFault.RECIPIENT_LEFT)
    assert messages(response) == [
        ngettext(
            "%d letter was not sent: nobody owes what it reminds of.",
            "%d letters were not sent: nobody owes what they remind of.",
            1,
        )
        % 1
    ]


def test_dropped_letters_stay_and_are_not_sent(year, office):
    row = letter(year)

    response = act(office, "drop", row)

    assert (state_of(row), mail.outbox) == ("dropped", [])
    assert messages(response) == [
        ngettext("%d letter was dropped.", "%d letters were dropped.", 1) % 1
    ]


def test_a_letter_that_did_not_arrive_is_sent_again(year, office):
    row = letter(year, LetterState.FAILED, fault=LetterFault.UNCLEAR, tries=1)

    act(office, "again", row)

    assert (state_of(row), row.tries, len(mail.outbox)) == ("sent", 1, 1)


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("release", Refusal.LETTER_NOT_WAITING),
        ("again", Refusal.LETTER_NOT_FAILED),
        ("drop", Refusal.LETTER_IS_DONE),
    ],
)
def test_what_cannot_be_done_is_said_for_each_letter(year, office, name, refusal):
    row = letter(year, LetterState.SENT)

    response = act(office, name, row)

    assert messages(response) == [f"{row}: {refusal.label}"]
    assert mail.outbox == []


def test_a_chair_keeps_the_letters_of_the_years_it_leads(year, as_officer):
    mine, foreign = letter(year), letter(small_year(2))
    chair = as_officer(officer_of(board_of(year, "A"), "truong"))

    act(chair, "release", mine, foreign)

    assert shown(chair) == [mine.pk]
    assert (state_of(mine), state_of(foreign)) == ("sent", "waiting")


@pytest.mark.parametrize(("letter_of", "status"), [("B", 200), ("C", 403)])
def test_deputies_and_members_keep_no_letters(year, as_officer, letter_of, status):
    """A deputy keeps none either, but was chair of another year and so may look at the list."""
    letter(year)
    board = board_of(year, letter_of)
    other = small_year(2)
    if letter_of == "B":
        other.mandates.filter(role="chair").update(
            board=board, starts_on=timezone.localdate() - timedelta(9)
        )

    client = as_officer(officer_of(board, "khac"))

    assert client.get(LIST).status_code == status
    if status == 200:
        assert shown(client) == []


def test_a_mandate_that_ended_takes_the_letters_with_it(year, as_officer):
    row = letter(year)
    chair = as_officer(officer_of(board_of(year, "A"), "truong"))
    before = shown(chair)

    year.mandates.update(ends_on=timezone.localdate())

    assert before == [row.pk]
    assert chair.get(LIST).status_code == 403
    assert chair.post(LIST, {"action": "release", "_selected_action": [row.pk]}).status_code == 403


def test_the_policy_is_asked_for_the_very_letter(year, office, monkeypatch, secretary):
    """Whoever may keep letters at all may still not keep this one."""
    row = letter(year)
    asks = type(secretary).has_perm
    monkeypatch.setattr(
        type(secretary),
        "has_perm",
        lambda self, perm, obj=None: not isinstance(obj, Letter) and asks(self, perm, obj),
    )

    response = office.post(LIST, {"action": "release", "_selected_action": [row.pk]})

    assert (response.status_code, state_of(row)) == (403, "waiting")


@pytest.mark.parametrize(("backend", "folder"), [(TO_FILES, "/srv/mail"), ("x.Smtp", "")])
def test_the_list_says_where_no_mail_server_is_set(year, office, settings, backend, folder):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = backend, "/srv/mail"

    assert office.get(LIST).context["mail_folder"] == folder


def test_a_letter_that_is_not_there_is_no_error(office):
    response = office.get(reverse("admin:blocs_letter_change", args=[999]), follow=True)

    assert response.status_code == 200
