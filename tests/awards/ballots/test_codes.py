"""A counted ballot on the page of verification: by the codes that its page prints."""

import pytest

from blocs.domain.editions import short_code
from blocs.enums import Answer, Stage
from blocs.models import Cycle
from blocs.queries.verifying import verified_code

pytestmark = pytest.mark.django_db


def over(ballot):
    """The conference of its year is over, and everybody reads it."""
    Cycle.objects.filter(pk=ballot.cycle_id).update(stage=Stage.PROPOSED)
    return ballot


@pytest.mark.parametrize(
    ("key", "said"),
    [
        pytest.param("fingerprint", "is that of the counted result", id="the result"),
        pytest.param("rules_fingerprint", "is that of the rules that were sealed", id="the rules"),
    ],
)
@pytest.mark.parametrize("written", [short_code, str], ids=["short", "whole"])
def test_a_counted_ballot_is_known_by_its_codes(held, key, said, written):
    ballot = over(held())

    verified = verified_code(written(ballot.document[key]))

    assert verified.answer == Answer.VALID
    assert verified.page.endswith(f"/{ballot.cycle.year}/ballots/1/")
    assert said in verified.compared[0].en
    assert verified.compared[1].en.startswith("To check it, download the JSON of the ballot")


@pytest.mark.parametrize("key", ["fingerprint", "rules_fingerprint"])
def test_while_the_conference_sits_strangers_learn_nothing(held, key):
    assert verified_code(held().document[key]).answer == Answer.UNKNOWN


def test_a_receipt_is_no_code(held):
    receipt = over(held()).document["receipts"][0]

    assert verified_code(receipt[:8]).answer == Answer.UNKNOWN
