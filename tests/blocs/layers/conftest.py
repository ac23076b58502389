"""What the pages of points are read with."""

import pytest

from tests.blocs.layers.scored import officer


@pytest.fixture
def browser(as_officer):
    """Somebody of the year who reads English."""

    def sign_in(cycle, letter):
        client = as_officer(officer(cycle, letter))
        client.cookies["django_language"] = "en"
        return client

    return sign_in
