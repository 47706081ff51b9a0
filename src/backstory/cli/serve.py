"""`backstory serve`."""

from __future__ import annotations

import socket

import click

from backstory.errors import ArchiveError

from .session import open_archive


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
def serve(host: str, port: int) -> None:
    """Serve the site until Ctrl-C. Only published stories are shown."""
    open_archive()
    serve_site(host, port)


def serve_site(host: str, port: int) -> None:
    """Let the search index catch up, say where the site is, and serve it."""
    port = _free(host, port)
    from backstory.archive.models import Story
    from backstory.archive.search import IndexUnwritable
    from backstory.desk.indexing import catch_up

    try:
        catch_up(lambda why: click.echo(why, err=True))
    except IndexUnwritable as error:  # the site can be read all the same
        click.echo(f"Note: {error}", err=True)
    drafts = Story.objects.filter(state=Story.State.DRAFT)[:1000].count()
    if drafts:
        count = "1,000 or more" if drafts == 1000 else str(drafts)
        click.echo(
            f"Drafts that readers do not see: {count}; 'backstory publish --all' shows them.", err=True
        )
    from django.db import connection

    connection.close()
    click.echo(f"Backstory is at http://{_shown(host)}:{port}/  (Ctrl-C stops it)")
    import logging

    from granian import Granian
    from granian.constants import Interfaces

    logging.getLogger("granian").setLevel(logging.WARNING)
    Granian(
        "backstory.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        workers_kill_timeout=3,  # seconds for what is being answered; a reader who idles is not waited for
        log_enabled=False,
    ).serve()


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104 (compared, not bound)
        return "localhost"
    return f"[{host}]" if ":" in host else host


def is_free(host: str, port: int) -> bool:
    try:
        return bool(_free(host, port))
    except ArchiveError:
        return False


def _free(host: str, port: int) -> int:
    """The port, or a free one for 0; ArchiveError if it cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        raise ArchiveError(
            f"cannot listen on {host}:{port} ({error.strerror}); choose another with --port", where="serve"
        ) from error
