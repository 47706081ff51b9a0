"""What is wrong with an actor that did not come out of a file, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from backstory.errors import RegistryError
from backstory.registry.problems import Problems
from backstory.registry.registry_rows import actor_from_row, row_from_actor
from backstory.values import Actor


def check(actor: Actor) -> list[str]:
    """Every problem, in words; an empty list for an actor that a file gives back as it is.

    The rules are those of reading, so that what passes here can be exported and imported again.
    """
    return list(_problems(actor))


def _problems(actor: Actor) -> Iterator[str]:
    names = [(actor.name, ""), *((name.text, name.language) for name in actor.names)]
    for (text, language), times in Counter(names).items():
        if times > 1:
            yield f"the name {text!r}{f' ({language})' if language else ''} stands {times} times"
    problems = Problems()
    try:
        again = actor_from_row(row_from_actor(actor), "", problems)
    except RegistryError as error:
        yield error.message
        return
    causes = problems.take_causes()
    yield from causes
    if again != actor and not causes:
        changed = [field for field in Actor.__slots__ if getattr(again, field) != getattr(actor, field)]
        yield f"{', '.join(changed)}: not in the form that a registry keeps (spaces, letter case, repeats)"
