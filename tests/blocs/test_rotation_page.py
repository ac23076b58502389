"""The page of rotation: what it shows, and what it costs."""

import re
from datetime import date

import pytest

from blocs.enums import HindranceKind
from blocs.models import Bloc, Cycle, Hindrance, Mandate, Membership
from blocs.queries.reader import Reader
from blocs.queries.rotation import known
from blocs.queries.rotation_page import rotation_page
from blocs.services import announce_mandates, approve_edition, prepare_edition
from boards.enums import SuccessionKind
from boards.models import Board, Document, Succession
from tests.blocs.test_pages import main, text
from tests.boards.rows import bloc as bare_bloc
from tests.boards.rows import board as bare_board
from tests.boards.rows import document as bare_document

pytestmark = pytest.mark.django_db

SLUG = "kcn-trung-du-mien-nui-phia-bac"
PAGE = f"/blocs/{SLUG}/rotation/"
VI, EN = Reader("vi"), Reader("en")


def years(page):
    return [
        f"{row.year} {row.chair.name if row.chair else '–'} / "
        + ", ".join(deputy.name for deputy in row.deputies)
        for row in page.years
    ]


def test_the_next_twenty_years_under_what_is_known(bloc_2022):
    page = rotation_page(SLUG, EN)

    assert years(page) == [
        "2024 Tuyên Quang / Phú Thọ",
        "2025 Phú Thọ / Bắc Kạn",
        "2026 Bắc Kạn / Hòa Bình",
        "2027 Hòa Bình / Bắc Giang",
        "2028 Bắc Giang / Yên Bái",
        "2029 Yên Bái / Thái Nguyên",
        "2030 Thái Nguyên / Phú Thọ",
        "2031 Phú Thọ / Bắc Kạn",
        "2032 Bắc Kạn / Hòa Bình",
        "2033 Hòa Bình / Bắc Giang",
        "2034 Bắc Giang / Yên Bái",
        "2035 Yên Bái / Thái Nguyên",
        "2036 Thái Nguyên / Phú Thọ",
        "2037 Phú Thọ / Bắc Kạn",
        "2038 Bắc Kạn / Hòa Bình",
        "2039 Hòa Bình / Bắc Giang",
        "2040 Bắc Giang / Yên Bái",
        "2041 Yên Bái / Thái Nguyên",
        "2042 Thái Nguyên / Phú Thọ",
        "2043 Phú Thọ / Bắc Kạn",
    ]
    assert page.proposed == (2023,)


def test_a_merger_is_told_when_the_turn_comes(bloc_2022):
    [told] = [row for row in rotation_page(SLUG, VI).years if row.year == 2030]

    assert told.said == (
        "Thái Nguyên: Phó khối năm 2029 làm Trưởng khối.",
        "Bỏ qua Tuyên Quang: đã nhập vào Tuyên Quang (KCN và KKT) ngày 15/10/2025; "
        "chưa có quyết định giao lại số thứ tự.",
        "Phú Thọ: đến lượt theo danh sách luân phiên (số thứ tự 6).",
    )


def test_a_decision_that_hands_on_the_seat_hands_on_the_turn(bloc_2022):
    old, heir = (Board.objects.get(slug=slug) for slug in ("tuyen-quang", "kcn-kkt-tuyen-quang"))
    document = Document.objects.get(slug="quyet-dinh-2243-2025")
    Membership.objects.filter(board=old).update(ends_on=date(2025, 10, 15))
    Membership.objects.create(
        bloc=bloc_2022, board=heir, seat=4, starts_on=date(2025, 10, 15), document=document
    )

    page = rotation_page(SLUG, EN)

    assert years(page)[6:8] == [
        "2030 Thái Nguyên / Tuyên Quang (KCN và KKT)",
        "2031 Tuyên Quang (KCN và KKT) / Phú Thọ",
    ]
    assert page.seats[3].ends_on == page.seats[4].starts_on == date(2025, 10, 15)


def test_who_waits_and_who_has_led(bloc_2022):
    page = rotation_page(SLUG, EN)

    assert [board.slug for board in page.waiting] == [
        "tuyen-quang",
        "phu-tho",
        "bac-kan",
        "hoa-binh",
        "bac-giang",
        "yen-bai",
        "thai-nguyen",
    ]
    assert [
        (row.board.slug, row.chair, row.deputy, row.last, row.later) for row in page.fairness
    ] == [
        ("hoa-binh", (), (), None, 3),
        ("bac-giang", (), (), None, 3),
        ("thai-nguyen", (2023,), (2022,), 2023, 3),
        ("tuyen-quang", (), (2023,), 2023, 1),
        ("yen-bai", (2022,), (), 2022, 3),
        ("phu-tho", (), (), None, 4),
        ("bac-kan", (), (), None, 3),
    ]
    assert (page.spread, page.spread_later) == (1, 1)


def test_the_page_says_what_it_is(client, bloc_2022):
    page = main(client.get(PAGE, {"lang": "en"}))

    assert "A calculation, not a decision" in page
    assert "By the rule, 2024 Chair Tuyên Quang Deputy Phú Thọ" in page
    assert "Tuyên Quang: the deputy of 2023 becomes chair." in page
    assert "The leaders of 2023 are proposed; no notice of the council is recorded." in page
    assert "The next 20 years, computed" in page
    assert "Difference between most and least often chair so far: 1." in page


def test_leaders_bear_the_names_of_their_time(bloc_2022):
    earlier = Mandate.objects.filter(cycle__year=2022, role="chair").get()
    earlier.board.names.create(name="Ban cũ", short_name="Tên ngày ấy", ends_on=date(2023, 1, 1))

    page = rotation_page(SLUG, VI)

    names = {row.name for row in page.leaders if row.board == earlier.board.slug}
    assert "Tên ngày ấy" in names
    assert earlier.board.short_name in {row.board.name for row in page.fairness}


def test_the_page_speaks_vietnamese(client, bloc_2022):
    page = main(client.get(PAGE))

    assert "Luân phiên Trưởng khối, Phó khối" in page
    assert "Theo quy tắc, năm 2024 Trưởng khối Tuyên Quang Phó khối Phú Thọ" in page
    assert "Trưởng khối, Phó khối năm 2023 mới được giới thiệu" in page
    assert "20 năm theo tính toán" in page


def test_the_options_of_the_bloc_are_shown(client, bloc_2022):
    Bloc.objects.update(
        rotation_rule="fixed_order", deputies=2, years_running=2, declined_turn="lost"
    )

    page = main(client.get(PAGE, {"lang": "en"}))

    assert (
        "The next in the list becomes chair 2 deputies chair for at most 2 years running "
        "a declined turn is lost: the board goes to the end of the list"
    ) in page


def test_the_bloc_leads_to_the_page(client, bloc_2022):
    html = client.get(f"/blocs/{SLUG}/").content.decode()

    assert f'href="{PAGE}"' in html


def test_an_unknown_bloc_has_no_page(client, db):
    assert client.get("/blocs/khong-co/rotation/").status_code == 404


def test_a_bloc_of_which_nothing_is_known_says_so(client):
    bloc, board = bare_bloc(1), bare_board(2)
    Membership.objects.create(
        bloc=bloc, board=board, seat=1, starts_on=date(2022, 1, 1), document=bare_document(3)
    )

    page = text(client.get(f"/blocs/{bloc.slug}/rotation/?lang=en"))

    assert "Nothing to compute yet" in page
    assert "computed Chair" not in page


def test_a_year_without_any_leader_shows_dashes(client, bloc_2022):
    Membership.objects.update(ends_on=date(2023, 7, 1))

    page = rotation_page(SLUG, EN)

    assert {(row.chair, row.deputies) for row in page.years} == {(None, ())}
    assert page.fairness == ()
    assert "No member is left that can be chair." in text(client.get(f"{PAGE}?lang=en"))


def test_what_is_foreseen_is_shown(client, bloc_2022):
    merger = Succession.objects.get()
    merger.effective_on = date(2024, 7, 1)
    merger.save()

    page = text(client.get(f"{PAGE}?lang=en"))

    assert "Phú Thọ is acting chair from 01/07/2024, when Tuyên Quang ceases to lead." in page


def test_a_proposal_that_was_announced_is_not_shown_beside_it(client, bloc_2022):
    announce_mandates(
        cycle=Cycle.objects.get(year=2023),
        on=date(2023, 2, 18),
        document=Document.objects.get(slug="thong-bao-995-2022"),
    )

    card = text(client.get(f"/blocs/{SLUG}/?lang=en")).partition("2022 Stage")[0]
    board = text(client.get("/boards/thai-nguyen/?lang=en"))
    page = rotation_page(SLUG, EN)

    assert re.findall(r"2023 Chair (proposed|announced)", board) == ["announced"]
    assert card.count("Thái Nguyên") == 2  # once as chair, once as a member
    assert [lead.status for lead in page.leaders if lead.year == 2023] == [
        "proposed",
        "announced",
    ] * 2
    assert page.proposed == ()


def test_an_edition_shows_those_announced_once(client, cycle_2022, secretary, approver):
    announce_mandates(
        cycle=Cycle.objects.get(year=2023),
        on=date(2023, 2, 18),
        document=Document.objects.get(slug="thong-bao-995-2022"),
    )
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    approve_edition(edition=edition, officer=approver)

    page = main(client.get(f"/blocs/{SLUG}/2022/?lang=en"))

    assert page.count("Chair 2023 Thái Nguyên") == 1
    assert "Chair 2023 Thái Nguyên proposed" not in page


def test_acting_chairs_stand_apart(client, bloc_2022):
    cycle = Cycle.objects.get(year=2022)
    Mandate.objects.create(
        cycle=cycle,
        board=Board.objects.get(slug="phu-tho"),
        role="chair",
        status="acting",
        starts_on=date(2023, 1, 6),
        document=Document.objects.first(),
    )

    [row] = [row for row in rotation_page(SLUG, EN).fairness if row.board.slug == "phu-tho"]

    assert (row.chair, row.acting, row.last) == ((), (2022,), None)
    assert "Acting chair in" in text(client.get(f"{PAGE}?lang=en"))


def test_nobody_acted_and_nothing_says_so(client, bloc_2022):
    assert "Acting chair in" not in text(client.get(f"{PAGE}?lang=en"))


@pytest.mark.parametrize(
    ("kind", "successors", "ends"),
    [
        pytest.param(SuccessionKind.MERGE, ["phu-tho"], True, id="merged into another"),
        pytest.param(SuccessionKind.DISSOLVE, [], True, id="dissolved"),
        pytest.param(SuccessionKind.RENAME, ["hoa-binh"], False, id="it goes on"),
        pytest.param(
            SuccessionKind.MERGE, ["hoa-binh", "phu-tho"], False, id="it takes another in"
        ),
        pytest.param(SuccessionKind.TRANSFER, ["phu-tho"], False, id="the membership says it"),
    ],
)
def test_which_successions_end_a_board(bloc_2022, kind, successors, ends):
    board = Board.objects.get(slug="hoa-binh")
    succession = Succession.objects.create(
        slug="thu", kind=kind, effective_on=date(2026, 1, 1), document=Document.objects.first()
    )
    succession.predecessors.add(board)
    succession.successors.add(*Board.objects.filter(slug__in=successors))

    assert (known(bloc_2022).rotation.ending(board.pk) is not None) == ends


def test_hindrances_are_known_by_name(bloc_2022):
    stranger = bare_board(1)
    Hindrance.objects.create(
        bloc=bloc_2022,
        board=stranger,
        year=2024,
        kind=HindranceKind.BARRED,
        reason="x",
        document=Document.objects.first(),
    )

    assert known(bloc_2022).names[stranger.pk] == stranger.short_name


@pytest.mark.parametrize("boards", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_boards(
    client, django_assert_num_queries, boards
):
    bloc = bare_bloc(1)
    cycle = Cycle.objects.create(bloc=bloc, year=2022, members_on=date(2022, 1, 1))
    document = bare_document(1)
    for number in range(1, boards + 1):
        board = bare_board(number)
        Membership.objects.create(
            bloc=bloc, board=board, seat=number, starts_on=date(2022, 1, 1), document=document
        )
        Hindrance.objects.create(
            bloc=bloc, board=board, year=2024, kind="declined", reason="x", document=document
        )
        Mandate.objects.create(
            cycle=cycle,
            board=board,
            role="deputy",
            status="announced",
            starts_on=date(2022, 1, 1),
            document=document,
        )
        succession = Succession.objects.create(
            slug=f"kt-{number}", kind="merge", effective_on=date(2030, 1, 1), document=document
        )
        succession.predecessors.add(board)
        succession.successors.add(bare_board(100 + number))

    with django_assert_num_queries(8):
        client.get(f"/blocs/{bloc.slug}/rotation/")
