"""``purport show``: all that a ledger knows of one thing."""

from __future__ import annotations

import sys

import click

from purport.cli.options import LEDGER


@click.command()
@click.argument("id")
@LEDGER
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    help="How to show it. Default: table on a terminal, json into a pipe.",
)
def show(id: str, ledger: str, form: str | None) -> None:
    """Show a report, claim, source, check or link of a ledger.

    ID is what "purport search" gives: 12 (a report), 12/c3 (a claim), 12/s2 (a source), 12/k1 (a check), l7 (a link).
    A report is shown with where it appeared, what it copies, credits and quotes, what people decided, and its
    reading.
    """
    from purport.export.jsonform import dumps
    from purport.ledger import Ledger

    with Ledger(ledger) as book:
        shown = book.show(id)
    if form == "json" or (form is None and not sys.stdout.isatty()):
        click.echo(dumps(shown.to_dict(), indent=2))
        return
    from purport.cli.screen import console
    from purport.cli.show_table import render

    render(shown, console())
