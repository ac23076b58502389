"""The page of the design shows the parts themselves."""

import pytest

from boards.enums import Role
from config.design import cells, colours
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


def test_every_colour_stands_on_its_ground():
    shown = {colour.name: colour for colour in colours()}

    assert shown["on-deep"].ground == "deep"
    assert (shown["ink"].ground, shown["ink"].light.ratio) == ("card", "17,2 : 1")
    assert shown["line"].light.ratio == ""


def test_every_sign_looks_different(client):
    client.force_login(make_officer("reader", Role.AUDITOR))

    page = client.get("/about/design/?lang=en").content.decode()

    assert len({sign.meaning for sign in cells()}) == len(cells()) == 9
    for text in ("tag-missing", "tag-estimate", "tag-doubt", "≈", "pattern-5", "projector"):
        assert text in page


def test_visitors_are_asked_to_sign_in(client):
    answer = client.get("/about/design/")

    assert answer.headers["Location"] == "/admin/login/?next=/about/design/"
