"""Periods that must not overlap: kept by the database, said in words before it."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.operations import AddConstraint, RemoveConstraint
from django.db.migrations.state import ProjectState

from blocs.enums import MandateRole, MandateStatus
from blocs.models import Cycle, Mandate
from boards.models import Board, Document
from boards.models.constraints import NoOverlap

pytestmark = pytest.mark.differs

NAME = "mandate_one_chair_at_a_time"


def chair(cycle: Cycle, slug: str, starts: date, ends: date | None, **changes) -> Mandate:
    values = {
        "cycle": cycle,
        "board": Board.objects.get(slug=slug),
        "role": MandateRole.CHAIR,
        "status": MandateStatus.ANNOUNCED,
        "starts_on": starts,
        "ends_on": ends,
        "document": Document.objects.first(),
    }
    return Mandate(**values | changes)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        pytest.param(date(2022, 2, 18), date(2022, 3, 1), id="the same first day"),
        pytest.param(date(2022, 1, 1), None, id="open, from before"),
        pytest.param(date(2023, 1, 5), None, id="open, from the last day"),
        pytest.param(date(2022, 5, 1), date(2022, 5, 2), id="one day inside"),
        pytest.param(date(2022, 1, 1), date(2024, 1, 1), id="all around"),
    ],
)
def test_the_database_refuses_a_second_chair(cycle_2022, starts, ends):
    second = chair(cycle_2022, "phu-tho", starts, ends)

    with pytest.raises(IntegrityError, match=NAME), transaction.atomic():
        second.save()
    with pytest.raises(ValidationError) as caught:
        second.full_clean()

    assert caught.value.messages == ["Another board is chair in that time."]


@pytest.mark.parametrize(
    ("starts", "ends", "changes"),
    [
        pytest.param(date(2023, 1, 6), None, {}, id="the day the first one ended"),
        pytest.param(date(2022, 1, 1), date(2022, 2, 18), {}, id="until the first one began"),
        pytest.param(date(2022, 5, 1), None, {"role": MandateRole.DEPUTY}, id="a deputy"),
        pytest.param(
            date(2022, 5, 1), None, {"status": MandateStatus.PROPOSED}, id="only proposed"
        ),
    ],
)
def test_a_mandate_beside_the_chair_is_kept(cycle_2022, starts, ends, changes):
    mandate = chair(cycle_2022, "phu-tho", starts, ends, **changes)

    mandate.full_clean()
    mandate.save()

    assert cycle_2022.mandates.count() == 3


def test_a_change_is_watched_like_a_new_row(cycle_2022):
    proposed = chair(cycle_2022, "phu-tho", date(2022, 5, 1), None, status=MandateStatus.PROPOSED)
    proposed.save()

    with pytest.raises(IntegrityError, match=NAME), transaction.atomic():
        Mandate.objects.filter(pk=proposed.pk).update(status=MandateStatus.ACTING)


def test_a_chair_may_be_changed_in_place(cycle_2022):
    acting = cycle_2022.mandates.get(role=MandateRole.CHAIR)
    acting.reason = "Ghi chú"

    acting.full_clean()
    acting.save()

    assert cycle_2022.mandates.get(role=MandateRole.CHAIR).reason == "Ghi chú"


def test_unknown_fields_are_left_to_their_own_check(cycle_2022):
    second = chair(cycle_2022, "phu-tho", date(2022, 5, 1), None)
    constraint = next(each for each in Mandate._meta.constraints if each.name == NAME)

    assert constraint.validate(Mandate, second, exclude={"starts_on"}) is None


@pytest.mark.django_db(transaction=True)
def test_a_migration_can_take_the_constraint_off_and_put_it_back(request):
    cycle = request.getfixturevalue("cycle_2022")
    constraint = next(each for each in Mandate._meta.constraints if each.name == NAME)
    second = chair(cycle, "phu-tho", date(2022, 5, 1), None)

    migrate(RemoveConstraint("mandate", NAME), before := ProjectState.from_apps(apps))
    second.save()
    second.delete()
    migrate(AddConstraint("mandate", constraint), removed(before))

    with pytest.raises(IntegrityError, match=NAME):
        chair(cycle, "phu-tho", date(2022, 5, 1), None).save()


def removed(state: ProjectState) -> ProjectState:
    after = state.clone()
    RemoveConstraint("mandate", NAME).state_forwards("blocs", after)
    return after


def migrate(operation, before: ProjectState) -> None:
    after = before.clone()
    operation.state_forwards("blocs", after)
    with connection.schema_editor() as editor:
        operation.database_forwards("blocs", editor, before, after)


def test_a_board_bears_one_name_at_a_time(bloc_2022):
    board = Board.objects.get(slug="yen-bai")
    board.names.create(name="Tên cũ", ends_on=date(2015, 1, 1))

    with pytest.raises(IntegrityError), transaction.atomic():
        board.names.create(name="Tên khác", starts_on=date(2010, 1, 1), ends_on=date(2012, 1, 1))
    board.names.create(name="Tên sau", starts_on=date(2015, 1, 1), ends_on=date(2018, 1, 1))

    assert [name.name for name in board.names.all()] == ["Tên cũ", "Tên sau"]


def test_an_open_start_is_said_in_words_too(bloc_2022):
    board = Board.objects.get(slug="yen-bai")
    board.names.create(name="Tên cũ", ends_on=date(2015, 1, 1))
    again = board.names.model(board=board, name="Tên khác", ends_on=date(2010, 1, 1))

    with pytest.raises(ValidationError) as caught:
        again.full_clean()

    assert caught.value.messages == ["The board bore another name in that time."]


def test_two_constraints_are_equal_when_they_say_the_same():
    def constraint(name: str) -> NoOverlap:
        return NoOverlap(name=name, fields=["cycle"], condition=models.Q(role="chair"))

    assert constraint("one") == constraint("one")
    assert constraint("one") != constraint("two")
    assert constraint("one") != "one"
    assert len({constraint("one"), constraint("one")}) >= 1
