"""The page of one point and the file of a board, from the address to the printed answer."""

import json

import pytest

from blocs.services import approve_edition, prepare_edition
from boards.models import Figure

YEAR = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022"
POINT = f"{YEAR}/boards/thai-nguyen/von-dang-ky/"


@pytest.fixture
def edition_2(edition_2022, secretary, approver):
    """A correction of a figure that the point of another board is measured by."""
    Figure.objects.filter(
        report__board__slug="thai-nguyen", indicator__code="registered_capital", currency="VND"
    ).update(amount="2283", as_printed="2.283 tỷ đồng")
    second = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Sửa vốn."
    )
    return approve_edition(edition=second, officer=approver)


def test_the_page_has_what_an_answer_needs(client, edition_2022):
    page = client.get(POINT).content.decode()

    wanted = [
        "Vì sao 25,00 trên 25 điểm?",
        "Ban Quản lý các khu công nghiệp tỉnh Thái Nguyên",
        "Minh họa – không phải kết quả chính thức",
        edition_2022.fingerprint,
        f"{POINT}?edition=1",
        "“1,527 tỷ USD” → 1,527 tỷ USD",
        "Giá trị đem so sánh: 37.338,524 tỷ đồng.",
        "Ngày xem, in",
    ]
    assert [word for word in wanted if word not in page] == []


def test_an_old_edition_keeps_its_own_answer(client, edition_2022, edition_2):
    old = client.get(f"{POINT}?edition=1").content.decode()
    new = client.get(POINT).content.decode()

    assert "“1.283 tỷ đồng”" in old
    assert f'{YEAR}/boards/thai-nguyen/?edition=1"' in old
    assert ("“1.283 tỷ đồng”" in new, "“2.283 tỷ đồng”" in new) == (False, True)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(f"{YEAR}/boards/thai-nguyen/toc-do/", id="no such criterion"),
        pytest.param(f"{YEAR}/boards/lao-cai/von-dang-ky/", id="no such board"),
        pytest.param(f"{POINT}?edition=7", id="no such edition"),
        pytest.param(f"{YEAR}/boards/lao-cai.json", id="no file of another board"),
        pytest.param(f"{YEAR}/boards/thai-nguyen.json?edition=7", id="no file of that edition"),
    ],
)
def test_what_no_edition_knows_is_not_found(client, edition_2022, address):
    assert client.get(address).status_code == 404


def test_every_point_leads_to_its_page(client, edition_2022):
    board, table = (
        client.get(f"{YEAR}/{page}").content.decode() for page in ("boards/thai-nguyen/", "")
    )

    codes = [row["code"] for row in edition_2022.document["scheme"]["criteria"]]
    here = [f'href="{YEAR}/boards/thai-nguyen/{code}/"' for code in codes]
    assert [link for link in here if link not in board] == []
    assert [link for link in here if link not in table] == []
    assert table.count('class="row-parts"') == 7


def test_the_file_of_a_board_tells_its_edition(client, edition_2022, edition_2):
    response = client.get(f"{YEAR}/boards/thai-nguyen.json?edition=1")

    content = json.loads(response.content)
    assert (content["edition"], content["fingerprint"]) == (1, edition_2022.fingerprint)
    assert content["illustrative"] is True
    assert [row["code"] for row in content["criteria"]][:2] == ["du-an", "von-dang-ky"]
    assert response["Content-Type"] == "application/json"
    assert client.get(f"{YEAR}/boards/thai-nguyen.json").json()["edition"] == 2


def test_a_board_that_did_not_stand_there_is_not_found_again(client, edition_2022):
    address = f"{YEAR}/boards/khong-co.json"

    assert client.get(address, headers={"if-none-match": "*"}).status_code == 404


def test_the_file_is_the_same_in_either_language(client, edition_2022):
    vi, en = (
        client.get(f"{YEAR}/boards/thai-nguyen.json?lang={language}").content
        for language in ("vi", "en")
    )

    assert vi == en


@pytest.mark.parametrize(
    ("address", "queries"), [(POINT, 2), (f"{YEAR}/boards/thai-nguyen.json", 3)]
)
def test_one_point_costs_as_much_whatever_it_says(
    client, edition_2022, django_assert_num_queries, address, queries
):
    with django_assert_num_queries(queries):
        client.get(address)
