"""Write docs/commands.md and docs/settings.md from the code: `make docs`. A test fails when they lag."""

from __future__ import annotations

from pathlib import Path

import click

from backstory.cli.main import COMMANDS, LazyGroup, backstory
from backstory.site.environment import KNOWN

DOCS = Path(__file__).resolve().parents[1] / "docs"


def commands() -> str:
    """Every command's help, as the command line prints it at 80 columns."""
    parts = ["# Commands\nWritten by `make docs` from what each command says of itself.\n"]
    group = LazyGroup("backstory")
    context = click.Context(backstory, info_name="backstory", terminal_width=80, max_content_width=80)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        parts += _help(command, context, name, 2)
    return "\n".join(parts)


def _help(command: click.Command, parent: click.Context, name: str, depth: int) -> list[str]:
    context = click.Context(command, parent=parent, info_name=name, terminal_width=80, max_content_width=80)
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    parts = [f"{'#' * depth} {context.command_path}\n", f"```\n{text}\n```\n"]
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            sub = command.get_command(context, child)
            assert sub is not None
            parts += _help(sub, context, child, depth + 1)
    return parts


def settings() -> str:
    """Every environment variable that is read."""
    rows = "\n".join(
        f"| `{name}` | {about.replace('Default: ', '| ')} |" for name, about in sorted(KNOWN.items())
    )
    return (
        "# Settings\nWritten by `make docs`. Settings are environment variables; a name that starts with "
        "`BACKSTORY_` and is not\nlisted here is refused, with the nearest that is.\n\n"
        f"| variable | what it sets | default |\n|---|---|---|\n{rows}\n"
        "| `DATABASE_URL` | A database server, such as postgresql://user:password@host/name "
        "(needs the extra `postgres`). | SQLite in the archive's folder |\n"
    )


def main() -> None:
    (DOCS / "commands.md").write_text(commands(), encoding="utf-8")
    (DOCS / "settings.md").write_text(settings(), encoding="utf-8")


if __name__ == "__main__":
    main()
