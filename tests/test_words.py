"""The scanner for words of another language finds them, and nothing else."""

import pytest

from tests.browser.leaks import is_foreign
from tests.words import words

PAGE = '<html lang="vi"><head><title>Khối</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("<p>Điểm <b>và</b> hạng</p>", ["Điểm", "hạng", "và"], id="text and tails"),
        pytest.param('<p lang="en">The <b>chair</b></p>', [], id="marked as another language"),
        pytest.param('<i lang="en">The <b lang="vi">khối</b></i>', ["khối"], id="and back"),
        pytest.param("<script>var the</script><code>the</code>", [], id="a machine"),
        pytest.param('<a title="Sửa">x</a>', ["x", "Sửa"], id="an attribute"),
        pytest.param('<input type="submit" value="Gửi">', ["Gửi"], id="a button"),
        pytest.param('<input type="text" value="the">', [], id="what somebody typed"),
    ],
)
def test_what_a_reader_meets(body, found):
    assert words(PAGE.format(body)) == ["Khối", *found]


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Sign the pledge of this year", True),
        ("Leaderboard with no such words, but in the catalogue: see below", True),
        ("Giao ước thi đua", False),
        ("USD", False),
    ],
)
def test_what_is_foreign_on_a_vietnamese_page(text, foreign):
    assert is_foreign(text, "vi") is foreign
