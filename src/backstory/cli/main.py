"""`backstory`: find the command, run it, and turn what goes wrong into one clear line."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from backstory import __version__
from backstory.errors import BackstoryError

COMMANDS = {
    "add": "Add pages or archives: keep them, read them, link them.",
    "show": "Show one story with its actors and backstory.",
    "publish": "Let readers see stories.",
    "withdraw": "Take stories from the readers; nothing is deleted.",
    "failures": "List the pages that could not be read, and why.",
    "search": "Search the archive.",
    "actors": "Import, export and list the registry of actors.",
    "explain": "Say why a story is linked to an actor.",
    "accept": "Decide that a story is about an actor.",
    "reject": "Decide that a story is not about an actor.",
    "names": "List names that the registry does not know.",
    "link": "Link documents to actors without an archive.",
    "serve": "Serve the site.",
    "demo": "Fill an archive with an invented conflict and serve it.",
    "verify": "Check every kept byte and everything derived from it.",
    "reindex": "Make the search index and all counts anew from the database.",
    "backup": "Write the whole archive into one file.",
    "restore": "Make an archive from a backup.",
}
"""Command -> what `backstory --help` says of it; the command stands in the module of that name."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only when it is wanted."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"backstory.cli.{name}"), name)
        assert isinstance(command, click.Command)
        _refuse_empty(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " See 'backstory --help'."
            ctx.fail(f"there is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _refuse_empty(command: click.Command) -> None:
    """Let no required argument be an empty text, as a shell makes of a variable that is not set: to `add` it
    would be the folder that one is in."""
    for param in command.params:
        if isinstance(param, click.Argument) and param.required:
            param.callback = param.callback or _not_empty
    for sub in command.commands.values() if isinstance(command, click.Group) else ():
        _refuse_empty(sub)


def _not_empty(_ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
    for each in value if isinstance(value, tuple) else (value,):
        if not str(each).strip() or (isinstance(each, Path) and not each.name):
            raise click.BadParameter("it is empty")
    return value


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="backstory")
def backstory() -> None:
    """Keep pages of the foreign press as evidence, recognise who they name in any script, and show every
    story beside what the archive already holds about each of them.

    The archive lives in one folder: BACKSTORY_HOME, else ./backstory-archive.
    """


_WITH_FILES = ("add", "link", "actors", "backup", "restore")
"""Commands whose words may be names of files, which are bytes and need not be text."""
_GOES_ON = ("add", "actors", "publish", "withdraw", "reindex", "demo")
"""Commands that finish what they were stopped at when they are given again."""


def main() -> None:
    """Run a command. Exit code 0: all went well; 1: something failed; 2: misused; 130: stopped."""
    try:
        if sys.argv[1:2] and sys.argv[1] not in _WITH_FILES and not all(map(_is_text, sys.argv)):
            raise click.UsageError(_NO_TEXT)
        backstory(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        goes_on = any(word in _GOES_ON for word in sys.argv[1:2])
        more = " What was reported is kept; the same command goes on from there." if goes_on else ""
        click.echo(f"Stopped.{more}", err=True)
        sys.exit(130)
    except BackstoryError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        # A traceback is for mistakes of ours; what the machine refuses is the operator's to mend.
        refused = _refused(error)
        if not refused:
            raise
        click.echo(f"Error: {refused}", err=True)
        sys.exit(1)


_NO_TEXT = "a word of this command holds bytes that are no UTF-8 text; write it in UTF-8"


def _is_text(word: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in word)


def _refused(error: Exception) -> str:
    """What the database, the disk or the terminal would not do, in a line; "" for anything else."""
    if isinstance(error, UnicodeEncodeError) and not _is_text(error.object):
        return _NO_TEXT
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    if isinstance(error, MemoryError):
        return "there is not enough memory for this"
    if (database := sys.modules.get("django.db")) and isinstance(error, database.DatabaseError):
        from backstory.archive.refusals import refusal

        return str(refusal(error))
    return ""
