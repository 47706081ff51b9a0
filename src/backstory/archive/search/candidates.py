"""Which stories may name someone: for linking anew what a changed name touches, without reading all.

Both ways give more stories than need be and are quick; the linker decides.

- `stories_with_any`: by words and phrases, each stemmed as every language would. It finds other endings of
  the same word, not other spellings.
- `stories_with_keys`, `stories_with_each`: by the strings that were given as keys when the stories were
  indexed, such as the sound of each word. It finds whatever spellings share a key.
- `vocabulary`: all terms of a group, or all keys, with the number of stories that have each;
  `keys_beginning`: keys alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tantivy import Occur, Query

from .fields import ID_BITS, pack_keys, schema, text_field
from .query import any_of, any_spelling
from .reading import Reading, reading
from .terms import terms_of

_IDS = (1 << ID_BITS) - 1
_PREFIX_TERMS = 2_000
"""Terms that one beginning may stand for in one group."""
_LONGEST_ENDING = 4
"""Letters that a stemmer may take off the beginning itself."""
_SHORTEST_STEM = 3


def stories_with_any(
    phrases: Iterable[str], *, prefixes: Iterable[str] = (), folder: Path | None = None
) -> list[int]:
    """Ids of the stories, whatever their state, that have one of the words or phrases, or a word with one
    of the beginnings; the newest first.

    A stem may be shorter than a beginning, so such shorter stems count as well. An Arabic word behind a
    particle that its stemmer knows has lost the particle.
    """
    with reading(folder) as state:
        queries = [any_spelling(phrase, state.groups) for phrase in phrases]
        queries += [_beginning(state, prefix, group) for prefix in prefixes for group in state.groups]
        return _ids(state, any_of(queries))


def stories_with_keys(keys: Iterable[str], *, folder: Path | None = None) -> list[int]:
    """Ids of the stories, whatever their state, that were indexed with one of the keys; the newest first."""
    packed = [key for key in pack_keys(keys).split("\n") if key]
    with reading(folder) as state:
        return _ids(state, Query.term_set_query(schema(), "keys", packed))


def stories_with_each(alternatives: Iterable[Iterable[str]], *, folder: Path | None = None) -> list[int]:
    """Ids of the stories that were indexed with at least one key out of each set; the newest first."""
    with reading(folder) as state:
        return _ids(state, _of_each(alternatives))


def count_with_each(alternatives: Iterable[Iterable[str]], *, folder: Path | None = None) -> int:
    """How many stories `stories_with_each` would give."""
    with reading(folder) as state:
        return _count(state, _of_each(alternatives))


def keys_beginning(prefixes: Iterable[str], *, folder: Path | None = None) -> list[str]:
    """All keys that begin with one of the prefixes, each once."""
    found: dict[str, None] = {}
    with reading(folder) as state:
        for prefix in prefixes:
            found.update(dict.fromkeys(key for key, _ in state.searcher.terms_with_prefix("keys", prefix)))
    return list(found)


def _of_each(alternatives: Iterable[Iterable[str]]) -> Query:
    sets = [[key for key in pack_keys(keys).split("\n") if key] for keys in alternatives]
    every = [(Occur.Must, Query.term_set_query(schema(), "keys", packed)) for packed in sets]
    return Query.boolean_query(every) if every else Query.empty_query()


def vocabulary(
    group: str, prefix: str = "", *, limit: int | None = None, folder: Path | None = None
) -> Iterator[tuple[str, int]]:
    """(term, stories that have it) of a group of languages, or of the keys for the group "keys"; the most
    frequent first. A million terms take some 100 MB: give a prefix or a limit where the archive is large."""
    field = group if group == "keys" else text_field(group)
    with reading(folder) as state:
        yield from state.searcher.terms_with_prefix(field, prefix, limit=limit)


def _beginning(state: Reading, prefix: str, group: str) -> Query:
    field = text_field(group)
    found: set[str] = set()
    for start in {"".join(terms_of(prefix, "plain")), *terms_of(prefix, group)} - {""}:
        found |= {term for term, _ in state.searcher.terms_with_prefix(field, start, limit=_PREFIX_TERMS)}
        shortest = max(_SHORTEST_STEM, len(start) - _LONGEST_ENDING)
        found |= {start[:end] for end in range(shortest, len(start))}
    return Query.term_set_query(schema(), field, sorted(found)) if found else Query.empty_query()


def _count(state: Reading, query: Query) -> int:
    return state.searcher.search(query, 1, count=True).count or 0


def _ids(state: Reading, query: Query) -> list[int]:
    most = _count(state, query)  # which tells how much room the hits need
    if not most:
        return []
    found = state.searcher.search(query, most, count=False, order_by_field="order").hits
    return [order & _IDS for order, _ in found]
