"""The freeze: from the conference on, until it is published or two people lift it."""

import pytest

from blocs.domain.freezing import is_frozen
from blocs.enums import Stage


@pytest.mark.parametrize("stage", list(Stage))
def test_the_stage_begins_it_and_closing_the_year_does_not_end_it(stage):
    frozen = stage in (Stage.CONFERENCE, Stage.PROPOSED, Stage.CLOSED)

    assert is_frozen(stage, published=False, lifted=False) is frozen


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"published": True, "lifted": False}, id="published"),
        pytest.param({"published": False, "lifted": True}, id="lifted"),
    ],
)
def test_what_ends_it(said):
    assert is_frozen(Stage.CONFERENCE, **said) is False
