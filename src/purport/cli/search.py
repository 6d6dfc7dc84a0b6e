"""``purport search``: what the ledger holds of some words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, get_args

import click

from purport.cli.options import LEDGER, day
from purport.sources import SourceKind
from purport.standing.claim import StandingName, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from purport.ledger.found import Found

WHATS = ("claims", "sources", "reports")
KINDS = (*get_args(SourceKind), "unknown")


@click.command()
@click.argument("words", nargs=-1)
@LEDGER
@click.option(
    "--what", type=click.Choice(WHATS), default="claims", show_default=True, help="What to look for."
)
@click.option("--source", metavar="NAME", help="Of a source with this name, or with these words in its name.")
@click.option("--kind", type=click.Choice(KINDS), help="Of a source of this kind.")
@click.option("--standing", type=click.Choice(get_args(StandingName)), help="With this standing.")
@click.option(
    "--voice", type=click.Choice(get_args(Voice)), help="In the publisher's own voice, or a source's."
)
@click.option("--outlet", metavar="NAME", help="That appeared in this outlet.")
@click.option("--since", callback=day, metavar="DATE", help="That appeared on this day or later.")
@click.option("--until", callback=day, metavar="DATE", help="That appeared on this day or earlier.")
@click.option("--all", "every", is_flag=True, help="Older versions of pages too.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=20, show_default=True, help="How many at most."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "jsonl")),
    help="How to show what is found. Default: table on a terminal, jsonl into a pipe.",
)
def search(words: tuple[str, ...], ledger: str, every: bool, form: str | None, **filters: Any) -> None:
    """Find claims, sources or reports in a ledger by their words.

    All of WORDS have to be there, in any order and form ("flood" finds "floods"); words between quotes are a phrase.
    Claims are searched by what is claimed, sources by name and description, reports by title. Best matches come
    first. Without WORDS, what passes the filters is listed, the newest report first.
    """
    from purport.ledger import Asked, Ledger

    asked = Asked(" ".join(words), superseded=every, **filters)
    if not asked.words.strip() and not asked.filters:
        raise click.UsageError("Give words to search for, or a filter such as --source NAME.")
    with Ledger(ledger) as book:
        found = book.search(asked)
    show_found(found, asked.what, asked.limit, form or ("table" if sys.stdout.isatty() else "jsonl"))


def show_found(found: Sequence[Found], what: str, limit: int, form: str) -> None:
    """Writes what was found to standard output."""
    from purport.export.jsonform import dumps

    if form == "json":
        click.echo(dumps([one.to_dict() for one in found], indent=2))
    elif form == "jsonl":
        for one in found:
            click.echo(dumps(one.to_dict()))
    else:
        from purport.cli.screen import console
        from purport.cli.search_table import render_found

        render_found(found, what, limit, console())
