"""docs/decisions.md says what the code does."""

import pytest
from django.urls import reverse

from awards.domain.eligibility import Candidate, Elsewhere, Rules, findings
from awards.enums import ConferralStatus, Ground
from awards.imports.annex import AnnexReader
from awards.models import Award, Conferral, Ending
from awards.services.deciding import _next
from boards.domain.papers import register_key
from boards.domain.sentences import Sentence
from boards.domain.years import read_date
from boards.models import Board
from tests.awards.decided import board, closed, decide, end, grant
from tests.boards.rows import succession
from tests.test_docs import NOTHING, one, rows

DECISIONS = "docs/decisions.md"
STORY = (
    "Decision",
    "Issued on",
    "Does",
    "Board",
    "Ground",
    "Bắc Giang has",
    "The page of Bắc Giang says",
)


def test_numbers_are_registered_as_the_table_says():
    for number, issuer, year, key in rows(DECISIONS, "Number", "Issuer", "Year", "In the register"):
        assert register_key(f"{issuer}\n{number}\n{year}") == one(key)


def test_awards_end_in_the_order_of_the_table():
    head = ("Now", "`cancelled`", "`recovered`")
    told = {
        one(now): tuple(
            status
            for status, cell in zip(("cancelled", "recovered"), cells, strict=True)
            if cell != NOTHING
        )
        for now, *cells in rows(DECISIONS, *head)
    }

    assert told == {each.value: tuple(map(str, _next(each))) for each in ConferralStatus}


def test_another_bloc_bars_as_the_table_says():
    head = ("Elsewhere", "Award", "Whose", "One achievement, one award", "Verdict")
    for how, which, whose, rule, verdict in rows(DECISIONS, *head):
        each = Elsewhere(
            Sentence("A", "A"),
            "Khối",
            paper="QĐ 1" if how == "given" else "",
            same=which == "the same",
            kin="X" if whose == "kin" else "",
        )
        asked = Rules(year=2022, members=7, one_achievement="" if rule == NOTHING else "Điều 5")
        found = findings(Candidate(published=True, place=1, elsewhere=(each,)), asked)
        assert [row.verdict for row in found if row.ground == Ground.ELSEWHERE] == [one(verdict)]


@pytest.mark.django_db
def test_an_annex_is_read_as_the_table_says(bloc_2022):
    told = [(one(row), means) for row, means in rows(DECISIONS, "Row of the annex", "Is read as")]

    lines = AnnexReader(list(Award.objects.all()), 2022).read(
        "\n".join(row for row, _means in told)
    )

    boards, awards = Board.objects.in_bulk(), Award.objects.in_bulk()
    found = {
        line.number: f"{boards[line.key[0]].slug}, {awards[line.key[1]].slug}"
        if line.key
        else "not understood"
        for line in lines
    }
    assert [found.get(at, NOTHING) for at, _row in enumerate(told, start=1)] == [
        means for _row, means in told
    ]


@pytest.mark.django_db
def test_an_annex_row_without_any_award_is_told(bloc_2022):
    [line] = AnnexReader(list(Award.objects.all()), 2022).read("1\tYên Bái\n\n12\n")

    assert line.fault == "It names no award, and no heading above does."


@pytest.mark.django_db
def test_the_story_goes_as_the_table_says(cycle_2022, secretary, client):
    event = succession(1)
    event.predecessors.set([board("yen-bai")])
    event.successors.set([board("bac-giang")])
    year = closed(cycle_2022)
    for number, day, does, slug, ground, has, says in rows(DECISIONS, *STORY):
        paper = {"number": number, "issued_on": read_date(day)}
        if one(does) == "granted":
            decide(year, secretary, grant(slug), **paper)
        else:
            conferral = Conferral.objects.get(board__slug=slug)
            end(conferral, secretary, decide(year, secretary, **paper), one(does), ground)
            assert Ending.objects.get(status=one(does)).ground == ground
        standing = Conferral.objects.standing().filter(board__slug="bac-giang")
        assert standing.count() == int(has)
        assert "; ".join(map(_told, _history(client))) == says


def _history(client):
    page = client.get(reverse("blocs:board", args=["bac-giang"])).context["page"]
    return page.honours


def _told(row):
    whose = f" of {row.board}" if row.inherited else ""
    return ", ".join([f"{row.year} {row.award}{whose}", *(each.code for each in row.ends)])
