"""What became of one page or row, and the sum over a command."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Became = Literal["added", "updated", "known", "failed"]


class Outcome(NamedTuple):
    """`story` is the archive's number, None where there is none; `message` says why it failed."""

    became: Became
    where: str
    story: int | None = None
    message: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts, and the first failures in words; further ones are listed by `backstory failures`."""

    counts: Counter[Became] = field(default_factory=Counter)
    failures: list[Outcome] = field(default_factory=list)
    warnings: dict[str, str] = field(default_factory=dict)
    """Warning -> where it was given first."""
    warned: Counter[str] = field(default_factory=Counter)
    shown: int = 50

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.became] += 1
        if outcome.became == "failed" and len(self.failures) < self.shown:
            self.failures.append(outcome)
        for warning in outcome.warnings:
            if len(self.warnings) < self.shown:
                self.warnings.setdefault(warning, outcome.where)
            if warning in self.warnings:
                self.warned[warning] += 1
