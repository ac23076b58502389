"""Approved for later: sealed now, public at its moment by the clock alone, or withdrawn."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blocs.enums import EditionState, Requirement
from blocs.models import Edition, Score, Standing
from blocs.queries.stages import step_forward
from blocs.refusals import Refusal
from blocs.services import (
    approve_edition,
    discard_edition,
    prepare_edition,
    publish_now,
    withdraw_approval,
)
from boards.models import Change
from boards.refusals import Refused
from tests.blocs.test_admin_cycles import correct

pytestmark = pytest.mark.django_db

TICK = timedelta(microseconds=1)
BOARD = "/blocs/kcn-trung-du-mien-nui-phia-bac/2022"


@pytest.fixture
def clock(monkeypatch):
    """The clock of the site, moved by hand."""

    def move(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return move


@pytest.fixture
def moment():
    return timezone.now().replace(microsecond=0) + timedelta(hours=2)


@pytest.fixture
def embargoed(cycle_2022, secretary, approver, moment):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    return approve_edition(edition=edition, officer=approver, publish_at=moment)


@pytest.fixture
def second(edition_2022, secretary, approver, moment):
    """A correction that waits for its moment behind a published edition."""
    correct(edition_2022.cycle)
    edition = prepare_edition(
        cycle=edition_2022.cycle, officer=secretary, correction_note="Sửa số lao động"
    )
    return approve_edition(edition=edition, officer=approver, publish_at=moment)


def refused(act, **said):
    with pytest.raises(Refused) as caught:
        act(**said)
    return caught.value.refusal


def points(code="lao-dong"):
    """The points of Yên Bái in the final layer that stands."""
    return Score.objects.standing().get(board__slug="yen-bai", criterion__code=code).points


# The boundary


def test_a_first_edition_is_nowhere_until_its_moment_and_everywhere_from_it_on(
    client, clock, embargoed, moment
):
    clock(moment - TICK)
    before = [client.get(f"{BOARD}{end}").status_code for end in (".json", "/editions/1/")]
    nothing = (Edition.objects.published().count(), Score.objects.standing().count())
    clock(moment)
    after = [client.get(f"{BOARD}{end}").status_code for end in (".json", "/editions/1/")]

    assert (before, nothing) == ([404, 404], (0, 0))
    assert after == [200, 200]
    assert (Edition.objects.published().get(), Score.objects.standing().count()) == (embargoed, 28)


def test_a_correction_takes_the_place_of_the_edition_before_it_at_one_second(
    client, clock, second, moment
):
    def seen(at):
        clock(at)
        file = client.get(f"{BOARD}.json")
        listed = client.get(f"{BOARD}/editions/1/").content.decode()
        return (
            file.json()["edition"],
            file["ETag"][1:9],
            file["Last-Modified"],
            f"{BOARD}/editions/2/" in listed,
            points(),
        )

    first = Edition.objects.get(number=1)
    before, after = seen(moment - TICK), seen(moment)

    assert (before[0], after[0]) == (1, 2)
    assert (before[1], after[1]) == (first.fingerprint[:8], second.fingerprint[:8])
    assert before[2] != after[2]
    assert (before[3], after[3]) == (False, True)
    assert before[4] != after[4]


def test_a_page_kept_before_the_moment_is_not_shown_after_it(client, clock, second, moment):
    clock(moment - TICK)
    early = [client.get(f"{BOARD}/").content for _again in range(2)]
    clock(moment)
    late = client.get(f"{BOARD}/").content

    assert early[0] == early[1] != late
    assert "5100" not in early[0].decode()


def test_a_reader_who_kept_the_file_gets_the_new_one_at_the_moment(client, clock, second, moment):
    clock(moment - TICK)
    kept = client.get(f"{BOARD}.json")
    asked = {
        "HTTP_IF_NONE_MATCH": kept["ETag"],
        "HTTP_IF_MODIFIED_SINCE": kept["Last-Modified"],
    }
    again = client.get(f"{BOARD}.json", **asked).status_code
    clock(moment)

    assert (again, client.get(f"{BOARD}.json", **asked).status_code) == (304, 200)


def test_the_next_stage_lacks_an_edition_until_the_moment(clock, embargoed, moment):
    def lacking(at):
        clock(at)
        return Requirement.EDITION in [lack.requirement for lack in step_forward(cycle).lacks]

    cycle = embargoed.cycle

    assert (lacking(moment - TICK), lacking(moment)) == (True, False)


def test_lists_of_results_show_what_stands_and_count_it(as_officer, clock, auditor, second, moment):
    client = as_officer(auditor)

    def listed(at):
        clock(at)
        names = ("admin:blocs_standing_changelist", "admin:blocs_score_changelist")
        return [client.get(reverse(name)).context["cl"].result_count for name in names]

    assert (listed(moment - TICK), listed(moment)) == ([7, 28], [14, 28])


# What waits


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        pytest.param(timedelta(minutes=-1), Refusal.MOMENT_PAST, id="past"),
        pytest.param(timedelta(days=400), Refusal.MOMENT_TOO_FAR, id="too far"),
    ],
)
def test_some_moments_are_refused(cycle_2022, secretary, approver, ahead, expected):
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    at = timezone.now() + ahead

    found = refused(approve_edition, edition=edition, officer=approver, publish_at=at)

    assert found == expected
    assert Edition.objects.get().state is EditionState.WAITING


def test_nothing_else_is_prepared_approved_or_dropped_meanwhile(embargoed, secretary, approver):
    found = (
        refused(prepare_edition, cycle=embargoed.cycle, officer=secretary),
        refused(approve_edition, edition=embargoed, officer=approver),
        refused(discard_edition, edition=embargoed),
    )

    assert found == (Refusal.EDITION_EMBARGOED,) * 3
    assert Edition.objects.get() == embargoed


def test_what_moves_meanwhile_does_not_stop_it_and_is_not_lost(clock, embargoed, secretary, moment):
    correct(embargoed.cycle)
    clock(moment)

    later = prepare_edition(
        cycle=embargoed.cycle, officer=secretary, correction_note="Sửa số lao động"
    )

    assert Edition.objects.published().get().payload == embargoed.payload
    assert (later.number, later.payload == embargoed.payload) == (2, False)


# Ending it early


def test_a_second_officer_withdraws_the_approval_with_a_reason(embargoed, secretary):
    withdraw_approval(edition=embargoed, officer=secretary, reason=" Chờ ý kiến Bộ ")

    edition = Edition.objects.get()
    told = Change.objects.filter(model="blocs.edition", object_id=str(edition.pk))
    assert (edition.state, edition.approved_by, edition.payload) == (
        EditionState.WAITING,
        None,
        embargoed.payload,
    )
    assert (Standing.objects.count(), Score.objects.count()) == (0, 0)
    assert [list(each.after) for each in told.order_by("pk")][1:] == [
        ["approved_by", "published_at"]
    ] * 2
    assert told.latest("pk").reason == "Chờ ý kiến Bộ"


def test_withdrawing_a_correction_leaves_the_points_of_the_edition_before_it(
    clock, second, secretary, moment
):
    stood = points()

    withdraw_approval(edition=second, officer=secretary, reason="Chờ")
    clock(moment)

    assert (points(), Score.objects.count(), Standing.objects.count()) == (stood, 28, 7)


def test_what_was_withdrawn_can_be_approved_again(embargoed, secretary, approver):
    withdraw_approval(edition=embargoed, officer=secretary, reason="Chờ")

    approve_edition(edition=embargoed, officer=approver)

    assert (Edition.objects.published().count(), Score.objects.standing().count()) == (1, 28)


@pytest.mark.parametrize("act", [withdraw_approval, publish_now])
def test_whoever_approved_does_not_end_it_alone(embargoed, approver, act):
    said = {"reason": "Chờ"} if act is withdraw_approval else {}

    assert refused(act, edition=embargoed, officer=approver, **said) == Refusal.OWN_APPROVAL
    assert Edition.objects.get().state is EditionState.EMBARGOED


def test_an_approval_is_not_withdrawn_without_a_reason(embargoed, secretary):
    found = refused(withdraw_approval, edition=embargoed, officer=secretary, reason="  ")

    assert found == Refusal.WITHDRAWAL_NEEDS_REASON


def test_within_the_last_seconds_nothing_is_withdrawn(clock, embargoed, secretary, moment):
    clock(moment - timedelta(seconds=30))

    found = refused(withdraw_approval, edition=embargoed, officer=secretary, reason="Chờ")

    assert found == Refusal.TOO_LATE_TO_WITHDRAW
    assert (Edition.objects.get().approved_by, Standing.objects.count()) == (
        embargoed.approved_by,
        7,
    )


@pytest.mark.parametrize("act", [withdraw_approval, publish_now])
def test_only_what_is_embargoed_is_ended(cycle_2022, edition_2022, secretary, approver, act):
    said = {"reason": "Chờ"} if act is withdraw_approval else {}
    correct(cycle_2022)
    waiting = prepare_edition(cycle=cycle_2022, officer=secretary, correction_note="Sửa")

    found = [
        refused(act, edition=edition, officer=secretary, **said)
        for edition in (edition_2022, waiting)
    ]

    assert found == [Refusal.EDITION_PUBLISHED, Refusal.NOT_EMBARGOED]


def test_an_edition_that_a_colleague_dropped_is_not_ended(embargoed, secretary):
    withdraw_approval(edition=embargoed, officer=secretary, reason="Chờ")
    discard_edition(edition=embargoed)

    assert refused(publish_now, edition=embargoed, officer=secretary) == Refusal.EDITION_STALE


def test_a_second_officer_publishes_before_the_moment(embargoed, secretary):
    publish_now(edition=embargoed, officer=secretary)

    assert Edition.objects.published().get() == embargoed
    assert Score.objects.standing().count() == 28


def test_a_person_does_not_publish_what_the_facts_left_behind(embargoed, secretary):
    correct(embargoed.cycle)

    assert refused(publish_now, edition=embargoed, officer=secretary) == Refusal.EDITION_STALE


def test_a_year_that_can_not_be_scored_any_more_counts_as_changed(embargoed, secretary):
    embargoed.cycle.schemes.update(issued_on=None)

    assert refused(publish_now, edition=embargoed, officer=secretary) == Refusal.EDITION_STALE
