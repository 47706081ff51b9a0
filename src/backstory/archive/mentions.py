"""Mentions in the form in which links keep them: plain values, which a process may pass to another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from backstory.values import Mention

Named = tuple[tuple[str, ...], list[Any]]
"""The actors' keys, several where it is open which is meant; and the mention as `Link.mentions` has it."""


def named(mentions: Iterable[Mention]) -> tuple[Named, ...]:
    """Each mention with the keys of the actors that it names or may name."""
    return tuple((m.candidates or (m.actor,), mention_row(m)) for m in mentions)


def mention_row(m: Mention) -> list[Any]:
    """[paragraph, start, end, surface, rule, score, name, reasons]."""
    return [m.paragraph, m.start, m.end, m.surface, m.rule, round(m.score, 3), m.name, list(m.reasons)]
