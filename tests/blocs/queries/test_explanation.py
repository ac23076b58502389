"""The sum that leads from criteria to points says when rounding for reading hides a hundredth."""

import pytest

from blocs.queries.explanation import explanation
from blocs.queries.published import opened
from blocs.queries.reader import Reader


@pytest.mark.parametrize(
    ("points", "equals"),
    [
        pytest.param("14.97", "=", id="the shown addends give the total"),
        pytest.param("14.98", "≈", id="they are a hundredth off"),
        pytest.param(None, "", id="no points"),
    ],
)
def test_the_sign_before_the_total(edition_2022, points, equals):
    page = opened(edition_2022, Reader("vi"), latest=1)
    standing = next(s for s in page.document["standings"] if s["board"] == "hoa-binh")
    standing["points"] = points

    shown = explanation(page, "hoa-binh")

    assert shown.sum_words == "7,86 + 3,10 + 0,27"
    assert shown.equals == equals
