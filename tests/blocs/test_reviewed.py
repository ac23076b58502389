"""An edition rests on reports as reviewers left them."""

from datetime import date

import pytest

from blocs.queries.reviewed import changed_reports, due_days, review_states, unverified_reports
from blocs.refusals import Refusal
from blocs.services import approve_edition, prepare_edition
from boards.models import Board, Report
from boards.queries.filings import review_token
from boards.refusals import Refused
from boards.services.filings import verify_again
from tests.boards.review import opened, report_of, verified, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(cycle_2022, secretary, approver):
    """A verified report with one figure written since."""
    report = verified(secretary, approver, "phu-tho")
    opened(report, approver)
    write(report, amount="50001")
    return report


def refusal_of(act, **said):
    with pytest.raises(Refused) as caught:
        act(**said)
    return caught.value.refusal, caught.value.detail


def test_no_edition_is_prepared_while_figures_differ_from_what_was_verified(
    changed, cycle_2022, secretary, approver
):
    refused = refusal_of(prepare_edition, cycle=cycle_2022, officer=secretary)
    verify_again(report=changed, officer=approver, token=review_token(changed))

    assert refused == (Refusal.CHANGED_SINCE_VERIFIED, "Phú Thọ 2022: 1")
    assert prepare_edition(cycle=cycle_2022, officer=secretary).number == 1


def test_no_edition_is_approved_either(cycle_2022, secretary, approver):
    report = verified(secretary, approver, "phu-tho")
    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    opened(report, approver)
    write(report, amount="50001")

    refused = refusal_of(approve_edition, edition=edition, officer=approver)

    assert refused == (Refusal.CHANGED_SINCE_VERIFIED, "Phú Thọ 2022: 1")


def test_the_changed_reports_are_those_of_members(changed, cycle_2022):
    [(report, cells)] = changed_reports(cycle_2022)
    cycle_2022.bloc.memberships.filter(board=changed.board).update(ends_on=date(2022, 6, 1))

    assert (report, len(cells)) == (changed, 1)
    assert changed_reports(cycle_2022) == []


def test_reports_that_nobody_verified_are_named(cycle_2022, secretary, approver):
    before = len(unverified_reports(cycle_2022))
    verified(secretary, approver, "phu-tho")

    names = [str(report) for report in unverified_reports(cycle_2022)]
    assert (before, len(names), "Phú Thọ 2022" in names) == (7, 6, False)


def test_the_preview_of_an_edition_names_them(cycle_2022, secretary, approver, as_officer):
    verified(secretary, approver, "phu-tho")

    page = as_officer(secretary).post(
        "/admin/blocs/cycle/", {"action": "prepare", "_selected_action": cycle_2022.pk}
    )

    [draft] = page.context["drafts"]
    assert draft["unverified"] == unverified_reports(cycle_2022)
    assert f"/admin/boards/report/{report_of('yen-bai').pk}/change/" in page.content.decode()


def test_the_day_is_that_of_the_cycle_for_its_members(cycle_2022):
    board = Board.objects.get(slug="yen-bai")
    keys = {(board.pk, 2022), (board.pk, 2023), (board.pk, 2021)}
    before = due_days(keys)
    cycle_2022.reports_due_on = date(2023, 1, 10)
    cycle_2022.save()
    during = due_days(keys)
    cycle_2022.bloc.memberships.filter(board=board).update(ends_on=date(2022, 6, 1))

    assert (before, during, due_days(keys)) == ({}, {(board.pk, 2022): date(2023, 1, 10)}, {})


def test_the_page_of_a_cycle_says_how_far_each_report_is(
    changed, cycle_2022, secretary, as_officer
):
    page = as_officer(secretary).get(f"/admin/blocs/cycle/{cycle_2022.pk}/change/")
    states = {str(each.report): each for each in review_states(cycle_2022)}

    found = states["Phú Thọ 2022"]
    assert (len(states), found.changed, len(found.exemptions)) == (7, 1, 1)
    assert (states["Yên Bái 2022"].changed, states["Yên Bái 2022"].exemptions) == (0, [])
    assert "1 ô sửa sau thẩm tra" in page.content.decode()
    assert "Số liệu quyết toán" in page.content.decode()


def test_the_page_of_a_cycle_without_reports_says_so(cycle_2022, secretary, as_officer):
    Report.objects.all().delete()

    page = as_officer(secretary).get(f"/admin/blocs/cycle/{cycle_2022.pk}/change/")

    assert "reviewstates" not in page.content.decode()
