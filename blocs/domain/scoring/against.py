"""What a rate is a rate of: the target of the year or, for growth (F13), the year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from blocs.enums import Against
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Yard:
    """How sentences call it: in a formula, after *over*, after *up to*, and its rate."""

    full: Sentence
    short: Sentence
    level: Sentence
    rate: Sentence

    @property
    def label(self) -> Sentence:
        """At the start of a sentence."""
        return Sentence(
            self.full.vi[:1].upper() + self.full.vi[1:], self.full.en[:1].upper() + self.full.en[1:]
        )


YARDS: Mapping[Against, Yard] = {
    Against.TARGET: Yard(
        Sentence("chỉ tiêu đăng ký", "target"),
        Sentence("chỉ tiêu", "the target"),
        Sentence("mức chỉ tiêu", "the target"),
        Sentence("tỷ lệ so với chỉ tiêu đăng ký", "the rate of the target"),
    ),
    Against.LAST_YEAR: Yard(
        Sentence("số liệu năm trước", "last year's figure"),
        Sentence("mức năm trước", "last year's figure"),
        Sentence("mức năm trước", "last year's figure"),
        Sentence("tỷ lệ so với năm trước", "the rate of last year's figure"),
    ),
}
