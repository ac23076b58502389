"""The page of a board: what its first screen answers, with one year and with several."""

import re

import pytest

from tests.blocs.years import later_edition

BOARD = "/boards/yen-bai/"


@pytest.fixture
def two_years(edition_2022):
    """In 2023 Yên Bái pledged workers that it has, and capital that it has not."""
    targets = [
        {"board": "yen-bai", "indicator": "workers", "amount": "5000", "unit": "person"},
        {"board": "yen-bai", "indicator": "registered_capital", "amount": "2000", "unit": "VND_BN"},
        {"board": "yen-bai", "indicator": "land_planned", "amount": "1", "unit": "HA"},
    ]
    return later_edition(edition_2022, 2023, targets=targets)


def numbers(page):
    """The large numbers of the first screen, without their markup."""
    found = re.findall(r'<p class="profile-number">(.+?)</p>', page)
    return [re.sub(r"<[^>]+>", "", each) for each in found]


def test_one_year_is_told_in_facts_and_not_in_charts(client, edition_2022):
    page = client.get(BOARD).content.decode()

    assert numbers(page) == ["5 / 7", "9,89 / 100"]
    assert "<figure" not in page
    assert page.count('class="profile-figure"') == 4
    assert "Chưa có trong danh sách khen thưởng." in page
    assert 'href="/compare/?board=yen-bai"' in page


def test_several_years_are_drawn_with_their_files(client, two_years):
    page = client.get(f"{BOARD}?lang=en").content.decode()

    assert page.count("<figure") == 2
    assert "/boards/yen-bai/charts/figures.png?lang=en" in page
    assert "/boards/yen-bai/charts/points-kcn-trung-du-mien-nui-phia-bac.csv?lang=en" in page
    assert "Each strip has a scale of its own" in page


def test_what_became_of_the_targets_is_counted(client, two_years):
    page = client.get(f"{BOARD}?lang=en").content.decode()

    assert numbers(page)[2] == "1 / 2"
    assert "targets reached, of those that compare; 3 were pledged." in page
    assert 'href="/blocs/kcn-trung-du-mien-nui-phia-bac/2023/pledge/fulfilment/"' in page


def test_before_the_first_result_the_next_step_is_named(client, bloc_2022):
    page = client.get(f"{BOARD}?lang=en").content.decode()

    assert numbers(page) == []
    assert "It appears here with the first edition" in page
    assert "2022</strong> Chair" in page


@pytest.mark.parametrize("years", [1, 3])
def test_more_years_cost_no_more_queries(client, edition_2022, django_assert_num_queries, years):
    for year in range(2023, 2022 + years):
        later_edition(edition_2022, year)

    with django_assert_num_queries(QUERIES):
        client.get(BOARD)


QUERIES = 9
