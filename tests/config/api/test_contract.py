"""The API beside its own description: what it allows is asked, and what it forbids is tried."""

import logging

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode, openapi

from config.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

EXAMPLES = 8
"""Of each kind, allowed and forbidden, for each address: enough to find what a shape gets wrong."""


@pytest.fixture(autouse=True)
def _silent():
    """Most of what is tried is refused: to write down each takes longer than to refuse."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def contract(edition_2022):
    """The description as the site serves it, over the published results of 2022."""
    return openapi.from_wsgi("/api/v1/openapi.json", application)


THERE = {
    "bloc": "kcn-trung-du-mien-nui-phia-bac",
    "year": 2022,
    "number": "latest",
    "board": "bac-kan",
    "indicator": "workers",
}
"""What an allowed question asks of, so that it is answered; the forbidden ones ask of anything."""


def asked(operation, mode):
    """Every example of an address; the first that breaks the contract fails."""

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        if mode is GenerationMode.POSITIVE:
            case.path_parameters = {key: THERE[key] for key in case.path_parameters}
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_the_api_keeps_what_its_description_says(contract, mode):
    operations = [found.ok() for found in contract.get_all_operations()]
    for operation in operations:
        asked(operation, GenerationMode(mode))

    assert len(operations) == 21
