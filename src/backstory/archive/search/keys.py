"""Who makes a story's keys: a function that the settings name.

BACKSTORY_SEARCH_KEYS = "package.module.function" names `function(title, paragraphs, language)`, which gives
the strings that `stories_with_keys` finds the story by, such as the sound of every word, or one text with a
string a line. Its attribute `version`, a string, is part of the index's layout: change it with the keys, and
the index is made anew.
Without the setting stories have no keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

KeyMaker = Callable[[str, Sequence[str], str], Iterable[str] | str]


@dataclass(frozen=True, slots=True)
class Keys:
    version: str
    of: KeyMaker


def _none(_title: str, _paragraphs: Sequence[str], _language: str) -> Iterable[str]:
    return ()


NO_KEYS = Keys("", _none)


def configured_keys() -> Keys:
    """What the settings name; ImportError if it cannot be imported."""
    path = getattr(settings, "BACKSTORY_SEARCH_KEYS", "")
    if not path:
        return NO_KEYS
    function = import_string(path)
    return Keys(f"{path} {getattr(function, 'version', '')}", function)
