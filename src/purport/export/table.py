"""A reading on a terminal: each source with what it says, then the publisher's own voice, then who checked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box as boxes
from rich.table import Column, Table
from rich.text import Text

from purport.export.box import OUTCOMES, box, verifier
from purport.export.outline import NOBODY, facts, outline, published, summary, words
from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.padding import Padding

    from purport.export.outline import Entry, Outline
    from purport.reading import Reading
    from purport.report import Span
    from purport.sources import Source
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
_STANDING = len("unverified")
_WIDEST = 120
"""Longer lines are hard to follow from the words to the standing at their end."""
_ROOMY = 110
_HEADINGS = len("No named source")
_TABLE_FITS = 70


def render_table(reading: Reading, console: Console, *, heading: bool = True, ids: bool = False) -> None:
    """Prints the reading to ``console``; nothing in the report's text is obeyed as markup or as a control.

    With ``ids`` claims, sources and checks are called by their ids and not numbered.
    """
    out = outline(reading, ids=ids)
    for line in _heading(reading) if heading else ():
        console.print(line)
    console.print(Text(summary(out)))
    rows = box(reading, out)
    if rows:
        _print_section(console, "Sourcing", _box_table(rows, min(console.width, _WIDEST)))
    width = min(console.width, _WIDEST)
    if out.said:
        console.print()
        said = _said_tables if width >= _TABLE_FITS else _said_lists
        for part in said(reading, out, width):
            console.print(part, width=width)
    if any(entry.doubtful for entry in out.said):
        console.print(Text("? Purport is less than half sure of this attribution.", "dim"))
    if out.own:
        _print_section(console, "In the publisher's own voice", _own_table(reading, out.own, width))
    if reading.checks:
        labels = {entry.claim.id: entry.label for entry in (*out.said, *out.own)}
        checks = _checks_table if width >= _TABLE_FITS else _checks_list
        _print_section(console, "Who checked what", checks(reading, labels, width, ids))


def _print_section(console: Console, title: str, table: Table) -> None:
    console.print()
    console.print(Text(title, "bold"))
    console.print(table)


def _box_table(rows: Iterable[tuple[str, str]], width: int) -> Table:
    table = Table.grid(
        Column(style="dim", width=_HEADINGS), Column(ratio=1, overflow="fold"), padding=(0, 2, 0, 1)
    )
    table.width = width
    for heading, words_ in rows:
        table.add_row(Text(heading), Text(in_terminal(words_)))
    return table


def _heading(reading: Reading) -> Iterable[Text]:
    report = reading.report
    if report.title:
        yield Text(in_terminal(report.title), "bold")
    facts = [fact for fact in (report.publisher, published(report)) if fact]
    if facts:
        yield Text(in_terminal(", ".join(facts)), "dim")


def _table(width: int, *, header: bool = True) -> Table:
    shape = boxes.SIMPLE_HEAD if header else None
    return Table(box=shape, show_header=header, header_style="bold", pad_edge=not header, width=width)


def _cues_width(width: int) -> int:
    return 20 if width >= _ROOMY else 15


def _names_width(width: int) -> int:
    """Enough for a name and a role on two or three lines, and most of the line left for the words."""
    return 24 if width >= _ROOMY else 16


def _said_tables(reading: Reading, out: Outline, width: int) -> Iterable[Padding | Table | Text]:
    """Source by source: a line that says who it is, then its claims."""
    labels = {entry.claim.id: entry.label for entry in out.said}
    wide = max(len(entry.label) for entry in out.said)
    for number, source in enumerate(out.sources, 1):
        yield _who(out.label(number), source)
        table = Table.grid(padding=(0, 2, 0, 1))
        table.width = width
        table.add_column(style="dim", no_wrap=True, width=wide)
        table.add_column(width=_cues_width(width), overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        table.add_column(no_wrap=True, width=_STANDING)
        for entry in out.by(number):
            table.add_row(
                Text(entry.label), _how(reading, entry), _what(reading, entry, labels), _standing(entry.claim)
            )
        yield table
        yield Text()


def _list(width: int) -> Table:
    listed = Table.grid(Column(style="dim", no_wrap=True), Column(overflow="fold"), padding=(0, 1))
    listed.width = width
    return listed


def _said_lists(reading: Reading, out: Outline, width: int) -> Iterable[Padding | Table | Text]:
    """The same without columns, for a terminal too narrow to keep cues and words side by side."""
    labels = {entry.claim.id: entry.label for entry in out.said}
    for number, source in enumerate(out.sources, 1):
        yield _who(out.label(number), source)
        listed = _list(width)
        for entry in out.by(number):
            told = [*_how(reading, entry).split(), _standing(entry.claim)]
            listed.add_row(Text(entry.label), Text(", ").join(told))
            listed.add_row("", _what(reading, entry, labels))
        yield listed
        yield Text()


def _who(label: str, source: Source | None) -> Text:
    who = Text().append(f"{label} ", "dim")
    if source is None:
        return who.append(NOBODY, "italic")
    who.append(in_terminal(source.name), "bold" if source.named or source.publisher else "")
    return who.append(f"  {in_terminal('; '.join(facts(source)))}", "dim")


def _how(reading: Reading, entry: Entry) -> Text:
    attribution = entry.claim.attribution
    if attribution is None:
        return Text()
    lines = [Text(_words(reading, attribution.cue_spans))] if attribution.cue_spans else []
    if attribution.manner != "indirect":
        lines.append(Text(f"{attribution.manner} quote", "dim"))
    if attribution.act != "statement":
        lines.append(Text(attribution.act, "dim"))
    if entry.doubtful:
        lines.append(Text("?", "bold"))
    return Text("\n").join(lines)


def _what(reading: Reading, entry: Entry, labels: dict[str, str]) -> Text:
    said = Text(_words(reading, entry.claim.spans))
    holder = labels.get(entry.claim.within or "")
    if holder:
        said.append(f" (within {holder})", "dim")
    return said.append(f"\n{_why(reading, entry.claim)}", "dim") if _is_doubt(entry.claim) else said


def _is_doubt(claim: Claim) -> bool:
    """Whether a standing rests on more than who says it."""
    return claim.why.by in ("hedge", "check") and bool(claim.why.spans)


def _why(reading: Reading, claim: Claim) -> str:
    """What a standing rests on, in the report's words: “purportedly”, “The county … could not confirm”."""
    return f"{claim.standing}: “{_words(reading, claim.why.spans)}”"


def _standing(claim: Claim) -> Text:
    return Text(claim.standing, _STANDING_STYLES[claim.standing])


def _own_table(reading: Reading, entries: Iterable[Entry], width: int) -> Table:
    table = _table(width, header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    for entry in entries:
        said = _what(reading, entry, {})
        table.add_row(Text(entry.label), said, _standing(entry.claim))
    return table


def _checks_table(reading: Reading, labels: dict[str, str], width: int, ids: bool) -> Table:
    table = _table(width)
    table.add_column("Who", width=_names_width(width), overflow="fold")
    table.add_column("Finds", no_wrap=True)
    table.add_column("Of", ratio=1, overflow="fold")
    for check in reading.checks:
        who = Text(f"{check.id} " if ids else "", "dim") + _verifier(reading, check)
        table.add_row(who, _outcome(check), _object(reading, check, labels))
    return table


def _checks_list(reading: Reading, labels: dict[str, str], width: int, ids: bool) -> Table:
    listed = _list(width)
    for number, check in enumerate(reading.checks, 1):
        facts = [*_verifier(reading, check).split(), *_outcome(check).split()]
        listed.add_row(check.id if ids else f"K{number}", Text(", ").join(facts))
        listed.add_row("", _object(reading, check, labels))
    return listed


def _verifier(reading: Reading, check: Check) -> Text:
    who = Text(in_terminal(verifier(reading, check)), "bold" if check.verifier else "italic")
    if check.tie:
        who.append(f"\n({in_terminal(check.tie)})", "dim")
    return who


def _outcome(check: Check) -> Text:
    found = "no answer" if check.no_answer else OUTCOMES[check.outcome]
    return Text(f"{check.aspect}\n", "") + Text(found, _OUTCOME_STYLES[check.outcome])


def _object(reading: Reading, check: Check, labels: dict[str, str]) -> Text:
    parts = [_words(reading, spans) for spans in (check.object_spans, check.basis_spans) if spans]
    found = Text("; ".join(parts))
    claims = [labels[claim] for claim in check.of if claim in labels]
    if claims:
        found.append(f"{' ' if parts else ''}({', '.join(claims)})", "dim")
    return found


def _words(reading: Reading, spans: Iterable[Span]) -> str:
    return in_terminal(words(reading.report.text, spans))
