"""Lists of names run a ă â b c d đ e ê …, tones after letters, on every database alike."""

import re
from collections.abc import Callable

import pytest

from awards.models import Award, Conferral
from blocs.models import Bloc
from boards.models import Board, BoardAlias
from boards.models.boards import Province
from tests.boards.rows import decision

pytestmark = pytest.mark.cases

NAMES = ("Ái", "An", "Ăn", "Ân", "Da", "Dạ", "Đà", "Hoà", "Hòa", "Ỷ", "Ý")
"""In Vietnamese order. A list sorted by bytes, or by a collation, has another one."""
ALIASES = ("Ái", "An", "Da", "Hòa", "Ỷ")
"""The same for names that must differ without their marks, too."""


@pytest.fixture
def nasty(db):
    """A board, a bloc and an award of each name, the last one first; each board has one award."""
    province = Province.objects.create(slug="tinh", name="Tỉnh")
    given = decision(1)
    for number, name in reversed([*enumerate(NAMES)]):
        board = Board.objects.create(
            slug=f"b-{number}", name=f"Ban {name}", short_name=name, province=province
        )
        award = Award.objects.create(
            slug=f"a-{number}", name=name, name_en=name, level="ministry", grantor="Bộ"
        )
        bloc = Bloc.objects.create(
            slug=f"k-{number}", name=name, short_name=name, council="Hội đồng"
        )
        Conferral.objects.create(decision=given, board=board, award=award)
        if number == len(NAMES) - 1:
            for text in reversed(ALIASES):
                BoardAlias.objects.create(board=board, text=text)
        bloc.cycles.create(year=2022, members_on="2022-12-31")
    return given


Read = Callable[[object], list[str]]
LISTS: dict[str, tuple[str, Read]] = {
    "boards": ("/boards/", lambda page: [row.name for row in page.context["boards"]]),
    "blocs": ("/blocs/", lambda page: [row.name for row in page.context["results"]]),
    "the first page": ("/", lambda page: [row.name for row in page.context["results"]]),
    "awards": ("/awards/", lambda page: [name for _slug, name in page.context["awards"]]),
    "the roll": ("/awards/", lambda page: [row.award_name for row in page.context["rows"]]),
    "boards of the roll": (
        "/awards/",
        lambda page: [
            name for key, name in page.context["form"].fields["board"].widget.choices if key
        ],
    ),
    "boards that are found": (
        "/search?q=ban&kind=boards",
        lambda page: [
            "".join(piece.text for piece in hit.name)
            for hit in page.context["sections"][0].found.hits
        ],
    ),
    "other names of a board": (
        f"/boards/b-{len(NAMES) - 1}/",
        lambda page: list(page.context["page"].aliases),
    ),
}


@pytest.mark.parametrize("listed", LISTS)
def test_a_list_is_in_vietnamese_order(client, nasty, listed):
    address, read = LISTS[listed]

    ours = [name for name in read(client.get(address)) if name in NAMES]
    assert ours == list(ALIASES if "other" in listed else NAMES)


def test_a_page_shows_the_order_as_it_is_read(client, nasty):
    page = client.get("/boards/").content.decode()

    assert re.findall(r'href="/boards/b-(\d+)/"', page) == [str(at) for at in range(len(NAMES))]
