"""Which zips may be unpacked: stored or deflated members, each name once."""

from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipInfo

import pytest

from boards.domain.packing import is_plain


def members(*packed):
    made = []
    for name, method in packed:
        made.append(ZipInfo(name))
        made[-1].compress_type = method
    return made


@pytest.mark.parametrize(
    ("packed", "plain"),
    [
        pytest.param([], True, id="nothing"),
        pytest.param([("a", ZIP_STORED), ("b", ZIP_DEFLATED)], True, id="as Office packs"),
        pytest.param([("a", ZIP_STORED), ("b", ZIP_BZIP2)], False, id="bzip2"),
        pytest.param([("a", ZIP_LZMA)], False, id="lzma"),
        pytest.param([("a", 93)], False, id="a method that Python learns some day"),
        pytest.param([("a", ZIP_STORED), ("A", ZIP_STORED)], False, id="one name twice"),
    ],
)
def test_a_zip_is_plain_where_a_piece_is_never_larger_than_asked_for(packed, plain):
    assert is_plain(members(*packed)) is plain
