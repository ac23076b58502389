"""Licences of published data: what each allows, and where its text stands.

Which one is given to new editions is a setting; each edition seals the one that it was published
under, so a change of the setting changes nothing that was given before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its short name, its code in the list of SPDX, its text, and what it asks."""

    code: str
    spdx: str
    url: str
    title: Sentence
    asks: Sentence


ANY_PURPOSE = Sentence(
    "Được sao chép, đăng lại, tính toán, sửa đổi và dùng cho mọi mục đích, kể cả thương mại",
    "You may copy, publish, compute, change and use them for any purpose, also commercially",
)

LICENCES: Mapping[str, Licence] = {
    licence.code: licence
    for licence in (
        Licence(
            "CC BY 4.0",
            "CC-BY-4.0",
            "https://creativecommons.org/licenses/by/4.0/",
            Sentence(
                "Creative Commons Ghi công 4.0 Quốc tế",
                "Creative Commons Attribution 4.0 International",
            ),
            Sentence(
                f"{ANY_PURPOSE.vi}, miễn là ghi nguồn và nói rõ nếu đã thay đổi.",
                f"{ANY_PURPOSE.en}, as long as you name the source and say what you changed.",
            ),
        ),
        Licence(
            "CC BY-SA 4.0",
            "CC-BY-SA-4.0",
            "https://creativecommons.org/licenses/by-sa/4.0/",
            Sentence(
                "Creative Commons Ghi công - Chia sẻ tương tự 4.0 Quốc tế",
                "Creative Commons Attribution-ShareAlike 4.0 International",
            ),
            Sentence(
                f"{ANY_PURPOSE.vi}, miễn là ghi nguồn và chia sẻ lại theo cùng giấy phép.",
                f"{ANY_PURPOSE.en}, as long as you name the source and share alike.",
            ),
        ),
        Licence(
            "CC0 1.0",
            "CC0-1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            Sentence(
                "Creative Commons CC0 1.0 Toàn cầu",
                "Creative Commons Zero 1.0 Universal",
            ),
            Sentence(f"{ANY_PURPOSE.vi}, không kèm điều kiện.", f"{ANY_PURPOSE.en}, freely."),
        ),
    )
}


def address_of(code: str) -> str:
    """Where the text of a licence stands; the name itself where we do not know it."""
    known = LICENCES.get(code)
    return known.url if known else code


def current() -> Licence:
    """The licence that what is published now is given."""
    return LICENCES[settings.DATA_LICENCE]
