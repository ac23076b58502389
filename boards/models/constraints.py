"""A constraint that Django lacks: rows of one key whose periods must not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models.sql import Query

EXCLUSION = (
    "ALTER TABLE %(table)s ADD CONSTRAINT {name} EXCLUDE USING gist "
    "({equal}, daterange({start}, {end}, '[)') WITH &&) WHERE ({condition})"
)
TRIGGER = (
    "CREATE TRIGGER {name} AFTER {event} ON %(table)s BEGIN "
    "SELECT RAISE(ABORT, '{title}') WHERE EXISTS (SELECT 1 FROM "
    "(SELECT * FROM %(table)s WHERE {condition}) a, (SELECT * FROM %(table)s WHERE {condition}) b "
    "WHERE a.id = NEW.id AND b.id <> a.id AND {equal} "
    "AND (a.{start} IS NULL OR b.{end} IS NULL OR a.{start} < b.{end}) "
    "AND (b.{start} IS NULL OR a.{end} IS NULL OR b.{start} < a.{end})); END"
)


class Triggered(models.BaseConstraint):
    """A constraint that stands beside its table: statements that follow when the table is there."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, type(self)):
            return self.deconstruct() == other.deconstruct()
        return NotImplemented

    __hash__ = models.BaseConstraint.__hash__

    def constraint_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str:
        """Nothing stands inside CREATE TABLE."""
        schema_editor.deferred_sql += self._statements(model, schema_editor)
        return ""

    if TYPE_CHECKING:

        def _statements(
            self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
        ) -> list[Statement]: ...


class NoOverlap(Triggered):
    """Rows with equal ``fields``, among those that meet ``condition``, never share a day.

    A period runs from the day ``starts_on`` to the day ``ends_on``, excluded; an empty end is
    open. PostgreSQL keeps it by an exclusion constraint (extension ``btree_gist``), SQLite by two
    triggers; forms and loads get the sentence from :meth:`validate` before that.
    """

    def __init__(
        self,
        *,
        name: str,
        fields: Sequence[str],
        condition: models.Q,
        violation_error_message: Any = None,
    ) -> None:
        self.fields = tuple(fields)
        self.condition = condition
        super().__init__(name=name, violation_error_message=violation_error_message)

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Describe the constraint to migrations."""
        path, args, options = super().deconstruct()
        return path, tuple(args), {**options, "fields": self.fields, "condition": self.condition}

    def create_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Statement:
        """Add the constraint to a PostgreSQL table that exists; SQLite makes such tables anew."""
        (statement,) = self._statements(model, schema_editor)
        return statement

    def remove_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Statement:
        """Take the constraint from a PostgreSQL table; SQLite makes such tables anew."""
        name = schema_editor.quote_name(self.name)
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(f"ALTER TABLE %(table)s DROP CONSTRAINT {name}", table=table)

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Iterable[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Refuse an instance whose period overlaps another row's, with the sentence."""
        unknown = set(exclude or ())
        if unknown & {*self.fields, "starts_on", "ends_on"}:
            return
        against = instance._get_field_expression_map(meta=model._meta, exclude=unknown)  # type: ignore[attr-defined]
        if not self.condition.check(against, using=using):
            return
        starts_on, ends_on = instance.starts_on, instance.ends_on  # type: ignore[attr-defined]
        same = {field: getattr(instance, field) for field in self.fields}
        others = model._default_manager.using(using).filter(self.condition, **same)
        others = others.exclude(pk=instance.pk)
        if starts_on is not None:
            others = others.exclude(ends_on__lte=starts_on)
        if ends_on is not None:
            others = others.exclude(starts_on__gte=ends_on)
        if others.exists():
            raise ValidationError(self.get_violation_error_message())

    def _trigger(self, event: str) -> str:
        return f"{self.name}_{event.lower()}"

    def _statements(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> list[Statement]:
        quote = schema_editor.quote_name
        columns = [quote(column_of(model, field)) for field in self.fields]
        words = {
            "start": quote(column_of(model, "starts_on")),
            "end": quote(column_of(model, "ends_on")),
            # The statement is a template of its own, so a percent sign must stand twice.
            "condition": self._condition_sql(model, schema_editor).replace("%", "%%"),
        }
        table = Table(model._meta.db_table, quote)
        if schema_editor.connection.vendor == "postgresql":
            equal = ", ".join(f"{column} WITH =" for column in columns)
            return [
                Statement(
                    EXCLUSION.format(name=quote(self.name), equal=equal, **words), table=table
                )
            ]
        equal = " AND ".join(f"a.{column} = b.{column}" for column in columns)
        return [
            Statement(
                TRIGGER.format(
                    name=quote(self._trigger(event)),
                    event=event,
                    title=self.name,
                    equal=equal,
                    **words,
                ),
                table=table,
            )
            for event in ("INSERT", "UPDATE")
        ]

    def _condition_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str:
        query = Query(model=model, alias_cols=False)
        where = query.build_where(self.condition)
        connection = schema_editor.connection
        sql, params = where.as_sql(query.get_compiler(connection=connection), connection)
        return sql % tuple(schema_editor.quote_value(value) for value in params)


def column_of(model: type[models.Model], field: str) -> str:
    """The column that keeps a field."""
    column: str = model._meta.get_field(field).column  # type: ignore[assignment, union-attr]
    return column


REFUSE = (
    "CREATE OR REPLACE FUNCTION refuse_alteration() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION USING ERRCODE = ''check_violation'', MESSAGE = TG_NAME; END'"
)
KEEP = {
    "postgresql": "CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON %(table)s "
    "FOR EACH ROW {when}EXECUTE FUNCTION refuse_alteration()",
    "sqlite": "CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON %(table)s {when}"
    "BEGIN SELECT RAISE(ABORT, '{name}'); END",
}


DIFFERS = {"postgresql": "IS DISTINCT FROM", "sqlite": "IS NOT"}


class NeverAltered(Triggered):
    """The columns ``fields`` keep what was inserted; those of ``once`` take a value once.

    For rows that testify: not even a slip of our own code can rewrite them. Two triggers keep it on
    both databases; forms have nothing to validate, for no form writes such rows.
    """

    def __init__(
        self,
        *,
        name: str,
        fields: Sequence[str],
        once: Sequence[str],
        violation_error_message: Any = None,
    ) -> None:
        self.fields = tuple(fields)
        self.once = tuple(once)
        super().__init__(name=name, violation_error_message=violation_error_message)

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Describe the constraint to migrations."""
        path, args, options = super().deconstruct()
        return path, tuple(args), {**options, "fields": self.fields, "once": self.once}

    def create_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Statement:
        """Add the triggers to a PostgreSQL table that exists; SQLite makes such tables anew."""
        *first, last = self._statements(model, schema_editor)
        for statement in first:
            schema_editor.execute(statement)
        return last

    def remove_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Statement:
        """Take the triggers from a PostgreSQL table; SQLite makes such tables anew."""
        table = Table(model._meta.db_table, schema_editor.quote_name)
        names = [self.name, f"{self.name}_once"]
        statements = [
            Statement(
                f"DROP TRIGGER IF EXISTS {schema_editor.quote_name(name)} ON %(table)s", table=table
            )
            for name in names
        ]
        schema_editor.execute(statements[0])
        return statements[1]

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to ask of a new row."""

    def _statements(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> list[Statement]:
        quote = schema_editor.quote_name
        vendor = schema_editor.connection.vendor
        table = Table(model._meta.db_table, quote)
        once = [quote(column_of(model, field)) for field in self.once]
        filled = " OR ".join(f"OLD.{column} IS NOT NULL" for column in once)
        kept = [quote(column_of(model, field)) for field in self.fields]
        triggers = [(self.name, kept, ""), (f"{self.name}_once", once, f"WHEN ({filled}) ")]
        before = [Statement(REFUSE, table=table)] if vendor == "postgresql" else []
        return before + [
            Statement(
                KEEP[vendor].format(name=name, columns=", ".join(columns), when=when), table=table
            )
            for name, columns, when in triggers
        ]


class FrozenSince(Triggered):
    """The columns ``fields`` stand from the moment that ``since`` is filled, and so does it.

    For texts that somebody signed: not even a slip of our own code can alter them afterwards. A
    trigger keeps it on both databases; no form writes such rows once they stand.
    """

    def __init__(
        self,
        *,
        name: str,
        fields: Sequence[str],
        since: str,
        violation_error_message: Any = None,
    ) -> None:
        self.fields = tuple(fields)
        self.since = since
        super().__init__(name=name, violation_error_message=violation_error_message)

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Describe the constraint to migrations."""
        path, args, options = super().deconstruct()
        return path, tuple(args), {**options, "fields": self.fields, "since": self.since}

    def create_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Statement:
        """Add the trigger to a PostgreSQL table that exists; SQLite makes such tables anew."""
        *first, last = self._statements(model, schema_editor)
        for statement in first:
            schema_editor.execute(statement)
        return last

    def remove_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Statement:
        """Take the trigger from a PostgreSQL table; SQLite makes such tables anew."""
        name = schema_editor.quote_name(self.name)
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(f"DROP TRIGGER IF EXISTS {name} ON %(table)s", table=table)

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Nothing to ask of a new row."""

    def _statements(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> list[Statement]:
        quote = schema_editor.quote_name
        vendor = schema_editor.connection.vendor
        table = Table(model._meta.db_table, quote)
        columns = [quote(column_of(model, field)) for field in (*self.fields, self.since)]
        altered = " OR ".join(f"OLD.{column} {DIFFERS[vendor]} NEW.{column}" for column in columns)
        when = f"WHEN (OLD.{quote(column_of(model, self.since))} IS NOT NULL AND ({altered})) "
        before = [Statement(REFUSE, table=table)] if vendor == "postgresql" else []
        trigger = KEEP[vendor].format(name=self.name, columns=", ".join(columns), when=when)
        return [*before, Statement(trigger, table=table)]
