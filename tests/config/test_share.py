"""Pictures of links: of results only what is published, and equal words are one picture."""

import struct

import pytest
from django.core.cache import cache
from django.utils import translation

from blocs.queries.published import Opened, opened
from blocs.queries.reader import Reader
from boards.models import Board
from boards.typesetting.card import compile_card
from config.share.cards import _lines, board_card, edition_card, site_card
from tests.config.walked import BLOC

EDITION = f"/share/blocs/{BLOC}/2022/editions/1.png"
BOARD = "/share/boards/hoa-binh.png"
EVERY_LETTER = "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲÝỶỸỴĐ ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳýỷỹỵđ"


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


def size_of(png):
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("address", [EDITION, BOARD, "/share/site.png"])
def test_a_picture_has_the_size_that_networks_ask_for_and_is_sent_once(
    client, edition_2022, address
):
    first = client.get(address)
    kept = client.get(address)
    same = client.get(address, headers={"if-none-match": first["ETag"]})
    other = client.get(f"{address}?lang=en")

    assert (first["Content-Type"], size_of(first.content)) == ("image/png", (1200, 630))
    assert (kept.content == first.content, same.status_code, same.content) == (True, 304, b"")
    assert (other["ETag"] != first["ETag"], other["Content-Language"]) == (True, "en")
    assert len(first.content) < 150_000


def test_a_picture_in_a_language_changes_nobody_s_language(client, edition_2022):
    response = client.get(f"{EDITION}?lang=en&theme=dark")

    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_the_cookie_of_a_reader_changes_no_picture(client, edition_2022):
    plain = client.get(EDITION)

    assert client.get(EDITION, headers={"cookie": "django_language=en"})["ETag"] == plain["ETag"]


@pytest.mark.parametrize(
    "address",
    [EDITION, f"/share/blocs/{BLOC}/2022/editions/9.png", "/share/boards/khong-co.png"],
)
def test_what_is_not_published_has_no_picture(client, cycle_2022, address):
    assert client.get(address).status_code == 404


def test_an_edition_shows_its_first_three(edition_2022):
    card = edition_card(opened(edition_2022, Reader("en"), latest=1))

    assert [(row.place, row.name, row.points) for row in card.rows] == [
        ("1", "Bắc Giang", "79.28"),
        ("2", "Thái Nguyên", "64.03"),
        ("3", "Phú Thọ", "37.47"),
    ]
    assert [part.colour for part in card.rows[2].parts] == [1, 2, 3, 4]
    assert card.legend[0].name == "Projects attracted"
    assert (card.title, card.mark) == ("Emulation results of 2022", "Edition 1")
    assert card.caution == "Illustration – not an official result"


def test_colours_that_would_not_be_told_apart_are_not_named(edition_2022, monkeypatch):
    monkeypatch.setattr("config.share.cards.ROOM", 20)

    assert edition_card(opened(edition_2022, Reader("en"), latest=1)).legend == ()


def test_a_board_shows_its_last_place(edition_2022):
    board = Board.objects.get(slug="hoa-binh")

    vi, en = (board_card(board, Reader(language)) for language in ("vi", "en"))

    assert vi.title == "Ban Quản lý các khu công nghiệp tỉnh Hòa\N{NO-BREAK SPACE}Bình"
    assert en.lines[1] == "Place 4 of 7 · 14.97 points"
    assert en.caution == "Illustration – not an official result"


def test_a_board_without_a_place_says_so_and_one_without_a_result_says_nothing(edition_2022):
    document = edition_2022.document
    [row] = [each for each in document["standings"] if each["board"] == "hoa-binh"]
    row["place"] = None

    one = opened(edition_2022, Reader("en"), latest=1)
    unranked = Opened(document, one.reader, one.head)
    board = Board.objects.exclude(standings__isnull=False).first()

    assert list(_lines(unranked, "hoa-binh"))[1] == "Not ranked"
    assert (board_card(board, Reader("vi")).lines, board_card(board, Reader("vi")).foot) == ((), "")


def test_every_vietnamese_letter_has_a_shape():
    """A face that lacks a letter stops the library with a warning that it takes for a fault."""
    with translation.override("vi"):
        plain = site_card(Reader("vi")).plain

    known, unknown = ({**plain, "title": text} for text in (EVERY_LETTER, "漢字"))

    assert compile_card(known) == compile_card(known)
    assert compile_card(known) != compile_card(unknown)


def test_words_stay_words(edition_2022):
    with translation.override("vi"):
        plain = site_card(Reader("vi")).plain

    assert size_of(compile_card({**plain, "title": '#panic("x") $ \\ *a* "'})) == (1200, 630)


def test_pages_name_their_picture(client, edition_2022, settings):
    settings.SITE_URL = "https://thi-dua.example"
    pages = {
        "/": "/share/site.png",
        f"/blocs/{BLOC}/2022/": EDITION,
        f"/blocs/{BLOC}/2022/figures/": EDITION,
        "/boards/hoa-binh/": BOARD,
    }

    for page, picture in pages.items():
        tag = f'<meta property="og:image" content="https://thi-dua.example{picture}?lang=en">'
        assert tag in client.get(f"{page}?lang=en").content.decode()
