"""`backstory verify`."""

from __future__ import annotations

import sys

import click

from .session import open_archive


@click.command()
def verify() -> None:
    """Check that every capture's bytes are there and unchanged, and that counts and index agree."""
    open_archive()
    from backstory.desk.verifying import problems

    from .progress import Counter

    found = 0
    with Counter("capture") as counter:
        for problem in problems(counter.moved):
            found += 1
            click.echo(problem, err=True)
    if found:
        click.echo(f"{found:,} problem{'s' * (found != 1)}", err=True)
        sys.exit(1)
    from backstory.archive.models import Capture, Story

    captures, stories = Capture.objects.count(), Story.objects.count()
    click.echo(f"All is as it was kept: {captures:,} captures of {stories:,} stories.")
