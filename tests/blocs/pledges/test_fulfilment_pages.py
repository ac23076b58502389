"""The public page of what became of a pledge, and the links that lead there."""

from decimal import Decimal

import pytest
from django.urls import reverse

from blocs.models import Target
from blocs.services import approve_edition, prepare_edition
from boards.models import Board, Indicator

BLOC = "kcn-trung-du-mien-nui-phia-bac"


def path(year=2022):
    return reverse("blocs:fulfilment", args=[BLOC, year])


@pytest.fixture
def with_targets(cycle_2022, secretary, approver):
    """Yên Bái pledged 10 projects and Hòa Bình 40: both reached 11."""
    for slug, amount in (("yen-bai", "10"), ("hoa-binh", "40")):
        Target.objects.create(
            cycle=cycle_2022,
            board=Board.objects.get(slug=slug),
            indicator=Indicator.objects.get(code="projects_attracted"),
            amount=Decimal(amount),
            unit="project",
        )
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    return approve_edition(edition=edition, officer=approver)


def test_every_target_has_its_verdict_in_words(client, with_targets, django_assert_num_queries):
    with django_assert_num_queries(2):
        html = " ".join(client.get(path()).content.decode().split())

    assert "Trong 2 chỉ tiêu đăng ký có 1 chỉ tiêu đạt, 1 chưa đạt" in html
    assert "</span> đạt</span>" in html
    assert "</span> chưa đạt</span>" in html
    assert "27,5%" in html
    assert html.index("Chỉ tiêu đăng ký theo đơn vị") < html.index("Từng chỉ tiêu đăng ký")


def test_a_form_without_a_script_narrows_it_down(client, with_targets):
    html = client.get(f"{path()}?lang=en&board=hoa-binh&state=not_reached").content.decode()

    assert html.count('scope="rowgroup"') == 1
    assert '<option value="hoa-binh" selected>' in html
    assert f'<a href="{path()}#targets">Show everything</a>' in html


def test_an_edition_without_targets_says_so(client, edition_2022):
    html = client.get(path()).content.decode()

    assert "Không có chỉ tiêu đăng ký" in html
    assert f'href="{reverse("blocs:pledge", args=[BLOC, 2022])}"' in html


def test_before_the_results_the_page_says_what_comes_next(client, bloc_2022):
    assert "Khi bản công bố kết quả của năm ra đời" in client.get(path()).content.decode()


@pytest.mark.parametrize("address", [path(2021), f"{path()}?edition=9"])
def test_what_is_not_there_is_not_found(client, bloc_2022, address):
    assert client.get(address).status_code == 404


def test_the_leaderboard_and_the_page_of_a_board_lead_there(client, edition_2022):
    year = reverse("blocs:leaderboard", args=[BLOC, 2022])
    board = reverse("blocs:board_in_year", args=[BLOC, 2022, "yen-bai"])

    assert f'href="{path()}"' in client.get(year).content.decode()
    assert f'href="{path()}?board=yen-bai#targets"' in client.get(board).content.decode()


def test_figures_in_doubt_are_one_step_from_the_leaderboard(client, edition_2022):
    year = client.get(reverse("blocs:leaderboard", args=[BLOC, 2022])).content.decode()
    address = f"{reverse('blocs:figures', args=[BLOC, 2022])}?state=confirm"

    html = client.get(address).content.decode()

    assert f'href="{address}"' in year
    assert (html.count('scope="rowgroup"'), html.count("763,86 triệu đồng")) == (1, 1)
