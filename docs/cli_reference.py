"""Writes docs/cli.md from the commands' own help: ``python docs/cli_reference.py``; a test checks that it is true."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from purport.cli import purport

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 100
START = "# The command line\n\nWritten by `python docs/cli_reference.py` from the commands' own help.\n"


def reference() -> str:
    """The help of every command, as Markdown."""
    return "\n".join([START, *_sections(purport, "purport", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = _context(command, name, parent)
    yield _section(context.command_path, command.get_help(context))
    if isinstance(command, click.Group):
        for below, one in sorted(command.commands.items()):
            yield from _sections(one, below, context)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, parent=parent, info_name=name, **settings)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    (Path(__file__).parent / "cli.md").write_text(reference(), encoding="utf-8")
