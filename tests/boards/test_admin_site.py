"""The first page of the admin: the site's words; the desk has its own tests."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


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
