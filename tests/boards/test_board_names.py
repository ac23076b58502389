"""Names of boards in files, as the database holds them: aliases follow whoever came after."""

from datetime import date

import pytest
from django.urls import reverse

from boards.imports.board_names import BoardNames
from boards.imports.names import Names, Unknown
from boards.models import Board, BoardName
from tests.boards.importing import faults, upload, workbook
from tests.boards.review import report_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(bloc_2022):
    """Those of the project's own data, in which Tuyên Quang gave way in October 2025."""
    return BoardNames()


@pytest.mark.parametrize(
    ("name", "year", "slug", "remark"),
    [
        pytest.param("Tuyên Quang", 2022, "tuyen-quang", "", id="an earlier year"),
        pytest.param("BQL KCN Tuyên Quang", 2025, "tuyen-quang", "", id="the year of the event"),
        pytest.param(
            "BQL KCN Tuyên Quang",
            2026,
            "kcn-kkt-tuyen-quang",
            "In 2026 “BQL KCN Tuyên Quang” means Tuyên Quang (KCN và KKT).",
            id="a later year, by an alias",
        ),
        pytest.param(
            "tuyen-quang",
            2026,
            "kcn-kkt-tuyen-quang",
            "In 2026 “tuyen-quang” means Tuyên Quang (KCN và KKT).",
            id="a later year, by the code",
        ),
        pytest.param("Yên Bái", 2026, "yen-bai", "", id="a board that goes on"),
        pytest.param("Yên Bái", None, "yen-bai", "", id="a row without a year"),
    ],
)
def test_a_name_finds_the_board_of_the_year(names, name, year, slug, remark):
    found = names.find(name, year)

    assert (found.board.slug, found.remark) == (slug, remark)


@pytest.mark.parametrize(
    ("name", "year", "sentence"),
    [
        pytest.param(
            "Tuyên Quang (KCN và KKT)",
            2022,
            "“Tuyên Quang (KCN và KKT)” did not exist in 2022.",
            id="before it was",
        ),
        pytest.param(
            "Tuyen Quanh",
            2022,
            "“Tuyen Quanh” is unknown: did you mean “Tuyên Quang”?",
            id="a slip",
        ),
    ],
)
def test_a_name_that_means_nobody_is_told(names, name, year, sentence):
    with pytest.raises(Unknown) as caught:
        names.find(name, year)

    assert str(caught.value) == sentence


def test_one_name_of_two_boards_is_that_of_the_year(bloc_2022):
    Board.objects.filter(slug="kcn-kkt-tuyen-quang").update(short_name="Tuyên Quang")

    found = [BoardNames().find("Tuyên Quang", year).board.slug for year in (2022, 2026)]

    assert found == ["tuyen-quang", "kcn-kkt-tuyen-quang"]


def test_one_name_of_two_boards_in_one_year_is_asked(bloc_2022):
    Board.objects.filter(slug="kcn-kkt-tuyen-quang").update(short_name="Tuyên Quang")

    with pytest.raises(Unknown) as caught:
        BoardNames().find("Tuyên Quang", 2025)

    assert str(caught.value) == "“Tuyên Quang” stands for several: Tuyên Quang, Tuyên Quang."


def test_an_earlier_name_finds_whoever_came_after(bloc_2022):
    board = Board.objects.get(slug="tuyen-quang")
    BoardName.objects.create(board=board, name="Ban cũ", ends_on=date(2009, 5, 11))

    assert BoardNames().find("Ban cũ", 2026).board.slug == "kcn-kkt-tuyen-quang"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({}, "tuyen-quang", id="of its own"),
        pytest.param({"short_name": "Tuyên Quang"}, "kcn-kkt-tuyen-quang", id="the one that is"),
    ],
)
def test_a_heading_names_the_board_that_still_is(bloc_2022, told, expected):
    Board.objects.filter(slug="kcn-kkt-tuyen-quang").update(**(told or {"name_en": "x"}))

    assert BoardNames().codes()["tuyenquang"].slug == expected


def test_a_heading_that_several_living_boards_share_is_none(bloc_2022):
    Board.objects.filter(slug="yen-bai").update(short_name="Phú Thọ")

    assert "phutho" not in {
        name for name, board in BoardNames().codes().items() if board.slug == "yen-bai"
    }


def test_the_preview_says_which_board_the_row_is_read_as(bloc_2022, as_officer, secretary):
    page = upload(as_officer(secretary), workbook(["tuyen-quang", 2026, "workers", "6.100"]))

    body = page.content.decode()
    assert faults(page) == []
    assert "Năm 2026, “tuyen-quang” là Tuyên Quang (KCN và KKT)." in body


def boards_found(page):
    """The name and the line of each board that a search found."""
    [section] = [each for each in page.context["sections"] if each.kind == "boards"]
    return [tuple(map(told, (hit.name, hit.line))) for hit in section.found.hits]


def told(pieces):
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "BQL KCN Tuyên Quang",
            ["Tuyên Quang", "Tuyên Quang (KCN và KKT)"],
            id="an alias brings the successor along",
        ),
        pytest.param("Yên Bái", ["Yên Bái"], id="a board that goes on"),
        pytest.param("Hà Giang", ["Hà Giang (KKT)", "Tuyên Quang (KCN và KKT)"], id="the other"),
    ],
)
def test_a_search_finds_the_successor_too(bloc_2022, client, words, expected):
    page = client.get(reverse("search"), {"q": words})

    assert [name for name, _line in boards_found(page)] == expected


def test_the_successor_says_why_it_was_found(bloc_2022, client):
    client.cookies["django_language"] = "en"

    page = client.get(reverse("search"), {"q": "Hà Giang"})

    assert boards_found(page)[-1][1] == "successor of Hà Giang (KKT)"


def test_the_report_of_an_earlier_year_is_still_found(bloc_2022, as_officer, secretary):
    page = upload(as_officer(secretary), workbook(["Tuyên Quang", 2022, "workers", "6.100"]))

    assert page.context["intake"].rows.get().board == report_of("tuyen-quang").board


def test_one_name_of_several_things_is_asked():
    with pytest.raises(Unknown) as several:
        Names([("Số dự án", "a"), ("số dự án", "b")]).find("Số dự án")

    assert str(several.value) == "“Số dự án” stands for several: a, b."
