"""A reading in the order an editor reads it: who says what first, the publisher's own voice apart.

Every view takes its numbers from here, so that claim 2.1 of a table is claim 2.1 of a page: sources are
numbered as their first claims come, claims within each, and the publisher's own as P1, P2 ...
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from purport.reading import Reading
    from purport.report import Report, Span
    from purport.sources import Source
    from purport.standing import Claim

NOBODY = "nobody named"
DOUBTFUL_UNDER = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its label, its source's number (``voice``, 0: the publisher) and its depth of nesting."""

    claim: Claim
    label: str
    voice: int
    depth: int

    @property
    def doubtful(self) -> bool:
        """Whether its attribution is as likely wrong as right."""
        attribution = self.claim.attribution
        return attribution is not None and attribution.confidence < DOUBTFUL_UNDER


@dataclass(frozen=True, slots=True)
class Outline:
    """``said`` and ``own`` in text order, what stands within a claim right after it; sources by number.

    With ``ids`` labels are the reading's own ids (c3, s2, k1), which a ledger's commands take.
    """

    said: tuple[Entry, ...]
    own: tuple[Entry, ...]
    sources: tuple[Source | None, ...]
    ids: bool = False

    def by(self, number: int) -> list[Entry]:
        """The claims of the source with this number (from 1)."""
        return [entry for entry in self.said if entry.voice == number]

    def label(self, number: int) -> str:
        """What the source with this number is called."""
        source = self.sources[number - 1]
        return str(number) if not self.ids else source.id if source else "-"


def outline(reading: Reading, *, ids: bool = False) -> Outline:
    """The reading's claims in order, numbered, or with ``ids`` by the ids they have."""
    said = _nested([claim for claim in reading.claims if claim.attribution is not None])
    sources: dict[str | None, Source | None] = {}
    for claim, _ in said:
        sources.setdefault(claim.source.id if claim.source else None, claim.source)
    own = sorted((claim for claim in reading.claims if claim.attribution is None), key=_start)
    return Outline(
        said=tuple(_numbered(said, list(sources), ids)),
        own=tuple(Entry(claim, claim.id if ids else f"P{n}", 0, 0) for n, claim in enumerate(own, 1)),
        sources=tuple(sources.values()),
        ids=ids,
    )


def _start(claim: Claim) -> tuple[int, int]:
    """Sorts by where a claim begins, the longer first."""
    if not claim.spans:
        return (0, 0)
    return (claim.spans[0][0], -claim.spans[-1][1])


def _nested(claims: list[Claim]) -> list[tuple[Claim, int]]:
    """Claims with their depth, each followed by what stands within it."""
    known = {claim.id for claim in claims}
    children: dict[str | None, list[Claim]] = {}
    for claim in sorted(claims, key=_start, reverse=True):
        children.setdefault(claim.within if claim.within in known else None, []).append(claim)
    found: list[tuple[Claim, int]] = []
    waiting = [(claim, 0) for claim in children.get(None, [])]
    while waiting:
        claim, depth = waiting.pop()
        found.append((claim, depth))
        waiting += [(child, depth + 1) for child in children.get(claim.id, [])]
    return found


def _numbered(said: list[tuple[Claim, int]], sources: list[str | None], ids: bool) -> Iterable[Entry]:
    numbers = {source: number for number, source in enumerate(sources, 1)}
    counts: Counter[int] = Counter()
    for claim, depth in said:
        number = numbers[claim.source.id if claim.source else None]
        counts[number] += 1
        yield Entry(claim, claim.id if ids else f"{number}.{counts[number]}", number, depth)


def facts(source: Source) -> list[str]:
    """What is known of a source, in plain words; what stands in “” is the report's own."""
    if source.publisher:
        found = ["the publisher"]
    elif not source.resolved:
        found = ["not resolved: the report does not say who this is"]
    else:
        found = [f"{source.kind or 'kind not known'}, {'named' if source.named else 'not named'}"]
    quoted = (
        ("", source.description),
        ("how many: ", source.number),
        ("of: ", source.body),
        ("tie: ", source.tie),
        ("why not named: ", source.reason),
    )
    return found + [f"{label}“{words_}”" for label, words_ in quoted if words_]


def words(text: str, spans: Iterable[Span]) -> str:
    """What the spans hold, verbatim, pieces that stand apart joined by " … "."""
    return " … ".join(text[start:end] for start, end in spans)


def summary(out: Outline) -> str:
    """The reading in one line of counts."""
    own = counted(len(out.own), "sentence")
    return f"{_said(out)}; {own} in the publisher's own voice"


def _said(out: Outline) -> str:
    nobody = sum(entry.claim.source is None for entry in out.said)
    sources = counted(sum(source is not None for source in out.sources), "source")
    claims = counted(len(out.said), "claim")
    if nobody == len(out.said):
        return f"{claims} by {NOBODY}" if nobody else "No claims by any source"
    if nobody:
        return f"{claims}, {nobody} of them by {NOBODY}, the others by {sources}"
    return f"{claims} by {sources}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 claim", "2 claims"; ``plural`` where it is not the noun with an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def published(report: Report) -> str | None:
    """When the report was published, as newspapers write it."""
    return date(report.published) if report.published else None


def date(stated: str) -> str:
    """The date as newspapers write it, with any time that is stated; unchanged if it is no date."""
    try:
        when = datetime.fromisoformat(stated)
    except ValueError:
        return stated
    day = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    if len(stated) <= len("2024-11-09"):
        return day
    zone = when.tzname() or ""
    return f"{day}, {when:%H:%M} {zone}".rstrip()


# Not strftime's, which follow the process's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
