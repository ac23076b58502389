"""The verdict of the policy: ground, end and every refusal, as a table of cases."""

from datetime import date, datetime, timedelta

import pytest

from blocs.domain.policy import POLICY, Ground, Person, Place, Term, Thing, Verdict, ever, judge
from blocs.enums import Act, MandateRole, Party, Stage
from blocs.refusals import Refusal
from boards.enums import Role

OWN, OTHER, CYCLE, ANOTHER_CYCLE = 1, 2, 2022, 2023
DAY = date(2022, 7, 1)
MOMENT = datetime(2022, 8, 1)

RUNNING = Term(CYCLE, MandateRole.CHAIR, date(2022, 1, 1), date(2023, 1, 1))
OPEN_END = Term(CYCLE, MandateRole.DEPUTY, date(2022, 1, 1))
ENDED = Term(CYCLE, MandateRole.CHAIR, date(2022, 1, 1), DAY)
REVOKED = Term(CYCLE, MandateRole.CHAIR, date(2022, 1, 1), date(2023, 1, 1), stands=False)
COMING = Term(CYCLE, MandateRole.DEPUTY, DAY + timedelta(1))
ELSEWHERE = Term(ANOTHER_CYCLE, MandateRole.CHAIR, date(2022, 1, 1))

BOARD = Person(10, Role.BOARD, OWN)
HOMELESS = Person(11, Role.BOARD)
CHAIR = Person(12, Role.BOARD, OWN, (RUNNING,))
DEPUTY = Person(13, Role.BOARD, OWN, (OPEN_END,))
SECRETARY = Person(20, Role.SECRETARIAT)
AUDITOR = Person(30, Role.AUDITOR)


def led(*terms):
    return Person(14, Role.BOARD, OWN, terms)


def report(board, stage=Stage.REPORTING, **said):
    return Thing(board, (Place(CYCLE, stage),), **said)


def granted(party, term=None, opened_until=None):
    return Verdict(Ground(party, term), (), opened_until)


@pytest.mark.parametrize(
    ("person", "act", "thing", "expected"),
    [
        pytest.param(
            BOARD, Act.EDIT_FIGURES, report(OWN), granted(Party.OWN_BOARD), id="the own report"
        ),
        pytest.param(
            BOARD,
            Act.EDIT_FIGURES,
            Thing(OWN),
            granted(Party.OWN_BOARD),
            id="a report of no cycle is closed by no stage",
        ),
        pytest.param(
            SECRETARY,
            Act.EDIT_FIGURES,
            report(OTHER),
            granted(Party.SECRETARIAT),
            id="the council enters for a board",
        ),
        pytest.param(
            CHAIR,
            Act.READ_REPORT,
            report(OTHER),
            granted(Party.CHAIR, RUNNING),
            id="the chair reads the reports of its bloc",
        ),
        pytest.param(
            CHAIR,
            Act.READ_REPORT,
            report(OWN),
            granted(Party.OWN_BOARD),
            id="the ground that stays is named before the one that ends",
        ),
        pytest.param(
            DEPUTY,
            Act.VERIFY_REPORT,
            report(OTHER),
            granted(Party.DEPUTY, OPEN_END),
            id="the deputy reviews",
        ),
        pytest.param(
            led(ENDED, OPEN_END),
            Act.REMARK,
            report(OTHER),
            granted(Party.DEPUTY, OPEN_END),
            id="the mandate that runs counts",
        ),
        pytest.param(
            SECRETARY,
            Act.SETTLE_DOUBT,
            report(OTHER, actors=frozenset({10})),
            granted(Party.SECRETARIAT),
            id="the second person",
        ),
        pytest.param(
            BOARD,
            Act.EDIT_FIGURES,
            report(OWN, Stage.CLOSED, opened_until=MOMENT),
            granted(Party.OWN_BOARD, opened_until=MOMENT),
            id="an exemption stands above the stage",
        ),
        pytest.param(
            BOARD,
            Act.EDIT_FIGURES,
            report(OWN, opened_until=MOMENT),
            granted(Party.OWN_BOARD),
            id="an exemption that nothing needs is not named",
        ),
        pytest.param(
            BOARD,
            Act.READ_IMPORT,
            Thing(owner=10),
            granted(Party.UPLOADER),
            id="whoever uploaded a file reads it",
        ),
        pytest.param(
            HOMELESS,
            Act.READ_CATALOGUE,
            Thing(),
            granted(Party.ANY_BOARD),
            id="indicators are for every board officer",
        ),
        pytest.param(
            CHAIR,
            Act.VERIFY_REPORT,
            Thing(OTHER, (Place(CYCLE, Stage.REPORTING), Place(ANOTHER_CYCLE, Stage.PLANNING))),
            granted(Party.CHAIR, RUNNING),
            id="a leader goes by the stage of the cycle led",
        ),
    ],
)
def test_allowed(person, act, thing, expected):
    assert judge(person, act, thing, on=DAY) == expected
    assert expected.allowed


@pytest.mark.parametrize(
    ("person", "act", "thing", "refusals"),
    [
        pytest.param(
            BOARD, Act.EDIT_FIGURES, report(OTHER), [Refusal.OF_ANOTHER_BOARD], id="another board"
        ),
        pytest.param(
            CHAIR,
            Act.EDIT_FIGURES,
            report(OTHER),
            [Refusal.OF_ANOTHER_BOARD],
            id="a chair reads wider than it writes",
        ),
        pytest.param(
            HOMELESS, Act.READ_REPORT, report(None), [Refusal.NO_BOARD], id="an officer of no board"
        ),
        pytest.param(
            BOARD,
            Act.EDIT_FIGURES,
            report(OWN, Stage.CLOSED),
            [Refusal.WRONG_STAGE],
            id="the stage",
        ),
        pytest.param(
            BOARD,
            Act.EDIT_FIGURES,
            report(OTHER, Stage.CLOSED),
            [Refusal.OF_ANOTHER_BOARD, Refusal.WRONG_STAGE],
            id="every reason is named",
        ),
        pytest.param(
            SECRETARY,
            Act.EDIT_FIGURES,
            Thing(OTHER, (Place(1, Stage.REPORTING), Place(2, Stage.CLOSED))),
            [Refusal.WRONG_STAGE],
            id="one cycle that forbids is enough",
        ),
        pytest.param(
            SECRETARY,
            Act.GRANT_EXEMPTION,
            report(OTHER, Stage.CLOSED, opened_until=MOMENT),
            [],
            id="any stage",
        ),
        pytest.param(
            SECRETARY,
            Act.EDIT_MANDATES,
            report(None, Stage.CLOSED, opened_until=MOMENT),
            [Refusal.WRONG_STAGE],
            id="an exemption opens reports only",
        ),
        pytest.param(
            CHAIR, Act.VERIFY_REPORT, report(OWN), [Refusal.OF_OWN_BOARD], id="nobody judges itself"
        ),
        pytest.param(
            BOARD, Act.SETTLE_DOUBT, report(OWN), [Refusal.OF_OWN_BOARD], id="no board does"
        ),
        pytest.param(
            SECRETARY,
            Act.VERIFY_REPORT,
            report(OTHER, actors=frozenset({20})),
            [Refusal.SECOND_PERSON],
            id="the same person",
        ),
        pytest.param(
            SECRETARY,
            Act.SUBMIT_REPORT,
            report(OTHER, actors=frozenset({20})),
            [],
            id="an act of one person",
        ),
        pytest.param(
            led(ENDED),
            Act.READ_REPORT,
            report(OTHER),
            [Refusal.MANDATE_ENDED, Refusal.OF_ANOTHER_BOARD],
            id="the day of the end is excluded",
        ),
        pytest.param(
            led(REVOKED),
            Act.VERIFY_REPORT,
            report(OTHER),
            [Refusal.MANDATE_ENDED, Refusal.ONLY_LEADERS],
            id="an ended mandate ends before its date",
        ),
        pytest.param(
            led(COMING),
            Act.VERIFY_REPORT,
            report(OTHER),
            [Refusal.MANDATE_NOT_BEGUN, Refusal.ONLY_LEADERS],
            id="a mandate of tomorrow",
        ),
        pytest.param(
            led(ELSEWHERE),
            Act.VERIFY_REPORT,
            report(OTHER),
            [Refusal.ONLY_LEADERS],
            id="a mandate of another cycle",
        ),
        pytest.param(
            DEPUTY,
            Act.GRANT_EXEMPTION,
            report(OTHER),
            [Refusal.ONLY_LEADERS],
            id="the deputy opens no lock",
        ),
        pytest.param(
            BOARD, Act.READ_IMPORT, Thing(owner=99), [Refusal.ONLY_UPLOADER], id="another's file"
        ),
        pytest.param(
            AUDITOR, Act.REMARK, report(OTHER), [Refusal.READS_ONLY], id="an auditor writes nothing"
        ),
        pytest.param(
            SECRETARY,
            Act.KEEP_OFFICERS,
            Thing(),
            [Refusal.NOT_THIS_ROLE],
            id="nobody keeps officers",
        ),
        pytest.param(
            BOARD, Act.READ_RESULTS, Thing(), [Refusal.NOT_THIS_ROLE], id="results in the making"
        ),
    ],
)
def test_what_speaks_against_it(person, act, thing, refusals):
    verdict = judge(person, act, thing, on=DAY)

    assert list(verdict.refusals) == refusals
    assert verdict.allowed is not bool(refusals)


@pytest.mark.parametrize(
    ("term", "until"),
    [
        pytest.param(RUNNING, date(2023, 1, 1), id="with the mandate"),
        pytest.param(OPEN_END, None, id="a mandate without an end"),
        pytest.param(None, None, id="no mandate"),
    ],
)
def test_a_right_ends_with_its_mandate(term, until):
    assert Ground(Party.CHAIR, term).until == until


@pytest.mark.parametrize(
    ("day", "runs"),
    [
        (date(2021, 12, 31), False),
        (date(2022, 1, 1), True),
        (date(2022, 12, 31), True),
        (date(2023, 1, 1), False),
    ],
)
def test_a_mandate_runs_from_its_first_day_to_its_last_excluded(day, runs):
    assert RUNNING.runs(day) is runs


@pytest.mark.parametrize(
    ("person", "act", "expected"),
    [
        pytest.param(BOARD, Act.EDIT_FIGURES, True, id="the own report"),
        pytest.param(HOMELESS, Act.EDIT_FIGURES, False, id="an officer of no board"),
        pytest.param(HOMELESS, Act.READ_CATALOGUE, True, id="what every board reads"),
        pytest.param(BOARD, Act.VERIFY_REPORT, False, id="no mandate, no review"),
        pytest.param(CHAIR, Act.VERIFY_REPORT, True, id="a mandate"),
        pytest.param(led(ENDED), Act.VERIFY_REPORT, False, id="a mandate that is over"),
        pytest.param(
            Person(1, Role.AUDITOR, terms=(RUNNING,)),
            Act.REMARK,
            False,
            id="only board officers lead",
        ),
        pytest.param(SECRETARY, Act.DECIDE, True, id="secretariat"),
        pytest.param(AUDITOR, Act.READ_HISTORY, True, id="auditor"),
        pytest.param(AUDITOR, Act.EDIT_FIGURES, False, id="auditor writes"),
        pytest.param(SECRETARY, Act.KEEP_OFFICERS, False, id="superusers only"),
    ],
)
def test_whether_there_is_anything_at_all(person, act, expected):
    assert ever(person, act, on=DAY) is expected


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("person", [BOARD, HOMELESS, CHAIR, DEPUTY, SECRETARY, AUDITOR])
@pytest.mark.parametrize("thing", [report(OWN), report(OTHER), Thing(), Thing(owner=10)])
def test_what_is_allowed_is_allowed_of_something_and_what_is_refused_says_why(person, act, thing):
    verdict = judge(person, act, thing, on=DAY)

    assert not verdict.allowed or ever(person, act, on=DAY)
    assert not verdict.allowed or (verdict.ground and verdict.ground.party in POLICY[act].parties)


HEIR = Person(15, Role.BOARD, OWN, (RUNNING,), frozenset({OTHER}), frozenset({OTHER}))
SISTER = Person(16, Role.BOARD, OWN, (RUNNING,), kin=frozenset({OTHER}))


@pytest.mark.parametrize(
    ("act", "thing"),
    [
        pytest.param(Act.READ_REPORT, report(OTHER), id="reads"),
        pytest.param(Act.EDIT_FIGURES, report(OTHER), id="writes"),
        pytest.param(Act.SUBMIT_REPORT, report(OTHER), id="submits"),
    ],
)
def test_an_heir_does_the_open_work_as_its_own(act, thing):
    assert judge(HEIR, act, thing, on=DAY) == granted(Party.OWN_BOARD)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param(HEIR, (Refusal.OF_OWN_BOARD,), id="the heir"),
        pytest.param(SISTER, (Refusal.OF_KIN,), id="a board that only came from it"),
    ],
)
@pytest.mark.parametrize("act", [Act.VERIFY_REPORT, Act.RETURN_REPORT, Act.GRANT_EXEMPTION])
def test_no_board_decides_on_what_it_was_or_became(person, act, expected):
    assert judge(person, act, report(OTHER), on=DAY).refusals == expected


def test_without_a_mandate_the_kinship_is_the_reason():
    plain = Person(17, Role.BOARD, OWN, kin=frozenset({OTHER}))

    assert judge(plain, Act.VERIFY_REPORT, report(OTHER), on=DAY).refusals == (Refusal.OF_KIN,)


def test_kinship_alone_lets_nobody_write():
    assert judge(SISTER, Act.EDIT_FIGURES, report(OTHER), on=DAY).refusals == (
        Refusal.OF_ANOTHER_BOARD,
    )
