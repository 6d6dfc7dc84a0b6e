"""``purport corroborate``: who else says a claim, and how many independent origins stand behind it."""

from __future__ import annotations

import sys

import click

from purport.cli.options import LEDGER


@click.command()
@click.argument("claim")
@LEDGER
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    help="How to show what is found. Default: table on a terminal, json into a pipe.",
)
def corroborate(claim: str, ledger: str, form: str | None) -> None:
    """Show who else says a claim, contradicts or doubts it, by origin.

    CLAIM is a claim's id (12/c3, as search gives it) or a statement in words. Outlets that have it from one source,
    one agency or one another are one origin; every tie between them is shown with the words or the link behind it.
    """
    from purport.ledger import Ledger

    with Ledger(ledger) as book:
        found = book.corroborate(claim)
    if (form or ("table" if sys.stdout.isatty() else "json")) == "json":
        from purport.export.jsonform import dumps

        click.echo(dumps(found.to_dict(), indent=2))
        return
    from purport.cli.corroborate_table import render_corroboration
    from purport.cli.screen import console

    render_corroboration(found, console())
