"""Writes docs/cli.md from the commands' own help: ``python docs/cli_reference.py``; a test checks that it is true."""

from __future__ import annotations

from pathlib import Path

import click

from purport.cli import purport

START = "# The command line\n\nWritten by `python docs/cli_reference.py` from the commands' own help.\n"


def reference() -> str:
    """The help of every command, as Markdown."""
    parent = click.Context(purport, info_name="purport", terminal_width=100, max_content_width=100)
    parts = [START, _section("purport", purport.get_help(parent))]
    for name, command in sorted(purport.commands.items()):
        context = click.Context(command, parent=parent, info_name=name, terminal_width=100, max_content_width=100)
        parts.append(_section(f"purport {name}", command.get_help(context)))
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    (Path(__file__).parent / "cli.md").write_text(reference(), encoding="utf-8")
