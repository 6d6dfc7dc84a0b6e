"""A reading on a terminal: who says what, then the publisher's own voice, then who checked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from purport.export.outline import NOBODY, outline, published, summary, words
from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from purport.export.outline import Entry
    from purport.reading import Reading
    from purport.report import Span
    from purport.standing import Check, Claim

_STANDING_STYLES = {
    "stated": "",
    "attributed": "",
    "hedged": "yellow",
    "verified": "green",
    "unverified": "yellow",
    "disputed": "red",
}
_OUTCOME_STYLES = {"confirmed": "green", "unconfirmed": "yellow", "pending": "yellow", "refuted": "red"}
_DEEPEST_INDENT = 4
_WIDEST = 120
"""Longer lines are hard to follow from the words to the standing at their end."""
_ROOMY = 110
_TABLE_FITS = 70


def render_table(reading: Reading, console: Console) -> None:
    """Prints the reading to ``console``; nothing in the report's text is obeyed as markup or as a control."""
    out = outline(reading)
    for line in _heading(reading):
        console.print(line)
    console.print(Text(summary(out)))
    width = min(console.width, _WIDEST)
    if out.said:
        said = _said_table if width >= _TABLE_FITS else _said_list
        console.print(said(reading, out.said, width))
    if any(entry.doubtful for entry in out.said):
        console.print(Text("? Purport is less than half sure of this attribution.", "dim"))
    if out.own:
        _print_section(console, "In the publisher's own voice", _own_table(reading, out.own, width))
    if reading.checks:
        labels = {entry.claim.id: entry.label for entry in (*out.said, *out.own)}
        checks = _checks_table if width >= _TABLE_FITS else _checks_list
        _print_section(console, "Who checked what", checks(reading, labels, width))


def _print_section(console: Console, title: str, table: Table) -> None:
    console.print()
    console.print(Text(title, "bold"))
    console.print(table)


def _heading(reading: Reading) -> Iterable[Text]:
    report = reading.report
    if report.title:
        yield Text(in_terminal(report.title), "bold")
    facts = [fact for fact in (report.publisher, published(report)) if fact]
    if facts:
        yield Text(in_terminal(", ".join(facts)), "dim")


def _table(width: int, *, header: bool = True) -> Table:
    shape = box.SIMPLE_HEAD if header else None
    return Table(box=shape, show_header=header, header_style="bold", pad_edge=not header, width=width)


def _names_width(width: int) -> int:
    """Enough for a name and a role on two or three lines, and most of the line left for the words."""
    return 24 if width >= _ROOMY else 16


def _said_table(reading: Reading, entries: Iterable[Entry], width: int) -> Table:
    table = _table(width)
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("Who says it", width=_names_width(width), overflow="fold")
    table.add_column("How", width=18 if width >= _ROOMY else 14, overflow="fold")
    table.add_column("What is said", ratio=1, overflow="fold")
    table.add_column("Standing", no_wrap=True)
    for entry in entries:
        table.add_row(
            Text(entry.label),
            _who(entry),
            _how(reading, entry.claim),
            _what(reading, entry),
            _standing(entry.claim),
        )
    return table


def _list(width: int) -> Table:
    listed = Table.grid(Column(style="dim", no_wrap=True), Column(overflow="fold"), padding=(0, 1))
    listed.width = width
    return listed


def _said_list(reading: Reading, entries: Iterable[Entry], width: int) -> Padding:
    """The same without columns, for a terminal too narrow to keep names, cues and words side by side."""
    listed = _list(width)
    for entry in entries:
        facts = [*_who(entry).split(), *_how(reading, entry.claim).split(), _standing(entry.claim)]
        listed.add_row(Text(entry.label), Text(", ").join(facts))
        listed.add_row("", _what(reading, entry))
    return Padding(listed, (1, 0))


def _who(entry: Entry) -> Text:
    source = entry.claim.source
    who = Text(in_terminal(source.name), "bold" if source.named else "") if source else Text(NOBODY, "italic")
    if source and not source.named:
        who.append("\n(not named)", "dim")
    if entry.doubtful:
        who.append(" ?", "bold")
    return who


def _how(reading: Reading, claim: Claim) -> Text:
    attribution = claim.attribution
    if attribution is None:
        return Text()
    lines = [Text(_words(reading, attribution.cue_spans))] if attribution.cue_spans else []
    if attribution.manner != "indirect":
        lines.append(Text(f"{attribution.manner} quote", "dim"))
    if attribution.act != "statement":
        lines.append(Text(attribution.act, "dim"))
    return Text("\n").join(lines)


def _what(reading: Reading, entry: Entry) -> Padding:
    said = Text(_words(reading, entry.claim.spans))
    if entry.depth:
        said = Text("↳ ", "dim") + said
    return Padding(said, (0, 0, 0, 2 * min(entry.depth, _DEEPEST_INDENT)))


def _standing(claim: Claim) -> Text:
    return Text(claim.standing, _STANDING_STYLES[claim.standing])


def _own_table(reading: Reading, entries: Iterable[Entry], width: int) -> Table:
    table = _table(width, header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    for entry in entries:
        said = Text(_words(reading, entry.claim.spans))
        table.add_row(Text(entry.label), said, _standing(entry.claim))
    return table


def _checks_table(reading: Reading, labels: dict[str, str], width: int) -> Table:
    table = _table(width)
    table.add_column("Who", width=_names_width(width), overflow="fold")
    table.add_column("Finds", no_wrap=True)
    table.add_column("Of", ratio=1, overflow="fold")
    for check in reading.checks:
        table.add_row(_verifier(reading, check), _outcome(check), _object(reading, check, labels))
    return table


def _checks_list(reading: Reading, labels: dict[str, str], width: int) -> Table:
    listed = _list(width)
    for number, check in enumerate(reading.checks, 1):
        facts = [*_verifier(reading, check).split(), *_outcome(check).split()]
        listed.add_row(f"K{number}", Text(", ").join(facts))
        listed.add_row("", _object(reading, check, labels))
    return listed


def _verifier(reading: Reading, check: Check) -> Text:
    names = {source.id: source.name for source in reading.sources}
    names["publisher"] = reading.report.publisher or "the publisher"
    name = names.get(check.verifier, check.verifier) if check.verifier else NOBODY
    who = Text(in_terminal(name), "bold" if check.verifier else "italic")
    if check.tie:
        who.append(f"\n({in_terminal(check.tie)})", "dim")
    return who


def _outcome(check: Check) -> Text:
    return Text(f"{check.aspect}\n", "") + Text(check.outcome, _OUTCOME_STYLES[check.outcome])


def _object(reading: Reading, check: Check, labels: dict[str, str]) -> Text:
    parts = [_words(reading, spans) for spans in (check.object_spans, check.basis_spans) if spans]
    found = Text("; ".join(parts))
    claims = [labels[claim] for claim in check.of if claim in labels]
    if claims:
        found.append(f"{' ' if parts else ''}({', '.join(claims)})", "dim")
    return found


def _words(reading: Reading, spans: Iterable[Span]) -> str:
    return in_terminal(words(reading.report.text, spans))
