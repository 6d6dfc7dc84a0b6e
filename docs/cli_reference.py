"""Writes docs/cli.md from the commands' own help: ``python docs/cli_reference.py``; a test checks that it is true."""

from __future__ import annotations

from pathlib import Path

import click

from purport.cli import purport

WIDTH = 100
START = "# The command line\n\nWritten by `python docs/cli_reference.py` from the commands' own help.\n"


def reference() -> str:
    """The help of every command, as Markdown."""
    parent = _context(purport, "purport", None)
    parts = [START, _section("purport", purport.get_help(parent))]
    for name, command in sorted(purport.commands.items()):
        parts.append(_section(f"purport {name}", command.get_help(_context(command, name, parent))))
    return "\n".join(parts)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, parent=parent, info_name=name, **settings)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    (Path(__file__).parent / "cli.md").write_text(reference(), encoding="utf-8")
