"""JSON files: our own rows, FollowTheMoney entities and flat rows, told apart row by row.

A row with a `schema` is FollowTheMoney's, nested if it has `properties`; any other is our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backstory.errors import RegistryError
from backstory.registry.fields import read_id
from backstory.registry.flat import actor_from_flat, flat_id, is_flat
from backstory.registry.ftm import Skipped, actor_from_entity, is_actor, is_entity, schema_of
from backstory.registry.ftm_links import Links
from backstory.registry.json_objects import objects
from backstory.registry.problems import Problems
from backstory.registry.registry_rows import actor_from_row
from backstory.registry.row import Row
from backstory.registry.source import Source
from backstory.values import Actor


class JsonRows:
    """The rows of one JSON file; see `backstory.registry.reading.Format`."""

    def __init__(self, source: Source, problems: Problems, head: bytes) -> None:
        self._source = source
        self._problems = problems
        self._head = head
        self._links = Links()
        self._linking: list[RegistryError] = []
        self._skipped = Skipped()
        self.quiet = False

    def ids(self) -> Iterator[str]:
        """The ids; on the way, what FollowTheMoney's rows say of other rows is gathered."""
        remarks = Problems()
        for where, row in objects(self._source, self._head):
            if isinstance(row, RegistryError):
                continue
            if is_entity(row) and self._links.add(row, where, remarks):
                self._linking += remarks.take()
            elif key := _id(row):
                yield key

    def rows(self) -> Iterator[Row]:
        yield from (Row(remark.where, remarks=(remark,)) for remark in self._linking)
        ties = Links()
        quiet = Problems()
        for where, row in objects(self._source, self._head):
            if isinstance(row, RegistryError):
                yield Row(where, remarks=(row,))
                continue
            if is_entity(row) and not is_actor(row):
                if not ties.add(row, where, quiet):
                    self._skipped.add(schema_of(row) or "without schema")
                    yield Row(where, _id(row))
                quiet.take()
                ties = Links()
                continue
            yield self._row(row, where)

    def _row(self, row: dict[str, Any], where: str) -> Row:
        try:
            actor = self._actor(row, where)
        except RegistryError as error:
            return Row(
                where, _id(row), None, (*self._problems.take(), RegistryError(error.message, where=where))
            )
        return Row(where, actor.id, actor, tuple(self._problems.take()))

    def _actor(self, row: dict[str, Any], where: str) -> Actor:
        if not is_entity(row):
            return actor_from_row(row, where, self._problems)
        if is_flat(row):
            return actor_from_flat(row, where, self._problems)
        # An entity may be spread over several rows of one id: that is the format's own way.
        self.quiet = True
        return actor_from_entity(row, self._links, where, self._problems)

    def remarks(self) -> Iterator[RegistryError]:
        return self._skipped.remark(self._source.name)


def _id(row: dict[str, Any]) -> str:
    try:
        return flat_id(row) if is_entity(row) and is_flat(row) else read_id(row.get("id"), "")
    except RegistryError:
        return ""
