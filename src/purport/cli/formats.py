"""Readings to a target in each of the formats."""

from __future__ import annotations

import io
import sys
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from purport.cli.target import Target
    from purport.reading import Reading

    Writer = Callable[[Iterable[Reading]], None]

FORMATS = ("table", "json", "jsonl", "html")
_SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".txt": "table"}
PLAIN_WIDTH = 110  # of a table that goes into a file or a pipe, in characters


def choose_format(asked: str | None, output: Path | None) -> str:
    """The format asked for, or the one that suits where the output goes."""
    if asked:
        return asked
    if output is not None:
        return _SUFFIXES.get(output.suffix.lower(), "jsonl")
    return "table" if sys.stdout.isatty() else "jsonl"


def writer(form: str, target: Target, seen: Callable[[], int]) -> Writer:
    """What writes readings to the target, one after another as they come; ``seen`` counts the inputs so far."""
    if form == "json":
        return lambda readings: _write_json(readings, target, seen)
    writers: dict[str, Callable[[Iterable[Reading], Target], None]] = {
        "table": _write_table,
        "jsonl": _write_jsonl,
        "html": _write_html,
    }
    return lambda readings: writers[form](readings, target)


def _write_jsonl(readings: Iterable[Reading], target: Target) -> None:
    from purport.export.jsonform import to_json

    for reading in readings:
        target.write(to_json(reading) + "\n")
        target.flush()


def _write_json(readings: Iterable[Reading], target: Target, seen: Callable[[], int]) -> None:
    """The reading of one input as an object, those of more as an array, whether or not all could be read."""
    from purport.export.jsonform import to_json

    start = _first(readings, 2)
    if seen() == 1:
        for reading in start[0]:
            target.write(to_json(reading, indent=2) + "\n")
        return
    mark = "["
    for reading in chain(*start):
        target.write(mark + "\n" + to_json(reading, indent=2))
        mark = ","
    target.write("\n]\n" if mark == "," else "[]\n")


def _write_html(readings: Iterable[Reading], target: Target) -> None:
    from purport.export.html import render_html, render_html_many

    start = _first(readings, 2)
    if len(start[0]) == 1:
        target.write(render_html(start[0][0]))
    elif start[0]:
        for piece in render_html_many(chain(*start)):
            target.write(piece)


def _write_table(readings: Iterable[Reading], target: Target) -> None:
    from rich.console import Console

    from purport.export.table import render_table

    for i, reading in enumerate(readings):
        if target.is_terminal:
            console = Console()
            if i:
                console.print()
            render_table(reading, console)
            continue
        text = io.StringIO()
        render_table(reading, Console(file=text, width=PLAIN_WIDTH, no_color=True, force_terminal=False))
        target.write(("\n" if i else "") + text.getvalue())


def _first(readings: Iterable[Reading], count: int) -> tuple[list[Reading], Iterator[Reading]]:
    """The first ``count`` readings, or fewer where there are no more, and the rest."""
    rest = iter(readings)
    taken = [reading for _, reading in zip(range(count), rest, strict=False)]
    return taken, rest
