"""``purport trace``: the lineage of a claim, as a tree, JSON, GraphML or SVG."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from purport.cli.options import LEDGER
from purport.cli.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from purport.ledger.lineage import Lineage

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
    from purport.ledger.exports.graphml import graphml
    from purport.ledger.exports.svg import svg
    from purport.ledger.exports.tree import tree
    from purport.ledger.lineage import to_json

    with Ledger(ledger) as book:
        lineage = book.trace(claim)
    form = form or (output.suffix[1:] if output and output.suffix[1:] in FORMATS else "tree")
    if form == "tree" and output is None:
        console().print(tree(lineage))
        return
    if form == "tree":
        raise click.UsageError("A tree is for the terminal; give OUTPUT as .svg, .graphml or .json.")
    writers: dict[str, Callable[[Lineage], str]] = {
        "json": partial(to_json, indent=2),
        "graphml": graphml,
        "svg": svg,
    }
    text = writers[form](lineage)
    with Target(output, ()) as target:
        target.write(text.rstrip("\n") + "\n")
