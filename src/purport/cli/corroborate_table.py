"""A corroboration for reading in a terminal: origins, who carries each, and why they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.cli.screen import STANDINGS, cut
from purport.export.outline import date
from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from purport.ledger.corroborate import Corroborating, Corroboration
    from purport.ledger.origins import Origin

TIES = 4  # shown of one origin
_BY = {
    "source": "the same source",
    "outlet": "on the word of one outlet",
    "copy": "one writing",
    "quotation": "the same quoted words",
    "report": "one report",
    "decision": "a person said so",
}
_ASIDE = (("contradicts", "Contradicts it"), ("doubts", "Doubts it"))


def render_corroboration(found: Corroboration, console: Console) -> None:
    """Writes the count first, then each origin with its mentions and ties, then what contradicts or doubts it."""
    from rich.text import Text

    console.print(Text(in_terminal(f"“{cut(found.text, 300)}”"), style="bold"))
    console.print(Text(_counts(found)))
    for origin in found.origins:
        console.print()
        console.print(_heading(origin))
        for place in origin.mentions:
            _mention(found.found[place], console)
        _ties(found, origin, console)
    asides = [
        (heading, [one for one in found.found if one.sure and one.relation == sort])
        for sort, heading in _ASIDE
    ]
    asides.append(("May bear on it, not counted", [one for one in found.found if not one.sure]))
    for heading, beside in asides:
        if beside:
            console.print()
            console.print(Text(heading, style="bold"))
            for one in beside:
                _mention(one, console)


def _counts(found: Corroboration) -> str:
    outlets, origins = len(found.outlets), len(found.origins)
    if not origins:
        return "nothing in the ledger says the same"
    return f"{_many(outlets, 'outlet')}, {_many(origins, 'independent origin')}"


def _heading(origin: Origin) -> Text:
    from rich.text import Text

    line = Text(f"{origin.number}  ", style="bold")
    line.append(in_terminal(origin.name))
    line.append(f"  {origin.kind}", style="dim")
    if origin.perhaps:
        others = ", ".join(map(str, origin.perhaps))
        line.append(f"  may be one with {others}: none of them is named", style="yellow")
    return line


def _mention(one: Corroborating, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    mention = one.mention
    line = Text(f"{mention.name:10} ", style="dim")
    line.append(in_terminal(", ".join([*mention.outlets, *([date(mention.day)] if mention.day else [])])))
    line.append(f"  {mention.source.name if mention.source else 'in its own voice'}", style="dim")
    line.append(f"  {mention.standing}", style=STANDINGS.get(mention.standing, "dim"))
    if one.relation == "other value":
        line.append("  with another figure", style="yellow")
    line.append("  a person said so" if one.decided else f"  {one.chance:.0%}", style="dim")
    console.print(Padding(line, (0, 0, 0, 3)))
    console.print(Padding(Text(in_terminal(f"“{cut(mention.text, 200)}”")), (0, 0, 0, 14)))


def _ties(found: Corroboration, origin: Origin, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    across = [tie for tie in origin.ties if tie.by != "report"]
    for tie in across[:TIES]:
        one, other = (found.found[place].mention.name for place in (tie.one, tie.other))
        words = f"{one} and {other}: {_BY[tie.by]}" + (f", “{cut(tie.evidence, 60)}”" if tie.evidence else "")
        console.print(Padding(Text(in_terminal(words), style="italic dim"), (0, 0, 0, 3)))
    if len(across) > TIES:
        console.print(Padding(Text(f"and {len(across) - TIES} more ties", style="italic dim"), (0, 0, 0, 3)))


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
