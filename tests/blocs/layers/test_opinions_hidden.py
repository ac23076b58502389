"""First opinions are independent: the rule and the query agree, and no surface tells."""

from itertools import product

import pytest
from django.utils import timezone

from blocs.enums import Layer, Peers, Stage
from blocs.models import Cycle, Opinion
from blocs.queries.opinions import boards_reading, opinions_within_reach
from boards.models import Officer
from tests.blocs.layers.scored import given, officer, scored_year
from tests.blocs.year import board_of

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


def read_by_rule(who: Officer) -> set[Opinion]:
    """What the rule of one row says of each of them."""
    rows = Opinion.objects.select_related("criterion__scheme__cycle__bloc")
    return {each for each in rows if who.board_id in boards_reading(each)}


@pytest.fixture
def busy_year():
    """Two criteria with every layer, peers that scored, abstained and said nothing."""
    cycle = scored_year(peers=Peers.MEMBERS)
    for code in ("cai-cach", "lao-dong"):
        for letter in "ABCD":
            given(cycle, letter, code, Layer.SELF, points=8)
            given(cycle, letter, code, Layer.APPRAISED, points=7)
            given(cycle, letter, code, Layer.FINAL, points=6)
    for letter, by, points in (("C", "A", 3), ("C", "B", 4), ("C", "D", None), ("A", "B", 5)):
        given(cycle, letter, "cai-cach", Layer.PEER, by, points)
    stranger = scored_year(number=2)
    given(stranger, "C", "cai-cach", Layer.SELF, points=1)
    return cycle


@pytest.mark.parametrize(
    ("stage", "shown"), list(product(list(Stage), [False, True])), ids=lambda one: str(one)
)
def test_the_query_says_what_the_rule_says(busy_year, stage, shown):
    day = timezone.localdate() if shown else None
    Cycle.objects.update(stage=stage, appraisal_shown_on=day)

    for letter in "ABCD":
        who = officer(busy_year, letter)
        assert set(opinions_within_reach(who)) == read_by_rule(who)


def test_peers_read_one_another_only_after_their_own_points():
    cycle = scored_year()
    first = given(cycle, "C", "cai-cach", Layer.PEER, "A", 3)

    before = list(opinions_within_reach(officer(cycle, "B")))
    own = given(cycle, "C", "cai-cach", Layer.PEER, "B", 4)

    assert before == []
    assert set(opinions_within_reach(officer(cycle, "B"))) == {first, own}


def test_an_abstention_opens_nothing():
    cycle = scored_year()
    given(cycle, "C", "cai-cach", Layer.PEER, "A", 3)
    own = given(cycle, "C", "cai-cach", Layer.PEER, "B", None)

    assert list(opinions_within_reach(officer(cycle, "B"))) == [own]


def test_the_points_of_one_criterion_open_no_other():
    cycle = scored_year()
    given(cycle, "C", "cai-cach", Layer.PEER, "A", 3)
    given(cycle, "D", "cai-cach", Layer.PEER, "A", 3)
    given(cycle, "C", "lao-dong", Layer.PEER, "B", 4)

    readable = opinions_within_reach(officer(cycle, "B"))

    assert [each.by_board for each in readable] == [board_of(cycle, "B")]


@pytest.mark.parametrize("letter", ["", "auditor"])
def test_the_council_and_auditors_read_everything(letter, busy_year, auditor):
    who = auditor if letter else officer(busy_year, "")

    assert opinions_within_reach(who).count() == Opinion.objects.count()


def test_an_officer_without_a_board_reads_nothing(busy_year):
    who = officer(busy_year, "A")
    who.board = None
    who.save()

    assert list(opinions_within_reach(who)) == []
