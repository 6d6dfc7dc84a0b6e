"""One thing of a ledger on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from purport.cli.decision_words import told
from purport.cli.part_table import part_rows
from purport.cli.screen import LINE, called, cut, rows
from purport.export.outline import counted, date
from purport.export.safe import in_terminal
from purport.export.table import render_table
from purport.ledger.linked import BYLINE
from purport.ledger.views import ShownLink, ShownPart, ShownReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from purport.ledger import Decision
    from purport.ledger.linked import Linked
    from purport.ledger.views import Appearance, Shown

MOST_LINKS = 20
MOST_PASSAGES = 8

# What a report does to the one at the other end: it takes, is taken from, and where nobody knows who took.
_DOES = {
    "copy": ("copies", "is copied by", "shares text with"),
    "credit": ("credits",) * 3,
    "quotation": ("quotes the same words as",) * 3,
    "document": ("cites the same document as",) * 3,
}
_HEADINGS = {
    ("copy", True): "Copies",
    ("copy", False): "Shared with",
    ("credit", True): "Credits",
    ("quotation", False): "Also in",
    ("document", False): "Also cited in",
}
_WHY = {
    "credit": "it credits the other's outlet",
    "later": "it was published later",
    "both": "not known: one took from the other, or both from a third",
}


def render(shown: Shown, console: Console) -> None:
    """Prints it as editors read it: what it is, where it comes from, what was decided."""
    if isinstance(shown, ShownReport):
        _report(shown, console)
        return
    found = part_rows(shown) if isinstance(shown, ShownPart) else _link_rows(shown)
    console.print(rows([*found, *_decisions(shown.decisions)], console.width))


def _report(shown: ShownReport, console: Console) -> None:
    report = shown.reading.report
    console.print(Text(in_terminal(report.title or "No title"), "bold"))
    console.print(Text(f"report {shown.id}, added {date(shown.added[:10])}", "dim"))
    found = [
        *_headed("Appeared", [_appearance(one, shown.id.report) for one in shown.appearances]),
        *_headed("Linked", _links(shown.links)),
        *_decisions(shown.decisions),
    ]
    console.print(rows(found, console.width))
    console.print()
    render_table(shown.reading, console, heading=False, ids=True)


def _headed(heading: str, words: Iterable[str | Text]) -> Iterator[tuple[str, str | Text]]:
    for number, one in enumerate(words):
        yield ("" if number else heading), one


def _appearance(one: Appearance, report: int) -> Text:
    found = Text(
        in_terminal(", ".join([one.outlet or "no outlet stated", *([date(one.day)] if one.day else [])]))
    )
    versions = [f"version {one.version}"] if one.version > 1 or one.superseded_by else []
    versions += [f"newer than {one.supersedes}"] if one.supersedes else []
    versions += [f"superseded by {one.superseded_by}"] if one.superseded_by else []
    if versions:
        found.append(f"  {', '.join(versions)}", "yellow" if one.superseded_by else "dim")
    return found.append(f"\n{in_terminal(one.url or one.input or 'no address')}", "dim")


def _links(links: Sequence[Linked]) -> Iterator[Text]:
    for one in links[:MOST_LINKS]:
        line = Text().append(f"{one.id} ", "dim").append(f"{does(one)} {other(one)}")
        if one.words:
            line.append(f"\n{in_terminal(_shown_by(one))}", "dim")
        yield line
    if len(links) > MOST_LINKS:
        rest = counted(len(links) - MOST_LINKS, "more link")
        yield Text(f"and {rest}; --format json has all", "dim")


def does(one: Linked) -> str:
    """What the report does to the other one."""
    taking, giving, neither = _DOES[one.kind]
    return neither if not one.directed else taking if one.takes else giving


def other(one: Linked) -> str:
    """The other report, or the outlet of a credit."""
    return in_terminal(f"{called(one.other)}" if one.other else one.outlet or "an outlet")


def _shown_by(one: Linked) -> str:
    if one.words[0] == BYLINE:
        return BYLINE
    more = f" and {len(one.words) - 1} more" if len(one.words) > 1 else ""
    return f"“{cut(one.words[0])}”{more}"


def _link_rows(shown: ShownLink) -> Iterator[tuple[str, str | Text]]:
    one = shown.taker
    yield str(shown.id), Text().append(one.kind, "bold").append(f"  {_percent(one.score)} sure", "dim")
    yield "Report", called(shown.place)
    yield _HEADINGS[one.kind, one.directed], called(one.other) if one.other else one.outlet or "an outlet"
    evidence = one.evidence
    if "why" in evidence:
        yield "Who took", _WHY[evidence["why"]]
    if "contained" in evidence:
        yield (
            "Shared",
            (
                f"{counted(evidence['words'], 'word')} that are nobody's quotation, "
                f"{_percent(evidence['contained'])} of the shorter report"
            ),
        )
    if evidence.get("whole"):
        yield "Of", "the whole report"
    quoted = [words if words == BYLINE else f"“{cut(words, 3 * LINE)}”" for words in one.words]
    yield from _headed("Words", quoted[:MOST_PASSAGES])
    if len(quoted) > MOST_PASSAGES:
        yield "", Text(f"and {len(quoted) - MOST_PASSAGES} more; --format json has all", "dim")


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _decisions(decisions: Iterable[Decision]) -> Iterator[tuple[str, str | Text]]:
    return _headed("Decided", [Text(told(one), "strike" if one.undone else "") for one in decisions])
