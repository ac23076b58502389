"""Rows that stand for good once a moment is written into them: nothing of them changes or goes."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table

from boards.models.constraints import FrozenSince, column_of

BESIDE = (
    "CREATE OR REPLACE FUNCTION refuse_beside() RETURNS trigger LANGUAGE plpgsql AS "
    "'DECLARE owner text := quote_ident(TG_ARGV[0]); since text := quote_ident(TG_ARGV[1]); "
    "stands boolean; BEGIN EXECUTE ''SELECT EXISTS (SELECT 1 FROM '' || quote_ident(TG_TABLE_NAME) "
    "|| '' WHERE '' || owner || '' = ($1).'' || owner || '' AND '' || since || '' IS NOT NULL)'' "
    "INTO stands USING NEW; IF stands THEN RAISE EXCEPTION USING ERRCODE = ''check_violation'', "
    "MESSAGE = TG_NAME; END IF; RETURN NEW; END'"
)
GONE = {
    "postgresql": "CREATE TRIGGER {name} BEFORE DELETE ON %(table)s FOR EACH ROW "
    "WHEN (OLD.{since} IS NOT NULL) EXECUTE FUNCTION refuse_alteration()",
    "sqlite": "CREATE TRIGGER {name} BEFORE DELETE ON %(table)s WHEN (OLD.{since} IS NOT NULL) "
    "BEGIN SELECT RAISE(ABORT, '{name}'); END",
}
ADDED = {
    "postgresql": "CREATE TRIGGER {name} BEFORE INSERT ON %(table)s FOR EACH ROW "
    "EXECUTE FUNCTION refuse_beside('{beside}', '{column}')",
    "sqlite": "CREATE TRIGGER {name} BEFORE INSERT ON %(table)s WHEN (EXISTS (SELECT 1 FROM "
    "%(table)s WHERE {beside} = NEW.{beside} AND {since} IS NOT NULL)) "
    "BEGIN SELECT RAISE(ABORT, '{name}'); END",
}


class StandsSince(FrozenSince):
    """As :class:`FrozenSince`, and the row is not deleted either.

    ``beside`` names the owner of several such rows: where one of them stands, none is added. Each
    trigger asks its own table only, so that SQLite can make every table anew.
    """

    def __init__(self, *, beside: str = "", **options: Any) -> None:
        self.beside = beside
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Describe the constraint to migrations."""
        path, args, options = super().deconstruct()
        return path, args, {**options, "beside": self.beside}

    def remove_sql(  # type: ignore[override]
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Statement:
        """Take the triggers from a PostgreSQL table; SQLite makes such tables anew."""
        table = Table(model._meta.db_table, schema_editor.quote_name)
        for suffix in ("gone", "added"):
            name = schema_editor.quote_name(f"{self.name}_{suffix}")
            schema_editor.execute(
                Statement(f"DROP TRIGGER IF EXISTS {name} ON %(table)s", table=table)
            )
        return super().remove_sql(model, schema_editor)

    def _statements(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> list[Statement]:
        quote, vendor = schema_editor.quote_name, schema_editor.connection.vendor
        table = Table(model._meta.db_table, quote)
        column = column_of(model, self.since)
        words = {"since": quote(column), "column": column}
        gone = GONE[vendor].format(name=f"{self.name}_gone", **words)
        found = [*super()._statements(model, schema_editor), Statement(gone, table=table)]
        if not self.beside:
            return found
        owner = column_of(model, self.beside)
        if vendor == "postgresql":
            found.append(Statement(BESIDE, table=table))
        else:
            owner = quote(owner)
        added = ADDED[vendor].format(name=f"{self.name}_added", beside=owner, **words)
        return [*found, Statement(added, table=table)]
