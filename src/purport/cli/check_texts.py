"""The text that is held against reports, or the many of a file."""

from __future__ import annotations

import io
import os
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

from purport.cli.wrong import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from purport.report import Limits, Report
    from purport.report.inputs import Input

    Ids = dict[str, str | int | None]


def one_text(place: str | None, words: str | None, limits: Limits) -> tuple[str, Report]:
    """The only text, with what to call it. Raises :class:`Wrong` and :class:`purport.errors.InputError`."""
    from purport.report.inputs import expand
    from purport.report.load import load_text
    from purport.report.naming import shown

    if words is not None:
        if not words.strip():
            raise Wrong("--text: there are no words in it")
        return "text", load_text(words, name="--text", limits=limits)
    assert place is not None
    if any(map(str.isspace, place)) and not os.path.exists(place):
        raise Wrong(f"{shown(place)}: no such file; give words of a text with --text")
    found = list(islice(expand([place], stdin=sys.stdin.buffer, limits=limits), 2))
    if len(found) != 1:
        held = "holds more than one text" if found else "holds no text"
        raise Wrong(f"{shown(place)}: {held}; give one, or many with --texts")
    return found[0].name, found[0].load()


def text_lines(place: str, ids: Ids, limits: Limits) -> Iterator[Input]:
    """The texts of a file of JSON lines, or of standard input; the ``id`` of each goes to ``ids`` by its name."""
    from purport.report.files import KeptOpen
    from purport.report.jsonl import file_inputs, line_inputs, report_from_record

    def named(record: Mapping[str, Any], *, name: str, limits: Limits) -> Report:
        id = record.get("id")
        ids[name] = id if isinstance(id, str | int) and not isinstance(id, bool) else None
        return report_from_record(record, name=name, limits=limits)

    if place == "-":
        stream = io.BufferedReader(KeptOpen(sys.stdin.buffer))
        return line_inputs(stream, name="stdin", limits=limits, made=named)
    return file_inputs(place, limits, made=named)
