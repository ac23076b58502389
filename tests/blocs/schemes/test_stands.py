"""An issued scheme cannot be altered, whoever writes and by whatever way: not by SQL either."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from blocs.models import Criterion, Gate, Grade, Group, Scheme
from blocs.services import issue_scheme
from boards.models import Indicator
from tests.blocs.year import small_year
from tests.boards.rows import document, indicator

pytestmark = pytest.mark.cases

MODELS = (Scheme, Group, Criterion, Gate, Grade)
COLUMNS = [
    pytest.param(model, field.column, id=f"{model.__name__}.{field.column}")
    for model in MODELS
    for field in model._meta.concrete_fields
]


@pytest.fixture
def draft(db):
    """A scheme with one line of every kind, of which nothing is issued."""
    cycle = small_year(stage="running")
    names = {"name": "Tên", "name_en": "Name"}
    scheme = Scheme.objects.create(
        cycle=cycle, code="khoi", missing_policy="zero", rate_kind="period_end", **names
    )
    group = Group.objects.create(scheme=scheme, code="a", order=1, maximum=100, **names)
    Criterion.objects.create(
        scheme=scheme,
        group=group,
        code="b",
        order=1,
        maximum=100,
        indicator=indicator(9100),
        method="relative_to_largest",
        **names,
    )
    Gate.objects.create(scheme=scheme, code="c", order=1, effect="unranked", **names)
    Grade.objects.create(scheme=scheme, share_from="0.5", **names)
    return scheme


@pytest.fixture
def issued(draft, secretary):
    return issue_scheme(
        scheme=draft, issued_on=date(2023, 2, 1), document=document(9_900_001), officer=secretary
    )


def alter(model, column, value):
    """Write past every model, as a slip in a script would."""
    table = connection.ops.quote_name(model._meta.db_table)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {connection.ops.quote_name(column)} = {value}")  # noqa: S608
        return cursor.rowcount


def another(model, column):
    """SQL of another value that fits the column."""
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    if field.is_relation or column == "id":
        return "987654"
    kind = field.get_internal_type()
    if kind == "JSONField":
        return "'[1]'"
    if kind == "BooleanField":
        return f"NOT {connection.ops.quote_name(column)}"
    if kind == "DateField":
        return "'2024-01-01'"
    if kind == "DateTimeField":
        return "'2024-01-01 00:00:00+00'"
    return "0.25" if kind == "DecimalField" else "7" if "Integer" in kind else "'khac'"


@pytest.mark.parametrize(("model", "column"), COLUMNS)
def test_no_column_of_an_issued_scheme_is_altered(issued, model, column):
    before = model.objects.values().get()

    with pytest.raises(IntegrityError, match=f"{model._meta.model_name}_stands_once_issued"):
        alter(model, column, another(model, column))

    assert model.objects.values().get() == before


@pytest.mark.parametrize("model", MODELS)
def test_a_draft_is_written(draft, model):
    assert alter(model, "name", "'khac'") == 1


@pytest.mark.parametrize("model", MODELS)
def test_what_says_the_same_alters_nothing(issued, model):
    assert alter(model, "name", "name") == 1


@pytest.mark.parametrize("model", MODELS)
def test_no_row_of_an_issued_scheme_goes(issued, model):
    table = connection.ops.quote_name(model._meta.db_table)

    with (
        pytest.raises(IntegrityError, match=f"{model._meta.model_name}_stands_once_issued_gone"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608

    assert model.objects.count() == 1


@pytest.mark.parametrize("model", MODELS[1:])
def test_no_line_comes_to_those_of_an_issued_scheme(issued, model):
    row = model.objects.get()
    row.pk = row.stands_since = None
    row.code, row.share_from = "khac", "0.75"

    with (
        pytest.raises(IntegrityError, match=f"{model._meta.model_name}_stands_once_issued_added"),
        transaction.atomic(),
    ):
        row.save(force_insert=True)

    assert model.objects.count() == 1


@pytest.mark.parametrize("model", MODELS[1:])
def test_a_line_comes_to_a_draft_beside_it(issued, model):
    row = model.objects.get()
    other = Scheme.objects.create(
        cycle=issued.cycle,
        code="khac",
        name="Khác",
        name_en="Other",
        missing_policy="zero",
        rate_kind="period_end",
    )
    row.pk = row.stands_since = None
    row.scheme = other

    row.save(force_insert=True)

    assert model.objects.filter(scheme=other).count() == 1


def test_a_draft_goes_with_its_lines(draft):
    draft.delete()

    assert [model.objects.count() for model in MODELS] == [0] * 5
    assert Indicator.objects.exists()


@pytest.mark.parametrize("model", MODELS)
def test_every_column_is_kept(model):
    (kept,) = [each for each in model._meta.constraints if each.name.endswith("stands_once_issued")]

    assert {*kept.fields, kept.since} == {field.name for field in model._meta.concrete_fields}
