"""Beginnings of a file that could be files of their own."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.domain.signing.copies import MOST, beginnings


@pytest.mark.parametrize(
    ("data", "lengths"),
    [
        pytest.param(b"", [0], id="nothing"),
        pytest.param(b"abc", [3], id="no end mark"),
        pytest.param(b"a%%EOF", [6], id="one end"),
        pytest.param(b"a%%EOF\n", [6, 7], id="one end and a new line"),
        pytest.param(b"a%%EOF\r\nb%%EOF", [6, 7, 8, 14], id="two revisions"),
        pytest.param(b"a%%EOF\rb", [6, 7, 8], id="an old new line"),
    ],
)
def test_each_end_mark_may_be_an_end(data, lengths):
    assert [length for _digest, length in beginnings(data)] == lengths


@given(st.lists(st.sampled_from([b"%%EOF", b"\n", b"\r", b"x", b"%"]), max_size=12).map(b"".join))
def test_each_digest_is_that_of_its_beginning_and_the_last_that_of_all(data):
    found = list(beginnings(data))

    assert found[-1] == (sha256(data).hexdigest(), len(data))
    assert all(digest == sha256(data[:length]).hexdigest() for digest, length in found)
    assert [length for _digest, length in found] == sorted({length for _, length in found})


def test_a_file_of_nothing_but_ends_costs_no_more_than_others():
    assert len(list(beginnings(b"%%EOF" * 10_000))) == MOST + 1
