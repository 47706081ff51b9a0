"""What commands share: opening the archive, finding a story, writing JSON."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from backstory.errors import ArchiveError

if TYPE_CHECKING:
    from backstory.archive.models import Story


def set_up_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backstory.site.settings")
    django.setup()


def open_archive() -> Path:
    """Set Django up and open the archive, making it if need be; returns its folder."""
    set_up_django()
    from backstory.archive.home import open_archive as open_home

    return open_home()


def editor() -> str:
    """Who posts from this machine: BACKSTORY_EDITOR, else the user's name."""
    from backstory.site.environment import LONGEST_EDITOR
    from backstory.site.settings import ENVIRONMENT

    if ENVIRONMENT.editor:
        return ENVIRONMENT.editor
    try:
        return getpass.getuser()[:LONGEST_EDITOR]
    except (KeyError, OSError):
        return ""


def find_story(name: str) -> Story:
    """The story of a row's id or of the archive's number; ArchiveError if there is none."""
    from backstory.archive.models import Story

    story = Story.objects.find(name)
    if story is None:
        raise ArchiveError(f"there is no story {name!r}; 'backstory search' finds stories by their words")
    return story


def write_json(value: Any) -> None:
    """One JSON value on a line of standard output, in UTF-8 whatever the terminal says."""
    click.get_binary_stream("stdout").write(orjson.dumps(value) + b"\n")
