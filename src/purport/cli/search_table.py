"""What a search found, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table
from rich.text import Text

from purport.cli.screen import STANDINGS, marked, where
from purport.export.outline import NOBODY, counted
from purport.export.safe import in_terminal
from purport.ledger.found import FoundClaim, FoundSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from purport.ledger.found import Found, FoundReport


def render_found(found: Sequence[Found], what: str, limit: int, console: Console) -> None:
    """Prints each with its id, and how many there are."""
    if not found:
        console.print(f"No {what} found.")
        return
    table = Table.grid(
        Column(style="dim", no_wrap=True),
        Column(ratio=1, overflow="fold"),
        Column(no_wrap=True),
        padding=(0, 2, 0, 0),
    )
    table.width = console.width
    for one in found:
        table.add_row(one.id, *_row(one))
    console.print(table)
    console.print(Text(_count(len(found), what[:-1], limit), "dim"))


def _count(number: int, noun: str, limit: int) -> str:
    if number < limit:
        return counted(number, noun)
    return f"the first {noun if number == 1 else f'{number} {noun}s'}; --limit {2 * limit} shows more"


def _row(one: Found) -> tuple[Text, Text]:
    if isinstance(one, FoundClaim):
        return _claim(one)
    return _source(one) if isinstance(one, FoundSource) else _report(one)


def _claim(one: FoundClaim) -> tuple[Text, Text]:
    who = one.source or ("the publisher" if one.voice == "publisher" else NOBODY)
    said = marked(one.text, one.marks.get("text", ()))
    return said + _below(f"{who} · {where(one.place)}"), Text(one.standing, STANDINGS.get(one.standing, ""))


def _source(one: FoundSource) -> tuple[Text, Text]:
    name = marked(one.name, one.marks.get("name", ()))
    name.stylize("bold" if one.named else "")
    for label, words, column in (("", one.description, "description"), ("of: ", one.body, "body")):
        if words:
            name += Text(f"  {label}“", "dim") + marked(words, one.marks.get(column, ())) + Text("”", "dim")
    kind = f"{one.kind or 'kind not known'}, {'named' if one.named else 'not named'}"
    return name + _below(f"{kind} · {where(one.place)}"), Text(counted(one.claims, "claim"))


def _report(one: FoundReport) -> tuple[Text, Text]:
    place = one.place
    title = marked(place.title, one.marks.get("title", ())) if place.title else Text("no title", "italic")
    also = f" · appeared {one.appearances} times" if one.appearances > 1 else ""
    return title + _below(f"{where(place)}{also}"), Text(counted(one.claims, "claim"))


def _below(words: str) -> Text:
    return Text(f"\n{in_terminal(words)}", "dim")
