"""How many independent origins stand behind mentions of one claim: what joins two of them, and why.

Two mentions are independent unless a path of these leads from one to the other:

| joined by | when |
|---|---|
| `source` | who says so has the same name, or is the same body (“police”, “the police chief”) |
| `outlet` | both stand in the same outlet's own voice, or on its word |
| `credit` | one says it has it from the other's outlet, or both say so of the same outlet |
| `copy` | the passages are one writing |
| `quotation` | both print the same quoted words |
| `report` | within one report, what it says itself and whom it says it from further on |
| `decision` | a person said that the sources, or the claims' sources, are the same |

A link that a person rejected joins nothing; sources that a person told apart stay apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from purport.ledger.persons import one_source, outlet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from purport.ledger.mentions import Mention
    from purport.report import Span

COVERED = 0.5  # of a claim's words that a shared passage must hold
NEAR = 120  # code points between a claim and the words that credit an outlet for it
_SAW = re.compile(r"\b(?:correspondent|reporter|journalist|photographer|witness|team)s?\b", re.I)


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two mentions have one origin: the sort of it, and the words or link that show it."""

    one: int
    other: int
    by: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: what it is, the mentions (their places in the list) that go back to it, and the ties.

    ``kind`` is "named source", "unnamed source", "document", "outlet" (an outlet's own report) or "first-hand"
    (its own people saw it). ``perhaps`` are the numbers of origins that may be the same one: unnamed sources.
    """

    number: int
    kind: str
    name: str
    mentions: tuple[int, ...]
    ties: tuple[Tie, ...]
    perhaps: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "kind": self.kind,
            "name": self.name,
            "mentions": list(self.mentions),
            "ties": [[tie.one, tie.other, tie.by, tie.evidence] for tie in self.ties],
            "perhaps": list(self.perhaps),
        }


@dataclass(frozen=True, slots=True)
class Lines:
    """The lineage of the reports at hand: links as rows of ``links``, credits by report, and people's decisions.

    ``same`` and ``apart`` hold pairs of source ids that a person joined or told apart.
    """

    shared: Sequence[Mapping[str, Any]] = ()
    credits: Mapping[int, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    same: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()


def origins_of(mentions: Sequence[Mention], lines: Lines) -> list[Origin]:
    """The independent origins of mentions of one claim, the one with most mentions first."""
    ties = [*_by_keys(mentions, lines), *_by_links(mentions, lines), *_by_decisions(mentions, lines)]
    groups = _joined(len(mentions), ties)
    found = []
    for members in groups:
        inside = tuple(tie for tie in ties if tie.one in members)
        kind, name = _what([mentions[i] for i in members], lines)
        found.append((kind, name, tuple(members), inside))
    found.sort(key=lambda one: (-len({mentions[i].report for i in one[2]}), one[2]))
    numbered = [Origin(n, *one) for n, one in enumerate(found, 1)]
    unnamed = [one.number for one in numbered if one.kind == "unnamed source"]
    return [
        Origin(
            one.number,
            one.kind,
            one.name,
            one.mentions,
            one.ties,
            tuple(n for n in unnamed if n != one.number),
        )
        if one.number in unnamed
        else one
        for one in numbered
    ]


def _by_keys(mentions: Sequence[Mention], lines: Lines) -> Iterable[Tie]:
    """Ties by who says so: an outlet, a source, a body."""
    first: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        for name in _outlets(mention, lines):
            at = first.setdefault(name, number)
            if at != number:
                yield Tie(at, number, "outlet", name)
    yield from _by_sources(mentions, lines)
    yield from _within_reports(mentions)


def _by_sources(mentions: Sequence[Mention], lines: Lines) -> Iterable[Tie]:
    said = [(n, one.source) for n, one in enumerate(mentions) if one.source]
    for place, (number, source) in enumerate(said):
        for at, other in said[:place]:
            pair = (min(source.id, other.id), max(source.id, other.id))
            if pair in lines.apart:
                continue
            if one_source(source, other) or _one_unnamed(mentions[at], mentions[number]):
                yield Tie(at, number, "source", source.name)


def _one_unnamed(one: Mention, other: Mention) -> bool:
    """“Local sources” and “a local source” of one report are counted once."""
    if one.report != other.report or one.source is None or other.source is None:
        return False
    if one.source.named or other.source.named:
        return False
    words = [name.casefold().split()[-1].removesuffix("s") for name in (one.source.name, other.source.name)]
    return words[0] == words[1]


def _within_reports(mentions: Sequence[Mention]) -> Iterable[Tie]:
    """A report's own words belong to whoever it says them from."""
    by_report: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_report[mention.report].append(number)
    for numbers in by_report.values():
        said = [n for n in numbers if mentions[n].source is not None]
        own = [n for n in numbers if mentions[n].source is None]
        for n in own:
            yield Tie((said or own)[0], n, "report", mentions[n].text)


def _outlets(mention: Mention, lines: Lines) -> Iterable[str]:
    """The outlets whose word a mention is: the source, else who printed it; and those credited beside it."""
    source = mention.source
    credits = lines.credits.get(mention.report, ())
    outlet = outlet_of(source) if source else None
    if outlet:
        yield outlet
    elif source is None:
        yield from mention.outlets
    for credit in credits:
        for span in credit["evidence"]["spans"]:
            whole = credit["evidence"]["whole"]
            if (whole and source is None) or _near(mention.around, span):
                yield credit["outlet"]


def _near(around: Span, span: Span) -> bool:
    return span[0] - NEAR < around[1] and around[0] - NEAR < span[1] and (span[0], span[1]) != (0, 0)


def _by_links(mentions: Sequence[Mention], lines: Lines) -> Iterable[Tie]:
    by_report: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_report[mention.report].append(number)
    for link in lines.shared:
        for passage in link["evidence"].get("passages", ()):
            ours = [n for n in by_report.get(link["report"], ()) if _covers(passage["ours"], mentions[n])]
            theirs = [n for n in by_report.get(link["origin"], ()) if _covers(passage["theirs"], mentions[n])]
            for one in ours:
                for other in theirs:
                    yield Tie(min(one, other), max(one, other), link["kind"], mentions[one].text)


def _covers(passage: Sequence[int], mention: Mention) -> bool:
    length = sum(end - start for start, end in mention.spans)
    shared = sum(max(0, min(end, passage[1]) - max(start, passage[0])) for start, end in mention.spans)
    return shared > 0 and shared >= COVERED * length


def _by_decisions(mentions: Sequence[Mention], lines: Lines) -> Iterable[Tie]:
    if not lines.same:
        return
    by_source = {one.source.id: n for n, one in enumerate(mentions) if one.source}
    for one, other in lines.same:
        if one in by_source and other in by_source:
            yield Tie(by_source[one], by_source[other], "decision", "a person said so")


def _joined(count: int, ties: Iterable[Tie]) -> list[list[int]]:
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for tie in ties:
        parent[root(tie.other)] = root(tie.one)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        groups[root(i)].append(i)
    return list(groups.values())


def _what(mentions: Sequence[Mention], lines: Lines) -> tuple[str, str]:
    """What sort of origin the mentions go back to, and what it is called."""
    sources = [one.source for one in mentions if one.source]
    for kind, wanted in (("document", "document"), ("named source", None)):
        for one in sources:
            if one.named and (one.kind == wanted if wanted else one.kind not in ("document", "media")):
                return kind, one.name
    for one in sources:
        if one.kind != "media" and one.same is None:
            return "unnamed source", one.name
    if sources and _SAW.search(sources[0].name):
        return "first-hand", sources[0].name
    for mention in mentions:
        for credit in lines.credits.get(mention.report, ()):
            if credit["evidence"]["whole"]:
                return "outlet", credit["outlet"]
    media = [one.name for one in sources if one.kind == "media"]
    return "outlet", (media or [mentions[0].outlets[0] if mentions[0].outlets else "an outlet not named"])[0]
