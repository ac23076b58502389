"""The short code on a pledge: read aloud, typed from paper, checked before anything is looked up.

``GU-2024-7K3M-9QX2``: the year, seven signs of the fingerprint and one that checks them. Signs that
look alike are not used. There are 31 of them, a prime number, so that the weighted sum notices
every sign that is wrong and every two neighbours that changed places.
"""

from __future__ import annotations

import re

PREFIX = "GU"
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

_LENGTH = 7
_CODE = re.compile(rf"(?:{PREFIX})?(20[0-9]{{2}}|2100)([{SIGNS}]{{{_LENGTH + 1}}})")


def code_of(year: int, fingerprint: str) -> str:
    """The code of a pledge of that year whose content has this SHA-256, in hexadecimal."""
    number = int(fingerprint, base=16)
    signs = ""
    for _place in range(_LENGTH):
        number, sign = divmod(number, len(SIGNS))
        signs += SIGNS[sign]
    return _written(year, signs + _check(year, signs))


def read_code(typed: str) -> str | None:
    """The code that is meant: small letters, spaces and dashes do not matter.

    Nothing for a text that cannot be a code, because a sign is wrong or one is missing.
    """
    bare = "".join(sign for sign in typed.upper() if sign.isalnum())
    found = _CODE.fullmatch(bare)
    if not found:
        return None
    year, signs = int(found[1]), found[2]
    return _written(year, signs) if _check(year, signs[:-1]) == signs[-1] else None


def _check(year: int, signs: str) -> str:
    """Each sign counts by its place, the year before them all."""
    total = year + sum(place * SIGNS.index(sign) for place, sign in enumerate(signs, start=2))
    return SIGNS[total % len(SIGNS)]


def _written(year: int, signs: str) -> str:
    return f"{PREFIX}-{year}-{signs[:4]}-{signs[4:]}"
