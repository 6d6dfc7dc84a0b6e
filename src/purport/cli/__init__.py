"""The command line: thin commands over the library, one module a command group."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import Any

import click

from purport.cli.add import add
from purport.cli.check import check
from purport.cli.corroborate import corroborate
from purport.cli.decide import decide
from purport.cli.export import export
from purport.cli.lint import lint
from purport.cli.mcp import mcp
from purport.cli.read import read
from purport.cli.search import search
from purport.cli.show import show
from purport.cli.trace import trace
from purport.errors import PurportError

INTERRUPTED = 130  # what shells give for Ctrl-C


class _Group(click.Group):
    """A group that ends well when who reads its output has gone; click itself would exit with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Leave nothing that a flush at exit could trip over.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("purport"), prog_name="purport", message="%(prog)s %(version)s")
def purport() -> None:
    """Read news reports, and show for everything they say who says so."""


for command in (add, check, corroborate, decide, export, lint, mcp, read, search, show, trace):
    purport.add_command(command)


def main() -> None:
    """Runs the command line; errors are one line on stderr, exit status 1 (2 for wrong usage)."""
    try:
        sys.exit(purport(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("purport: interrupted", err=True)
        sys.exit(INTERRUPTED)
    except PurportError as error:
        click.echo(f"purport: {error}", err=True)
        sys.exit(1)
