"""Wrong use, said in one line."""

from __future__ import annotations

from typing import IO, Any

import click

WRONG = 2  # the exit status


class Wrong(click.ClickException):
    """What was asked for cannot be done; the message says why and what to do."""

    exit_code = WRONG

    def show(self, file: IO[Any] | None = None) -> None:
        from purport.export.safe import in_terminal

        click.echo(f"purport: {in_terminal(self.message)}", err=True, file=file)
