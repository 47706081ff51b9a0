"""Copying an archive's rows from one kind of database to another, for backups that any of them can take.

Steps: a SQLite file is opened beside the archive's own database and brought up to date by the same
migrations; then table by table the rows go over as they are, each value in the form of its field. Nothing
is made anew on the way: numbers, times and decisions stay what they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

from .bulk import insert

_COPY = "copy"
_BATCH = 1000


@contextmanager
def sqlite_copy(file: Path) -> Iterator[str]:
    """The alias of a SQLite database in `file`, made or brought up to date; closed afterwards."""
    settings = {**connections[DEFAULT_DB_ALIAS].settings_dict}
    settings |= {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "CONN_MAX_AGE": None}
    settings |= {"OPTIONS": {"transaction_mode": "IMMEDIATE"}, "CONN_HEALTH_CHECKS": False}
    connections.settings[_COPY] = settings
    try:
        call_command("migrate", database=_COPY, verbosity=0, interactive=False, skip_checks=True)
        yield _COPY
    finally:
        connections[_COPY].close()
        del connections[_COPY]
        del connections.settings[_COPY]


def copy_rows(source: str, target: str, moved: Callable[[int], None] = lambda _n: None) -> None:
    """Copy every row of the archive's tables from one database to the other, which has none yet.

    Both are aliases. The target has all rows or none; `moved` hears how many went over.
    """
    with transaction.atomic(source):
        if connections[source].vendor == "postgresql":  # as of one moment, whoever writes meanwhile
            with connections[source].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with transaction.atomic(target):
            for model in _models():
                _copy_table(model, source, target, moved)
            with connections[target].cursor() as cursor:
                for line in connections[target].ops.sequence_reset_sql(no_style(), _models()):
                    cursor.execute(line)


def _models() -> list[type[models.Model]]:
    return list(apps.get_app_config("archive").get_models())


def _copy_table(model: type[models.Model], source: str, target: str, moved: Callable[[int], None]) -> None:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    rows = model._default_manager.using(source).order_by("pk")
    stream = rows.values_list(*(field.attname for field in fields)).iterator(chunk_size=_BATCH)
    database = connections[target]
    while batch := list(islice(stream, _BATCH)):
        prepared = [
            [field.get_db_prep_save(value, database) for field, value in zip(fields, row, strict=True)]
            for row in batch
        ]
        insert(model, [str(field.column) for field in fields], prepared, using=target)
        moved(len(batch))
