"""The chain: every flipped byte is found, and said where."""

from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction

from boards.acting import acting
from boards.domain.chain import seal_digest
from boards.enums import ChainFault, Route
from boards.models import Change, Province, Seal
from boards.queries.chain import ChainBreak, walk_chain
from tests.any_row import quietly, unsaved
from tests.boards.rows import officer

pytestmark = [pytest.mark.django_db, pytest.mark.differs]

ALTERED, UNLINKED = ChainFault.CHANGE_ALTERED, ChainFault.SEAL_UNLINKED


@pytest.fixture
def chain(db):
    """A seal over the officer, three seals of two changes each, and one change that waits."""
    who = officer(1)
    with acting(officer=lambda: who, route=Route.FORM, request="r1", reason="vì sao"):
        Seal.objects.take()
        for _seal in range(3):
            unsaved(Province).save()
            province = quietly(Province)
            province.name = f"{province.name} mới"
            province.save()
            Seal.objects.take()
        unsaved(Province).save()
    yield
    raw("DELETE FROM boards_change")
    raw("DELETE FROM boards_seal")


def seal(number):
    return Seal.objects.get(number=number)


def raw(sql, *values):
    """SQL by hand, past the triggers, as somebody with the keys of the server would write it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS change_is_never_altered")
            cursor.execute("DROP TRIGGER IF EXISTS change_is_never_altered_once")
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(sql, values)


def flipped(field, value):
    """The value with one byte changed, as the database writes it."""
    match field:
        case models.JSONField():
            return value.replace("x", "y", 1) if "x" in value else "[]"
        case models.DateTimeField():
            return value[:3] + ("1" if value[3] != "1" else "2") + value[4:]
        case models.ForeignKey() | models.IntegerField():
            return value + 90
        case _:
            text = value or ""
            return (text[:-1] + ("0" if text[-1:] != "0" else "1")) if text else "0"


def flip(model, pk, field):
    """Flip one byte of one column of one row."""
    table, column = model._meta.db_table, field.column
    with connection.cursor() as cursor:
        as_text = isinstance(field, models.JSONField | models.DateTimeField)
        shown = f"CAST({column} AS TEXT)" if as_text else column
        cursor.execute(f"SELECT {shown} FROM {table} WHERE id = %s", [pk])  # noqa: S608
        (value,) = cursor.fetchone()
    kind = {"JSONField": "jsonb", "DateTimeField": "timestamptz"}.get(type(field).__name__)
    cast = f"CAST(%s AS {kind})" if kind and connection.vendor == "postgresql" else "%s"
    new = flipped(field, value)
    assert new != value
    raw(f"UPDATE {table} SET {column} = {cast} WHERE id = %s", new, pk)  # noqa: S608


def columns_of(model, *left_out):
    fields = model._meta.concrete_fields
    return [pytest.param(field, id=field.name) for field in fields if field.name not in left_out]


def test_a_whole_chain_is_whole(chain):
    walk = walk_chain()

    assert (walk.changes, walk.last, walk.waiting, walk.breaks) == (9, 4, 1, [])


@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "waiting"])
@pytest.mark.parametrize("field", columns_of(Change, "seal", "id", "report_id"))
def test_a_flipped_byte_of_a_change_is_located(chain, field, sealed):
    changed = Change.objects.filter(seal__isnull=not sealed).latest("pk")

    flip(Change, changed.pk, field)

    assert [(found.fault, found.number) for found in walk_chain().breaks] == [(ALTERED, changed.pk)]


def test_a_report_that_a_change_is_put_under_is_located(chain):
    changed = Change.objects.filter(seal__isnull=False).latest("pk")

    raw("UPDATE boards_change SET report_id = 7 WHERE id = %s", changed.pk)

    assert [(found.fault, found.number) for found in walk_chain().breaks] == [(ALTERED, changed.pk)]


@pytest.mark.parametrize("field", columns_of(Seal, "id"))
def test_a_flipped_byte_of_a_seal_is_located(chain, field):
    flip(Seal, seal(3).pk, field)

    assert [found.number for found in walk_chain().breaks] == [3]


@pytest.mark.parametrize("field", columns_of(Seal, "id", "previous"))
def test_a_flipped_byte_of_the_newest_seal_is_located(chain, field):
    newest = Seal.objects.last_one()

    flip(Seal, newest.pk, field)

    assert [found.number for found in walk_chain().breaks] == [newest.number]


def numbers(number):
    return list(
        Change.objects.filter(seal__number=number).order_by("pk").values_list("pk", flat=True)
    )


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        pytest.param(
            "DELETE FROM boards_change WHERE id = {first}",
            [(ChainFault.CHANGES_MISSING, 3)],
            id="a change is taken away",
        ),
        pytest.param(
            "UPDATE boards_change SET seal_id = {other} WHERE id = {first}",
            [(ChainFault.CHANGES_MISSING, 2), (ChainFault.CHANGES_MISSING, 3)],
            id="a change is put under another seal",
        ),
        pytest.param(
            "UPDATE boards_change SET seal_id = NULL WHERE id = {first}",
            [(ChainFault.CHANGES_MISSING, 3)],
            id="a change is put among those that wait",
        ),
        pytest.param(
            "UPDATE boards_change SET id = id + 1000 WHERE id = {first}",
            [(ChainFault.SEAL_ALTERED, 3)],
            id="a change is put elsewhere in its batch",
        ),
        pytest.param(
            "DELETE FROM boards_change WHERE seal_id = {seal}",
            [(ChainFault.CHANGES_MISSING, 3)],
            id="a whole batch is taken away",
        ),
    ],
)
def test_what_is_taken_away_or_moved_is_located(chain, sql, expected):
    first, _second = numbers(3)

    raw(sql.format(first=first, other=seal(2).pk, seal=seal(3).pk))

    assert [(found.fault, found.number) for found in walk_chain().breaks] == expected


def test_a_seal_that_is_taken_away_is_missed(chain):
    raw("DELETE FROM boards_seal WHERE number = 3")

    assert [(found.fault, found.number) for found in walk_chain().breaks] == [
        *((ChainFault.SEAL_GONE, pk) for pk in numbers_of_gone()),
        (ChainFault.SEAL_MISSING, 3),
    ]


def numbers_of_gone():
    left = Seal.objects.values("pk")
    gone = Change.objects.filter(seal__isnull=False).exclude(seal__in=left)
    return list(gone.order_by("pk").values_list("pk", flat=True))


def test_a_seal_that_is_forged_with_its_change_breaks_the_next(chain):
    """Whoever alters a change, its digest and its seal must still alter every later seal."""
    forged = Change.objects.filter(seal__number=3).first()
    forged.reason = "khác"
    raw(
        "UPDATE boards_change SET reason = %s, digest = %s WHERE id = %s",
        forged.reason,
        forged.computed_digest(),
        forged.pk,
    )
    raw("UPDATE boards_seal SET digest = %s WHERE number = 3", _sealed_anew(3))

    assert walk_chain().breaks[0].fault is UNLINKED
    assert [found.number for found in walk_chain().breaks] == [4]


def _sealed_anew(number):
    changes = Change.objects.filter(seal__number=number).order_by("pk")
    return seal_digest(**seal(number).said, changes=changes.values_list("pk", "digest"))


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps no such bytes")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("reason", "CAST(X'76FF' AS TEXT)", id="no letter at all"),
        pytest.param("at", "'yesterday'", id="no time"),
        pytest.param("before", "'{'", id="no JSON"),
        pytest.param("after", "NULL", id="nothing"),
        pytest.param("report_id", "'x'", id="no number"),
    ],
)
def test_bytes_that_nothing_can_read_are_located(chain, column, value):
    changed = Change.objects.filter(seal__number=3).first()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute("PRAGMA writable_schema = ON")
    sql = f"UPDATE boards_change SET {column} = {value} WHERE id = {changed.pk}"  # noqa: S608
    try:
        raw(sql if value != "NULL" else sql.replace("NULL", "'null'"))
        found = walk_chain().breaks
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
            cursor.execute("PRAGMA writable_schema = OFF")

    assert [(one.fault, one.number) for one in found] == [(ALTERED, changed.pk)]


def test_the_command_says_in_one_sentence_that_all_is_well(chain, capsys):
    call_command("verify_history")

    assert capsys.readouterr().out == (
        "The history is whole: 9 changes under seals up to number 4; 1 without a seal yet.\n"
    )


def test_the_command_says_where_it_breaks_and_fails(chain, capsys):
    changed = Change.objects.filter(seal__number=3).first()
    raw("UPDATE boards_change SET reason = 'khác' WHERE id = %s", changed.pk)

    with pytest.raises(CommandError) as failed:
        call_command("verify_history")

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"Change {changed.pk} is not what was recorded (")
    assert line.endswith(f", {changed.thread}, {changed.model} {changed.object_id})")
    assert str(failed.value) == f"The history is broken. Breaks found: 1; the first: {line}."


def test_an_anchor_is_the_newest_seal_and_stands(chain, capsys):
    newest = Seal.objects.last_one()

    call_command("verify_history", anchor=True)
    anchor = capsys.readouterr().out.splitlines()[1]
    call_command("verify_history", against=anchor)

    number, digest, at = anchor.replace(":", " ", 1).split(" ")
    assert (int(number), digest, datetime.fromisoformat(at)) == (
        newest.number,
        newest.digest,
        newest.sealed_at,
    )
    assert capsys.readouterr().out.splitlines()[0] == "Seal 4 stands as it was printed."


def test_a_chain_that_was_rewritten_as_a_whole_is_found_by_an_anchor(chain):
    anchor = f"3:{seal(3).digest}"
    Change.objects.filter(seal__number__gte=3)._raw_delete("default")
    raw("DELETE FROM boards_seal WHERE number >= 3")
    unsaved(Province).save()
    Seal.objects.take()

    assert walk_chain().breaks == []
    with pytest.raises(CommandError, match="seal 3 is not the printed one"):
        call_command("verify_history", against=anchor)


@pytest.mark.parametrize("anchor", ["x:y", "3", "3:"])
def test_an_anchor_that_is_none_is_said_to_be_none(chain, anchor):
    with pytest.raises(CommandError, match=r"^A printed seal is written as its number"):
        call_command("verify_history", against=anchor)


def test_without_any_seal_there_is_no_anchor(db):
    with pytest.raises(CommandError, match=r"^There is no seal yet\.$"):
        call_command("verify_history", anchor=True)


def test_walking_asks_as_often_for_one_seal_as_for_many(chain, django_assert_num_queries):
    with django_assert_num_queries(4):
        walk_chain()
    unsaved(Province).save()
    Seal.objects.take()

    with django_assert_num_queries(4):
        walk_chain()


def test_nothing_that_waits_makes_no_seal(chain):
    Seal.objects.take()

    assert Seal.objects.take() is None


def test_a_break_without_a_place_is_a_sentence():
    assert ChainBreak(ChainFault.SEAL_MISSING, 3).sentence == "Seal 3 is missing"


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_make_one_chain():
    """Neither an empty seal, nor two of one number, nor a change that is left out."""
    both = Barrier(2)

    def write():
        try:
            for _time in range(5):
                both.wait(10)
                unsaved_apart()
        finally:
            connection.close()

    threads = [Thread(target=write) for _writer in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    walk = walk_chain()
    counts = Seal.objects.filter(number__gt=0).values_list("count", flat=True)
    assert (walk.changes, walk.waiting, walk.breaks) == (10, 0, [])
    assert 0 not in counts


def unsaved_apart():
    with transaction.atomic():
        unsaved(Province).save()
