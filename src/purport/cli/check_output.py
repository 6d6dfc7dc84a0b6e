"""Findings of ``purport check`` to a target in each of the formats."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from purport.cli.formats import PLAIN_WIDTH
from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from purport.cli.check_input import Checked
    from purport.cli.target import Target

    Texts = Iterator[Checked]

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".txt": "table",
}


def choose_format(asked: str | None, output: Path | None, *, many: bool) -> str:
    """The format asked for, or the one that suits where the output goes and whether it is of many texts."""
    if asked:
        return asked
    if output is None and sys.stdout.isatty():
        return "table"
    plain = "jsonl" if many else "json"
    return plain if output is None else _SUFFIXES.get(output.suffix.lower(), plain)


def writer(form: str, target: Target, *, many: bool) -> Callable[[Texts], None]:
    """What writes the findings of texts to the target, one after another as they come, or of the only one."""
    writers = {
        "table": _write_table,
        "json": _write_json,
        "jsonl": _write_jsonl,
        "sarif": _write_sarif,
        "html": _write_html,
    }
    return lambda texts: writers[form](texts, target, many)


def _write_table(texts: Texts, target: Target, many: bool) -> None:
    from rich.console import Console

    from purport.export.check_table import render_check

    for number, one in enumerate(texts):
        heading = f"{in_terminal(one.called)}\n" if many else ""
        heading = "\n" + heading if number else heading
        if target.is_terminal:
            sys.stdout.write(heading)
            render_check(one.held, Console())
            continue
        text = io.StringIO()
        render_check(one.held, Console(file=text, width=PLAIN_WIDTH, no_color=True, force_terminal=False))
        target.write(heading + text.getvalue())
        target.flush()


def _write_json(texts: Texts, target: Target, many: bool) -> None:
    from purport.export.check_json import held_json

    if not many:
        target.write(held_json(next(texts).held, indent=2) + "\n")
        return
    mark = "["
    for one in texts:
        target.write(mark + "\n" + held_json(one.held, id=one.id, indent=2))
        mark = ","
    target.write("\n]\n" if mark == "," else "[]\n")


def _write_jsonl(texts: Texts, target: Target, many: bool) -> None:
    from purport.export.check_json import finding_lines, held_json

    for one in texts:
        lines = [held_json(one.held, id=one.id)] if many else finding_lines(one.held)
        for line in lines:
            target.write(line + "\n")
        target.flush()


def _write_sarif(texts: Texts, target: Target, many: bool) -> None:
    from purport.export.check_sarif import check_sarif
    from purport.export.jsonform import dumps

    found = check_sarif((one.held, one.name, one.reports) for one in texts)
    target.write(dumps(found, indent=2) + "\n")


def _write_html(texts: Texts, target: Target, many: bool) -> None:
    from purport.export.check_html import render_check_html, render_check_html_many

    if not many:
        target.write(render_check_html(next(texts).held))
        return
    for piece in render_check_html_many((one.called, one.held) for one in texts):
        target.write(piece)
