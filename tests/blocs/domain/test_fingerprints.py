"""A fingerprint as people type it."""

import pytest

from blocs.domain.fingerprints import read_fingerprint


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        pytest.param("4f1c-9a02", "4f1c9a02", id="as it is printed"),
        pytest.param(" 4F1C – 9A02 ", "4f1c9a02", id="capitals, spaces and a long dash"),
        pytest.param("4F" * 32, "4f" * 32, id="the whole"),
        pytest.param("4f1c-9a0", None, id="one short"),
        pytest.param("4f1c-9a02-4", None, id="one too many"),
        pytest.param("4g1c-9a02", None, id="no digit of the kind"),
        pytest.param("４f1c-9a02", None, id="a digit of another script"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_case_spaces_and_dashes_do_not_matter(typed, digits):
    assert read_fingerprint(typed) == digits
