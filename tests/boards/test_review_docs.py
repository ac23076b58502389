"""docs/review.md says what the code does: its tables are compared, its example is played."""

import pytest

from blocs.refusals import Refusal as BlocRefusal
from blocs.services import prepare_edition
from boards.acting import acting
from boards.enums import FilingOutcome, LockKind, ReportState, Role
from boards.models import Board, Filing
from boards.models.files import LARGEST
from boards.queries.filings import changed_since_verified, progress_of, review_token
from boards.queries.lock_words import OPENERS
from boards.refusals import Refusal, Refused
from boards.services.evidence import MOST
from boards.services.exemptions import LONGEST
from boards.services.filings import return_report, submit_report, verify_again, verify_report
from config.desk import SHOWN, TITLES
from tests.boards.review import indicator, opened, report_of, write
from tests.boards.test_filings import ANSWERS, BECOMES
from tests.conftest import make_officer
from tests.test_docs import one, page, rows

REVIEW = "docs/review.md"


def test_the_way_of_a_report_is_that_of_the_services():
    said = {
        (act, one(state)): one(becomes)
        for state, act, becomes, _round in rows(REVIEW, "State", "Act", "Becomes", "Round")
    }

    assert said == {
        key: BECOMES[key[0]][0] for key, answer in ANSWERS.items() if isinstance(answer, dict)
    }
    assert set(said.values()) == set(ReportState.values)


def test_every_lock_and_every_kind_of_the_desk_has_its_row():
    locks = [one(lock) for lock, *_rest in rows(REVIEW, "Lock", "Closed", "Can be opened by")]
    kinds = [one(kind) for kind, _who in rows(REVIEW, "Kind", "Who sees it")]

    assert locks == LockKind.values == [kind.value for kind in OPENERS]
    assert kinds == list(TITLES)


def test_the_limits_are_those_of_the_services():
    text = page(REVIEW)

    assert f"at most {LONGEST.days} days" in text
    assert f"at most {MOST} files of at most {LARGEST // 1024**2} MB" in text
    assert f"at most {SHOWN} of a kind" in text


@pytest.mark.django_db
def test_the_example_is_played(cycle_2022, secretary, approver):
    officer = make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))
    refused = []

    def refusal(act, **said):
        with pytest.raises(Refused) as caught:
            act(**said)
        refused.append(caught.value.refusal)

    def now():
        return report_of("phu-tho")

    progress = progress_of([now()])[now().pk]
    submit_report(report=now(), officer=officer)
    return_report(
        report=now(),
        officer=secretary,
        cells=[(indicator(), "actual", "the round number needs its source")],
        reason="Số tròn.",
        token=review_token(now()),
    )
    refusal(write, report=now(), code="registered_capital", amount="50120", unit="VND_BN")
    refusal(submit_report, report=now(), officer=officer)
    write(now(), amount="50120")
    submit_report(report=now(), officer=officer)
    verify_report(report=now(), officer=approver, token=review_token(now()))
    opened(now(), approver, "workers", days=7)
    with acting(officer=lambda: secretary):
        write(now(), amount="50150")
    changed = changed_since_verified([now()])[now().pk]
    refusal(prepare_edition, cycle=cycle_2022, officer=secretary)
    refusal(verify_again, report=now(), officer=secretary, token=review_token(now()))
    verify_again(report=now(), officer=approver, token=review_token(now()))
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)

    assert f"filled {progress.filled} of {progress.of} indicators" in page(REVIEW)
    assert refused == [
        Refusal.CELL_NOT_RETURNED,
        Refusal.RETURNED_UNTOUCHED,
        BlocRefusal.CHANGED_SINCE_VERIFIED,
        Refusal.VERIFY_OWN_CHANGE,
    ]
    assert all(f"`{each.value}`" in page(REVIEW) for each in refused)
    rounds = Filing.objects.order_by("number").values_list("number", "outcome")
    assert list(rounds) == [(1, FilingOutcome.RETURNED), (2, FilingOutcome.VERIFIED)]
    assert (len(changed), changed_since_verified([now()])) == (1, {now().pk: []})
    assert edition.number == 1
