"""What tables of a ledger have in common: a console, places, and words cut to fit."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from purport.cli.formats import PLAIN_WIDTH
from purport.export.outline import date
from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from purport.ledger.found import Place
    from purport.report import Span

WIDEST = 120
LINE = 100  # characters of words that are cut to a line
FOUND = "bold underline"  # words looked for
STANDINGS = {"hedged": "yellow", "unverified": "yellow", "verified": "green", "disputed": "red"}


def console() -> Console:
    """Standard output: a terminal as it is, a file or pipe without colours and wide enough to read."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(width=min(Console().width, WIDEST))
    return Console(width=PLAIN_WIDTH, no_color=True, force_terminal=False)


def rows(headings: Iterable[tuple[str, str | Text]], width: int) -> Table:
    """A table of headings and what each holds."""
    from rich.table import Column, Table
    from rich.text import Text

    table = Table.grid(
        Column(style="dim", no_wrap=True), Column(ratio=1, overflow="fold"), padding=(0, 2, 0, 0)
    )
    table.width = width
    for heading, words in headings:
        table.add_row(Text(heading), Text(in_terminal(words)) if isinstance(words, str) else words)
    return table


def where(place: Place) -> str:
    """“The Gazette, 26 December 2015”."""
    return ", ".join([place.outlet or "no outlet stated", *([date(place.day)] if place.day else [])])


def called(place: Place) -> str:
    """A report by its number, title and outlet."""
    title = f" “{cut(place.title)}”" if place.title else ""
    return f"{place.report}{title}, {where(place)}"


def cut(words: str, most: int = LINE) -> str:
    """The words on one line, cut between two of them where they are too long."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return re.sub(r"[\s,;:.–—-]*\s\S*$", "", line[:most]) + " …"


def marked(words: str, marks: Iterable[Span], most: int = 3 * LINE) -> Text:
    """The words with some of them marked; of a long text what stands around the first mark."""
    from rich.text import Text

    text, spans = Text(in_terminal(words)), list(marks)
    for start, end in spans:
        text.stylize(FOUND, start, end)
    if len(text) <= most:
        return text
    first = spans[0][0] if spans and spans[0][1] > most else 0
    start = words.find(" ", max(0, first - LINE)) + 1 if first else 0
    end = words.rfind(" ", start + 1, start + most)
    end = len(words) if start + most >= len(words) else end if end > start else start + most
    return Text("… " if start else "") + text[start:end] + Text(" …" if end < len(words) else "")
