"""Editions in the admin: approved by a second officer, discarded while they wait, never typed."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from blocs.models import Edition, Scheme, Score, Standing
from blocs.refusals import Refusal
from blocs.services import prepare_edition
from tests.blocs.test_admin_cycles import correct
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db

LIST = "admin:blocs_edition_changelist"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def waiting(cycle_2022, secretary):
    return prepare_edition(cycle=cycle_2022, officer=secretary)


def act(client, action, *editions, **said):
    data = {"action": action, "_selected_action": [edition.pk for edition in editions], **said}
    return client.post(reverse(LIST), data, follow=True)


def test_approving_first_shows_fingerprint_and_standings(as_officer, approver, waiting):
    response = act(as_officer(approver), "approve", waiting)

    [draft] = response.context["drafts"]
    html = response.content.decode()
    assert waiting.fingerprint in html
    assert (draft["rows"][0].place, draft["rows"][0].board) == (1, "Bắc Giang")
    assert gettext("Illustration by an unofficial scheme: nothing here has been awarded.") in html
    assert Edition.objects.get().published_at is None


def test_approving_offers_a_button_to_the_second_officer_only(
    as_officer, approver, secretary, waiting
):
    first = act(as_officer(secretary), "approve", waiting)
    second = act(as_officer(approver), "approve", waiting)

    assert (first.context["button"], bool(second.context["button"])) == ("", True)
    assert str(Refusal.SAME_OFFICER.label) in first.content.decode()
    assert str(Refusal.SAME_OFFICER.label) not in second.content.decode()


def test_scores_and_standings_are_written_as_the_reader_writes_numbers(
    as_officer, approver, edition_2022
):
    client = as_officer(approver)

    standings = client.get(reverse("admin:blocs_standing_changelist")).content.decode()
    standing = Standing.objects.get(edition=edition_2022, place=1)
    page = client.get(reverse("admin:blocs_standing_change", args=[standing.pk])).content.decode()
    scores = client.get(reverse("admin:blocs_score_changelist")).content.decode()

    assert '<td class="field-gained">79,28</td>' in standings
    assert '<div class="readonly">79,28</div>' in page
    assert '<td class="field-gained">25</td>' in scores


def test_approving_a_correction_shows_note_and_changes(
    as_officer, approver, secretary, edition_2022
):
    correct(edition_2022.cycle)
    second = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Sửa số lao động Yên Bái"
    )

    response = act(as_officer(approver), "approve", second)

    [draft] = response.context["drafts"]
    assert draft["last"] == edition_2022
    assert [change.after for change in draft["changes"].figures] == ["5100 lao động"]
    assert "Sửa số lao động Yên Bái" in response.content.decode()


def page_of(client, edition):
    return client.get(reverse("admin:blocs_edition_change", args=[edition.pk])).content.decode()


def test_the_page_of_a_waiting_correction_says_what_moves_and_why(
    as_officer, approver, secretary, edition_2022
):
    correct(edition_2022.cycle)
    second = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Sửa số lao động Yên Bái"
    )

    page = page_of(as_officer(approver), second)

    assert "Số liệu đổi từ “5.037 lao động” thành “5100 lao động”." in page
    assert gettext("What moved since it was prepared") not in page
    assert str(Refusal.SAME_OFFICER.label) not in page


def test_the_page_of_a_first_edition_has_nothing_to_compare_it_with(as_officer, approver, waiting):
    page = page_of(as_officer(approver), waiting)

    sentence = "This is the first edition of the year: there is nothing to compare it with."
    assert gettext(sentence) in page


def test_a_stale_edition_says_what_moved_since_it_was_prepared(as_officer, approver, waiting):
    correct(waiting.cycle)
    client = as_officer(approver)

    page, asked = page_of(client, waiting), act(client, "approve", waiting)

    [draft] = asked.context["drafts"]
    assert [row.name for row in draft["drift"].boards] == ["Yên Bái"]
    assert (draft["refused"], asked.context["button"]) == (Refusal.EDITION_STALE.label, "")
    for html in (page, asked.content.decode()):
        assert gettext("What moved since it was prepared") in html
        assert "Số liệu đổi từ “5.037 lao động” thành “5100 lao động”." in html


def test_what_cannot_be_scored_any_more_says_why_it_cannot_be_approved(
    as_officer, approver, waiting
):
    Scheme.objects.update(issued_on=None)

    page = page_of(as_officer(approver), waiting)

    assert str(Refusal.NO_SCHEME.label) in page


def test_a_published_edition_is_not_offered_for_approval_again(as_officer, approver, edition_2022):
    response = act(as_officer(approver), "approve", edition_2022)

    [draft] = response.context["drafts"]
    assert (draft["refused"], response.context["button"]) == (Refusal.EDITION_PUBLISHED.label, "")


def test_a_second_officer_publishes(as_officer, approver, waiting):
    response = act(as_officer(approver), "approve", waiting, confirmed="1")

    waiting.refresh_from_db()
    assert waiting.approved_by == approver
    assert Standing.objects.filter(edition=waiting).count() == 7
    assert messages(response) == [
        ngettext("%d edition was published.", "%d editions were published.", 1) % 1
    ]


def test_whoever_prepared_is_refused_in_words(as_officer, secretary, waiting):
    response = act(as_officer(secretary), "approve", waiting, confirmed="1")

    assert messages(response) == [f"{waiting}: {Refusal.SAME_OFFICER.label}"]
    assert Edition.objects.get().published_at is None


def test_discarding_asks_first(as_officer, approver, waiting):
    response = act(as_officer(approver), "discard", waiting)

    assert list(response.context["rows"]) == [waiting]
    assert Edition.objects.exists()


def test_discarding_drops_what_waits(as_officer, approver, waiting):
    response = act(as_officer(approver), "discard", waiting, confirmed="1")

    assert not Edition.objects.exists()
    assert messages(response) == [
        ngettext("%d edition was discarded.", "%d editions were discarded.", 1) % 1
    ]


def test_a_published_edition_is_not_discarded(as_officer, approver, edition_2022):
    response = act(as_officer(approver), "discard", edition_2022, confirmed="1")

    assert messages(response) == [f"{edition_2022}: {Refusal.EDITION_PUBLISHED.label}"]
    assert Edition.objects.get() == edition_2022


def test_the_list_opens_on_what_waits(as_officer, approver, secretary, edition_2022):
    correct(edition_2022.cycle)
    second = prepare_edition(cycle=edition_2022.cycle, officer=secretary, correction_note="sửa")

    rows = as_officer(approver).get(reverse(LIST)).context["cl"].result_list

    assert list(rows) == [second, edition_2022]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param("waiting", [2], id="waiting"),
        pytest.param("published", [1], id="published"),
        pytest.param(None, [2, 1], id="all"),
    ],
)
def test_editions_are_filtered_by_state(
    as_officer, approver, secretary, edition_2022, state, expected
):
    correct(edition_2022.cycle)
    prepare_edition(cycle=edition_2022.cycle, officer=secretary, correction_note="sửa")

    response = as_officer(approver).get(reverse(LIST), {"state": state} if state else {})

    assert [row.number for row in response.context["cl"].result_list] == expected


def test_the_page_of_an_edition_shows_its_standings_and_no_field_to_type(
    as_officer, approver, edition_2022
):
    page = reverse("admin:blocs_edition_change", args=[edition_2022.pk])

    response = as_officer(approver).get(page)

    assert response.context["adminform"].form.fields == {}
    assert "79,28" in response.content.decode()


@pytest.mark.parametrize("model", [Edition, Standing, Score], ids=lambda model: model.__name__)
@pytest.mark.parametrize("act", ["add", "change", "delete"])
def test_results_are_not_written_by_hand_even_by_a_superuser(
    as_officer, approver, edition_2022, model, act
):
    approver.is_superuser = True
    approver.save()
    name = f"admin:blocs_{model._meta.model_name}_{act}"
    args = [] if act == "add" else [model.objects.first().pk]

    response = as_officer(approver).post(reverse(name, args=args), {"post": "yes"})

    assert response.status_code == 403
    assert model.objects.exists()
