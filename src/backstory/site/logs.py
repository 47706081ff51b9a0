"""What the server writes on standard error: a bad request is a line, not a traceback."""

from __future__ import annotations

import logging


class BadRequestsInALine(logging.Filter):
    """Django logs a host or form that it refuses with the whole stack, which says nothing of the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
            record.msg = record.getMessage().replace(" ALLOWED_HOSTS", " BACKSTORY_ALLOWED_HOSTS")
            record.args = ()
        return True
