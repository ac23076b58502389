"""Numbers that pages of the admin show."""

from decimal import Decimal

import pytest
from django.utils import translation

from boards.admin.amounts import shown


@pytest.mark.parametrize(
    ("amount", "places", "language", "expected"),
    [
        pytest.param(Decimal("79.2800000000000"), 2, "vi", "79,28", id="two decimals"),
        pytest.param(Decimal("79.2800"), 2, "en", "79.28", id="in English"),
        pytest.param(Decimal("80"), 2, "vi", "80,00", id="whole points keep their decimals"),
        pytest.param(Decimal("16.666667"), None, "vi", "16,666667", id="all digits"),
        pytest.param(Decimal("25.000000"), None, "vi", "25", id="no idle zeros"),
        pytest.param(3, None, "vi", "3", id="a place"),
        pytest.param(None, 2, "vi", "–", id="nothing"),
    ],
)
def test_an_amount_is_shown_in_the_readers_signs(amount, places, language, expected):
    with translation.override(language):
        assert shown(amount, places=places) == expected
