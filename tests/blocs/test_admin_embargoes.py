"""Approving for later in the admin: a moment is typed, read back, agreed to; and ended early."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from blocs.enums import EditionState
from blocs.models import Edition
from blocs.refusals import Refusal
from blocs.services import approve_edition, prepare_edition
from boards.domain.moments import short_moment
from config.desk import desk
from tests.blocs.test_admin_cycles import correct
from tests.blocs.test_admin_editions import act, page_of
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def moment():
    return timezone.localtime().replace(second=0, microsecond=0) + timedelta(days=3)


@pytest.fixture
def waiting(cycle_2022, secretary):
    return prepare_edition(cycle=cycle_2022, officer=secretary)


@pytest.fixture
def embargoed(waiting, approver, moment):
    return approve_edition(edition=waiting, officer=approver, publish_at=moment)


def codes(officer):
    return [section.code for section in desk(officer) if section.code in ("editions", "embargoes")]


def test_a_moment_is_read_back_before_it_counts(as_officer, approver, waiting, moment):
    client, typed = as_officer(approver), moment.strftime("%d-%m-%Y %Hh%M")

    asked = act(client, "approve", waiting, confirmed="1", publish_at=typed)
    still = Edition.objects.get().state
    agreed = asked.context["form"].initial
    done = act(client, "approve", waiting, confirmed="1", **agreed)

    html = asked.content.decode()
    assert asked.context["moment"] == moment
    assert short_moment(moment) in html
    assert 'type="hidden" name="publish_at"' in html
    assert still is EditionState.WAITING
    assert Edition.objects.get().published_at == moment
    sentence = ngettext(
        "%d edition is approved and becomes public at its moment.",
        "%d editions are approved and become public at their moment.",
        1,
    )
    assert messages(done) == [sentence % 1]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("01/15/2027 08:30", "invalid", id="month first"),
        pytest.param("15/01/2020 08:30", "moment_past", id="past"),
        pytest.param("15/01/2099 08:30", "moment_too_far", id="a slip of the finger"),
    ],
)
def test_what_is_no_moment_is_said_beside_what_was_typed(
    as_officer, approver, waiting, typed, code
):
    response = act(as_officer(approver), "approve", waiting, confirmed="1", publish_at=typed)

    form = response.context["form"]
    assert [each.code for each in form.errors["publish_at"].as_data()] == [code]
    assert form["publish_at"].value() == typed
    assert Edition.objects.get().state is EditionState.WAITING


def test_a_moment_that_was_changed_on_the_way_is_read_back_again(
    as_officer, approver, waiting, moment
):
    other = short_moment(moment + timedelta(days=1))

    response = act(
        as_officer(approver),
        "approve",
        waiting,
        confirmed="1",
        publish_at=short_moment(moment),
        agreed=other,
    )

    assert response.context["moment"] == moment
    assert Edition.objects.get().state is EditionState.WAITING


def test_without_a_moment_it_is_published_at_once(as_officer, approver, waiting):
    act(as_officer(approver), "approve", waiting, confirmed="1", publish_at="")

    assert Edition.objects.get().state is EditionState.PUBLISHED


def test_withdrawing_asks_why(as_officer, secretary, embargoed):
    client = as_officer(secretary)

    asked = act(client, "withdraw", embargoed)
    silent = act(client, "withdraw", embargoed, confirmed="1", reason="")
    still = Edition.objects.get().state
    act(client, "withdraw", embargoed, confirmed="1", reason="Chờ ý kiến Bộ")

    assert asked.context["form"].is_bound is False
    assert silent.context["form"].errors["reason"] == [Refusal.WITHDRAWAL_NEEDS_REASON.label]
    assert (still, Edition.objects.get().state) == (EditionState.EMBARGOED, EditionState.WAITING)


def test_publishing_before_the_moment_asks_first(as_officer, secretary, embargoed):
    client = as_officer(secretary)

    asked = act(client, "publish", embargoed)
    still = Edition.objects.get().state
    act(client, "publish", embargoed, confirmed="1")

    assert asked.context["button"] == gettext("Publish before the moment")
    assert (still, Edition.objects.get().state) == (EditionState.EMBARGOED, EditionState.PUBLISHED)


def test_whoever_approved_is_told_to_ask_a_colleague(as_officer, approver, embargoed):
    response = act(as_officer(approver), "withdraw", embargoed, confirmed="1", reason="Nhầm")

    assert messages(response) == [f"{embargoed}: {Refusal.OWN_APPROVAL.label}"]
    assert Edition.objects.get().state is EditionState.EMBARGOED


def test_the_list_tells_the_three_states_apart(as_officer, approver, embargoed):
    client = as_officer(approver)

    found = {
        state: [
            each.pk
            for each in client.get(reverse("admin:blocs_edition_changelist"), {"state": state})
            .context["cl"]
            .queryset
        ]
        for state in EditionState.values
    }

    assert found == {"waiting": [], "embargoed": [embargoed.pk], "published": []}


def test_the_list_of_years_names_the_moment(as_officer, approver, embargoed):
    response = as_officer(approver).get(reverse("admin:blocs_cycle_changelist"))

    shown = short_moment(timezone.localtime(embargoed.published_at))
    assert f'<td class="field-public_from nowrap">{shown}</td>' in response.content.decode()


def test_nothing_is_prepared_beside_it(as_officer, secretary, embargoed):
    data = {"action": "prepare", "_selected_action": [embargoed.cycle_id]}

    response = as_officer(secretary).post(reverse("admin:blocs_cycle_changelist"), data)

    [draft] = response.context["drafts"]
    assert draft["refused"] == Refusal.EDITION_EMBARGOED.label


def test_facts_that_moved_meanwhile_stand_on_every_desk_of_the_council(
    secretary, approver, auditor, board_officer, embargoed
):
    before = [codes(each) for each in (secretary, approver)]
    correct(embargoed.cycle)

    assert before == [[], []]
    assert [codes(each) for each in (secretary, approver, auditor, board_officer)] == [
        ["embargoes"],
        ["embargoes"],
        [],
        [],
    ]


def test_the_page_of_the_edition_says_what_moved_meanwhile(as_officer, approver, embargoed):
    client = as_officer(approver)

    quiet = page_of(client, embargoed)
    correct(embargoed.cycle)
    loud = page_of(client, embargoed)

    sentence = gettext(
        "Figures or rules changed since this edition was approved. It becomes public at "
        "%(moment)s as it was sealed, unless a second officer withdraws the approval."
    ) % {"moment": short_moment(timezone.localtime(embargoed.published_at))}
    assert sentence not in quiet
    assert sentence in loud


def test_the_page_says_why_it_could_not_be_prepared_any_more(as_officer, approver, embargoed):
    embargoed.cycle.schemes.update(issued_on=None)

    page = page_of(as_officer(approver), embargoed)

    assert page.count('class="errornote"') == 1
