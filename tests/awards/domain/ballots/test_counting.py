"""The count: bases with recused boards, papers from the box, and what cannot be."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.domain.ballots.choices import faults, from_paper, to_paper
from awards.domain.ballots.counting import (
    Box,
    Elector,
    Marks,
    box_faults,
    differences,
    in_room,
    tallies,
)
from awards.domain.ballots.rules import Rules, Share
from awards.enums import BallotKind, Base, Channel, Recusal, Voice
from awards.refusals import Refusal

YES, NO, ABSTAIN = Voice
NAMES = ["a", "b"]


def rules(kind=BallotKind.YES_NO, **said):
    half = Share(Fraction(1, 2), Base.PRESENT, strict=True)
    return Rules(kind, half, Share(Fraction(2, 3), Base.ELECTORS), **said)


def electors(phones=0, papers=0, letters=0, absent=0, recused=()):
    """So many of each channel; ``recused`` are ``(place, name)`` in that order."""
    channels = [Channel.PHONE] * phones + [Channel.PAPER] * papers
    channels += [Channel.LETTER] * letters + [Channel.ABSENT] * absent
    return [
        Elector(
            str(place),
            channel,
            voted=channel is Channel.PHONE,
            recused=frozenset(name for at, name in recused if at == place),
        )
        for place, channel in enumerate(channels)
    ]


def test_phones_papers_and_letters_are_one_count():
    choices = [{"a": YES, "b": NO}, {"a": YES}, {"b": YES}]
    box = Box(issued=4, returned=4, invalid=1, marks={"a": Marks(2, 1), "b": Marks(0, 3)})

    first, second = tallies(rules(), NAMES, electors(3, 3, 1, 1), choices, box)

    assert (first.yes, first.no, first.abstain) == (4, 1, 1)
    assert (second.yes, second.no, second.abstain) == (1, 4, 1)
    assert first.bases == {Base.ELECTORS: 8, Base.PRESENT: 7, Base.CAST: 7, Base.VALID: 6}


@pytest.mark.parametrize(
    ("recusal", "bases"),
    [
        pytest.param(Recusal.LEAVES, (6, 5, 5, 5), id="a recused board leaves every base"),
        pytest.param(Recusal.STAYS, (7, 6, 6, 6), id="the regulation keeps it in"),
    ],
)
def test_a_recused_board_and_the_bases(recusal, bases):
    who = electors(phones=6, absent=1, recused=[(0, "a")])

    [told] = tallies(rules(recusal=recusal), ["a"], who, [{"a": YES}] * 5 + [{}], Box())

    assert tuple(told.bases.values()) == bases
    assert (told.yes, told.no, told.abstain) == (5, 0, 0)


@pytest.mark.parametrize(
    ("box", "cast", "valid"),
    [
        pytest.param(Box(3, 3, 0), 2, 2, id="all came back: the recused one is among them"),
        pytest.param(Box(3, 2, 0), 2, 2, id="one was lost: it may be the recused one"),
        pytest.param(Box(3, 3, 1), 2, 2, id="one is not valid: it may be the recused one"),
        pytest.param(Box(3, 2, 1), 2, 1, id="one lost, one not valid"),
    ],
)
def test_whose_papers_were_lost_nobody_guesses_in_favour(box, cast, valid):
    who = electors(papers=3, recused=[(0, "a")])

    [told] = tallies(rules(), ["a"], who, [], box)

    assert (told.bases[Base.CAST], told.bases[Base.VALID]) == (cast, valid)


@pytest.mark.parametrize(
    ("box", "found"),
    [
        pytest.param(Box(3, 3, 0, {"a": Marks(3)}), [], id="fits"),
        pytest.param(Box(2, 2, 0), [Refusal.BOX_ISSUED], id="not as many as vote by hand"),
        pytest.param(Box(3, 4, 0), [Refusal.BOX_RETURNED], id="more back than out"),
        pytest.param(Box(3, 1, 2), [Refusal.BOX_RETURNED], id="more not valid than back"),
        pytest.param(Box(3, 3, 1, {"a": Marks(2, 1)}), [Refusal.BOX_MARKS], id="too many marks"),
        pytest.param(
            Box(3, 3, 0, {"b": Marks(2, 1)}), [Refusal.BOX_MARKS], id="a recused board marked"
        ),
    ],
)
def test_numbers_counted_by_hand_must_be_possible(box, found):
    who = electors(papers=2, letters=1, recused=[(0, "b")])

    assert box_faults(rules(), NAMES, who, box) == found


def test_papers_that_choose_carry_so_many_names_at_most():
    who, chooses = electors(papers=2), rules(BallotKind.CHOOSE, at_most=1)

    assert box_faults(chooses, NAMES, who, Box(2, 2, 0, {"a": Marks(1), "b": Marks(1)})) == []
    assert box_faults(chooses, NAMES, who, Box(2, 2, 0, {"a": Marks(2), "b": Marks(1)})) == [
        Refusal.BOX_TOO_MANY
    ]
    assert box_faults(chooses, NAMES, who, Box(2, 2, 0, {"a": Marks(0, 1)})) == [Refusal.NO_AGAINST]


@pytest.mark.parametrize(
    ("kind", "at_most", "choice", "found"),
    [
        pytest.param("yes_no", None, {"a": YES, "b": NO}, [], id="yes and no"),
        pytest.param("yes_no", None, {}, [], id="a blank paper abstains"),
        pytest.param("yes_no", None, {"c": YES}, [Refusal.UNKNOWN_NAME], id="no such name"),
        pytest.param("approve", None, {"a": NO}, [Refusal.NO_AGAINST], id="only for"),
        pytest.param(
            "choose", 1, {"a": YES, "b": YES}, [Refusal.TOO_MANY_NAMES], id="too many names"
        ),
        pytest.param("yes_no", None, {"own": YES}, [Refusal.RECUSED], id="its own name"),
        pytest.param("yes_no", None, {"own": ABSTAIN}, [], id="left out, its own name"),
    ],
)
def test_why_a_paper_is_not_valid(kind, at_most, choice, found):
    asked = rules(BallotKind(kind), at_most=at_most)

    assert faults(asked, [*NAMES, "own"], {"own"}, choice) == found


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(Voice)))
def test_every_paper_of_a_ballot_has_one_length_and_says_what_was_said(choice):
    names = list("abcdef")
    paper = to_paper(names, choice)

    assert len(paper) == 6
    assert from_paper(names, paper) == {name: choice.get(name, ABSTAIN) for name in names}


@pytest.mark.parametrize("paper", [b"yn", b"yx", b"yny", "ýn".encode()])
def test_a_paper_of_another_ballot_is_refused(paper):
    if paper == b"yn":
        assert from_paper(NAMES, paper) == {"a": YES, "b": NO}
        return
    with pytest.raises(ValueError, match=r".+"):
        from_paper(NAMES, paper)


def test_two_counts_are_compared_number_by_number():
    first = Box(3, 3, 0, {"a": Marks(2, 1)})

    assert differences(first, Box(3, 3, 0, {"a": Marks(2, 1), "b": Marks(0)})) == []
    assert differences(first, Box(3, 2, 1, {"a": Marks(1, 1), "b": Marks(1)})) == [
        "returned",
        "invalid",
        "a",
        "b",
    ]


@pytest.mark.parametrize(("letters_count", "there"), [(False, 5), (True, 6)])
def test_who_counts_for_the_quorum(letters_count, there):
    assert in_room(electors(3, 2, 1, 4), letters_count=letters_count) == there


BALLOTS = st.lists(
    st.tuples(st.sampled_from(Channel), st.sets(st.sampled_from(NAMES)), st.booleans()), min_size=1
)


@given(who=BALLOTS, data=st.data(), recusal=st.sampled_from([Recusal.LEAVES, Recusal.STAYS]))
def test_votes_for_are_never_of_fewer_than_could_vote(who, data, recusal):
    """Whatever the roll and the box: yes, no and abstain are each of at most every base."""
    people = [
        Elector(str(at), channel, voted and channel is Channel.PHONE, frozenset(recused))
        for at, (channel, recused, voted) in enumerate(who)
    ]
    asked = rules(recusal=recusal)
    issued = sum(each.channel in (Channel.PAPER, Channel.LETTER) for each in people)
    returned = data.draw(st.integers(0, issued))
    invalid = data.draw(st.integers(0, returned))
    empty = Box(issued, returned, invalid)
    marks = {
        told.name: Marks(data.draw(st.integers(0, max(0, told.abstain))))
        for told in tallies(asked, NAMES, people, [], empty)
    }
    box = Box(issued, returned, invalid, marks)
    phones = [each for each in people if each.voted]
    choices = [{name: YES for name in NAMES if name not in each.recused} for each in phones]
    if box_faults(asked, NAMES, people, box):
        return

    for told in tallies(asked, NAMES, people, choices, box):
        assert told.abstain >= 0
        assert all(told.yes <= base for base in told.bases.values())
        assert told.bases[Base.VALID] <= told.bases[Base.CAST] <= told.bases[Base.PRESENT]
        assert told.bases[Base.PRESENT] <= told.bases[Base.ELECTORS]
