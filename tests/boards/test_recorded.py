"""Every write to every table leaves a record: all models by all methods."""

from decimal import Decimal

import pytest
from asgiref.sync import async_to_sync
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, connection, models, transaction

from blocs.models import Cycle
from boards.acting import acting
from boards.enums import Route
from boards.models import (
    Board,
    Change,
    Document,
    Figure,
    Indicator,
    IntakeRow,
    Officer,
    Province,
    Report,
    Seal,
    Succession,
)
from boards.models.telling import is_recorded
from tests.any_row import column_of, our_tables, quietly, unsaved, value_of

pytestmark = pytest.mark.cases

UNRECORDED = {
    "boards.change": "the history itself; triggers keep it as it was written",
    "boards.seal": "the chain over the history; verify_history checks it",
    "awards.envelope": "a closed envelope: the history would keep it beyond the count",
    "awards.boxcount": "closed like an envelope until the count",
    "awards.ballotkey": "the locked key of a ballot: the count destroys it, everywhere",
    "blocs.errand": "a log itself: when the reminders ran",
    "boards.intakepart": "a working copy of an uploaded file, dropped with the commit",
    "boards.intakerow": "a working paper: what a commit writes is recorded figure by figure",
}

STANDING = {
    "awards.decision",
    "awards.conferral",
    "awards.ending",
    "awards.achievementreport",
    "awards.officialfile",
}
"""Rows that stand as they were written: triggers refuse every later write."""

CREATED, CHANGED, DELETED = "created", "changed", "deleted"


def save_new(model):
    unsaved(model).save()


def save_changed(model):
    row = stored_again(quietly(model))
    change(row)
    row.save()


def save_some(model):
    row = stored_again(quietly(model))
    row.save(update_fields=[change(row)])


def save_deferred(model):
    row = model._base_manager.only("pk").get(pk=quietly(model).pk)
    change(row)
    row.save()


def save_unchanged(model):
    stored_again(quietly(model)).save()


def update(model):
    rows = model._default_manager.filter(pk=quietly(model).pk)
    rows.update(**new_value(model))


def update_unchanged(model):
    row = quietly(model)
    name = column_of(model).attname
    model._default_manager.filter(pk=row.pk).update(**{name: getattr(row, name)})


def update_base(model):
    model._base_manager.filter(pk=quietly(model).pk).update(**new_value(model))


def bulk_create(model):
    model._default_manager.bulk_create([unsaved(model), unsaved(model)])


def bulk_update(model):
    row = stored_again(quietly(model))
    model._default_manager.bulk_update([row], [change(row)])


def create(model):
    model._default_manager.create(**given(unsaved(model)))


def get_or_create(model):
    model._default_manager.get_or_create(**given(unsaved(model)))


def update_or_create(model):
    row = quietly(model)
    model._default_manager.update_or_create(pk=row.pk, defaults=new_value(model))


def delete(model):
    quietly(model).delete()


def delete_rows(model):
    model._default_manager.filter(pk=quietly(model).pk).delete()


def asave(model):
    awaited(unsaved(model).asave)


def aupdate(model):
    rows = model._default_manager.filter(pk=quietly(model).pk)
    awaited(rows.aupdate, **new_value(model))


def abulk_create(model):
    awaited(model._default_manager.abulk_create, [unsaved(model)])


def write_over(model):
    row = stored_again(quietly(model))
    model._default_manager.write_over([row], key=["pk"], columns=[change(row)])


def write_over_unchanged(model):
    row = quietly(model)
    model._default_manager.write_over([row], key=["pk"], columns=list(new_value(model)))


def abulk_update(model):
    row = stored_again(quietly(model))
    awaited(model._default_manager.abulk_update, [row], [change(row)])


def aget_or_create(model):
    awaited(model._default_manager.aget_or_create, **given(unsaved(model)))


def aupdate_or_create(model):
    row = quietly(model)
    awaited(model._default_manager.aupdate_or_create, pk=row.pk, defaults=new_value(model))


def adelete(model):
    awaited(quietly(model).adelete)


def adelete_rows(model):
    awaited(model._default_manager.filter(pk=quietly(model).pk).adelete)


def awaited(call, *args, **options):
    async def wait():
        await call(*args, **options)

    async_to_sync(wait)()


WAYS = {
    save_new: [CREATED],
    save_changed: [CHANGED],
    save_some: [CHANGED],
    save_deferred: [CHANGED],
    save_unchanged: [],
    update: [CHANGED],
    update_unchanged: [],
    update_base: [CHANGED],
    bulk_create: [CREATED, CREATED],
    bulk_update: [CHANGED],
    write_over: [CHANGED],
    write_over_unchanged: [],
    create: [CREATED],
    get_or_create: [CREATED],
    update_or_create: [CHANGED],
    delete: [DELETED],
    delete_rows: [DELETED],
    asave: [CREATED],
    aupdate: [CHANGED],
    abulk_create: [CREATED],
    abulk_update: [CHANGED],
    aget_or_create: [CREATED],
    aupdate_or_create: [CHANGED],
    adelete: [DELETED],
    adelete_rows: [DELETED],
}
"""What each way to write tells of the table that it writes to."""
LINKS_ONLY = {save_new, save_changed, save_some, save_deferred, save_unchanged, create}
LINKS_ONLY |= {get_or_create, update_or_create, delete, asave, aget_or_create, aupdate_or_create}
LINKS_ONLY |= {adelete, bulk_update, abulk_update}
"""Ways by one row, which Django's own class of a many-to-many table keeps for itself."""


def stored_again(row):
    return type(row)._base_manager.get(pk=row.pk)


def new_value(model):
    field = column_of(model)
    return {field.name: value_of(field)}


def change(row):
    ((name, value),) = new_value(type(row)).items()
    setattr(row, name, value)
    return name


def given(row):
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return {field.attname: getattr(row, field.attname) for field in fields}


def told(model, since):
    changes = Change.objects.filter(pk__gt=since, model=model._meta.label_lower)
    return list(changes.order_by("pk").values_list("verb", flat=True))


def latest():
    return Change.objects.order_by("pk").values_list("pk", flat=True).last() or 0


def names(model):
    return model._meta.label_lower


RECORDED = [model for model in our_tables() if names(model) not in UNRECORDED]


def test_every_table_is_recorded_or_says_why_not():
    unrecorded = {names(model) for model in our_tables() if not is_recorded(model)}

    assert unrecorded == set(UNRECORDED)


@pytest.mark.django_db
@pytest.mark.parametrize("model", RECORDED, ids=names)
def test_every_way_to_write_leaves_a_record(model):
    ways = {way for way in WAYS if not (model._meta.auto_created and way in LINKS_ONLY)}
    if names(model) in STANDING:
        ways = {way for way in ways if WAYS[way] and set(WAYS[way]) == {CREATED}}

    found = {}
    for way in ways:
        since = latest()
        way(model)
        # A figure that another cell takes leaves one thread and comes into the other.
        verbs = told(model, since)
        found[way] = [CHANGED] if verbs == [DELETED, CREATED] else verbs

    assert found == {way: WAYS[way] for way in ways}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(STANDING))
@pytest.mark.parametrize("way", [save_changed, update, bulk_update, write_over])
def test_what_stands_is_not_written_over_in_any_way(name, way):
    with pytest.raises(IntegrityError), transaction.atomic():
        way(apps.get_model(name))


def test_no_row_is_changed_by_the_deletion_of_another():
    """Such a change would be Django's own, and nobody would tell it."""
    quiet = (models.CASCADE, models.PROTECT, models.RESTRICT)

    careless = {
        f"{names(model)}.{field.name}"
        for model in our_tables()
        for field in model._meta.concrete_fields
        if field.is_relation and field.remote_field.on_delete not in quiet
    }

    assert careless == set()


@pytest.mark.django_db
def test_what_is_not_stored_is_not_written_over():
    row = Board(
        pk=987, slug="moi", name="Ban mới", short_name="BM", province=Province.objects.first()
    )

    with pytest.raises(ValueError, match="nothing to be written over"):
        Board.objects.write_over([row], key=["pk"], columns=["name"])

    assert not Board.objects.filter(pk=987).exists()


@pytest.mark.django_db
def test_what_falls_with_a_row_is_told_row_by_row():
    report = quietly(Report)
    Figure.objects.bulk_create(
        Figure(report=report, indicator=quietly(Indicator), availability="missing")
        for _time in range(3)
    )
    since = latest()

    report.delete()

    assert (told(Figure, since), told(Report, since)) == ([DELETED] * 3, [DELETED])


@pytest.mark.django_db
def test_working_papers_that_fall_with_a_row_are_not_told():
    row = quietly(IntakeRow)
    since = latest()

    row.intake.delete()

    assert [change.model for change in Change.objects.filter(pk__gt=since)] == ["boards.intake"]
    assert not IntakeRow.objects.exists()


@pytest.mark.django_db
def test_rows_that_are_added_to_their_parent_are_told():
    board = quietly(Board)
    report = quietly(Report)
    since = latest()

    board.reports.add(report)

    change = Change.objects.get(pk__gt=since)
    assert (change.verb, change.after) == (CHANGED, {"board": board.pk})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("work", "verbs"),
    [
        pytest.param(lambda row, one, two: row.predecessors.add(one), [], id="known"),
        pytest.param(lambda row, one, two: row.predecessors.add(one, two), [CREATED], id="add"),
        pytest.param(lambda row, one, two: row.predecessors.remove(one), [DELETED], id="remove"),
        pytest.param(lambda row, one, two: row.predecessors.clear(), [DELETED], id="clear"),
        pytest.param(
            lambda row, one, two: row.predecessors.set([two]), [DELETED, CREATED], id="set"
        ),
        pytest.param(
            lambda row, one, two: two.successions_out.add(row), [CREATED], id="other side"
        ),
    ],
)
def test_links_are_told_under_the_row_whose_field_they_fill(work, verbs):
    row, one, two = quietly(Succession), quietly(Board), quietly(Board)
    row.predecessors.add(one)
    since = latest()

    work(row, one, two)

    changes = Change.objects.filter(pk__gt=since).order_by("pk")
    assert [change.verb for change in changes] == verbs
    assert {change.thread for change in changes} <= {f"boards.succession/{row.pk}"}


@pytest.mark.django_db
def test_groups_and_rights_of_an_officer_are_told():
    officer = quietly(Officer)
    since = latest()

    officer.groups.add(Group.objects.create(name="x"))
    officer.user_permissions.add(Permission.objects.first())

    threads = Change.objects.filter(pk__gt=since).values_list("model", "thread")
    assert list(threads.order_by("pk")) == [
        ("boards.officer_groups", f"boards.officer/{officer.pk}"),
        ("boards.officer_user_permissions", f"boards.officer/{officer.pk}"),
    ]


@pytest.mark.django_db
def test_a_row_that_would_silently_replace_another_is_refused():
    with pytest.raises(ValueError, match="leave no record"):
        Province.objects.bulk_create([unsaved(Province)], ignore_conflicts=True)


@pytest.mark.django_db
def test_a_computed_value_is_told_as_it_was_stored():
    cycle = quietly(Cycle)
    Cycle.objects.filter(pk=cycle.pk).update(year=2022)
    since = latest()

    Cycle.objects.filter(pk=cycle.pk).update(year=models.F("year") + 1)
    cycle = Cycle.objects.get(pk=cycle.pk)
    cycle.year = models.F("year") + 1
    cycle.save()

    changes = Change.objects.filter(pk__gt=since).order_by("pk")
    assert [(change.before, change.after) for change in changes] == [
        ({"year": 2022}, {"year": 2023}),
        ({"year": 2023}, {"year": 2024}),
    ]


@pytest.mark.django_db
def test_idle_zeros_are_no_change():
    figure = quietly(Figure)
    Figure.objects.filter(pk=figure.pk).update(
        availability="reported", amount=Decimal("1.5"), unit="person"
    )
    since = latest()

    figure.refresh_from_db()
    figure.amount = Decimal("1.500")
    figure.save()
    figure.amount = "1.50"
    figure.save()

    assert told(Figure, since) == []
    last = Change.objects.filter(model="boards.figure").latest("pk")
    assert last.after["amount"] == "1.5"


@pytest.mark.django_db
def test_a_figure_that_moves_leaves_one_cell_and_comes_into_another():
    figure, indicator = quietly(Figure), quietly(Indicator)
    left, since = figure.history_thread, latest()

    Figure.objects.filter(pk=figure.pk).update(indicator=indicator)

    figure.refresh_from_db()
    changes = Change.objects.filter(pk__gt=since).order_by("pk")
    assert [(change.verb, change.thread) for change in changes] == [
        (DELETED, left),
        (CREATED, figure.history_thread),
    ]


@pytest.mark.django_db
def test_a_new_password_is_told_and_not_shown():
    officer = quietly(Officer)
    since = latest()

    officer.set_password("mat-khau-thu-nghiem-moi")
    officer.save()

    change = Change.objects.get(pk__gt=since)
    assert list(change.after) == ["password"]
    assert officer.password not in str(change.after)
    assert change.before != change.after


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_nothing():
    since = latest()

    with transaction.atomic():
        unsaved(Province).save()
        transaction.set_rollback(True)

    assert latest() == since
    assert Province.objects.count() == 0


@pytest.mark.django_db
def test_nothing_is_told_of_what_the_database_refused():
    province = quietly(Province)
    board = quietly(Board)
    Board.objects.filter(pk=board.pk).update(province=province)
    since = latest()

    with pytest.raises(models.ProtectedError):
        province.delete()

    assert latest() == since


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 5])
def test_writing_many_rows_asks_as_often_as_writing_one(rows, django_assert_num_queries):
    made = [quietly(Document) for _row in range(rows)]

    with django_assert_num_queries(7):
        Document.objects.filter(pk__in=[row.pk for row in made]).update(title="Tên")


@pytest.mark.django_db
def test_who_how_and_why_come_from_whoever_acts():
    officer = quietly(Officer)

    with acting(officer=lambda: officer, route=Route.GRID, request="r1", reason="vì"):
        unsaved(Province).save()

    change = Change.objects.latest("pk")
    assert (change.officer, change.officer_name, change.route, change.request, change.reason) == (
        officer,
        str(officer),
        Route.GRID,
        "r1",
        "vì",
    )


@pytest.mark.django_db(transaction=True)
def test_a_transaction_is_sealed_once_when_it_is_through():
    with transaction.atomic():
        unsaved(Province).save()
        with transaction.atomic():
            unsaved(Province).save()
        assert Seal.objects.count() == 0

    assert list(Seal.objects.order_by("number").values_list("number", "count")) == [(0, 0), (1, 2)]


@pytest.mark.django_db(transaction=True)
def test_a_single_write_outside_of_any_transaction_is_sealed():
    unsaved(Province).save()

    assert not Change.objects.waiting().exists()


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_process_left_is_sealed_with_the_next_change(monkeypatch):
    monkeypatch.setattr("boards.models.history.SealQuerySet.take", lambda rows: None)
    with transaction.atomic():
        unsaved(Province).save()
        connection.run_on_commit.clear()
    monkeypatch.undo()

    unsaved(Province).save()

    assert list(Change.objects.values_list("seal__number", flat=True)) == [1, 1]


@pytest.mark.django_db
def test_whoever_waited_for_the_lock_and_finds_nothing_makes_no_seal(monkeypatch):
    """Two see that something waits; the first seals it all."""
    monkeypatch.setattr("boards.models.history.ChangeQuerySet.exists", lambda rows: True)

    assert Seal.objects.take() is None
    assert [str(seal) for seal in Seal.objects.all()] == ["0"]


@pytest.mark.django_db
def test_what_was_never_saved_is_not_deleted():
    with pytest.raises(ValueError, match="Province was never saved"):
        Province(name="x").delete()


@pytest.mark.django_db
def test_deleting_nothing_tells_nothing():
    since = latest()

    assert Province.objects.none().delete() == (0, {})
    assert Province.objects.filter(name="x").update(name="y") == 0
    assert latest() == since


@pytest.mark.django_db
def test_a_change_says_what_it_is():
    province = quietly(Province)
    Province.objects.filter(pk=province.pk).update(name="Tỉnh")

    assert str(Change.objects.latest("pk")) == f"changed: boards.province {province.pk}"


@pytest.mark.django_db
def test_the_history_is_neither_altered_nor_shortened():
    unsaved(Province).save()

    with pytest.raises(TypeError):
        Change.objects.all().delete()
    with pytest.raises(TypeError):
        Change.objects.first().delete()
