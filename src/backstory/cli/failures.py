"""`backstory failures`."""

from __future__ import annotations

import click

from .session import open_archive, write_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each.")
def failures(as_json: bool) -> None:
    """List the captures that could not be read.

    Their bytes are kept; adding the same page again tries again.
    """
    open_archive()
    from backstory.archive.models import Failure

    n = 0
    for failure in Failure.objects.filter(settled=False).select_related("capture").iterator():
        capture, n = failure.capture, n + 1
        if as_json:
            write_json(
                {
                    "sha256": capture.sha256,
                    "source": capture.source,
                    "url": capture.url,
                    "stage": failure.stage,
                    "message": failure.message,
                    "failed_at": failure.failed_at,
                }
            )
        else:
            click.echo(
                f"{capture.source or capture.url}: {failure.stage}: {failure.message} [{capture.sha256[:12]}]"
            )
    if not as_json and not n:
        click.echo("nothing has failed")
