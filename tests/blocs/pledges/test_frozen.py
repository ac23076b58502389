"""From the first signature on, no way leads to the text: neither ours nor past it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from blocs.enums import PledgeState
from blocs.models import Pledge
from tests.boards.rows import cycle as another_cycle
from tests.boards.rows import officer as another_officer

pytestmark = [pytest.mark.cases, pytest.mark.repeats]

PROMISED = {
    "version": 7,
    "reason": "khác",
    "text": "khác",
    "text_en": "other",
    "content": "{}",
    "fingerprint": "0" * 64,
    "code": "GU-2023-2222-2222",
    "file": "pledges/2023/khac.pdf",
    "file_sha256": "0" * 64,
    "opened_at": timezone.now() + timedelta(days=1),
}


@pytest.fixture
def frozen(opened):
    """A pledge with its first signature."""
    opened.frozen_at = timezone.now()
    opened.save(update_fields=["frozen_at"])
    return Pledge.objects.get()


def by_save(pledge, column, value):
    setattr(pledge, column, value)
    pledge.save()


def by_update(pledge, column, value):
    Pledge.objects.filter(pk=pledge.pk).update(**{column: value})


def by_sql(pledge, column, value):
    name = Pledge._meta.get_field(column).column
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE blocs_pledge SET {name} = %s WHERE id = %s",  # noqa: S608
            [getattr(value, "pk", value), pledge.pk],
        )


WAYS = [by_save, by_update, by_sql]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("column", PROMISED)
def test_what_was_signed_stands(frozen, way, column):
    with pytest.raises(IntegrityError), transaction.atomic():
        way(frozen, column, PROMISED[column])


@pytest.mark.parametrize("way", WAYS)
def test_its_year_stands(frozen, way):
    with pytest.raises(IntegrityError), transaction.atomic():
        way(frozen, "cycle", another_cycle(3))


@pytest.mark.parametrize("way", WAYS)
def test_whoever_opened_it_stands(frozen, way):
    with pytest.raises(IntegrityError), transaction.atomic():
        way(frozen, "opened_by", another_officer(3))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("moment", [None, timezone.now() - timedelta(days=1)])
def test_the_moment_of_the_first_signature_stands(frozen, way, moment):
    with pytest.raises(IntegrityError), transaction.atomic():
        way(frozen, "frozen_at", moment)


def test_every_column_that_is_frozen_is_tried():
    (kept,) = [each for each in Pledge._meta.constraints if hasattr(each, "since")]

    assert set(kept.fields) == {*PROMISED, "cycle", "opened_by"}


@pytest.mark.parametrize("way", WAYS)
def test_what_becomes_of_it_is_still_written(frozen, way):
    way(frozen, "state", PledgeState.SIGNED)

    assert Pledge.objects.get().state == PledgeState.SIGNED


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("column", PROMISED)
def test_before_the_first_signature_everything_is_written(opened, way, column):
    way(opened, column, PROMISED[column])

    assert getattr(Pledge.objects.get(), column) == PROMISED[column]


def test_the_same_may_be_written_again(frozen):
    frozen.save()

    assert Pledge.objects.get().frozen_at == frozen.frozen_at
