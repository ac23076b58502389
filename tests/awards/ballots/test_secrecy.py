"""A secret ballot of 200 boards, against somebody who holds a copy after every single vote.

Two ballots are played that differ only in who said what: the same papers, from other boards. Every
copy of one must look as that of the other, but for what looks random and is as long. So nothing in
tables, history, order or length leads from a board to its paper. What looks random is held against
every paper that there can be, and against a learner who is told the votes of the first half.
"""

import base64
import hashlib
import json
import sys
from collections import Counter
from itertools import product
from random import Random

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction

from awards.domain.ballots.choices import SIGNS
from awards.enums import Recusal, Voice
from awards.services.ballots import cast_vote, close_ballot, count_ballot, open_ballot, voting
from boards.models import Board
from tests.any_row import our_tables
from tests.awards.ballots.dumps import added, blanked, dump, looking_random
from tests.awards.ballots.members import many_members
from tests.awards.ballots.rows import prepared

pytestmark = [pytest.mark.django_db, pytest.mark.repeats]

ELECTORS = 200
FEW = 40
"""Enough to see that the comparison and the learner find what is there to be found."""
NAMED = ("hoa-binh", "phu-tho", "yen-bai")


class BackAgain(Exception):
    """Thrown to undo what a world wrote."""


@pytest.fixture
def conference(request, cycle_2022):
    """The bloc of 2022 with so many members that there are 200, or few, all on phones."""
    many_members(cycle_2022, getattr(request, "param", ELECTORS))
    return cycle_2022


UNEVEN = (*Voice, Voice.YES, Voice.YES)


def papers(conference, seed=1, voices=UNEVEN):
    """What the boards say, drawn by lot: uneven, as votes are."""
    lot = Random(seed)  # noqa: S311 - a game, not a secret
    return [{name: lot.choice(voices) for name in NAMED} for _board in conference.memberships()]


def play(conference, officer, said, *, secret=True):
    """What each vote adds to a copy, and what the count leaves, in a world that is then undone."""
    steps, left = [], []
    _rewind()
    try:
        with transaction.atomic():
            _play(conference, officer, said, secret, steps, left)
            raise BackAgain
    except BackAgain:
        _rewind()
    return steps, left


def _play(conference, officer, said, secret, steps, left):
    ballot = prepared(conference, officer, named=NAMED, secret=secret, recusal=Recusal.VOTES)
    ballot, codes = open_ballot(ballot=ballot, officer=officer)
    before = dump()
    for elector, choice in zip(ballot.electors.select_related("board"), said, strict=True):
        cast_vote(elector=elector, choice=choice)
        now = dump()
        steps.append(added(before, now))
        before = now
    close_ballot(ballot=ballot)
    count_ballot(ballot=ballot, codes=list(codes.values()))
    left += added(before, dump())


def _rewind():
    """Count keys from the same number: PostgreSQL does not count back with what is undone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(our_tables())):
                cursor.execute(statement)


def shuffled(said, seed=7):
    """The same papers, from other boards."""
    other = list(said)
    Random(seed).shuffle(other)  # noqa: S311
    return other


def told_apart(one, other):
    """The first place where copies of two worlds differ; nothing where they do not."""
    pairs = zip([*one[0], one[1]], [*other[0], other[1]], strict=True)
    return next((at for at, (a, b) in enumerate(pairs) if blanked(a) != blanked(b)), None)


def both(conference, officer, **said):
    """The same papers, from other boards."""
    papers_ = papers(conference)
    return [play(conference, officer, each, **said) for each in (papers_, shuffled(papers_))]


few = pytest.mark.parametrize("conference", [FEW], indirect=True)


def test_no_copy_tells_who_said_what(conference, secretary):
    said = papers(conference)
    steps, left = play(conference, secretary, said)
    right, by_guessing = learned([envelope_in(step) for step in steps], said)
    seen = {text for step in steps for text in looking_random(step)}
    slugs = Board.objects.values_list("slug", flat=True)

    assert len(steps) == ELECTORS
    assert told_apart((steps, left), play(conference, secretary, shuffled(said))) is None
    assert seen.isdisjoint(disguises(["", *slugs]))
    assert right <= by_guessing + margin(by_guessing, ELECTORS // 2)


@few
def test_the_copies_of_a_ballot_that_is_open_to_all_do_tell(conference, secretary):
    """The comparison sees what is there to be seen: at the count the votes are told by board."""
    assert told_apart(*both(conference, secretary, secret=False)) == FEW


@few
def test_papers_of_different_lengths_would_tell(conference, secretary, monkeypatch):
    said = lambda _names, choice: json.dumps(choice).encode()  # noqa: E731
    monkeypatch.setattr(voting, "to_paper", said)
    monkeypatch.setattr("awards.services.ballots.counting.from_paper", lambda _n, p: json.loads(p))

    assert told_apart(*both(conference, secretary)) is not None


@few
def test_a_learner_reads_envelopes_that_are_not_closed(conference, secretary, monkeypatch):
    open_ = lambda _key, content, **_said: base64.b64encode(content * 20).decode()  # noqa: E731
    monkeypatch.setattr(voting, "shut", open_)
    monkeypatch.setattr(sys.modules[__name__], "count_ballot", lambda **_said: None)
    said = papers(conference, voices=(Voice.YES, Voice.NO))
    steps, _left = play(conference, secretary, said)
    right, by_guessing = learned([envelope_in(step) for step in steps], said)

    assert right > by_guessing + margin(by_guessing, FEW // 2)


def disguises(salts):
    """Digests of every paper that there can be, alone or after what is known of a board."""
    found = set()
    for signs, salt, between in product(
        product(SIGNS.values(), repeat=len(NAMED)), salts, ["", "/", "|", ":"]
    ):
        digest = hashlib.sha256(f"{salt}{between}{''.join(signs)}".encode())
        found |= {digest.hexdigest(), base64.b64encode(digest.digest()).decode()}
    return found


def envelope_in(step):
    """The bytes of the one envelope that a vote added."""
    [envelope] = looking_random(row for row in step if row.startswith("awards_envelope|"))
    return base64.b64decode(envelope)


def learned(envelopes, said):
    """How many of the second half a learner gets right, and how many whoever always says the same.

    It learns, of the first half, which bit of an envelope goes best with what was said of a name.
    """
    voices, half = [choice[NAMED[0]] for choice in said], len(said) // 2
    told = [
        _groups(envelopes[:half], voices[:half], place) for place in range(8 * len(envelopes[0]))
    ]
    place, groups = max(enumerate(told), key=lambda each: _right(each[1]))
    guesses = [_usual(groups[bit(each, place)]) for each in envelopes[half:]]
    rest = voices[half:]
    right = sum(guess == truth for guess, truth in zip(guesses, rest, strict=True))
    return right, max(Counter(rest).values())


def _right(groups):
    return sum(max(group.values(), default=0) for group in groups.values())


def _usual(group):
    return max(group, key=group.get, default=None)


def _groups(envelopes, voices, place):
    groups = {0: Counter(), 1: Counter()}
    for each, voice in zip(envelopes, voices, strict=True):
        groups[bit(each, place)][voice] += 1
    return groups


def bit(content, place):
    return content[place // 8] >> (place % 8) & 1


def margin(by_guessing, of):
    """Four standard deviations of so many right guesses of so many."""
    share = by_guessing / of
    return 4 * (of * share * (1 - share)) ** 0.5
