"""What the operator says of everything that one command adds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AddOptions:
    """Empty values leave to the page what it says; others win over the page."""

    section: str = ""
    outlet: str = ""
    date: date | None = None
    publish: bool = False
    posted_by: str = ""
