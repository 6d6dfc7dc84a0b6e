"""Writes docs/cli.md from the commands' help and the limits: ``python docs/cli_reference.py``; a test checks that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from purport.cli import purport
from purport.report.limits import Limits, size
from purport.report.tape import MOST_UNPACKED

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 100
LIMITS = Limits()
INPUTS = f"""\
## Inputs

What one INPUT gives, and what the lines on stderr call it. Every kind of file but `.wacz` may be packed with gzip.

| input | gives | called |
|---|---|---|
| page, text | a report | `FILE` |
| `.jsonl` | a report a line | `FILE:LINE` |
| feed (RSS, Atom): `.rss`, `.atom`, `.xml`, a URL, standard input | a report an entry | `FILE: entry N` |
| web archive: `.warc`, `.wacz` | a report a page | `FILE: URL` |
| folder | all of these that it holds; of `.xml` files only the feeds | |

**Feeds.** An entry's text is its full content, else its summary. Its publisher is the source that it names, as
aggregators do, else the feed. An entry that has no text of its own is a line on stderr with the address of its page:
nothing that a feed or an archive links to is fetched.

**Web archives.** Pages are the records of HTML or plain text that answer with status 200 (`response`) or are kept as
they are (`resource`). A report has its record's address, and as its date what the page states, never the crawl's.
Revisits, pictures, scripts and other answers are passed over.

Entries and records are read one at a time, as they are taken. One that is broken is one line on stderr, and what can be
read after it is read. The limits:

- {size(LIMITS.max_bytes)}, unpacked, for one file, line, feed or archive record. An archive may be of any size and hold
  any number of records. {size(LIMITS.fetch_bytes)} for what a URL answers.
- {LIMITS.max_chars:,} characters for one report's text (`--max-chars`).
- What unpacks to over {MOST_UNPACKED} times its size and past the limit is given up as a bomb.
- A feed that declares XML entities is refused; DTDs that it names are never read.
- An archive within an archive is not opened, and a page that is stored as Brotli or Zstandard is not unpacked.
"""
START = "# The command line\n\nWritten by `python docs/cli_reference.py` from the commands' own help.\n"


def reference() -> str:
    """The help of every command, as Markdown."""
    return "\n".join([START, *_sections(purport, "purport", None), INPUTS])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = _context(command, name, parent)
    yield _section(context.command_path, command.get_help(context))
    if isinstance(command, click.Group):
        for below, one in sorted(command.commands.items()):
            yield from _sections(one, below, context)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, parent=parent, info_name=name, **settings)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    (Path(__file__).parent / "cli.md").write_text(reference(), encoding="utf-8")
