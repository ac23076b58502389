"""The API as a program asks it."""

import json

import pytest

BLOC = "kcn-trung-du-mien-nui-phia-bac"


@pytest.fixture
def ask(client):
    """The answer at an address of the API, read."""

    def asked(path, **query):
        response = client.get(f"/api/v1/{path}", query)
        assert response.status_code == 200, response.content
        return json.loads(response.content)

    return asked
