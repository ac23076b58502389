"""The line of a board: every generation before it and after it, until today."""

from datetime import date

import pytest

from blocs.queries.lineage import chain_of
from boards.enums import SuccessionKind
from tests.blocs.successions import (
    JULY,
    NEW,
    board,
    decided,
    event,
    new_board,
    record,
    renamed,
    takes,
)

pytestmark = pytest.mark.django_db

LATER = date(2026, 1, 1)


@pytest.fixture
def line(bloc_2022, secretary):
    """Bắc Kạn and Thái Nguyên merged in July 2025, and with Yên Bái in January 2026."""
    record(event(), decided(takes("bac-kan")), secretary)
    last = new_board("lon-hon", "Lớn hơn")
    record(event(slugs=[NEW, "yen-bai"], on=LATER, founded=[last]), decided(takes(NEW)), secretary)
    return bloc_2022


def days(slug):
    return [(each.effective_on, each.own) for each in chain_of(board(slug)).events]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        pytest.param("bac-kan", [(JULY, True), (LATER, False)], id="from the first on"),
        pytest.param(NEW, [(JULY, True), (LATER, True)], id="from the middle"),
        pytest.param("lon-hon", [(JULY, False), (LATER, True)], id="back from the last"),
        pytest.param("yen-bai", [(LATER, True)], id="without the past of its partner"),
        pytest.param("phu-tho", [], id="nothing happened"),
    ],
)
def test_the_chain_runs_through_all_generations(line, slug, expected):
    assert days(slug) == expected


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        pytest.param("bac-kan", ["lon-hon"], id="what became of it in the end"),
        pytest.param("lon-hon", [], id="it is there itself"),
        pytest.param("phu-tho", [], id="nothing happened"),
    ],
)
def test_the_chain_ends_with_whoever_is_there_today(line, slug, expected):
    assert [each.slug for each in chain_of(board(slug)).today] == expected


def test_an_event_shows_both_sides_the_heir_and_the_paper(line):
    [first, _second] = chain_of(board("bac-kan")).events

    assert (
        [each.name for each in first.predecessors],
        [each.slug for each in first.successors],
    ) == (
        ["Bắc Kạn", "Thái Nguyên"],
        [NEW],
    )
    assert (first.heir.slug, first.paper.citation) == (NEW, "2243/QĐ-TTg")


def test_a_sister_keeps_her_story_to_herself(bloc_2022, secretary):
    halves = [new_board("dong", "Đông"), new_board("tay", "Tây")]
    record(
        event(SuccessionKind.SPLIT, ["phu-tho"], founded=halves, heir=0),
        decided(takes("phu-tho")),
        secretary,
    )
    name = renamed("Ban Tây mới", "Tây mới")
    record(event(SuccessionKind.RENAME, ["tay"], on=LATER, new_name=name), decided(), secretary)

    assert (days("dong"), days("tay")) == ([(JULY, True)], [(JULY, True), (LATER, True)])


def test_a_dissolution_leads_to_nobody(bloc_2022, secretary):
    record(event(SuccessionKind.DISSOLVE, ["bac-kan"]), decided(), secretary)

    chain = chain_of(board("bac-kan"))

    assert (len(chain.events), chain.events[0].successors, chain.today) == (1, (), ())


def test_the_page_shows_the_whole_line(line, client):
    body = client.get("/boards/bac-kan/").content.decode()

    chain = body[body.index('class="chain"') : body.index("</ol>", body.index('class="chain"'))]
    assert chain.count("<li") == 3
    assert "Hiện nay" in chain
    assert "công việc dở dang do Thái Nguyên (mới) kế thừa" in chain


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        pytest.param("kkt-ha-giang", True, id="it ended months after its province"),
        pytest.param("tuyen-quang", False, id="its province is still there"),
        pytest.param("yen-bai", False, id="nobody knows whether it ended"),
    ],
)
def test_a_board_may_outlive_its_province(bloc_2022, client, slug, expected):
    body = client.get(f"/boards/{slug}/").content.decode()

    assert ("Đơn vị tồn tại lâu hơn tỉnh" in body) is expected


@pytest.mark.parametrize(
    ("slug", "queries"),
    [
        pytest.param("phu-tho", 1, id="nothing happened"),
        pytest.param("bac-kan", 6, id="two generations"),
        pytest.param("yen-bai", 5, id="one generation"),
    ],
)
def test_each_generation_costs_one_query(line, slug, queries, django_assert_num_queries):
    of = board(slug)

    with django_assert_num_queries(queries):
        chain_of(of)
