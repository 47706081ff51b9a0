"""`backstory demo`."""

from __future__ import annotations

import os

import click

from backstory.errors import ArchiveError

from .session import open_archive

_USUAL_PORT = 8000


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="8000 by default, or any free one if it is taken."
)
@click.option("--serve/--no-serve", default=True, show_default=True, help="Serve the site once it is filled.")
def demo(host: str, port: int | None, serve: bool) -> None:
    """Fill an archive with stories of an invented conflict in English, Russian and Arabic, and serve it.

    The archive is made in BACKSTORY_HOME, else in ./backstory-demo; an archive that holds anything else is
    left alone.
    """
    os.environ.setdefault("BACKSTORY_HOME", "backstory-demo")
    folder = open_archive()
    from backstory.archive.models import ArchiveState, Story

    if Story.objects.exists() and not ArchiveState.objects.filter(key="demo").exists():
        raise ArchiveError(
            "this archive holds stories of its own; choose an empty BACKSTORY_HOME", where=str(folder)
        )
    ArchiveState.objects.update_or_create(key="demo", defaults={"value": True})
    _fill()
    if serve:
        from .serve import is_free, serve_site

        if port is None:
            port = _USUAL_PORT if is_free(host, _USUAL_PORT) else 0
        serve_site(host, port)


def _fill() -> None:
    from backstory.capture import read_sources
    from backstory.demo import ARCHIVE, PAGES, REGISTRY
    from backstory.desk.add import add
    from backstory.desk.options import AddOptions
    from backstory.desk.outcome import Tally
    from backstory.desk.registry import import_and_relink
    from backstory.registry import read

    import_and_relink(read(REGISTRY), REGISTRY.name)
    tally = Tally()
    options = AddOptions(publish=True, posted_by="Demo desk")
    add(read_sources([str(PAGES), str(ARCHIVE)]), options, tally.add)
    for outcome in tally.failures:
        click.echo(f"Failed: {outcome.where}: {outcome.message}", err=True)
    click.echo(
        f"The demo holds {tally.counts['added'] + tally.counts['known']} stories of an invented conflict."
    )
