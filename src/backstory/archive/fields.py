"""A field that keeps plain JSON values as compact UTF-8 text, so that Arabic takes two bytes a letter."""

from __future__ import annotations

from typing import Any

import orjson
from django.db import models


class CompactJSON(models.TextField):
    """JSON that is read and written whole and never searched inside; tuples come back as lists."""

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> Any:
        return None if value is None else orjson.loads(value)

    def to_python(self, value: Any) -> Any:
        return orjson.loads(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else orjson.dumps(value).decode()

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""
