"""`backstory add`."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime

import click

from .session import editor, open_archive, write_json


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--section", default="", help="File the stories under this section.")
@click.option(
    "--date", "day", metavar="YYYY-MM-DD", default="", help="The day that the stories were published."
)
@click.option("--outlet", default="", help="The outlet that published them.")
@click.option("--publish", is_flag=True, help="Let readers see them at once; else they are drafts.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each story.")
def add(sources: tuple[str, ...], section: str, day: str, outlet: str, publish: bool, as_json: bool) -> None:
    """Add pages or archives.

    SOURCE is a .html, .htm or .txt file, a .jsonl or .jsonl.gz archive, a folder or a pattern of these, or
    - for standard input. Every page's bytes are kept before it is read. Adding the same thing again adds
    nothing; a page that has changed becomes a second capture of its story.
    """
    published = _date(day)
    section, outlet = _line(section, "--section", NAME), _line(outlet, "--outlet", NAME)
    open_archive()
    from backstory.capture import read_sources
    from backstory.desk.add import add as add_to_archive
    from backstory.desk.options import AddOptions
    from backstory.desk.outcome import Outcome, Tally

    from .progress import Progress

    options = AddOptions(section, outlet, published, publish, editor())
    tally = Tally()

    with Progress(sources) as progress:

        def report(outcome: Outcome) -> None:
            tally.add(outcome)
            progress.step(failed=outcome.became == "failed")
            if as_json and outcome.story is not None:
                write_json(_shown(outcome.story))

        add_to_archive(read_sources(sources, opened=progress.watch), options, report)
    _summary(tally, as_json)
    if tally.counts["failed"]:
        sys.exit(1)


def _date(text: str) -> date | None:
    if not text:
        return None
    from backstory.extract.published import EARLIEST, latest

    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.BadParameter(
            f"{text!r} is no day; write it as 2025-03-12", param_hint="--date"
        ) from error
    if not EARLIEST <= day <= latest(datetime.now(UTC)):
        why = "still to come" if day > date.today() else f"before {EARLIEST.year}"
        raise click.BadParameter(f"{text} is {why}; nothing was published then", param_hint="--date")
    return day


NAME = 100
"""Characters of a section's or an outlet's name."""


def _line(text: str, option: str, longest: int) -> str:
    """What was typed as one clean line; a bad parameter if it is too long."""
    from backstory.extract.clean import line

    if len(text) > longest:
        raise click.BadParameter(
            f"it has {len(text):,} characters and at most {longest} fit", param_hint=option
        )
    return line(text, longest)


def _shown(number: int) -> dict[str, object]:
    from backstory.archive.models import Story
    from backstory.archive.show import show_story

    return show_story(Story.objects.get(pk=number))


def _summary(tally: object, as_json: bool) -> None:
    from backstory.desk.outcome import Tally

    assert isinstance(tally, Tally)
    for outcome in tally.failures:
        click.echo(f"Failed: {outcome.where}: {outcome.message}", err=True)
    if (more := tally.counts["failed"] - len(tally.failures)) > 0:
        click.echo(f"... and {more} more; 'backstory failures' lists them", err=True)
    for warning, where in tally.warnings.items():
        more = f" (and {tally.warned[warning] - 1:,} more)" if tally.warned[warning] > 1 else ""
        click.echo(f"Note: {where}{more}: {warning}", err=True)
    words = {"added": "added", "updated": "updated", "known": "known already", "failed": "failed"}
    parts = [f"{tally.counts[key]:,} {word}" for key, word in words.items() if tally.counts[key]]  # type: ignore[index]
    click.echo(", ".join(parts) or "nothing to add", err=as_json)
