"""Findings on a terminal: each with the text's words and the report's, in their sentences, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.table import Column, Table
from rich.text import Text

from purport.export.check_words import called, chance, place, sentence, tally
from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from purport.drift.finding import Finding, Held
    from purport.report import Report, Span

_FOUND = "bold underline"
_WIDEST = 120
_FIRST_CUT, _LAST_CUT = re.compile(r"^\S*\s*"), re.compile(r"\s+\S*$")
_AROUND = 160  # characters shown of a long sentence before the words, and after them


def render_check(held: Held, console: Console) -> None:
    """Prints the findings in the text's order, what could not be answered, and last how many there are."""
    width = min(console.width, _WIDEST)
    for number, one in enumerate(held.findings, 1):
        console.print(_heading(number, one))
        console.print(_finding(held, one, width))
        console.print()
    for note in held.notes:
        console.print(Text("note: ", "yellow") + Text(in_terminal(note)), width=width)
    console.print(Text(tally(held), "bold" if held.findings else ""))


def _heading(number: int, one: Finding) -> Text:
    return Text(f"{number} ", "dim") + Text(called(one.kind), "bold") + Text(f"  {chance(one.score)}", "dim")


def _finding(held: Held, one: Finding, width: int) -> Table:
    table = Table.grid(
        Column(style="dim", no_wrap=True, width=len("report")),
        Column(ratio=1, overflow="fold"),
        padding=(0, 2, 0, 0),
    )
    table.width = width
    table.add_row("text", _words(held.text.report, one.spans))
    if one.report is not None and one.report_spans:
        against = held.against[one.report]
        where = (
            Text(f"  {in_terminal(place(against, one.report))}", "dim") if len(held.against) > 1 else Text()
        )
        table.add_row("report", _words(against.report, one.report_spans) + where)
    table.add_row("why", Text(in_terminal(one.why)))
    return table


def _words(report: Report, spans: Sequence[Span]) -> Text:
    """The spans in their sentence, in brackets for who sees no underlines."""
    whole = sentence(report, spans)
    here, end = _near(report.text, whole, (spans[0][0], spans[-1][1]))
    line = Text("… " if here > whole[0] else "")
    for first, last in spans:
        line.append(in_terminal(report.text[here:first]))
        line.append("[").append(in_terminal(report.text[first:last]), _FOUND).append("]")
        here = last
    line.append(in_terminal(report.text[here:end]))
    return line.append(" …" if end < whole[1] else "")


def _near(text: str, whole: Span, words: Span) -> Span:
    """The sentence without the far ends of a long one, cut between words."""
    start, end = whole
    if words[0] - start > _AROUND:
        start = words[0] - len(_FIRST_CUT.sub("", text[words[0] - _AROUND : words[0]]))
    if end - words[1] > _AROUND:
        end = words[1] + len(_LAST_CUT.sub("", text[words[1] : words[1] + _AROUND]))
    return (start, end)
