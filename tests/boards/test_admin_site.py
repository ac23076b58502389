"""The first page of the admin: the site's words, and what waits for an answer."""

import pytest
from django.urls import reverse

from blocs.services import prepare_edition
from boards.enums import Role
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


def waiting(client):
    return [
        (item.count, item.address) for item in client.get(reverse("admin:index")).context["waiting"]
    ]


def test_the_first_page_counts_open_doubts_and_editions_that_wait(
    as_officer, cycle_2022, secretary
):
    prepare_edition(cycle=cycle_2022, officer=secretary)

    assert waiting(as_officer(secretary)) == [
        (2, "/admin/boards/figure/?doubt_state=open"),
        (1, "/admin/blocs/edition/?state=waiting"),
    ]


def test_a_board_officer_sees_the_doubts_of_the_own_board_only(as_officer, board_officer):
    assert waiting(as_officer(board_officer)) == []


def test_nothing_waits_on_an_empty_database(as_officer):
    assert waiting(as_officer(make_officer("mot", Role.SECRETARIAT))) == []


def test_an_officer_without_rights_is_shown_nothing_that_waits(as_officer, bloc_2022, settings):
    officer = make_officer("hai", Role.AUDITOR)
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client = as_officer(officer)

    assert waiting(client) == []


def test_the_login_page_has_a_heading_and_the_sites_name(client):
    page = client.get(reverse("admin:login")).content.decode()

    assert page.count("<h1>") == 1
    assert "Khối Thi Đua" in page


@pytest.mark.parametrize("name", ["admin:login", "admin:index"])
def test_the_admin_carries_no_inline_style_or_script(as_officer, secretary, name):
    page = as_officer(secretary).get(reverse(name), follow=True).content.decode()

    assert "<style" not in page
    assert 'style="' not in page
    assert "<script>" not in page
