"""What staff type into a scheme and no engine could use is refused in a sentence."""

import pytest
from django.urls import reverse
from django.utils import translation

from blocs.models import Scheme
from blocs.refusals import Refusal
from tests.boards.rows import criterion, scheme
from tests.boards.typing_in import filled, messages

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


@pytest.mark.parametrize(("places", "kept"), [(0, True), (6, True), (7, False), (99, False)])
def test_points_have_as_many_decimals_as_the_engine_gives(office, places, kept):
    row = scheme(1)
    page = reverse("admin:blocs_scheme_change", args=[row.pk])
    data = filled(office.get(page))
    data.pop("tie_breakers")

    response = office.post(page, {**data, "places": places}, follow=True)

    row.refresh_from_db()
    with translation.override("vi"):
        told = str(Refusal.WRONG_PLACES.label) in response.content.decode()
    assert (row.places == places, told) == (kept, not kept)


def test_a_scheme_with_too_many_decimals_is_not_issued(office):
    row = criterion(1).scheme
    Scheme.objects.filter(pk=row.pk).update(places=7)

    response = office.post(
        reverse("admin:blocs_scheme_changelist"),
        {
            "action": "issue",
            "_selected_action": [row.pk],
            "confirmed": "1",
            "issued_on": "18/02/2022",
            "document": "",
        },
        follow=True,
    )

    with translation.override("vi"):
        told = "Điểm làm tròn đến 0–6 chữ số thập phân, không phải 7."
        sentence = f"{row}: {Refusal.SCHEME_FAULTY.label} ({told})"
    assert messages(response) == [sentence]
