"""Every figure of the bloc's report on 2022, word for word as it was printed."""

from decimal import Decimal

import pytest

from boards.domain.doubts import unit_suspicion
from boards.domain.quantities import Quantity, Understood, read_bag, read_quantity
from boards.domain.units import UNITS
from boards.enums import Dimension, Qualifier

COUNT, PEOPLE, AREA = Dimension.COUNT, Dimension.PEOPLE, Dimension.AREA
MONEY = Dimension.MONEY
EXACT, NEARLY, MORE = Qualifier.NONE, Qualifier.NEARLY, Qualifier.MORE_THAN

# board, indicator, as printed, dimension, amount, unit, qualifier
FIGURES = [
    ("yen-bai", "projects", "11 dự án đầu tư", COUNT, "11", "project", EXACT),
    ("yen-bai", "licensed", "cấp mới 08 dự án", COUNT, "8", "project", EXACT),
    ("yen-bai", "capital", "1.277 tỷ đồng", MONEY, "1277", "VND_BN", EXACT),
    ("yen-bai", "land", "38ha", AREA, "38", "HA", EXACT),
    ("yen-bai", "trade", "5.143,7 tỷ đồng", MONEY, "5143.7", "VND_BN", EXACT),
    ("yen-bai", "workers", "5.037 lao động", PEOPLE, "5037", "person", EXACT),
    ("thai-nguyen", "projects", "16 dự án", COUNT, "16", "project", EXACT),
    ("thai-nguyen", "capital", "1,527 tỷ USD", MONEY, "1.527", "USD_BN", EXACT),
    ("thai-nguyen", "capital", "1.283 tỷ đồng", MONEY, "1283", "VND_BN", EXACT),
    ("thai-nguyen", "planned", "diện tích đất quy hoạch 4.252ha", AREA, "4252", "HA", EXACT),
    ("thai-nguyen", "workers", "90.693 lao động", PEOPLE, "90693", "person", EXACT),
    ("hoa-binh", "projects", "11 dự án đầu tư", COUNT, "11", "project", EXACT),
    ("hoa-binh", "capital", "4.637,3 tỷ đồng", MONEY, "4637.3", "VND_BN", EXACT),
    ("hoa-binh", "trade", "763,86 triệu đồng", MONEY, "763.86", "VND_MN", EXACT),
    ("hoa-binh", "workers", "2.100 lao động", PEOPLE, "2100", "person", EXACT),
    ("phu-tho", "projects", "06 dự án đầu tư", COUNT, "6", "project", EXACT),
    ("phu-tho", "capital", "2.684 tỷ đồng", MONEY, "2684", "VND_BN", EXACT),
    ("phu-tho", "trade", "10.200 triệu USD", MONEY, "10200", "USD_MN", EXACT),
    ("phu-tho", "workers", "50.000 lao động", PEOPLE, "50000", "person", EXACT),
    ("bac-kan", "sponsors", "05 doanh nghiệp tài trợ", COUNT, "5", "enterprise", EXACT),
    ("bac-kan", "schemes", "03 đồ án quy hoạch KCN", COUNT, "3", "scheme", EXACT),
    ("bac-kan", "sponsorship", "gần 12 tỷ đồng", MONEY, "12", "VND_BN", NEARLY),
    ("bac-kan", "trade", "20 triệu USD", MONEY, "20", "USD_MN", EXACT),
    ("bac-kan", "workers", "hơn 1.500 lao động", PEOPLE, "1500", "person", MORE),
    ("tuyen-quang", "projects", "04 dự án đầu tư", COUNT, "4", "project", EXACT),
    ("tuyen-quang", "capital", "1.200 tỷ đồng", MONEY, "1200", "VND_BN", EXACT),
    ("tuyen-quang", "land", "30ha", AREA, "30", "HA", EXACT),
    ("tuyen-quang", "trade", "66 triệu USD", MONEY, "66", "USD_MN", EXACT),
    ("tuyen-quang", "workers", "6.000 lao động", PEOPLE, "6000", "person", EXACT),
    ("bac-giang", "projects", "35 dự án đầu tư", COUNT, "35", "project", EXACT),
    ("bac-giang", "capital", "4.356 tỷ đồng", MONEY, "4356", "VND_BN", EXACT),
    ("bac-giang", "capital", "414,1 triệu USD", MONEY, "414.1", "USD_MN", EXACT),
    ("bac-giang", "land", "538ha", AREA, "538", "HA", EXACT),
    ("bac-giang", "workers", "195.578 lao động", PEOPLE, "195578", "person", EXACT),
]
RATES = {"USD": Decimal(23612)}


def of(figure):
    *_, amount, code, qualifier = figure
    return Quantity(Decimal(amount), UNITS[code], qualifier)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure[0]}: {figure[2]}")
def test_each_figure_is_read_as_printed(figure):
    _, _, as_printed, dimension, *_ = figure

    assert read_quantity(as_printed, dimension=dimension) == Understood(of(figure))


@pytest.mark.parametrize(
    "as_printed",
    ["1,527 tỷ USD và 1.283 tỷ đồng", "tổng số vốn đăng ký 1,527 tỷ USD và 1.283 tỷ đồng"],
)
def test_a_total_in_two_currencies_is_two_amounts(as_printed):
    assert read_bag(as_printed) == (
        Understood(Quantity(Decimal("1.527"), UNITS["USD_BN"])),
        Understood(Quantity(Decimal(1283), UNITS["VND_BN"])),
    )


def test_only_the_trade_value_of_hoa_binh_is_suspected():
    suspected = []
    for figure in FIGURES:
        peers = [of(each) for each in FIGURES if each[1] == figure[1] and each[0] != figure[0]]
        found = unit_suspicion(of(figure), peers=peers, rates=RATES)
        if found:
            suspected.append((figure[0], figure[2], [unit.code for unit in found.likely]))

    assert suspected == [("hoa-binh", "763,86 triệu đồng", ["VND_BN", "USD_MN"])]
