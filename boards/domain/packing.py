"""Which zips may be unpacked at all: the rule before any member of an uploaded file is read."""

from __future__ import annotations

from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

_BOUNDED = (ZIP_STORED, ZIP_DEFLATED)
"""Office writes no other. Of BZIP2 and LZMA, Python unpacks a whole block whatever it is asked."""


def is_plain(members: Sequence[ZipInfo]) -> bool:
    """Whether a piece of a member is never larger than asked for, and every name stands once.

    Of two members with one name, two readers may take one each.
    """
    names = {member.filename.lower() for member in members}
    bounded = all(member.compress_type in _BOUNDED for member in members)
    return bounded and len(names) == len(members)
