"""What came out last, over all blocs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blocs.queries.latest import recent
from blocs.queries.reader import Reader
from blocs.services import approve_edition, prepare_edition
from tests.blocs.test_services import correct_workers

pytestmark = pytest.mark.django_db


def read(language="en", **options):
    return [(each.year, each.number, each.corrects) for each in recent(Reader(language), **options)]


def test_a_correction_stands_before_what_it_corrects(edition_2022, cycle_2022, secretary, approver):
    correct_workers("hoa-binh", "21000")
    second = prepare_edition(cycle=cycle_2022, officer=secretary, correction_note="Số lao động.")
    approve_edition(edition=second, officer=approver)

    assert read() == [(2022, 2, True), (2022, 1, False)]
    assert read(most=1) == [(2022, 2, True)]


def test_what_is_under_embargo_or_waits_is_not_told(cycle_2022, secretary, approver):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    assert read() == []

    tomorrow = timezone.now() + timedelta(days=1)
    approve_edition(edition=edition, officer=approver, publish_at=tomorrow)

    assert read() == []


def test_one_query_without_the_contents(edition_2022, django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        recent(Reader("vi"))

    assert "payload" not in asked.captured_queries[0]["sql"]


@pytest.mark.parametrize(("language", "name"), [("vi", "short_name"), ("en", "short_name_en")])
def test_a_bloc_bears_its_short_name_in_the_readers_language(edition_2022, language, name):
    assert recent(Reader(language))[0].bloc_name == getattr(edition_2022.cycle.bloc, name)
