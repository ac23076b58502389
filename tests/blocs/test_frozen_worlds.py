"""Two worlds that differ in who leads, asked everything by everybody who must not know it."""

import logging
from dataclasses import replace
from types import MappingProxyType

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from blocs.domain.policy import POLICY, judging
from blocs.enums import Act, EditionState, Layer, Party
from blocs.models import HandOver, editions
from blocs.queries import opinions
from boards.admin import history as history_pages
from boards.enums import Role
from boards.models import Change
from tests.blocs.frozen import (
    WAYS_OUT,
    covered,
    decide,
    differing,
    frozen_year,
    leader,
)
from tests.blocs.layers.scored import officer
from tests.blocs.year import board_of
from tests.config.walked import names
from tests.conftest import make_officer

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.alike,
    pytest.mark.repeats,
    pytest.mark.walks,
]

NOW = timezone.now()


@pytest.fixture(autouse=True)
def _silent():
    """Thousands of refusals are expected here: to write down each takes longer than to refuse."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def year(monkeypatch):
    """Frozen, with a hand-over that both sides may read; the clock stands still."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    cycle = frozen_year()
    make_officer("nguoi-duyet", Role.SECRETARIAT)
    HandOver.objects.create(
        cycle=cycle,
        giver=board_of(cycle, "A"),
        taker=board_of(cycle, "B"),
        made_at=NOW,
        made_by=officer(cycle, "A"),
        archive="hand-overs/a.zip",
        size=1,
        sha256="0" * 64,
        index={"sections": [], "files": []},
    )
    return cycle


@pytest.fixture
def everybody(year, as_officer):
    """Visitors, chair, deputy, a member, and somebody whose board is of no bloc."""
    return {
        "anonymous": Client(),
        "chair": as_officer(officer(year, "A")),
        "deputy": as_officer(officer(year, "B")),
        "member": as_officer(officer(year, "C")),
        "stranger": as_officer(make_officer("nguoi-la", Role.BOARD)),
    }


def test_the_worlds_differ_in_who_leads(year):
    assert leader(decide(year, "first")) == "A"


def test_in_the_other_world_the_other_leads(year):
    assert leader(decide(year, "second")) == "B"


def test_every_address_is_asked(year):
    decide(year, "first")

    assert covered(year) == names() - WAYS_OUT


@pytest.mark.parametrize("who", ["anonymous", "chair", "deputy", "member", "stranger"])
def test_nobody_outside_of_the_council_can_tell_the_worlds_apart(year, everybody, who):
    assert differing(year, {who: everybody[who]}) == []


def test_the_council_can(year, as_officer):
    secretariat = {"secretariat": as_officer(officer(year, ""))}

    told = differing(year, secretariat, within="/admin/blocs/edition/")

    assert ("secretariat", "/admin/blocs/edition/") in told


# The guard, seen to fail: each of these opens one door on purpose.


def public_too_early(monkeypatch):
    """What is approved counts as published."""

    def hasty(published_at, _now):
        return EditionState.PUBLISHED if published_at else EditionState.WAITING

    monkeypatch.setattr(editions, "state_of", hasty)


def results_for_members(monkeypatch):
    """The policy lets boards read results in the making."""
    rule = replace(POLICY[Act.READ_RESULTS], parties=tuple(Party))
    monkeypatch.setattr(judging, "POLICY", MappingProxyType({**POLICY, Act.READ_RESULTS: rule}))


def decisions_for_the_board(monkeypatch):
    """The layers let a board read what is decided about it."""
    right = opinions._read_by
    monkeypatch.setattr(
        opinions,
        "_read_by",
        lambda own, today: right(own, today) | Q(board__in=own, layer=Layer.FINAL),
    )


def the_whole_history(monkeypatch):
    """The history shows every change to everybody who reads a history."""
    monkeypatch.setattr(history_pages, "readable_by", lambda officer: Change.objects.all())


HISTORY = "/admin/boards/change/all/"
PUBLIC, OPINIONS = "/blocs/khoi-1/2023", "/admin/blocs/opinion/"


@pytest.mark.parametrize(
    ("opened", "who", "where"),
    [
        pytest.param(public_too_early, "anonymous", f"{PUBLIC}.json", id="the clock"),
        pytest.param(results_for_members, "member", "/admin/blocs/edition/", id="the policy"),
        pytest.param(decisions_for_the_board, "chair", OPINIONS, id="the layers"),
        pytest.param(the_whole_history, "member", HISTORY, id="the history"),
    ],
)
def test_the_walk_finds_a_door_that_is_opened(year, everybody, monkeypatch, opened, who, where):
    opened(monkeypatch)

    assert (who, where) in differing(year, {who: everybody[who]}, within=where)
