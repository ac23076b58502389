"""Members and mandates of a day, and rows as people say them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from blocs.domain.scoring.method import registry
from blocs.enums import MandateRole, MandateStatus
from blocs.models import Bloc, Criterion, Cycle, Edition, Mandate, Pledge, Signature, Standing
from blocs.models.schemes import method_choices

pytestmark = pytest.mark.cases


def test_the_members_of_a_year_stand_by_seat(cycle_2022):
    membership = cycle_2022.memberships().get(board__slug="bac-kan")
    membership.ends_on = date(2022, 12, 31)
    membership.save()

    assert [each.board.slug for each in cycle_2022.memberships()] == [
        "hoa-binh",
        "bac-giang",
        "thai-nguyen",
        "tuyen-quang",
        "yen-bai",
        "phu-tho",
    ]


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        pytest.param(date(2022, 2, 17), False, id="the day before the notice"),
        pytest.param(date(2022, 2, 18), True, id="the day of the notice"),
        pytest.param(date(2023, 1, 5), True, id="the last day"),
        pytest.param(date(2023, 1, 6), False, id="the day of the hand-over"),
    ],
)
def test_a_mandate_holds_from_its_first_day_to_the_day_before_its_end(cycle_2022, day, holds):
    chair = cycle_2022.mandates.get(role=MandateRole.CHAIR)

    assert chair.holds_on(day) is holds


def test_a_proposed_mandate_holds_on_no_day_and_an_open_one_on_any(cycle_2022):
    proposed = Mandate.objects.get(cycle__year=2023, role=MandateRole.CHAIR)
    before = proposed.holds_on(date(2023, 6, 1))

    proposed.status = MandateStatus.ANNOUNCED

    assert (before, proposed.holds_on(date(2023, 6, 1))) == (False, True)


def test_an_ended_mandate_has_an_end(cycle_2022):
    with pytest.raises(IntegrityError), transaction.atomic():
        cycle_2022.mandates.update(ends_on=None)


def test_two_editions_cannot_wait(edition_2022, secretary):
    waiting = {"payload": "{}", "fingerprint": "", "prepared_by": secretary}
    waiting |= {"cycle": edition_2022.cycle, "prepared_at": edition_2022.prepared_at}
    Edition.objects.create(number=2, **waiting)

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(number=3, **waiting)


def test_the_database_refuses_an_approval_by_whoever_prepared(edition_2022):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.update(approved_by=edition_2022.prepared_by)


def test_rows_are_written_as_people_say_them(edition_2022):
    assert str(Bloc.objects.get()) == "KCN Trung du, miền núi phía Bắc"
    assert str(Cycle.objects.get(year=2023)) == "KCN Trung du, miền núi phía Bắc 2023"
    assert str(Criterion.objects.first()) == "Dự án thu hút"
    assert str(Mandate.objects.get(cycle__year=2022, role="chair")) == "chair 2022: Yên Bái"
    assert str(Pledge.objects.get()) == "KCN Trung du, miền núi phía Bắc 2023 (v1)"
    assert str(Signature.objects.get(board__slug="yen-bai")) == (
        "KCN Trung du, miền núi phía Bắc 2023 (v1): Yên Bái"
    )
    assert str(Standing.objects.get(place=1)) == (
        "KCN Trung du, miền núi phía Bắc 2022 – 1: Bắc Giang"
    )
    membership = Bloc.objects.get().memberships.get(seat=1)
    assert str(membership) == "Hòa Bình – KCN Trung du, miền núi phía Bắc"
    target = Cycle.objects.get(year=2022).targets.model(
        board=membership.board, indicator=Criterion.objects.first().indicator
    )
    assert str(target) == "Hòa Bình: Projects attracted"


def test_the_methods_to_choose_from_are_those_that_exist():
    assert {key for key, _name in method_choices()} == set(registry())


@pytest.mark.parametrize(
    ("language", "first"),
    [
        pytest.param("vi", ("lower_is_better", "Càng thấp càng tốt: chỉ tiêu / thực hiện")),
        pytest.param("en", ("piecewise_linear", "Along corners")),
    ],
)
def test_methods_are_chosen_by_their_names_in_the_order_of_the_alphabet(language, first):
    with translation.override(language):
        assert method_choices()[0] == first
