"""Writing many rows: plain tuples straight to the database, for imports where models cost too much.

A model instance and its insert take some 40 microseconds; a tuple takes 4. An update by `bulk_update` takes a
millisecond. Callers stay inside one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
from django.db import DEFAULT_DB_ALIAS, connection, connections, models


def reserve_ids(model: type[models.Model], n: int) -> range | list[int]:
    """`n` primary keys that no other row will get. Call it in the transaction that writes them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # the transaction holds the only right to write
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            first = (row[0] if row else 0) + 1
            return range(first, first + n)
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, n]
        )
        return [pk for (pk,) in cursor.fetchall()]


def rows_with(model: type[models.Model], column: str, values: Iterable[str]) -> list[int]:
    """Primary keys of the rows whose `column` is one of `values`: one statement, however many values.

    Django's `__in` takes ten times as long, and most of what is imported is not there yet.
    """
    wanted = list(values)
    if not wanted:
        return []
    name, table = connection.ops.quote_name(column), connection.ops.quote_name(model._meta.db_table)
    if connection.vendor == "sqlite":
        parameter: str | list[str]
        among, parameter = "IN (SELECT value FROM json_each(%s))", orjson.dumps(wanted).decode()
    else:
        among, parameter = "= ANY(%s)", wanted
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE {name} {among}", [parameter])  # noqa: S608 (own names)
        return [pk for (pk,) in cursor.fetchall()]


def moment(at: datetime) -> object:
    """A moment in the form that `insert` wants for a DateTimeField; Django's own way is slow."""
    if connection.vendor == "sqlite":
        return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    return at


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    using: str = DEFAULT_DB_ALIAS,
    *,
    once: bool = False,
) -> None:
    """Insert rows of values in the database's own form: ISO text for days and times, text for JSON. `once`:
    rows that a constraint of the model knows already are passed over."""
    database = connections[using]
    names = ", ".join(database.ops.quote_name(name) for name in columns)
    marks = ", ".join(["%s"] * len(columns))
    table = database.ops.quote_name(model._meta.db_table)
    known = "ON CONFLICT DO NOTHING" if once else ""
    with database.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks}) {known}",  # noqa: S608 (own names)
            rows,
        )


def update(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Change rows: each has the columns' values as `insert` wants them, and its primary key last."""
    names = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {names} WHERE id = %s", rows)  # noqa: S608 (own names)
