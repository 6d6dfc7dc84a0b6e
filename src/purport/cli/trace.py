"""``purport trace``: the lineage of a claim, as a tree, JSON, GraphML or SVG."""

from __future__ import annotations

from pathlib import Path

import click

from purport.cli.options import LEDGER

FORMATS = ("tree", "json", "graphml", "svg")


@click.command()
@click.argument("claim")
@LEDGER
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to show the lineage. Default: by OUTPUT's suffix, else tree.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def trace(claim: str, ledger: str, form: str | None, output: Path | None) -> None:
    """Show which report took a claim from which, up to where it comes from.

    CLAIM is a claim's id (12/c3, as search gives it), a report's id (12), or a statement in words. Reports that say
    the same are followed along what they copy, credit and quote.
    """
    from purport.cli.screen import console
    from purport.ledger import Ledger
    from purport.ledger.exports.drawing import svg
    from purport.ledger.exports.graphml import graphml
    from purport.ledger.exports.outlined import to_json, tree

    with Ledger(ledger) as book:
        lineage = book.trace(claim)
    form = form or (output.suffix[1:] if output and output.suffix[1:] in FORMATS else "tree")
    if form == "tree" and output is None:
        console().print(tree(lineage))
        return
