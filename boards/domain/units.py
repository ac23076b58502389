"""The units that figures are reported in. Units of one currency differ by powers of ten only.

The scale words: nghìn 10³, triệu 10⁶, tỷ 10⁹, nghìn tỷ 10¹².
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from boards.domain.sentences import speaks_vietnamese
from boards.enums import Dimension

VND_WORDS = ("đồng", "đ", "₫", "vnd", "vnđ", "đồng việt nam", "việt nam đồng", "đồng vn")
USD_WORDS = (
    "usd",
    "us$",
    "$",
    "$ mỹ",
    "đô",
    "đô la",
    "đô-la",
    "đôla",
    "đô la mỹ",
    "đô-la mỹ",
    "đôla mỹ",
)

THOUSAND_WORDS = ("nghìn", "ngàn")
MILLION_WORDS = ("triệu", "tr", "tr.")
BILLION_WORDS = ("tỷ", "tỉ")
TRILLION_WORDS = tuple(
    f"{thousand} {billion}" for thousand in THOUSAND_WORDS for billion in BILLION_WORDS
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; ``factor`` of its dimension's or currency's base make one of it."""

    code: str
    dimension: Dimension
    factor: Decimal
    currency: str
    """``VND``, ``USD``, or empty where the unit is not money."""
    vi: str
    en: str
    en_plural: str
    words: tuple[str, ...]
    """The ways in which people write it, in lower case."""

    def name(self, language: str, amount: Decimal) -> str:
        """The unit's name beside ``amount``."""
        if speaks_vietnamese(language):
            return self.vi
        return self.en if amount == 1 else self.en_plural


def _counted(
    code: str, dimension: Dimension, names: tuple[str, str, str], *words: str
) -> tuple[str, Unit]:
    vi, en, en_plural = names
    return code, Unit(code, dimension, Decimal(1), "", vi, en, en_plural, (vi, *words))


def _money(
    code: str, exponent: int, vi: str, en: str, scales: tuple[str, ...] = ("",)
) -> tuple[str, Unit]:
    currency = code[:3]
    names = VND_WORDS if currency == "VND" else USD_WORDS
    words = (f"{scale}{gap}{name}" for scale in scales for name in names for gap in (" ", ""))
    known = tuple(dict.fromkeys(word.strip() for word in words))
    return code, Unit(code, Dimension.MONEY, Decimal(10**exponent), currency, vi, en, en, known)


UNITS: Mapping[str, Unit] = MappingProxyType(
    dict(
        (
            _counted(
                "project",
                Dimension.COUNT,
                ("dự án", "project", "projects"),
                "dự án đầu tư",
                "da",
            ),
            _counted(
                "enterprise",
                Dimension.COUNT,
                ("doanh nghiệp", "enterprise", "enterprises"),
                "doanh nghiệp tài trợ",
                "dn",
            ),
            _counted(
                "scheme",
                Dimension.COUNT,
                ("đồ án", "planning scheme", "planning schemes"),
                "đồ án quy hoạch",
                "đồ án quy hoạch kcn",
            ),
            _counted(
                "person",
                Dimension.PEOPLE,
                ("người", "person", "people"),
                "lao động",
                "người lao động",
                "công nhân",
                "lđ",
                "nlđ",
            ),
            _counted(
                "HA", Dimension.AREA, ("ha", "ha", "ha"), "hecta", "héc ta", "héc-ta", "hec-ta"
            ),
            _counted("PERCENT", Dimension.PERCENT, ("%", "%", "%"), "phần trăm"),
            _counted(
                "RANK",
                Dimension.RANK,
                ("hạng", "rank", "rank"),
                "thứ",
                "xếp hạng",
                "xếp thứ",
                "đứng thứ",
                "thứ hạng",
            ),
            _money("VND", 0, "đồng", "VND"),
            _money("VND_TH", 3, "nghìn đồng", "thousand VND", THOUSAND_WORDS),
            _money("VND_MN", 6, "triệu đồng", "million VND", MILLION_WORDS),
            _money("VND_BN", 9, "tỷ đồng", "billion VND", BILLION_WORDS),
            _money("VND_TN", 12, "nghìn tỷ đồng", "trillion VND", TRILLION_WORDS),
            _money("USD", 0, "USD", "USD"),
            _money("USD_TH", 3, "nghìn USD", "thousand USD", THOUSAND_WORDS),
            _money("USD_MN", 6, "triệu USD", "million USD", MILLION_WORDS),
            _money("USD_BN", 9, "tỷ USD", "billion USD", BILLION_WORDS),
        )
    )
)


def unit(code: str) -> Unit:
    """The unit of a code. Raises ``KeyError`` for a code that is none."""
    return UNITS[code]


def units_of(dimension: Dimension) -> tuple[Unit, ...]:
    """The units that a figure of ``dimension`` may carry, smallest first within a currency."""
    return tuple(each for each in UNITS.values() if each.dimension == dimension)


def base_of(given: Unit) -> Unit:
    """The unit that ``given`` is a multiple of: đồng, USD, or itself."""
    return UNITS[given.currency] if given.currency else given
