"""`backstory actors`: import, export, packs, list."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from backstory.errors import RegistryError
from backstory.values import Actor

from . import corrections, history, ties
from .session import editor, open_archive

_FORMATS = {"jsonl": "jsonl", "csv": "csv", "ftm": "ftm", "un-xml": "un"}
"""What `--format` may say, and how the registry calls it."""


@click.group()
def actors() -> None:
    """The registry: groups, organisations, persons and places, with all their names."""


for command in (
    *(corrections.new, corrections.rename, corrections.set_command, corrections.delete),
    *(corrections.add_name, corrections.change_name, corrections.remove_name),
    *(corrections.merge, corrections.split),
    *(ties.relate, ties.unrelate, ties.designate, ties.undesignate),
    *(history.history, history.undo, history.forget),
):
    actors.add_command(command)


@actors.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format", "kind", type=click.Choice(list(_FORMATS)), help="What the files are; found out by default."
)
def import_command(files: tuple[str, ...], kind: str | None) -> None:
    """Import actors from registry JSONL, CSV, FollowTheMoney JSON or the UN list's XML; - is standard input.

    Importing a file again updates what it gave before and doubles nothing.
    """
    open_archive()
    from backstory.registry import read

    form = _FORMATS[kind] if kind else ""
    imports = _Imports()
    for name in files:
        path = Path(name)
        if name == "-":
            imports.take(read(sys.stdin.buffer, name="standard input", format=form), "standard input")
        elif not path.is_file():
            why = "this is a folder; name the files in it" if path.is_dir() else "there is no such file"
            click.echo(f"Failed: {name}: {why}", err=True)
            imports.failed = True
        else:
            imports.take(read(path, format=form), path.name)
    imports.end()


@actors.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--minimum-population",
    metavar="PEOPLE",
    type=click.IntRange(0),
    help="Of the pack of places, leave out smaller ones that are no capitals; 5,000 by default.",
)
def pack(names: tuple[str, ...], minimum_population: int | None) -> None:
    """Install packs of well-known actors; without a NAME, list them."""
    from backstory.registry import PACKS
    from backstory.registry import pack as read_pack

    if not names:
        for known, about in PACKS.items():
            click.echo(f"{known:15} {about}")
        return
    for name in names:
        if name not in PACKS:
            known = ", ".join(PACKS)
            raise click.BadParameter(f"there is no pack {name!r}; known: {known}", param_hint="NAME")
    if minimum_population is not None and "places" not in names:
        raise click.BadParameter("only the pack of places has populations", param_hint="--minimum-population")
    open_archive()
    imports = _Imports()
    for name in dict.fromkeys(names):
        imports.take(read_pack(name, minimum_population=minimum_population), f"pack:{name}")
    imports.end()


@actors.command()
@click.option("--format", "kind", type=click.Choice(["jsonl", "ftm"]), default="jsonl", show_default=True)
def export(kind: str) -> None:
    """Write the registry to standard output, as registry JSONL or FollowTheMoney JSON lines."""
    open_archive()
    from backstory.archive.registry import actors as every_actor
    from backstory.registry import write_ftm, write_jsonl

    write = {"jsonl": write_jsonl, "ftm": write_ftm}[kind]
    write(every_actor(), click.get_binary_stream("stdout"))


class _Imports:
    """Imports one after another."""

    def __init__(self) -> None:
        self.failed = False
        """Whether a row or a file was refused."""
        self._changed = False

    def take(self, rows: Iterable[Actor | RegistryError], source: str) -> None:
        """Import the rows and print what happened."""
        from backstory.desk.registry import import_and_relink

        from .progress import Counter

        with Counter("actor") as counter, Counter("story linked", "stories linked") as linked:
            done = import_and_relink(counter.over(rows), source, editor(), linked.moved)
        refused = 0
        for error in done.errors:
            refused += not error.warning
            click.echo(f"{'Note' if error.warning else 'Failed'}: {error}", err=True)
        parts = [f"{done.added:,} added", f"{done.updated:,} updated", f"{done.unchanged:,} unchanged"]
        if refused:
            parts.append(f"{refused:,} refused")
        number = f" (correction {done.number})" if done.number else ""
        click.echo(f"{source}: {', '.join(parts)}{number}; {corrections.linked_anew(done.relinked)}")
        self.failed |= refused > 0
        self._changed |= done.added + done.updated > 0

    def end(self) -> None:
        """Make the linker's index, so that the next page that is added need not wait for it; exit with 1 if
        something was refused."""
        if self._changed:
            from backstory.archive.linker import saved_linker

            saved_linker()
        if self.failed:
            sys.exit(1)
