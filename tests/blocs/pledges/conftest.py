"""The year 2023 before anybody has pledged anything: last year's figures are those of 2022."""

import pytest

from blocs.models import Cycle, Pledge, Signature
from blocs.queries.targets import target_sheet
from blocs.services.pledges import draft_pledge, open_pledge
from blocs.services.targets import Pledged, set_targets
from boards.enums import Role
from boards.models import Board
from tests.conftest import make_officer


@pytest.fixture
def cycle(bloc_2022):
    Signature.objects.all().delete()
    Pledge.objects.all().delete()
    return Cycle.objects.select_related("bloc").get(year=2023)


@pytest.fixture
def writer(db):
    """An officer of the secretariat with an address, who is told everything too."""
    officer = make_officer("thu-ky", Role.SECRETARIAT)
    officer.email = "thu-ky@example.vn"
    officer.save()
    return officer


@pytest.fixture
def promise_all(cycle, writer):
    """Let every member pledge what it reached last year; what it did not report, it explains."""

    def promise():
        for member in target_sheet(cycle).members:
            set_targets(
                cycle=cycle,
                board=member.membership.board,
                officer=writer,
                pledged=[as_last_year(each) for each in member.promises],
                seen=member.token,
            )

    return promise


def as_last_year(promise):
    parts = promise.before.parts
    if len(parts) != 1:
        return Pledged(promise.indicator, None, reason="chưa có số liệu để đăng ký")
    return Pledged(promise.indicator, parts[0], as_printed=f"{parts[0].amount.normalize():f}")


@pytest.fixture
def draft(cycle, writer, promise_all):
    """A draft whose members have all said what they pledge."""
    promise_all()
    return draft_pledge(cycle=cycle, officer=writer)


@pytest.fixture
def opened(draft, writer):
    """The first version, open for signature."""
    return open_pledge(pledge=draft, officer=writer)


@pytest.fixture
def yen_bai(bloc_2022):
    return Board.objects.get(slug="yen-bai")
